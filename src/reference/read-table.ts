import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { memoize } from '../core/memoize.js';
import { choiceNamed, recordOf } from '../core/typed-record.js';
import { packageRoot } from '../load/package-root.js';

/** A row of a reference file: every column of the header, as text. */
export type ReferenceRow<C extends string> = Readonly<Record<C, string>>;

/** Rows that the build has parsed, with the hash of the file they are from. */
interface ParsedTable {
  readonly sha256: string;
  readonly rows: readonly (readonly string[])[];
}

/** These files are read at every start; parsing them takes 20 ms. None before a build. */
const parsedTables = memoize((folder): Readonly<Record<string, ParsedTable>> => {
  const file = join(folder, 'dist', 'reference.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
});

/** The rows of a file, cells as text: those that the build has parsed, unless the file was changed since. */
export function rowsOfReference(bytes: Buffer, parsed: ParsedTable | undefined): readonly (readonly string[])[] {
  const isOfFile = parsed?.sha256 === createHash('sha256').update(bytes).digest('hex');
  return parsed && isOfFile ? parsed.rows : parse(bytes, { bom: true });
}

/** The parser names the line of a row that is too short, not the file. */
function rowsOfFile(name: string): readonly (readonly string[])[] {
  const bytes = readFileSync(join(packageRoot(), 'data', 'reference', name));
  try {
    return rowsOfReference(bytes, parsedTables(packageRoot())[name]);
  } catch (error) {
    throw new Error(`data/reference/${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/**
 * Reads one file of data/reference. The header must hold exactly the columns named, and no two rows may share their
 * key: a join on a doubled key would multiply rows in silence. A fault here is ours, so it throws a plain Error.
 */
export function readReference<C extends string>(
  name: string,
  columns: readonly C[],
  key: readonly C[],
): ReferenceRow<C>[] {
  const [header = [], ...rows] = rowsOfFile(name);
  if (header.join() !== columns.join()) throw new Error(`${name}: has columns ${header.join()}, not ${columns.join()}`);
  const seen = new Set<string>();
  return rows.map((cells, index) => {
    const row = recordOf(columns, (_, columnIndex) => cells[columnIndex] ?? '');
    const keyText = key.map((column) => row[column]).join('|');
    if (seen.has(keyText)) throw new Error(`${name}:${index + 2}: ${keyText} is there twice`);
    seen.add(keyText);
    return row;
  });
}

/** A cell that must be one of some words. */
export function choiceOf<const Choice extends string>(cell: string, choices: readonly Choice[]): Choice {
  const found = choiceNamed(choices, cell);
  if (found === undefined) throw new Error(`"${cell}" is not one of ${choices.join(', ')}`);
  return found;
}

/** "a;b;c" to its parts; nothing to none. */
export const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split(';'));
