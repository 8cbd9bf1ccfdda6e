import { inputError } from '../errors.js';
import type { Problem, SourceTable } from '../model.js';
import { readCsv } from './csv.js';
import { expandPaths, type InputPath } from './expand-paths.js';
import { bundledFigures } from './package-root.js';
import { KNOWN_ELSEWHERE, LAYOUTS } from './layouts/index.js';
import { isProjectFigures, readProjectFigures } from './layouts/project-figures.js';
import { plainHeading } from './layouts/layout.js';
import { quote } from '../quote.js';
import { readTextFile } from './read-text.js';

export interface Loaded {
  readonly tables: readonly SourceTable[];
  readonly problems: readonly Problem[];
}

function whyNoLayout(header: readonly string[]): string {
  const headings = header.map(plainHeading);
  const known = KNOWN_ELSEWHERE.find(({ has }) => has.every((heading) => headings.includes(heading)));
  if (known) return known.why;
  const shown = header.slice(0, 4).map(quote).join(', ');
  return `the header (${shown}${header.length > 4 ? ', ...' : ''}) is of no known layout; it needs a borough column, an offence group, an offence sub-group and months (YYYYMM)`;
}

/** One file to what it says; a header of no known layout gives the reason instead. */
function loadFile({ path, file }: InputPath): SourceTable | { readonly noLayout: string } {
  const text = readTextFile(path, file);
  if (isProjectFigures(text)) return readProjectFigures(text);
  const table = readCsv(text);
  const layout = LAYOUTS.find(({ recognises }) => recognises(table.header));
  return layout ? layout.read(table, text) : { noLayout: `${file}:1:1: ${whyNoLayout(table.header)}.` };
}

/**
 * Reads every file. A file of no known layout is refused when the user named it, and left out with a warning when it
 * merely lies in the folder. The same bytes given twice are read once.
 */
export function loadFiles(paths: readonly string[]): Loaded {
  return loadInputs(expandPaths(paths), paths.join(', '));
}

/** The figures that come with the package, named as they lie in it. */
export const loadBundledFigures = (): Loaded =>
  loadInputs(
    [{ path: bundledFigures(), file: 'data/figures/recorded-crime.csv', chosen: true }],
    'the bundled figures',
  );

function loadInputs(inputs: readonly InputPath[], named: string): Loaded {
  const tables: SourceTable[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    const loaded = loadFile(input);
    if ('noLayout' in loaded) leaveOut(input, loaded.noLayout, problems);
    else if (tables.some(({ sha256 }) => sha256 === loaded.sha256)) {
      problems.push({ level: 'note', text: `${input.file}: is the same as a file already read; read once.` });
    } else {
      tables.push(loaded);
      problems.push(...loaded.problems);
    }
  }
  if (tables.length === 0) throw inputError(`${named}: no file of a known layout; see \`boroughstat inspect\`.`);
  return { tables, problems };
}

function leaveOut({ chosen }: InputPath, reason: string, problems: Problem[]): void {
  if (chosen) throw inputError(reason);
  problems.push({ level: 'warning', text: `${reason.replace(/\.$/, '')}; left out.` });
}
