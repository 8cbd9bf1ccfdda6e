import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { inputError } from '../core/errors.js';
import { type InputPath, inputAt } from './input-path.js';
import { pathExists } from './path-exists.js';
import { sha256 } from './recorded-inputs.js';

const DATA_FILE = /\.((csv|txt|tsv)(\.gz)?|xlsx|parquet)$/i;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Of a manifest: what tells results from data. */
interface ResultsManifest {
  readonly tool: { readonly name: string };
  readonly outputs: readonly ResultFile[];
  readonly earlier_outputs?: readonly ResultFile[];
}

interface ResultFile {
  readonly name: string;
  readonly sha256: string;
}

/**
 * The data files in a folder that an earlier run wrote there, as its manifest says: they are results, no data. A file that
 * has been changed since is the user's own.
 */
export function resultsIn(folder: string): string[] {
  try {
    const {
      tool,
      outputs,
      earlier_outputs = [],
    }: ResultsManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    if (tool.name !== 'boroughstat') return [];
    const isData = ({ name }: ResultFile) => DATA_FILE.test(name) && basename(name) === name;
    const earlier = earlier_outputs.filter(({ name }) => pathExists(join(folder, name)));
    return [...outputs, ...earlier]
      .filter((output) => isData(output) && sha256(readFileSync(join(folder, output.name))) === output.sha256)
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function filesIn(folder: string): string[] {
  const results = resultsIn(folder);
  const names = readdirSync(folder)
    .filter((name) => DATA_FILE.test(name) && !results.includes(name))
    .sort();
  if (names.length === 0)
    throw inputError({ file: folder }, 'has no .csv, .csv.gz, .xlsx or .parquet file in it; name the folder that has.');
  return names.map((name) => join(folder, name));
}

/**
 * A pattern as the folder that it begins with, as it is written, and the rest: brackets of a folder's name ("Downloads (1)") are
 * no pattern, and a share (`\\\\server\\files`) stays as Windows wants it.
 */
export function splitPattern(pattern: string, isThere: (folder: string) => boolean): { folder: string; rest: string } {
  const ends = [...pattern.matchAll(/[\\/]+/g)].map(({ index, 0: mark }) => index + mark.length);
  const at = ends.findLast((end) => isThere(pattern.slice(0, end))) ?? 0;
  // Windows hands the pattern on unexpanded, and with backslashes.
  return { folder: pattern.slice(0, at), rest: pattern.slice(at).replaceAll('\\', '/') };
}

function filesLike(pattern: string): string[] {
  const { folder, rest } = splitPattern(pattern, isFolder);
  const settings = { absolute: false, expandDirectories: false, ...(folder === '' ? {} : { cwd: folder }) };
  const files = globSync(rest, settings)
    .map((name) => join(folder, name))
    .sort();
  if (files.length === 0) throw inputError({ file: pattern }, 'no file is named like this; check the pattern.');
  return files;
}

/** Files, folders (their CSV files), globs and "-" become files, each once, in a fixed order. */
export function expandPaths(paths: readonly string[]): InputPath[] {
  const found = new Map<string, InputPath>();
  for (const path of paths) {
    const isFile = path === '-' || (pathExists(path) && !isFolder(path));
    for (const file of isFile ? [path] : filesOf(path)) {
      if (!found.has(file)) found.set(file, inputAt(file, isFile));
    }
  }
  return [...found.values()];
}

/** The files of a folder or of a pattern. */
function filesOf(path: string): string[] {
  if (isFolder(path)) return filesIn(path);
  if (isDynamicPattern(path)) return filesLike(path);
  throw inputError({ file: path }, 'there is no such file or folder; check the path.');
}
