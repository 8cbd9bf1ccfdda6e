import type { SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { readRows, textOf } from './containers/rows.js';
import { readBytes, refuseOtherKinds } from './containers/text.js';
import { loadReduced } from './duckdb/load-table.js';
import { suitsEngine } from './duckdb/verified-queries.js';
import { always, chooseReader, type FileReader } from './file-readers.js';
import type { InputPath } from './input-path.js';
import { isProjectHeader, readProjectFigures } from './layouts/project-figures.js';
import { headerRowBelow, headingsBelow, layoutFor, layoutOpener, type NoLayout, whyNoLayout } from './open-layout.js';
import { BUNDLED_FIGURES, bundledFigures } from './package-root.js';
import { type ReadOptions, USUAL_READ_OPTIONS } from './read-options.js';
import { readUnchanged, sha256OfFile, withoutRecording } from './recorded-inputs.js';
import { type SniffedFile, sniff } from './sniff.js';
import { withStatedLicence } from './stated-licence.js';
import { readThroughCache } from './table-cache.js';

export interface Loaded {
  readonly tables: readonly SourceTable[];
  readonly diagnostics: readonly Diagnostic[];
}

const noLayoutOf = (file: string, sha256: string, header: readonly string[] = []): NoLayout => ({
  noLayout: `${file}:1:1: ${whyNoLayout(header)}.`,
  sha256,
});

/** A header of no known layout is refused before a row is read, however many there are. */
async function readUnknown({ path, file, head, encoding, header, content }: SniffedFile): Promise<NoLayout> {
  refuseOtherKinds(file, head);
  const sha256 = content?.sha256 ?? (await sha256OfFile(path)) ?? '';
  const isKnown = (item: readonly string[]) => layoutFor(item) !== undefined;
  const row = headerRowBelow(new TextDecoder(encoding).decode(head), isKnown);
  if (row === undefined) return noLayoutOf(file, sha256, header);
  return { noLayout: headingsBelow(file, row), sha256 };
}

async function readRowByRow(input: SniffedFile, options: ReadOptions): Promise<SourceTable | NoLayout> {
  const { file } = input;
  const { state, open } = layoutOpener({ file });
  const { sha256, diagnostics } = await readRows(input, open, options);
  return state.reader ? { ...state.reader.finish(diagnostics), sha256 } : noLayoutOf(file, sha256, state.unknown);
}

const isUnknown = ({ header }: SniffedFile): boolean => header !== undefined && layoutFor(header) === undefined;

const READERS: readonly FileReader<SourceTable | NoLayout>[] = [
  { suits: ({ header }) => isProjectHeader(header), read: async (input) => readProjectFigures(textOf(input)) },
  { suits: isUnknown, read: readUnknown },
  { suits: suitsEngine, read: loadReduced },
  {
    suits: ({ container }) => container === 'workbook',
    read: async ({ path, file, content }) =>
      (await import('./containers/workbook-tables.js')).loadWorkbook(content ?? readBytes(path, file)),
  },
  { suits: always, read: readRowByRow },
];

/** One file to what it says; a header of no known layout gives the reason instead. */
function loadFile(input: InputPath, options: ReadOptions): Promise<SourceTable | NoLayout> {
  const sniffed = sniff(input);
  if (sniffed.size !== undefined) options.onProgress?.(sniffed.file, 0, sniffed.size);
  return chooseReader(READERS, sniffed, options);
}

/**
 * Reads every file. A file of no known layout is refused when the user named it, and left out with a warning when it
 * merely lies in the folder. The same bytes given twice are read once.
 */
export async function loadFiles(paths: readonly string[], reading = USUAL_READ_OPTIONS): Promise<Loaded> {
  const { expandPaths, resultsIn } = await import('./expand-paths.js');
  // In one order, however they were named: no output depends on it.
  const inputs = expandPaths(paths).sort((a, b) => (a.path < b.path ? -1 : 1));
  const { tables, diagnostics } = await loadInputs(inputs, paths.join(', '), reading);
  const passedOver = paths.flatMap((folder) => {
    const results = resultsIn(folder);
    if (results.length === 0) return [];
    const text = `${folder}: ${results.join(', ')} ${results.length === 1 ? 'is' : 'are'} of an earlier run, as its manifest.json says; not read.`;
    return [{ level: 'note', text } as const];
  });
  return { tables, diagnostics: [...passedOver, ...diagnostics] };
}

/** The figures that come with the package, named as they lie in it. */
export const loadBundledFigures = (): Promise<Loaded> =>
  loadInputs([{ path: bundledFigures(), file: BUNDLED_FIGURES, chosen: true }], 'the bundled figures');

/** The same to warn by, in a run on other files: no input of it. */
export const bundledFiguresToCompare = (): Promise<Loaded> => withoutRecording(loadBundledFigures);

async function loadInputs(
  inputs: readonly InputPath[],
  named: string,
  reading: ReadOptions = USUAL_READ_OPTIONS,
): Promise<Loaded> {
  const tables: SourceTable[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of inputs) {
    const loaded = await readThroughCache(input, reading, () =>
      loadAsAdded(input, () => readUnchanged(input, () => loadFile(input, reading))),
    );
    if ('noLayout' in loaded) leaveOut(input, loaded.noLayout, diagnostics);
    else if (tables.some(({ sha256 }) => sha256 === loaded.sha256)) {
      diagnostics.push({ level: 'note', text: `${input.file}: is the same as a file already read; read once.` });
    } else {
      tables.push(withStatedLicence(loaded, input.path));
      diagnostics.push(...loaded.diagnostics);
    }
  }
  if (tables.length === 0) {
    throw inputError({ file: named }, `no file of a known layout; see \`boroughstat inspect\`.`);
  }
  return { tables, diagnostics };
}

/** A file of the library must be as it was added: what is wrong with one that is not matters no more. */
async function loadAsAdded<Result extends { readonly sha256: string }>(
  { path, file, added }: InputPath,
  load: () => Promise<Result>,
): Promise<Result> {
  if (added === undefined) return load();
  const refuse = () =>
    inputError(
      { file },
      `is not as it was added to the library (SHA-256 ${added.slice(0, 12)}...); add the good file again with \`boroughstat data add\`, which mends it.`,
    );
  try {
    const loaded = await load();
    if (loaded.sha256 !== added) throw refuse();
    return loaded;
  } catch (error) {
    throw (await sha256OfFile(path)) === added ? error : refuse();
  }
}

function leaveOut({ chosen }: InputPath, reason: string, diagnostics: Diagnostic[]): void {
  if (chosen) throw inputError(reason);
  diagnostics.push({ level: 'warning', text: `${reason.replace(/\.$/, '')}; left out.` });
}
