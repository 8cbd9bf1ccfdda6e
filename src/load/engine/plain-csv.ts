import { isUtf8 } from 'node:buffer';

/**
 * Whether CSV is so regular that every reader reads it alike: UTF-8, as many cells in every row, quotation marks only around
 * whole cells, one kind of line end, no NUL, no endless row. It takes the bytes as they come and keeps no more than one row.
 */

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LONGEST_ROW = 2 ** 20;

export class PlainCsv {
  readonly #delimiter: number;
  /** 1 for the bytes that mean something; all others are passed over. */
  readonly #matters = new Uint8Array(256);
  #isPlain = true;
  #isFirst = true;
  #isQuoted = false;
  /** A mark that closes the cell or is the first of two, or a return, has come: the next byte decides. */
  #pending: typeof QUOTE | typeof CR | undefined;
  #last = LF;
  #delimiters = 0;
  #lineEnds: 'LF' | 'CRLF' | undefined;
  #row: Buffer = Buffer.alloc(0);
  /** A cell holds a line end. */
  hasLineInCell = false;

  constructor(
    delimiter: string,
    readonly columns: number,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
    for (const byte of [NUL, LF, CR, QUOTE, this.#delimiter]) this.#matters[byte] = 1;
  }

  take(bytes: Buffer): void {
    const chunk = this.#isFirst && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
    this.#isFirst = false;
    if (!this.#isPlain || chunk.length === 0) return;
    this.#isPlain = this.#marks(chunk) && this.#letters(chunk);
    this.#last = chunk.at(-1) ?? LF;
  }

  /** After the last chunk. */
  get isPlain(): boolean {
    if (!this.#isPlain || (this.#isQuoted && this.#pending !== QUOTE) || this.#last === CR) return false;
    return isUtf8(this.#row) && (this.#last === LF || this.#delimiters === this.columns - 1);
  }

  get endsWithLine(): boolean {
    return this.#last === LF;
  }

  #marks(chunk: Buffer): boolean {
    const matters = this.#matters;
    const { length } = chunk;
    for (let at = 0; at < length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#pending !== undefined) {
        const is = this.#pending;
        this.#pending = undefined;
        if (is === QUOTE && byte === QUOTE) continue;
        this.#isQuoted = false;
        if (is === CR ? byte !== LF : !this.#isEdge(byte)) return false;
      }
      if (matters[byte] === 0) continue;
      const before = at === 0 ? this.#last : (chunk[at - 1] ?? 0);
      if (this.#isQuoted ? !this.#inside(byte) : !this.#outside(byte, before)) return false;
    }
    return true;
  }

  #isEdge = (byte: number): boolean => byte === this.#delimiter || byte === LF || byte === CR;

  #inside(byte: number): boolean {
    if (byte === QUOTE) this.#pending = QUOTE;
    else if (byte === LF || byte === CR) this.hasLineInCell = true;
    return byte !== NUL;
  }

  #outside(byte: number, before: number): boolean {
    if (byte === this.#delimiter) this.#delimiters += 1;
    else if (byte === LF) return this.#endRow(before);
    else if (byte === CR) this.#pending = CR;
    else if (byte === QUOTE) {
      this.#isQuoted = true;
      return this.#isEdge(before);
    }
    return byte !== NUL;
  }

  /** Empty lines are left to the reader of rows too. */
  #endRow(before: number): boolean {
    const kind = before === CR ? 'CRLF' : 'LF';
    const isOne = this.#lineEnds === undefined || this.#lineEnds === kind;
    this.#lineEnds = kind;
    const isFull = this.#delimiters === this.columns - 1;
    this.#delimiters = 0;
    return isOne && isFull;
  }

  /** A letter may be cut by the end of a chunk, but not by the end of a line. */
  #letters(chunk: Buffer): boolean {
    const end = chunk.lastIndexOf(LF) + 1;
    const whole = this.#row.length === 0 ? chunk.subarray(0, end) : Buffer.concat([this.#row, chunk.subarray(0, end)]);
    const rest = chunk.subarray(end);
    this.#row = end === 0 ? Buffer.concat([this.#row, rest]) : Buffer.from(rest);
    return this.#row.length <= LONGEST_ROW && (end === 0 || isUtf8(whole));
  }
}
