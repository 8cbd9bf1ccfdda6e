import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import type { InputPath } from '../expand-paths.js';
import { CsvReading, type HeaderHandler, LONGEST_ROW, parserOptions } from './csv.js';
import { damagedGzip, encodingOf, notUtf8, refuseOtherKinds, tooLarge, unfinished } from './text.js';

/**
 * Large CSV read in pieces: memory does not grow with the file. The bytes are read twice, first for their hash and encoding,
 * which is not known before the last of them, then for the rows.
 */

export interface Surveyed {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  readonly problems: readonly Diagnostic[];
  readonly isPacked: boolean;
  readonly encoding: string;
  /** The first letters, a whole row of them at least. */
  readonly head: string;
}

const CHUNK = 2 ** 20;

/** A text is packed to a tenth, a twentieth; what unpacks to a hundred times its size and more is made to do harm. */
const MOST_PACKED = 100;
const HARMLESS = 2 ** 29;

type Packed = Pick<Surveyed, 'path' | 'file' | 'isPacked'>;

/** The bytes of a file, unpacked, as they come. */
async function* bytesOf({ path, file, isPacked }: Packed, raw?: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: CHUNK });
  let [packed, unpacked] = [0, 0];
  source.on('data', (bytes) => {
    packed += bytes.length;
    raw?.(bytes as Buffer);
  });
  const pieces = isPacked ? pipeline(source, createGunzip({ chunkSize: CHUNK }), () => {}) : source;
  try {
    for await (const bytes of pieces) {
      unpacked += (bytes as Buffer).length;
      if (unpacked > HARMLESS && unpacked > MOST_PACKED * packed) throw inputError(tooLarge(file));
      yield bytes as Buffer;
    }
  } catch (error) {
    const isDamaged = isPacked && String((error as NodeJS.ErrnoException).code).startsWith('Z_');
    throw isDamaged ? inputError(damagedGzip(file)) : error;
  } finally {
    source.destroy();
  }
}

async function* textOf(surveyed: Surveyed, onProgress: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(surveyed.encoding);
  let read = 0;
  const count = (bytes: Buffer) => {
    read += bytes.length;
    onProgress(read);
  };
  for await (const bytes of bytesOf(surveyed, count)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

export async function surveyCsv({ path, file }: InputPath, isPacked: boolean): Promise<Surveyed> {
  const hash = createHash('sha256');
  const heads: Buffer[] = [];
  let headLength = 0;
  let last = 0;
  let utf8: InstanceType<typeof TextDecoder> | undefined = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of bytesOf({ path, file, isPacked }, (packed) => hash.update(packed))) {
    last = bytes.at(-1) ?? last;
    if (headLength < LONGEST_ROW) heads.push(Buffer.from(bytes));
    headLength += bytes.length;
    try {
      utf8?.decode(bytes, { stream: true });
    } catch {
      utf8 = undefined;
    }
  }
  try {
    utf8?.decode();
  } catch {
    utf8 = undefined;
  }
  const head = Buffer.concat(heads);
  refuseOtherKinds(file, head);
  const wide = encodingOf(head);
  const encoding = wide === 'utf-8' && !utf8 ? 'windows-1252' : wide;
  const problems: Diagnostic[] = encoding === 'windows-1252' ? [{ level: 'note', text: notUtf8(file) }] : [];
  if (last !== 0x0a && last !== 0x0d && wide === 'utf-8') problems.push({ level: 'warning', text: unfinished(file) });
  return {
    path,
    file,
    isPacked,
    encoding,
    problems,
    head: new TextDecoder(encoding).decode(head),
    sha256: hash.digest('hex'),
  };
}

/** As `readCsv`, from a file that has been surveyed. */
export async function readCsvStream(
  surveyed: Surveyed,
  open: HeaderHandler,
  onProgress: (bytes: number) => void,
): Promise<number | undefined> {
  const reading = new CsvReading(surveyed.file, open);
  const parser = parse({ ...parserOptions(surveyed.head), on_record: reading.visit });
  // No record is handed on: the parser is written to, and what it would give is let go.
  parser.resume();
  try {
    await finished(pipeline(Readable.from(textOf(surveyed, onProgress)), parser, () => {}));
  } catch (error) {
    throw reading.errorOf(error);
  }
  return reading.finish();
}
