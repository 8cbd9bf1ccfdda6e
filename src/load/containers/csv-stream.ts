import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { Diagnostic } from '../../core/diagnostics.js';
import { errorCode, inputError } from '../../core/errors.js';
import { contentOf } from '../file-bytes.js';
import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { CsvReading, type HeaderHandler, parserOptions, type RowsRead } from './csv.js';
import { damagedGzip, notUtf8, refuseOtherKinds, tooLarge, unfinished } from './text.js';

/**
 * Large CSV read in pieces: memory does not grow with the file. The bytes are read twice, first for their hash and encoding,
 * which is not known before the last of them, then for the rows.
 */

/** A text is packed to a tenth, a twentieth; what unpacks to a hundred times its size and more is made to do harm. */
const MOST_PACKED = 100;
const HARMLESS = 2 ** 29;

/** The bytes of a file, unpacked, as they come. */
async function* bytesOf(input: SniffedFile, onStored: (stored: Buffer) => void): AsyncGenerator<Buffer> {
  let [packed, unpacked] = [0, 0];
  const count = (stored: Buffer) => {
    packed += stored.length;
    onStored(stored);
  };
  try {
    for await (const bytes of contentOf(input, count)) {
      unpacked += bytes.length;
      if (unpacked > HARMLESS && unpacked > MOST_PACKED * packed) throw inputError(tooLarge(input.file));
      yield bytes;
    }
  } catch (error) {
    const isDamaged = input.isGzip && errorCode(error).startsWith('Z_');
    throw isDamaged ? inputError(damagedGzip(input.file)) : error;
  }
}

async function* textOf(
  input: SniffedFile,
  encoding: string,
  onProgress: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let read = 0;
  const count = (stored: Buffer) => {
    read += stored.length;
    onProgress(read);
  };
  for await (const bytes of bytesOf(input, count)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Whether bytes that come in pieces are UTF-8. */
class Utf8Check {
  #decoder: InstanceType<typeof TextDecoder> | undefined = new TextDecoder('utf-8', { fatal: true });

  /** Without bytes: after the last of them. */
  take(bytes?: Buffer): boolean {
    try {
      this.#decoder?.decode(bytes, { stream: bytes !== undefined });
    } catch {
      this.#decoder = undefined;
    }
    return this.#decoder !== undefined;
  }
}

interface Survey {
  readonly sha256: string;
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function surveyCsv(input: SniffedFile): Promise<Survey> {
  const { file, encoding: wide } = input;
  refuseOtherKinds(file, input.head);
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  let last = 0;
  for await (const bytes of bytesOf(input, (stored) => hash.update(stored))) {
    last = bytes.at(-1) ?? last;
    utf8.take(bytes);
  }
  const encoding = wide === 'utf-8' && !utf8.take() ? 'windows-1252' : wide;
  const diagnostics: Diagnostic[] = encoding === 'windows-1252' ? [{ level: 'note', text: notUtf8(file) }] : [];
  if (last !== 0x0a && last !== 0x0d && wide === 'utf-8')
    diagnostics.push({ level: 'warning', text: unfinished(file) });
  return { encoding, diagnostics, sha256: hash.digest('hex') };
}

/** As `readCsv`, without the text in memory. */
export async function readCsvStream(input: SniffedFile, open: HeaderHandler, options: ReadOptions): Promise<RowsRead> {
  const { file, size = 0, delimiter } = input;
  const { sha256, encoding, diagnostics } = await surveyCsv(input);
  const reading = new CsvReading(file, open);
  const parser = parse({ ...parserOptions(delimiter), on_record: reading.visit });
  // No record is handed on: the parser is written to, and what it would give is let go.
  parser.resume();
  const text = textOf(input, encoding, (bytes) => options.onProgress?.(file, bytes, size));
  try {
    await finished(pipeline(Readable.from(text), parser, () => {}));
  } catch (error) {
    throw reading.errorOf(error);
  }
  return { sha256, rows: reading.finish(), diagnostics };
}
