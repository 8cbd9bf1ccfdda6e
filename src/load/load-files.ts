import { inputError } from '../errors.js';
import type { Problem, SourceTable } from '../model.js';
import { quote } from '../quote.js';
import { type OpenTable, readCsv } from './csv.js';
import type { InputPath } from './expand-paths.js';
import { KNOWN_ELSEWHERE, LAYOUTS } from './layouts/index.js';
import { type FileFacts, type LayoutReader, plainHeading } from './layouts/layout.js';
import { isProjectFigures, readProjectFigures } from './layouts/project-figures.js';
import { bundledFigures } from './package-root.js';
import { isWorkbook, readBytes, readTextFile } from './read-text.js';

export interface Loaded {
  readonly tables: readonly SourceTable[];
  readonly problems: readonly Problem[];
}

/** A file of no known layout, and why. */
interface NoLayout {
  readonly noLayout: string;
}

function whyNoLayout(header: readonly string[]): string {
  const headings = header.map(plainHeading);
  const known = KNOWN_ELSEWHERE.find(({ has }) => has.every((heading) => headings.includes(heading)));
  if (known) return known.why;
  const shown = header.slice(0, 4).map(quote).join(', ');
  return `the header (${shown}${header.length > 4 ? ', ...' : ''}) is of no known layout; it needs a borough column, an offence group, an offence sub-group and months (YYYYMM), or the columns of a Met dashboard file`;
}

/** Opens the layout that knows a header; remembers a header that none knows. */
function layoutOpener(facts: FileFacts) {
  const state: { reader?: LayoutReader; unknown?: readonly string[] } = {};
  const open: OpenTable = (header) => {
    const layout = LAYOUTS.find(({ recognises }) => recognises(header));
    if (layout) state.reader = layout.open(header, facts);
    else state.unknown ??= header;
    return state.reader && ((row) => state.reader?.row(row));
  };
  return { state, open };
}

/** One file to what it says; a header of no known layout gives the reason instead. */
async function loadFile({ path, file }: InputPath): Promise<SourceTable | NoLayout> {
  const bytes = readBytes(path, file);
  if (isWorkbook(bytes)) return (await import('./load-workbook.js')).loadWorkbook(file, bytes, layoutOpener);
  const text = readTextFile(path, file, bytes);
  if (isProjectFigures(text)) return readProjectFigures(text);
  const { state, open } = layoutOpener(text);
  readCsv(text, open);
  if (state.reader) return state.reader.finish(text.problems);
  return { noLayout: `${file}:1:1: ${whyNoLayout(state.unknown ?? [])}.` };
}

/**
 * Reads every file. A file of no known layout is refused when the user named it, and left out with a warning when it
 * merely lies in the folder. The same bytes given twice are read once.
 */
export async function loadFiles(paths: readonly string[]): Promise<Loaded> {
  const { expandPaths } = await import('./expand-paths.js');
  return loadInputs(expandPaths(paths), paths.join(', '));
}

/** The figures that come with the package, named as they lie in it. */
export const loadBundledFigures = (): Promise<Loaded> =>
  loadInputs(
    [{ path: bundledFigures(), file: 'data/figures/recorded-crime.csv', chosen: true }],
    'the bundled figures',
  );

async function loadInputs(inputs: readonly InputPath[], named: string): Promise<Loaded> {
  const tables: SourceTable[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    const loaded = await loadFile(input);
    if ('noLayout' in loaded) leaveOut(input, loaded.noLayout, problems);
    else if (tables.some(({ sha256 }) => sha256 === loaded.sha256)) {
      problems.push({ level: 'note', text: `${input.file}: is the same as a file already read; read once.` });
    } else {
      tables.push(loaded);
      problems.push(...loaded.problems);
    }
  }
  if (tables.length === 0) {
    throw inputError(`${named}: no file of a known layout; see \`boroughstat inspect\`.`);
  }
  return { tables, problems };
}

function leaveOut({ chosen }: InputPath, reason: string, problems: Problem[]): void {
  if (chosen) throw inputError(reason);
  problems.push({ level: 'warning', text: `${reason.replace(/\.$/, '')}; left out.` });
}
