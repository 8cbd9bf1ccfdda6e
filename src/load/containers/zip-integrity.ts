import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { inputError, UserError } from '../../core/errors.js';

/**
 * Whether a zip archive (a workbook, a Word document) is whole and of a sane size, before anything is read from it. Readers of
 * workbooks do not compare checksums: a damaged byte could pass for another count.
 */

interface Limits {
  /** What all its files may unpack to, in bytes. */
  readonly unpacked: number;
  readonly files: number;
}

/** The largest published workbook has 3 million rows, some 700 MB of XML; Excel stops at 1,048,576 rows a sheet. */
export const WORKBOOK_LIMITS: Limits = { unpacked: 2 ** 30, files: 10_000 };

interface Listed {
  readonly name: string;
  readonly dir: boolean;
  nodeStream(): NodeJS.ReadableStream;
  async(type: 'string'): Promise<string>;
  /** JSZip tells the listed size and checksum of a file, and gives its packed bytes, only in here. */
  readonly _data?: {
    readonly uncompressedSize?: number;
    readonly crc32?: number;
    readonly compressedContent?: Uint8Array;
    readonly compression?: { readonly magic: string };
  };
}

export interface ArchiveCheck {
  readonly limits: Limits;
  /** What the archive should be, for messages. */
  readonly what: string;
  /** What takes the bytes of a part as they are unpacked; called with the name of each. */
  readonly visit?: (part: string) => (bytes: Uint8Array) => void;
}

/** The text of a part of the archive; undefined where there is none of that name. */
export type PartReader = (part: string) => Promise<string | undefined>;

const CHUNK = 2 ** 18;

const sizeOf = (entry: Listed): number => entry._data?.uncompressedSize ?? 0;
const checksumOf = (entry: Listed): number => (entry._data?.crc32 ?? 0) | 0;

const DEFLATED = '\b\0';

/** A cell of a workbook has 32,767 letters at most, a paragraph hardly more: one of a million is there to use up memory. */
const LONGEST_TEXT = 2 ** 20;
const TAG = 0x3c;

/** Watches the bytes of a part of XML for a text without a tag that is longer than any that is written for people. */
class TextLength {
  #length = 0;

  constructor(readonly refusal: () => Error) {}

  take(bytes: Uint8Array): void {
    const first = bytes.indexOf(TAG);
    this.#length += first === -1 ? bytes.length : first;
    if (this.#length > LONGEST_TEXT) throw this.refusal();
    if (first !== -1) this.#length = bytes.length - 1 - bytes.lastIndexOf(TAG);
  }
}

/** The bytes of a file, unpacked; by Node where they are deflated, which takes a third of the time. */
function unpacked(entry: Listed): AsyncIterable<Uint8Array> {
  const { compressedContent, compression } = entry._data ?? {};
  return compressedContent && compression?.magic === DEFLATED
    ? Readable.from([compressedContent]).pipe(createInflateRaw({ chunkSize: CHUNK }))
    : new Readable().wrap(entry.nodeStream());
}

async function isWhole(
  entry: Listed,
  checksum: (bytes: Uint8Array, sofar?: number) => number,
  take: ((bytes: Uint8Array) => void) | undefined,
): Promise<boolean> {
  let sofar = 0;
  let size = 0;
  for await (const chunk of unpacked(entry)) {
    size += chunk.length;
    // A file that is longer than it says may never end.
    if (size > sizeOf(entry)) return false;
    sofar = checksum(chunk, sofar);
    take?.(chunk);
  }
  return size === sizeOf(entry) && sofar === checksumOf(entry);
}

const tooLong = (file: string, part: string) =>
  inputError(
    { file, row: 1, column: 1 },
    `has a cell or paragraph of more than a million letters (in its part ${part}), and is not read; shorten it and save again.`,
  );

const isTooLarge = (entries: readonly Listed[], { unpacked: most, files }: Limits): boolean =>
  entries.length > files || entries.reduce((total, entry) => total + sizeOf(entry), 0) > most;

/** Refuses an archive that is damaged, or that unpacks to more than any publication has; gives the reader of its parts. */
export async function checkArchive(
  file: string,
  bytes: Uint8Array,
  { limits, what, visit }: ArchiveCheck,
): Promise<PartReader> {
  const [{ default: JSZip }, { default: crc32 }] = await Promise.all([import('jszip'), import('crc-32')]);
  const damaged = () =>
    inputError(
      { file, row: 1, column: 1 },
      `is a damaged ${what}, or one locked by a password; open it, save it anew, and give that.`,
    );
  let files: Readonly<Record<string, Listed>>;
  try {
    files = (await JSZip.loadAsync(bytes)).files;
  } catch {
    throw damaged();
  }
  const entries = Object.values(files);
  if (isTooLarge(entries, limits)) {
    const most = `${limits.unpacked / 2 ** 20} MiB in ${limits.files} files`;
    throw inputError(
      { file, row: 1, column: 1 },
      `the ${what} unpacks to more than ${most}; save the sheet that is needed as CSV.`,
    );
  }
  for (const entry of entries.filter(({ dir }) => !dir)) {
    const visitor = visit?.(entry.name);
    const length = new TextLength(() => tooLong(file, entry.name));
    const take = (chunk: Uint8Array) => {
      if (/\.xml$/i.test(entry.name)) length.take(chunk);
      visitor?.(chunk);
    };
    const unlessRefused = (error: unknown) => {
      if (error instanceof UserError) throw error;
      return false;
    };
    if (!(await isWhole(entry, crc32.buf, take).catch(unlessRefused))) throw damaged();
  }
  return async (part) => (Object.hasOwn(files, part) ? files[part]?.async('string') : undefined);
}
