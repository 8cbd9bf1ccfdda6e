import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { delimiterOf, headerOf, isSeparatorLine } from './containers/csv.js';
import { encodingOf, isGzip, isWorkbook, readBytes } from './containers/text.js';
import type { InputPath } from './input-path.js';
import type { InputBytes } from './recorded-inputs.js';

/** What a file is, by its size and its first bytes. A reader is chosen by it, and no reader opens the file to ask again. */
export interface SniffedFile extends InputPath {
  /** In bytes; undefined for standard input and whatever else gives its bytes only once. */
  readonly size: number | undefined;
  /** The whole of what gives its bytes only once. */
  readonly content: InputBytes | undefined;
  readonly container: 'text' | 'workbook' | 'parquet';
  readonly isGzip: boolean;
  /** The first bytes, unpacked; none where they cannot be unpacked. */
  readonly head: Buffer;
  /** Text that is not UTF-8 throughout may be of another encoding: that shows only further down. */
  readonly encoding: string;
  readonly delimiter: string;
  /** The first line; undefined where it is blank, names the separator, is longer than `head`, or ends within a cell. */
  readonly header: readonly string[] | undefined;
}

const HEAD = 2 ** 16;
/** Unpacked, this is at most 16 MiB, whatever it was made of. */
const PACKED_HEAD = 2 ** 14;

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

function unpackedHead(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed.subarray(0, PACKED_HEAD), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The headings of the first line, where it is a whole row and none that names the separator. */
function headerIn(text: string): readonly string[] | undefined {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const isWhole = line.length < text.length && line.split('"').length % 2 === 1;
  const header = isWhole ? headerOf(line) : undefined;
  return header && isSeparatorLine(header) ? undefined : header;
}

function containerOf(stored: Buffer, size: number | undefined): SniffedFile['container'] {
  if (isWorkbook(stored)) return 'workbook';
  return size !== undefined && stored.toString('latin1', 0, 4) === 'PAR1' ? 'parquet' : 'text';
}

/** Reads the first bytes of a file, or all of what gives its bytes only once. */
export function sniff(input: InputPath): SniffedFile {
  const { path, file } = input;
  const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  const size = stat?.isFile() ? stat.size : undefined;
  const content = size === undefined ? readBytes(path, file) : undefined;
  const stored = content?.bytes.subarray(0, HEAD) ?? firstBytes(path);
  const isPacked = isGzip(stored);
  const head = isPacked ? unpackedHead(stored) : stored;
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  const container = containerOf(stored, size);
  return {
    ...input,
    ...{ size, content, container, isGzip: isPacked, head, encoding, delimiter: delimiterOf(text) },
    header: container === 'text' ? headerIn(text) : undefined,
  };
}
