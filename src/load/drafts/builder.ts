import type { DraftText, TextPosition } from '../../core/audit.js';

/** Puts together the plain text of a marked-up draft; every letter has its position in what it was read from. */

interface Piece {
  readonly text: string;
  readonly at: readonly number[];
}

interface Cell extends Piece {
  readonly isHead: boolean;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A raised digit stays raised, or the footnote of "150²" would make it 1,502. */
const raise = (text: string): string => text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);

/** A letter that would be read as Markdown's own mark of a cell's end. */
const inCell = (letter: string): string => (letter === '|' ? '/' : letter);

export class DraftBuilder {
  readonly #text: string[] = [];
  readonly #at: number[] = [];
  #table: { rows: Cell[][]; depth: number } | undefined;
  #cell: { text: string[]; at: number[]; isHead: boolean; span: number } | undefined;
  #last = 0;

  /** A new paragraph, heading ("# ") or list item ("- "); inside a cell only a blank. */
  block(mark = ''): void {
    if (this.#cell) this.#space();
    else if (!this.#table) this.#plain(`\n\n${mark}`);
  }

  /** Text of the draft, its first letter at `start`; white space is one blank. */
  put(text: string, start: number, raised = false): void {
    if (this.#table && !this.#cell) return;
    [...(raised ? raise(text) : text)].reduce((position, sign) => {
      if (/\s/.test(sign)) this.#space(position);
      else for (const unit of sign.split('')) this.#letter(unit, position);
      return position + sign.length;
    }, start);
  }

  openTable(): void {
    if (this.#table) this.#table.depth += 1;
    else this.#table = { rows: [], depth: 0 };
  }

  openRow(): void {
    if (this.#table?.depth === 0) this.#table.rows.push([]);
  }

  openCell(isHead: boolean, span = 1): void {
    if (this.#table?.depth === 0) this.#cell = { text: [], at: [], isHead, span };
    else this.#space();
  }

  closeCell(): void {
    const cell = this.#cell;
    if (!cell || this.#table?.depth !== 0) return;
    this.#cell = undefined;
    const trimmed = { text: cell.text.join('').trimEnd(), at: cell.at, isHead: cell.isHead };
    for (let turn = 0; turn < Math.min(cell.span, 50); turn += 1) this.#table.rows.at(-1)?.push(trimmed);
  }

  closeTable(): void {
    const table = this.#table;
    if (!table) return;
    if (table.depth > 0) {
      table.depth -= 1;
      return;
    }
    this.closeCell();
    this.#table = undefined;
    this.#writeTable(table.rows.filter((row) => row.length > 0));
  }

  draft(name: string, position: (offset: number) => TextPosition): DraftText {
    this.closeTable();
    const at = this.#at;
    return {
      name,
      text: this.#text.join(''),
      positionOf: (offset) => position(at[Math.min(offset, at.length - 1)] ?? 0),
    };
  }

  #letter(letter: string, position: number): void {
    const to = this.#cell ?? { text: this.#text, at: this.#at };
    to.text.push(this.#cell ? inCell(letter) : letter);
    to.at.push(position);
    this.#last = position;
  }

  #space(position = this.#last): void {
    const text = this.#cell?.text ?? this.#text;
    if (text.length > 0 && !/\s/.test(text.at(-1) ?? '')) this.#letter(' ', position);
  }

  #plain(text: string, position = this.#last): void {
    for (const letter of text.split('')) {
      this.#text.push(letter);
      this.#at.push(position);
    }
  }

  /** Heading rows become one, column by column; then a rule, then the rows. */
  #writeTable(rows: readonly (readonly Cell[])[]): void {
    const end = rows.findIndex((row) => row.some(({ isHead }) => !isHead) && !row.every(({ isHead }) => isHead));
    const heads = rows.slice(0, Math.max(1, end < 0 ? 1 : end));
    const width = Math.max(0, ...rows.map(({ length }) => length));
    const header = Array.from({ length: width }, (_, column): Piece => {
      const cells = heads
        .map((row) => row[column])
        .filter((cell, turn, all) => cell && cell.text !== all[turn - 1]?.text);
      return {
        text: cells
          .map((cell) => cell?.text ?? '')
          .join(' ')
          .trim(),
        at: cells.flatMap((cell) => [...(cell?.at ?? []).slice(0, cell?.text.length), cell?.at.at(-1) ?? 0]),
      };
    });
    this.#plain('\n\n');
    this.#writeRow(header);
    this.#plain('|---|\n');
    for (const row of rows.slice(heads.length)) this.#writeRow(row);
  }

  #writeRow(cells: readonly Piece[]): void {
    for (const { text, at } of cells) {
      this.#plain('| ', at[0]);
      // By code unit: a position counts them.
      for (const [index, unit] of text.split('').entries()) {
        this.#text.push(unit);
        this.#at.push(at[index] ?? this.#last);
      }
      this.#plain(' ', at.at(-1));
    }
    this.#plain('|\n');
  }
}
