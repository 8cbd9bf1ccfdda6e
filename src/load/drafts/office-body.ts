import type { TextPosition } from '../../core/audit.js';
import type { DraftBuilder } from './builder.js';

/** Text of OpenDocument (.odt) and of presentations (.pptx): paragraphs, headings, lists, tables, notes. */

/** Room for the letters of one paragraph: an offset is paragraph × this + letter. */
const PARAGRAPH = 2 ** 22;

/** What an element is, by its name in either format. */
const KINDS: Readonly<Record<string, 'paragraph' | 'heading' | 'item' | 'table' | 'row' | 'cell' | 'blank' | 'note'>> =
  {
    'text:p': 'paragraph',
    'text:h': 'heading',
    'text:list-item': 'item',
    'text:note': 'note',
    'text:tab': 'blank',
    'text:s': 'blank',
    'text:line-break': 'blank',
    'table:table': 'table',
    'table:table-row': 'row',
    'table:table-cell': 'cell',
    'a:p': 'paragraph',
    'a:br': 'blank',
    'a:tbl': 'table',
    'a:tr': 'row',
    'a:tc': 'cell',
  };

type Attributes = Readonly<Record<string, string>>;

export class OfficeBody {
  #paragraph = 0;
  #letter = 0;
  #mark = '';
  #isStarted = false;
  #cells = 0;
  #items = 0;
  #text = 0;
  #notes = 0;

  /** `textTag` is the element whose text is shown (a:t); without one, that of paragraphs is. */
  constructor(
    readonly builder: DraftBuilder,
    readonly textTag?: string,
  ) {}

  readonly positionOf = (offset: number): TextPosition => ({
    line: Math.max(1, Math.floor(offset / PARAGRAPH)),
    column: (offset % PARAGRAPH) + 1,
  });

  open(tag: string, attributes: Attributes): void {
    const kind = KINDS[tag];
    if (tag === this.textTag) this.#text += 1;
    if (kind === 'paragraph' || kind === 'heading') this.#openParagraph(kind === 'heading');
    else if (kind === 'item') this.#items += 1;
    else if (kind === 'note') this.#notes += 1;
    else if (kind === 'blank') this.#put(' ');
    else if (kind === 'table') this.builder.openTable();
    else if (kind === 'row') this.builder.openRow();
    else if (kind === 'cell') {
      this.#cells += 1;
      this.builder.openCell(false, Number(attributes['table:number-columns-spanned'] ?? attributes.gridSpan) || 1);
    }
  }

  close(tag: string): void {
    const kind = KINDS[tag];
    if (tag === this.textTag) this.#text -= 1;
    if (kind === 'paragraph' || kind === 'heading') this.#text -= this.textTag === undefined ? 1 : 0;
    else if (kind === 'item') this.#items -= 1;
    else if (kind === 'note') this.#notes -= 1;
    else if (kind === 'cell') {
      this.#cells -= 1;
      this.builder.closeCell();
    } else if (kind === 'table') this.builder.closeTable();
  }

  text(text: string): void {
    if (this.#text > 0 && this.#notes === 0) this.#put(text);
  }

  #openParagraph(isHeading: boolean): void {
    if (this.textTag === undefined) this.#text += 1;
    this.#paragraph += 1;
    this.#letter = 0;
    this.#mark = isHeading ? '# ' : this.#items > 0 ? '- ' : '';
    this.#isStarted = false;
  }

  #put(text: string): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.builder.block(this.#cells > 0 ? '' : this.#mark);
    }
    this.builder.put(text, this.#paragraph * PARAGRAPH + this.#letter, false);
    this.#letter += text.length;
  }
}
