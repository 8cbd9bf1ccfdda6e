import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from '../../core/diagnostics.js';
import { errorCode, inputError, UserError } from '../../core/errors.js';
import { type InputBytes, readInput } from '../recorded-inputs.js';

export interface TextFile {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** No text is longer in Node (2^29 - 24 letters), and no published file is near it; a compressed bomb is. */
const LARGEST_TEXT = 2 ** 29 - 24;
export const tooLarge = (file: string): string =>
  `${file}: is larger than 512 MiB, unpacked; split it by year, each part with the header.`;

/** The bytes of a file, or of standard input ("-"). */
export function readBytes(path: string, file: string): InputBytes {
  try {
    return readInput(path, file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = errorCode(error);
    if (code === 'EISDIR') throw inputError({ file }, 'is a folder; name the files in it, or the folder to --data.');
    if (code === 'ERR_FS_FILE_TOO_LARGE') throw inputError(tooLarge(file));
    if (code === 'ENOENT') throw inputError({ file }, 'there is no such file; check the path.');
    throw inputError(
      { file },
      `cannot be read (${code || String(error)}); close it elsewhere and check its permissions.`,
    );
  }
}

export const damagedGzip = (file: string): string => `${file}:1:1: is a damaged gzip file; download it again.`;

export const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function inflate(file: string, bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_TEXT });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw inputError(tooLarge(file));
    throw inputError(damagedGzip(file));
  }
}

/** UTF-16 without a mark still shows: every other byte of English text is zero. */
export function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 512);
  const zeros = (start: number) => head.filter((byte, index) => index % 2 === start && byte === 0).length;
  if (zeros(1) > head.length / 4) return 'utf-16le';
  if (zeros(0) > head.length / 4) return 'utf-16be';
  return 'utf-8';
}

export const notUtf8 = (file: string): string => `${file}: is not UTF-8; read as Windows-1252.`;

/** The text of bytes, whatever their encoding. */
export function decode(file: string, bytes: Buffer): { text: string; diagnostics: Diagnostic[] } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), diagnostics: [] };
  } catch {
    // Some versions of Node decode a whole text as Latin-1, which has no curly quotes and dashes; a piece of a stream they do not.
    const text = new TextDecoder('windows-1252').decode(bytes, { stream: true });
    return { text, diagnostics: [{ level: 'note', text: notUtf8(file) }] };
  }
}

/** A workbook is a zip archive, and an old or a locked one a compound file. */
export const isWorkbook = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).toString('latin1') === 'PK' || bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^PK[^ -~\s]{2}/, 'is packed (a zip or a workbook), not CSV; unpack it, or save the sheet as CSV'],
  [/^%PDF/, 'is a PDF, not CSV; download the CSV'],
  [/^\s*<(!doctype|html|head|body|\?xml|!--)/i, 'is a web page, not CSV; the download failed, fetch the file again'],
  [/^\s*[{[]\s*["{[]/, 'is JSON, not CSV; download the CSV'],
];

export function refuseOtherKinds(file: string, bytes: Buffer): void {
  const head = bytes.subarray(0, 512).toString('latin1');
  const wrong = SIGNATURES.find(([pattern]) => pattern.test(head));
  if (wrong) throw inputError({ file, row: 1, column: 1 }, `${wrong[1]}.`);
}

/** A download that was cut off ends within a number, and a number cut short is still a number. */
export const unfinished = (file: string): string =>
  `${file}: does not end with the end of a line; if the download was cut off, its last number is short: compare the size.`;

/** The text of a file, whatever its encoding; gzip is unpacked. */
export function readTextFile({ path, file, bytes: raw, sha256 }: InputBytes): TextFile {
  const bytes = inflate(file, raw);
  if (bytes.length > LARGEST_TEXT) throw inputError(tooLarge(file));
  if (bytes.length === 0) throw inputError({ file, row: 1, column: 1 }, 'is empty; download it again.');
  refuseOtherKinds(file, bytes);
  const { text, diagnostics } = decode(file, bytes);
  if (!/[\r\n]$/.test(text)) diagnostics.push({ level: 'warning', text: unfinished(file) });
  if (text.trim() === '') throw inputError({ file, row: 1, column: 1 }, 'holds nothing but blanks; download it again.');
  return { path, file, sha256, text, diagnostics };
}
