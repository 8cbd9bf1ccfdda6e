import { isUtf8 } from 'node:buffer';
import { LONGEST_ROW } from '../containers/csv.js';
import { CR, LF, type LineEnds, NEVER, PlainLines, QUOTE } from './strict-lines.js';

/**
 * Whether CSV is so regular that every reader reads it alike: UTF-8, as many cells in every row, quotation marks only around
 * whole cells, one kind of line end, no NUL, no endless row. It takes the bytes as they come and keeps no more than one row.
 */

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** What a byte is, outside marks; a letter of a cell is 0. */
const DIGIT = 1;
const SPECIAL = 2;

export class StrictCsvScanner {
  readonly #delimiter: number;
  readonly #kinds = new Uint8Array(256);
  #isPlain = true;
  #isFirst = true;
  #isQuoted = false;
  /** A mark that closes the cell or is the first of two, or a return, has come: the next byte decides. */
  #pending: typeof QUOTE | typeof CR | undefined;
  #last = LF;
  #delimiters = 0;
  /** From this column on, cells of the row must be digits: nowhere in the header. */
  #digitsFrom = Number.POSITIVE_INFINITY;
  /** Rows ended so far, the header among them. */
  #ended = 0;
  #lineEnds: LineEnds | undefined;
  /** Until the first quotation mark, where cells need not be digits. */
  #lines: PlainLines | undefined;
  #row: Buffer = Buffer.alloc(0);
  /** A cell holds a line end. */
  hasLineInCell = false;

  constructor(
    delimiter: string,
    readonly columns: number,
    /** From this column on, cells must hold digits and nothing else. */
    readonly digitsFrom = columns,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#lines = digitsFrom === columns ? new PlainLines() : undefined;
    this.#kinds.fill(DIGIT, 0x30, 0x3a);
    for (const byte of [...NEVER, LF, CR, QUOTE, this.#delimiter]) this.#kinds[byte] = SPECIAL;
  }

  take(bytes: Buffer): void {
    const chunk = this.#isFirst && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
    this.#isFirst = false;
    if (!this.#isPlain || chunk.length === 0) return;
    if (this.#lines && chunk.includes(QUOTE)) this.#leaveLines(this.#lines);
    this.#isPlain = (this.#lines ? this.#lines.take(chunk) : this.#marks(chunk)) && this.#letters(chunk);
    this.#last = chunk.at(-1) ?? LF;
  }

  /** Goes on letter by letter, from where the lines have come to. */
  #leaveLines({ lineEnds, lines }: PlainLines): void {
    this.#lines = undefined;
    this.#lineEnds = lineEnds;
    this.#ended = lines;
    if (lines > 0) this.#digitsFrom = this.digitsFrom;
    if (this.#last === CR) this.#pending = CR;
    for (const byte of this.#row) if (byte === this.#delimiter) this.#delimiters += 1;
  }

  /** After the last chunk. */
  get isPlain(): boolean {
    if (!this.#isPlain || (this.#isQuoted && this.#pending !== QUOTE) || this.#last === CR) return false;
    if (this.#last === LF || this.#lines) return isUtf8(this.#row);
    const isWhole =
      this.#delimiters === this.columns - 1 && (this.digitsFrom === this.columns || this.#kinds[this.#last] === DIGIT);
    return isWhole && isUtf8(this.#row);
  }

  /** Without the header; of what is plain. */
  get rows(): number {
    return (this.#lines?.lines ?? this.#ended) + (this.endsWithLine ? 0 : 1) - 1;
  }

  get endsWithLine(): boolean {
    return this.#last === LF;
  }

  #marks(chunk: Buffer): boolean {
    const { length } = chunk;
    for (let at = 0; at < length; at += 1) {
      if (this.#pending === undefined && !this.#isQuoted) {
        at = this.#passOver(chunk, at);
        if (at === length) return true;
        const inDigits = this.#delimiters >= this.#digitsFrom;
        if (inDigits && !this.#endsDigits(chunk[at] ?? 0, this.#before(chunk, at))) return false;
      }
      if (!this.#takeSpecial(chunk[at] ?? 0, this.#before(chunk, at))) return false;
    }
    return true;
  }

  /**
   * Most bytes are letters of a cell, which may be anything, and the next mark between cells: passed over without a call for
   * each. The loop over digits is not a method of its own: the call for each cell would cost a tenth of the scan.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a method for each loop would be called for each cell.
  #passOver(chunk: Buffer, from: number): number {
    const kinds = this.#kinds;
    const delimiter = this.#delimiter;
    const digitsFrom = this.#digitsFrom;
    const { length } = chunk;
    let delimiters = this.#delimiters;
    let at = from;
    for (; at < length && delimiters < digitsFrom; at += 1) {
      const byte = chunk[at] ?? 0;
      if (kinds[byte] !== SPECIAL) continue;
      if (byte !== delimiter) break;
      delimiters += 1;
    }
    if (delimiters >= digitsFrom) {
      let before = at === 0 ? this.#last : (chunk[at - 1] ?? 0);
      for (; at < length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (kinds[byte] !== DIGIT) {
          if (byte !== delimiter || before === delimiter) break;
          delimiters += 1;
        }
        before = byte;
      }
    }
    this.#delimiters = delimiters;
    return at;
  }

  #before = (chunk: Buffer, at: number): number => (at === 0 ? this.#last : (chunk[at - 1] ?? 0));

  #takeSpecial(byte: number, before: number): boolean {
    if (this.#pending !== undefined) {
      const is = this.#pending;
      this.#pending = undefined;
      if (is === QUOTE && byte === QUOTE) return true;
      this.#isQuoted = false;
      if (is === CR ? byte !== LF : !this.#isEdge(byte)) return false;
    }
    if (this.#isQuoted) return this.#inside(byte);
    return this.#kinds[byte] !== SPECIAL || this.#outside(byte, before);
  }

  #isEdge = (byte: number): boolean => byte === this.#delimiter || byte === LF || byte === CR;

  /** A cell of digits has one at least, and stands in no marks. */
  #endsDigits = (byte: number, before: number): boolean => this.#isEdge(byte) && this.#kinds[before] === DIGIT;

  #inside(byte: number): boolean {
    if (byte === QUOTE) this.#pending = QUOTE;
    else if (byte === LF || byte === CR) this.hasLineInCell = true;
    return !NEVER.includes(byte);
  }

  #outside(byte: number, before: number): boolean {
    if (byte === this.#delimiter) this.#delimiters += 1;
    else if (byte === LF) return this.#endRow(before);
    else if (byte === CR) this.#pending = CR;
    else if (byte === QUOTE) {
      this.#isQuoted = true;
      return this.#isEdge(before);
    }
    return !NEVER.includes(byte);
  }

  /** Empty lines are left to the reader of rows too. */
  #endRow(before: number): boolean {
    const kind = before === CR ? 'CRLF' : 'LF';
    const isOne = this.#lineEnds === undefined || this.#lineEnds === kind;
    this.#lineEnds = kind;
    const isFull = this.#delimiters === this.columns - 1;
    this.#delimiters = 0;
    this.#digitsFrom = this.digitsFrom;
    this.#ended += 1;
    return isOne && isFull;
  }

  /** A letter may be cut by the end of a chunk, but not by the end of a line. */
  #letters(chunk: Buffer): boolean {
    const end = chunk.lastIndexOf(LF) + 1;
    if (end === 0) {
      this.#row = Buffer.concat([this.#row, chunk]);
      return this.#row.length <= LONGEST_ROW;
    }
    const first = chunk.indexOf(LF) + 1;
    const begun = Buffer.concat([this.#row, chunk.subarray(0, first)]);
    this.#row = Buffer.from(chunk.subarray(end));
    return this.#row.length <= LONGEST_ROW && isUtf8(begun) && isUtf8(chunk.subarray(first, end));
  }
}
