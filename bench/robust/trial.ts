import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MendableError } from '../../src/errors.js';
import { loadFiles } from '../../src/load/load-files.js';
import { isMissing } from '../../src/missing.js';
import type { Problem, SourceTable } from '../../src/model.js';
import type { Reference } from '../../src/reference/index.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { type Counts, cellsOf, type Kind, meaningOf, squeezed } from './meaning.js';
import { damaged, type Mutant, MUTATORS, type Original } from './mutators.js';

/** How a mutant fared. Silent and crashed must not happen. */
export type Outcome = 'right' | 'refused' | 'warned' | 'silent' | 'crashed';

export interface Trial {
  readonly layout: string;
  readonly mutator: string;
  readonly outcome: Outcome;
  readonly detail: string;
  readonly milliseconds: number;
}

const BASES: readonly Kind[] = ['wide-borough', 'wide-ward', 'wide-lsoa', 'long-dashboard', 'long-detections'];

/** Rows enough to hold every shape of the layout, and few enough for a hundred thousand readings. */
const ROWS = 24;

export interface Bases {
  readonly originals: ReadonlyMap<Kind, Original>;
  readonly workbook: { readonly bytes: Buffer; readonly counts: Counts };
}

function originalOf(root: string, kind: Kind): Original {
  const text = readFileSync(join(root, 'fixtures', 'input', `${kind}.csv`), 'utf8').replaceAll('\r\n', '\n');
  const cells = cellsOf(text).rows.slice(0, 1 + ROWS);
  const head = (cells[0] ?? []).map((heading) => heading.toLowerCase());
  const countColumns = head.flatMap((heading, column) => (/^\d{6}$|^count$/.test(heading) ? [column] : []));
  return { text: cells.map((row) => `${row.join(',')}\n`).join(''), cells, countColumns };
}

/** The fixtures that are damaged, and the counts of the workbook undamaged. */
export async function readBases(root: string): Promise<Bases> {
  const path = join(root, 'fixtures', 'input', 'long-dashboard.xlsx');
  const { tables } = await loadFiles([path]);
  return {
    originals: new Map(BASES.map((kind) => [kind, originalOf(root, kind)])),
    workbook: { bytes: readFileSync(path), counts: countsOf(tables[0]) },
  };
}

/** What the tool read, in the file's own words. */
function countsOf(table: SourceTable | undefined): Map<string, number | null> {
  const counts = new Map<string, number | null>();
  for (const { area, group, subgroup, place, measure, values } of table?.rows ?? []) {
    const words = [area, group, subgroup, ...(place ? [place.code, place.name] : [])].map(squeezed);
    for (const [index, month] of (table?.months ?? []).entries()) {
      const count = values[index] ?? 0;
      counts.set([...words, measure, month].join('|'), isMissing(count) ? null : count);
    }
  }
  return counts;
}

/** Where the tool's counts are not the file's; a month or row the file lacks may be zero. */
function difference(read: Counts, said: Counts): string | undefined {
  for (const [key, count] of said) {
    if (read.get(key) !== count) return `${key}: ${read.get(key)}, the file says ${count}`;
  }
  for (const [key, count] of read) {
    if (!said.has(key) && count !== 0) return `${key}: ${count}, and the file has no such count`;
  }
  return undefined;
}

const total = (counts: Iterable<number | null>): number => {
  let sum = 0;
  for (const count of counts) sum += count ?? 0;
  return sum;
};

/** Everything the figures are made of, added up after labels and areas are known. */
function totalOfDataset(
  tables: readonly SourceTable[],
  reference: Reference,
): { sum: number; problems: readonly Problem[] } {
  const { dataset, problems } = buildDataset(tables, reference);
  let sum = 0;
  for (const { cells } of dataset.sources)
    for (const { values } of cells) for (const count of values) sum += isMissing(count) ? 0 : count;
  return { sum, problems };
}

/** What the tool makes of a file, against what it says. */
export async function judge(
  file: string,
  said: () => { counts: Counts; damage: string | undefined },
  alike: boolean,
  reference: Reference,
): Promise<[Outcome, string]> {
  try {
    const { tables, problems } = await loadFiles([file]);
    const { sum, problems: more } = totalOfDataset(tables, reference);
    const isWarned = [...problems, ...more].some(({ level }) => level === 'warning');
    const { counts, damage } = said();
    const differs =
      difference(countsOf(tables[0]), counts) ?? (sum === total(counts.values()) ? undefined : `total ${sum}`);
    if (alike && (differs !== undefined || damage !== undefined))
      return ['silent', `not read alike: ${differs ?? damage}`];
    if (differs === undefined && damage === undefined) return ['right', ''];
    return isWarned ? ['warned', ''] : ['silent', differs ?? damage ?? ''];
  } catch (error) {
    if (!(error instanceof MendableError)) return ['crashed', String((error as Error).stack)];
    if (alike) return ['silent', `refused, though it says the same: ${error.message}`];
    return error.message.startsWith(file) ? ['refused', ''] : ['silent', `refused without its place: ${error.message}`];
  }
}

const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** One mutant, settled by its random numbers. */
export async function tryMutant(
  bases: Bases,
  reference: Reference,
  folder: string,
  random: () => number,
): Promise<Trial> {
  const names = Object.keys(MUTATORS);
  const place = Math.floor(random() * (BASES.length + 0.25));
  const kind = BASES[place];
  const original = kind && bases.originals.get(kind);
  const mutator = original ? (names[Math.floor(random() * names.length)] ?? '') : 'bytes of the workbook';
  const mutant: Mutant | undefined = original
    ? MUTATORS[mutator]?.(original, random)
    : { bytes: damaged(bases.workbook.bytes, random) };
  if (!mutant) throw new Error(`no mutator ${mutator}`);
  const file = join(folder, original ? 'mutant.csv' : 'mutant.xlsx');
  writeFileSync(file, mutant.bytes);
  const started = performance.now();
  const said = () =>
    original && kind
      ? meaningOf(mutant.text ?? textOf(mutant.bytes), kind)
      : { counts: bases.workbook.counts, damage: undefined };
  const [outcome, detail] = await judge(file, said, mutant.alike ?? false, reference);
  return { layout: kind ?? 'workbook', mutator, outcome, detail, milliseconds: performance.now() - started };
}
