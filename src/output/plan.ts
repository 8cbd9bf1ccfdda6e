import { type Stats, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.js';
import { outputError, usageError } from '../core/errors.js';
import type { Content, Document, OutputFile, WriteOptions, Writer } from '../write/document.js';
import { WRITERS } from '../write/index.js';
import { loadRasterizer, NO_RASTERIZER, startRasterThread } from '../write/raster/raster.js';
import { yieldToEventLoop } from './cleanup.js';
import { isFolder } from './save.js';
import { requireWindowsPath } from './windows-path.js';

/** Takes the name of each format before it is written. */
export type OnFormat = (format: string) => void;

export interface Destination {
  /** Formats asked for; none: as the destination suggests. */
  readonly formats: readonly string[];
  /** Every format is asked for, by no name: what cannot be written here is left out. */
  readonly all?: boolean;
  /** A folder, a file or "-"; undefined: standard output. */
  readonly output: string | undefined;
  readonly platform: NodeJS.Platform;
}

/** What is written where, decided before any work is done. */
export type OutputPlan = {
  readonly writers: readonly Writer[];
  /** The writers that are asked for by name, or by the ending of a file. */
  readonly named: readonly Writer[];
} & (
  | { readonly kind: 'stream'; readonly render: (document: Document, options: WriteOptions) => Promise<Content> }
  | {
      readonly kind: 'file' | 'folder';
      readonly path: string;
      readonly files: (
        document: Document,
        options: WriteOptions,
        onFormat?: OnFormat,
      ) => Promise<readonly OutputFile[]>;
    }
);

export type FolderPlan = Extract<OutputPlan, { readonly path: string }>;

function writersNamed(formats: readonly string[]): Writer[] {
  const known = WRITERS.map(({ format }) => format);
  return formats.map((name) => {
    const writer = WRITERS.find(({ format, extensions }) => format === name || extensions.includes(`.${name}`));
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

/** Whether an output names a folder. */
export const isFolderPath = (output: string | undefined): output is string =>
  output !== undefined && output !== '-' && !isFilePath(output);

function writerOfFile(output: string, writers: readonly Writer[]): Writer {
  const byEnding = WRITERS.find(({ extensions }) => extensions.includes(extname(output).toLowerCase()));
  const writer = writers.length > 0 ? toOne(writers) : byEnding;
  if (writer) return writer;
  const endings = WRITERS.flatMap(({ extensions }) => extensions);
  throw usageError(`${output}: the ending names no format; use ${endings.join(', ')}, or say -f.`);
}

/** Undefined where nothing is there, or nothing can be: writing there will say so. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Standard output by a name of the operating system's, a device, a pipe: nothing can be put in its place. */
function requireReplaceable(output: string): void {
  const stat = statOf(output);
  if (!stat || stat.isDirectory()) return;
  if (!stat.isFile() || /^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(resolve(output)))
    throw usageError(`${output}: is a device or a pipe, no place for a file; -o - is standard output.`);
}

/** Checks the destination before any work is done. */
export function planOutput({ formats, all = false, output, platform }: Destination): OutputPlan {
  const named = writersNamed(formats);
  if (output === undefined || output === '-') {
    const writer = toOne(named);
    const render = async (document: Document, options: WriteOptions) => writer.write(document, options);
    return { kind: 'stream', writers: [writer], named: [writer], render };
  }
  if (platform === 'win32') requireWindowsPath(output);
  else requireReplaceable(output);
  if (isFilePath(output)) {
    const writer = writerOfFile(output, all ? WRITERS : named);
    const name = basename(output);
    const files: (OutputPlan & { kind: 'file' })['files'] = async (document, options) => [
      { name, content: await writer.write(document, options) },
    ];
    return { kind: 'file', path: output, writers: [writer], named: [writer], files };
  }
  return folderPlan(output, named.length > 0 ? named : WRITERS, named);
}

/** A folder with the files of some writers. */
export function folderPlan(path: string, writers: readonly Writer[], named: readonly Writer[]): FolderPlan {
  const files: (OutputPlan & { kind: 'folder' })['files'] = async (document, options, onFormat) => {
    // Pictures are drawn on another thread while the other formats are written on this one: they are asked for first, and of them
    // those that a document waits for.
    const drawing = writers.filter(({ rasterizes }) => rasterizes !== undefined);
    const sets = writers.map(async (writer) => {
      const before = drawing.includes(writer) ? drawing.indexOf(writer) : drawing.length;
      for (let turn = 0; turn < before; turn += 1) await yieldToEventLoop();
      onFormat?.(writer.format);
      return writer.files(document, options);
    });
    return (await Promise.all(sets)).flat();
  };
  return { kind: 'folder', path, writers, named, files };
}

/**
 * The plan without what only an absent package could draw, and a note that says so. What is asked for by name is refused
 * instead.
 */
export async function withoutAbsentPackages(
  plan: OutputPlan,
  load: typeof loadRasterizer = loadRasterizer,
): Promise<{ readonly plan: OutputPlan; readonly notes: readonly Diagnostic[] }> {
  const { writers, named } = plan;
  if (writers.every(({ rasterizes }) => rasterizes === undefined)) return { plan, notes: [] };
  if (await load()) {
    await startRasterThread();
    return { plan, notes: [] };
  }
  if (named.some(({ rasterizes }) => rasterizes === 'only'))
    throw outputError(`${NO_RASTERIZER}; ask for -f svg instead of png.`);
  const left = writers.filter(({ rasterizes }) => rasterizes !== 'only');
  const lacking = [
    ...(left.length < writers.length ? ['no PNG is written'] : []),
    ...(left.some(({ rasterizes }) => rasterizes === 'also')
      ? ['the charts of the Word report are SVG, and an empty frame in programs that do not show SVG']
      : []),
  ];
  const text = `${NO_RASTERIZER}: ${lacking.join('; ')}.`;
  return {
    plan: plan.kind === 'folder' ? folderPlan(plan.path, left, named) : plan,
    notes: [{ level: 'note', text, isOmission: true }],
  };
}
