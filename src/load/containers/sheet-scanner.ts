/**
 * Whether the rows of a worksheet say each cell once, before the reader of workbooks reads them: of a cell met twice it takes
 * the last, and it adds phonetic text to the text of its cell. Rows, and cells within a row, must come in ascending order, as
 * every spreadsheet writes them: then no list of them has to be kept.
 */

export interface SheetFault {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A cell as spreadsheets write it, as a whole; or the beginning of any other tag of the rows. */
const TAG =
  /<c r="([A-Z]{1,3})(\d{1,7})"(?: [st]="\w*")*>(?:<v>[^<]*<\/v>)?<\/c>|<(\/?)(?:[\w.-]+:)?(sheetData|row|c|v|is|rPh)(?=[\s/>])([^>]*)|<!/g;
const ATTRIBUTES = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?$/;
const REFERENCE = /^([A-Za-z]{1,3})(\d{1,7})$/;
/** A tag of a cell takes some forty letters. */
const LONGEST_TAG = 2 ** 16;

/** "A" is 1, "AB" is 28. */
function columnNumber(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + (letters.charCodeAt(at) & 31);
  return column;
}

export class SheetScanner {
  fault: SheetFault | undefined;
  #rest = '';
  #isInRows = false;
  #row = 0;
  #column = 0;
  #values = 0;

  /** The next bytes of the sheet. Tags and references are ASCII, so the encoding of the texts does not matter. */
  take(bytes: Uint8Array): void {
    if (this.fault) return;
    const text = this.#rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    // Every tag before the last has come to its end.
    const last = text.lastIndexOf('<');
    this.#rest = last === -1 ? '' : text.slice(last);
    if (this.#rest.length > LONGEST_TAG && !this.#rest.includes('>')) this.#refuse('a tag has no end');
    this.#scan(last === -1 ? '' : text.slice(0, last));
  }

  #scan(text: string): void {
    TAG.lastIndex = 0;
    for (let found = TAG.exec(text); found && !this.fault; found = TAG.exec(text)) {
      const [tag, letters, digits, slash, name, attributes = ''] = found;
      if (letters !== undefined && digits !== undefined) this.#cell(columnNumber(letters), Number(digits));
      else if (name === 'sheetData') this.#isInRows = slash === '' && !attributes.endsWith('/');
      else if (this.#isInRows && tag === '<!') this.#refuse('a comment or CDATA stands among the rows');
      else if (this.#isInRows && slash === '' && name !== undefined) this.#open(name, attributes);
    }
  }

  #open(name: string, attributes: string): void {
    if (name === 'rPh') this.#refuse('phonetic text stands in the cell');
    else if (name === 'v' || name === 'is') this.#value();
    else if (!ATTRIBUTES.test(attributes)) this.#refuse('a tag is not as a spreadsheet writes it');
    else {
      const reference = /\sr\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
      if (name === 'row') this.#nextRow(reference);
      else this.#nextCell(reference);
    }
  }

  #nextRow(reference: string | undefined): void {
    const row = reference === undefined ? this.#row + 1 : Number(reference);
    const isLater = row > this.#row;
    this.#row = row;
    this.#column = 0;
    if (!Number.isInteger(row)) this.#refuse('the number of a row is none');
    else if (!isLater) this.#refuse(`row ${row} is there twice, or rows are out of order`);
  }

  #nextCell(reference: string | undefined): void {
    const [, letters, digits] = REFERENCE.exec(reference ?? '') ?? [];
    if (reference === undefined) this.#cell(this.#column + 1, this.#row);
    else if (letters === undefined) this.#refuse('the name of a cell is none');
    else this.#cell(columnNumber(letters), Number(digits));
  }

  #cell(column: number, row: number): void {
    if (!this.#isInRows) return;
    const isLater = column > this.#column;
    this.#column = column;
    this.#values = 0;
    if (row !== this.#row) this.#refuse(`a cell of row ${row} stands in row ${this.#row}`);
    else if (!isLater) this.#refuse('the cell is there twice, or cells are out of order');
  }

  #value(): void {
    this.#values += 1;
    if (this.#values > 1) this.#refuse('the cell has two values');
  }

  #refuse(text: string): void {
    this.fault ??= { row: Math.max(1, this.#row), column: Math.max(1, this.#column), text };
  }
}
