import { BETWEEN_CELLS, BETWEEN_ROWS } from './separators.js';

/** No text has these. */
export const NEVER: readonly number[] = [0x00, BETWEEN_CELLS, BETWEEN_ROWS];
export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;
export type LineEnds = 'LF' | 'CRLF';

/** Four bytes at once: a number that is not 0 where one of them is a control character. */
const controlIn = (word: number): number => (word - 0x20202020) & ~word & 0x80808080;
const isControl = (byte: number): boolean => byte < 0x20;

/**
 * Bytes without quotation marks, as most of a large file is: only line ends are examined, and the engine refuses rows that have
 * too few cells, or too many that are not empty. One kind of line end, no empty line, no character that no text has.
 */
export class PlainLines {
  lineEnds: LineEnds | undefined;
  /** Ended so far, the header among them. */
  lines = 0;
  /** Where the line began and a return stood, counted from the first byte of the chunk; before it, below 0. */
  #lineStart = 0;
  #return = Number.NEGATIVE_INFINITY;

  /** Whether they are plain; not asked about after they were not. */
  take(chunk: Buffer): boolean {
    const { length } = chunk;
    if (this.#return === -1 && chunk[0] !== LF) return false;
    const first = (4 - (chunk.byteOffset % 4)) % 4;
    const words = length < 8 ? [] : new Int32Array(chunk.buffer, chunk.byteOffset + first, (length - first) >> 2);
    if (words.length === 0) return this.#takeBytes(chunk, 0, length) && this.#next(length);
    if (!this.#takeBytes(chunk, 0, first)) return false;
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? 0;
      if (controlIn(word) === 0) continue;
      const at = first + index * 4;
      if (!this.#takeBytes(chunk, at, at + 4)) return false;
    }
    return this.#takeBytes(chunk, first + words.length * 4, length) && this.#next(length);
  }

  #next(length: number): true {
    this.#lineStart -= length;
    this.#return -= length;
    return true;
  }

  #takeBytes(chunk: Buffer, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isControl(byte) && !this.#takeControl(byte, chunk[at + 1], at)) return false;
    }
    return true;
  }

  #takeControl(byte: number, after: number | undefined, at: number): boolean {
    if (byte === LF) return this.#endLine(at);
    if (byte === CR) {
      this.#return = at;
      return after === LF || after === undefined;
    }
    return !NEVER.includes(byte);
  }

  #endLine(at: number): boolean {
    const kind = this.#return === at - 1 ? 'CRLF' : 'LF';
    const isOne = this.lineEnds === undefined || this.lineEnds === kind;
    this.lineEnds = kind;
    const isEmpty = at - this.#lineStart === (kind === 'CRLF' ? 1 : 0);
    this.#lineStart = at + 1;
    this.lines += 1;
    return isOne && !isEmpty;
  }
}
