import { basename, extname } from 'node:path';
import { usageError } from '../core/errors.js';
import type { Content, Document, OutputFile, WriteOptions, Writer } from '../write/document.js';
import { WRITERS } from '../write/index.js';
import { isFolder } from './save.js';
import { requireWindowsPath } from './windows-path.js';

export interface Destination {
  /** Formats asked for; none: as the place suggests. */
  readonly formats: readonly string[];
  /** A folder, a file or "-"; undefined: standard output. */
  readonly output: string | undefined;
  readonly platform: NodeJS.Platform;
}

/** What is written where, settled before any work is done. */
export type OutputPlan =
  | { readonly kind: 'stream'; readonly render: (document: Document, options: WriteOptions) => Promise<Content> }
  | {
      readonly kind: 'file' | 'folder';
      readonly path: string;
      readonly files: (document: Document, options: WriteOptions) => Promise<readonly OutputFile[]>;
    };

function writersNamed(formats: readonly string[]): Writer[] {
  const known = WRITERS.map(({ format }) => format);
  return formats.map((name) => {
    const writer = WRITERS.find(({ format }) => format === name);
    if (!writer) throw usageError(`there is no format "${name}"; the formats are ${known.join(', ')}.`);
    return writer;
  });
}

function toOne(writers: readonly Writer[]): Writer {
  const [writer, second] = writers;
  if (second) throw usageError('several formats need a folder: give one with -o DIR, or ask for one format.');
  return writer ?? WRITERS[0];
}

/** A path with an ending is a file, unless a folder of that name is there. */
const isFilePath = (output: string): boolean => extname(output) !== '' && !isFolder(output) && !/[\\/]$/.test(output);

function writerOfFile(output: string, writers: readonly Writer[]): Writer {
  const byEnding = WRITERS.find(({ extensions }) => extensions.includes(extname(output).toLowerCase()));
  const writer = writers.length > 0 ? toOne(writers) : byEnding;
  if (writer) return writer;
  const endings = WRITERS.flatMap(({ extensions }) => extensions);
  throw usageError(`${output}: the ending names no format; use ${endings.join(', ')}, or say -f.`);
}

/** Checks the destination before any work is done. */
export function planOutput({ formats, output, platform }: Destination): OutputPlan {
  const writers = writersNamed(formats);
  if (output === undefined || output === '-') {
    const writer = toOne(writers);
    return { kind: 'stream', render: async (document, options) => writer.write(document, options) };
  }
  if (platform === 'win32') requireWindowsPath(output);
  if (isFilePath(output)) {
    const writer = writerOfFile(output, writers);
    const name = basename(output);
    const files: (OutputPlan & { kind: 'file' })['files'] = async (document, options) => [
      { name, content: await writer.write(document, options) },
    ];
    return { kind: 'file', path: output, files };
  }
  const wanted = writers.length > 0 ? writers : WRITERS;
  const files: (OutputPlan & { kind: 'folder' })['files'] = async (document, options) => {
    // Pictures are drawn on other threads while the next format is written.
    const all = await Promise.all(wanted.map(async (writer) => writer.files(document, options)));
    return all.flat();
  };
  return { kind: 'folder', path: output, files };
}
