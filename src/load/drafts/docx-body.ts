import type { TextPosition } from '../../core/audit.js';
import type { DraftBuilder } from './builder.js';

/** The elements of WordprocessingML that hold text: paragraphs, runs, tables, footnotes. Deleted text is left out. */

/** Room for the letters of one paragraph: an offset is paragraph × this + letter. */
const PARAGRAPH = 2 ** 22;

const BLANKS = ['w:tab', 'w:br', 'w:cr'];

type Attributes = Readonly<Record<string, string>>;

export class DocxBody {
  #paragraph = 0;
  #letter = 0;
  #mark = '';
  #isStarted = false;
  #isText = false;
  #isRaised = false;
  #span = 1;
  #cells = 0;
  #note: string | undefined;

  constructor(readonly builder: DraftBuilder) {}

  readonly positionOf = (offset: number): TextPosition => ({
    line: Math.max(1, Math.floor(offset / PARAGRAPH)),
    column: (offset % PARAGRAPH) + 1,
  });

  open(tag: string, attributes: Attributes): void {
    if (tag === 'w:p') this.#openParagraph();
    else if (tag === 'w:tbl') this.builder.openTable();
    else if (tag === 'w:tr') this.builder.openRow();
    else if (tag === 'w:tc') this.#openCell();
    else if (BLANKS.includes(tag)) this.#put(' ');
    else if (tag === 'w:noBreakHyphen') this.#put('-');
    else if (tag === 'w:footnoteReference') this.#refer(attributes['w:id'] ?? '');
    else this.#apply(tag, attributes['w:val'] ?? '', attributes);
  }

  /** Elements that say how the text to come is to be read. */
  #apply(tag: string, value: string, attributes: Attributes): void {
    if (tag === 'w:t') this.#isText = true;
    else if (tag === 'w:r') this.#isRaised = false;
    else if (tag === 'w:vertAlign') this.#isRaised = value === 'superscript';
    else if (tag === 'w:pStyle') this.#mark = /^(?:heading|title|caption)/i.test(value) ? '# ' : this.#mark;
    else if (tag === 'w:numPr') this.#mark ||= '- ';
    else if (tag === 'w:footnote') this.#note = attributes['w:type'] ? undefined : attributes['w:id'];
    else if (tag === 'w:gridSpan') this.#span = Number(value) || 1;
  }

  close(tag: string): void {
    if (tag === 'w:t') this.#isText = false;
    else if (tag === 'w:tc') this.#closeCell();
    else if (tag === 'w:tbl') this.builder.closeTable();
  }

  text(text: string): void {
    if (this.#isText) this.#put(text);
  }

  #openCell(): void {
    this.#cells += 1;
    this.#span = 1;
    this.builder.openCell(false, 1);
  }

  #closeCell(): void {
    this.#cells -= 1;
    this.builder.closeCell();
    // A cell over several columns is followed by as many empty ones as keep the others under their headings.
    for (let turn = 1; turn < Math.min(this.#span, 50); turn += 1) {
      this.builder.openCell(false, 1);
      this.builder.closeCell();
    }
    this.#span = 1;
  }

  #openParagraph(): void {
    this.#paragraph += 1;
    this.#letter = 0;
    this.#mark = '';
    this.#isStarted = false;
  }

  #put(text: string): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.builder.block(this.#cells > 0 ? '' : this.#markNow());
    }
    this.builder.put(text, this.#paragraph * PARAGRAPH + this.#letter, this.#isRaised);
    this.#letter += text.length;
  }

  #markNow(): string {
    if (this.#note === undefined) return this.#mark;
    const mark = `[^${this.#note}]: `;
    this.#note = undefined;
    return mark;
  }

  #refer(id: string): void {
    this.#put('');
    this.builder.put(id, this.#paragraph * PARAGRAPH + this.#letter, true);
  }
}
