import { basename, dirname, extname } from 'node:path';
import { usageError } from '../errors.js';
import type { Document, Writer, WriteOptions } from './document.js';
import { WRITERS } from './index.js';
import { isFolder, saveFiles } from './save.js';

export interface Destination {
  /** Formats asked for; none: as the place suggests. */
  readonly formats: readonly string[];
  /** A folder, a file or "-"; undefined: standard output. */
  readonly output: string | undefined;
}

export interface Emitted {
  /** For standard output; empty when files were written. */
  readonly text: string;
  readonly files: readonly string[];
}

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
  return writer ?? (WRITERS[0] as Writer);
}

/** A path with an ending is a file, unless a folder of that name is there. */
const isFilePath = (output: string): boolean => extname(output) !== '' && !isFolder(output) && !/[\\/]$/.test(output);

/** Checks the destination before any work is done. */
export function planOutput({ formats, output }: Destination): (document: Document, options: WriteOptions) => Emitted {
  const writers = writersNamed(formats);
  if (output === undefined || output === '-') {
    const writer = toOne(writers);
    return (document, options) => ({ text: writer.write(document, options), files: [] });
  }
  if (isFilePath(output)) {
    const byEnding = WRITERS.filter(({ extensions }) => extensions.includes(extname(output).toLowerCase()));
    const writer = writers.length > 0 ? toOne(writers) : byEnding[0];
    if (!writer) {
      const endings = WRITERS.flatMap(({ extensions }) => extensions);
      throw usageError(`${output}: the ending names no format; use ${endings.join(', ')}, or say -f.`);
    }
    return (document, options) => {
      const content = writer.write(document, { ...options, color: false, width: 0 });
      return { text: '', files: saveFiles(dirname(output), [{ name: basename(output), content }]) };
    };
  }
  const wanted = writers.length > 0 ? writers : WRITERS;
  return (document) => ({
    text: '',
    files: saveFiles(
      output,
      wanted.flatMap((writer) => writer.files(document)),
    ),
  });
}
