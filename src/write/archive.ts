import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import crc32 from 'crc-32';

/** ZIP archives, of which office documents are made. */

/** A file of an archive. */
export interface ArchivedFile {
  /** Its path, in ASCII. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Left as it is: compressed already, or to be read without unpacking. */
  readonly isStored?: boolean;
}

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** Version 2.0 of the format: what deflated files need. */
const VERSION = 20;

/** A date as archives have it, to two seconds, in UTC so that each machine writes the same. */
function dosTime(date: Date): readonly [time: number, day: number] {
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return [time, ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()];
}

/** What the header of a file and its entry in the directory say alike. */
function description({ content, name }: ArchivedFile, packed: Uint8Array, method: number, date: Date): Buffer {
  const bytes = Buffer.alloc(26);
  const [time, day] = dosTime(date);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(time, 6);
  bytes.writeUInt16LE(day, 8);
  bytes.writeInt32LE(crc32.buf(content), 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(content.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function word(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

/** The rest of an entry of the directory: no comment, first disk, no attributes, then where the file begins. */
const entryEnd = (offset: number): Buffer => Buffer.concat([Buffer.alloc(10), word(offset)]);

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(DIRECTORY_END, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

/** On a thread of Node's own: other formats are written meanwhile. */
const deflated = promisify(deflateRaw);

/** The files as an archive, in their order and all of one date: the same files are the same bytes. */
export async function archive(files: readonly ArchivedFile[], date: Date): Promise<Uint8Array> {
  const contents = await Promise.all(
    files.map(async (file) => [file, file.isStored ? file.content : await deflated(file.content)] as const),
  );
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [file, packed] of contents) {
    const name = Buffer.from(file.name, 'latin1');
    const described = description(file, packed, file.isStored ? STORED : DEFLATED, date);
    const whole = [word(LOCAL_HEADER), described, name, packed];
    const versionBytes = Buffer.from([VERSION, 0]);
    directory.push(word(DIRECTORY_ENTRY), versionBytes, described, entryEnd(offset), name);
    parts.push(...whole);
    offset += whole.reduce((size, { length }) => size + length, 0);
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, directoryEnd(files.length, listed.length, offset)]);
}
