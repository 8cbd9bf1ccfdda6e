import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTable } from '../../src/core/crime.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import { UserError } from '../../src/core/errors.js';
import { isMissing } from '../../src/core/missing.js';
import { loadFiles } from '../../src/load/load-files.js';
import type { Reference } from '../../src/reference/index.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { type Areas, readAreas } from './areas.js';
import { type Counts, cellsOf, type Kind, meaningOf, squeezed, wordColumns } from './meaning.js';
import { type CrimeOriginal, damaged, MUTATORS, type Mutant, pick, type Random } from './mutators.js';
import { POLLUTIONS } from './pollutions.js';
import { SPECTRUM } from './spectrum.js';
import { SPELLINGS } from './spellings.js';
import { type UserSubject, userSubjects } from './users.js';
import { WORKBOOKS } from './workbooks.js';

/** How a mutant fared. Silent and crashed must not happen. */
export type Outcome = 'right' | 'refused' | 'warned' | 'silent' | 'crashed';

export interface Trial {
  readonly layout: string;
  readonly mutator: string;
  readonly extension: 'csv' | 'xlsx';
  readonly outcome: Outcome;
  readonly detail: string;
  readonly milliseconds: number;
}

const BASES: readonly Kind[] = ['wide-borough', 'wide-ward', 'wide-lsoa', 'long-dashboard', 'long-detections'];

/** Rows enough to hold every shape of the layout, and few enough for a hundred thousand readings. */
const ROWS = 24;

export interface Bases {
  readonly originals: ReadonlyMap<Kind, CrimeOriginal>;
  readonly workbook: { readonly bytes: Buffer; readonly counts: Counts };
  readonly areas: Areas;
  readonly users: ReadonlyMap<string, UserSubject>;
}

function originalOf(root: string, kind: Kind, areas: Areas): CrimeOriginal {
  const text = readFileSync(join(root, 'fixtures', 'input', `${kind}.csv`), 'utf8').replaceAll('\r\n', '\n');
  const cells = cellsOf(text).rows.slice(0, 1 + ROWS);
  const header = cells[0] ?? [];
  const countColumns = header.flatMap((heading, column) => (/^\d{6}$|^count$/i.test(heading) ? [column] : []));
  const words = wordColumns(header, kind);
  return { text: cells.map((row) => `${row.join(',')}\n`).join(''), cells, countColumns, kind, words, areas };
}

/** The fixtures that are damaged, and the counts of the workbook undamaged. */
export async function readBases(root: string, reference: Reference): Promise<Bases> {
  const path = join(root, 'fixtures', 'input', 'long-dashboard.xlsx');
  const { tables } = await loadFiles([path]);
  const areas = readAreas(root);
  return {
    originals: new Map(BASES.map((kind) => [kind, originalOf(root, kind, areas)])),
    workbook: { bytes: readFileSync(path), counts: countsOf(tables[0]) },
    areas,
    users: userSubjects(root, areas, reference),
  };
}

/** What the tool read, in the file's own words. */
function countsOf(table: SourceTable | undefined): Map<string, number | null> {
  const counts = new Map<string, number | null>();
  for (const { area, group, subgroup, smallArea: place, measure, values } of table?.rows ?? []) {
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

/** What all counts come to. A ward that stands under two entries is one: not known under one of them, it is not known. */
function total(counts: Counts): number {
  const oneWard = new Map<string, number | null>();
  for (const [key, count] of counts) {
    const words = key.split('|');
    const without = (words.length > 5 ? words.slice(1) : words).join('|');
    const before = oneWard.get(without);
    oneWard.set(without, before === null || count === null ? null : (before ?? 0) + count);
  }
  return [...oneWard.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Everything the figures are made of, added up after labels and areas are known. */
function totalOfDataset(
  tables: readonly SourceTable[],
  reference: Reference,
): { sum: number; diagnostics: readonly Diagnostic[] } {
  const { dataset, diagnostics } = buildDataset(tables, reference);
  let sum = 0;
  for (const { cells } of dataset.sources)
    for (const { values } of cells) for (const count of values) sum += isMissing(count) ? 0 : count;
  return { sum, diagnostics };
}

interface Found {
  readonly differs: string | undefined;
  readonly damage: string | undefined;
  readonly alike: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that was read: rightly, with a warning, or not. */
function verdict({ differs, damage, alike, diagnostics }: Found): [Outcome, string] {
  if (alike && (differs !== undefined || damage !== undefined))
    return ['silent', `not read alike: ${differs ?? damage}`];
  if (differs === undefined && damage === undefined) return ['right', ''];
  return diagnostics.some(({ level }) => level === 'warning') ? ['warned', ''] : ['silent', differs ?? damage ?? ''];
}

/** A file that was not read: with its position, unless it says the same as before. */
function refusal(error: unknown, file: string, alike: boolean): [Outcome, string] {
  if (!(error instanceof UserError)) return ['crashed', String((error as Error).stack)];
  if (alike) return ['silent', `refused, though it says the same: ${error.message}`];
  return error.message.startsWith(file) ? ['refused', ''] : ['silent', `refused without its place: ${error.message}`];
}

/** What the tool makes of a file, against what it says. */
export async function judge(
  file: string,
  said: () => { counts: Counts; damage: string | undefined },
  alike: boolean,
  reference: Reference,
): Promise<[Outcome, string]> {
  try {
    const { tables, diagnostics } = await loadFiles([file]);
    const { sum, diagnostics: more } = totalOfDataset(tables, reference);
    const { counts, damage } = said();
    const differs = difference(countsOf(tables[0]), counts) ?? (sum === total(counts) ? undefined : `total ${sum}`);
    return verdict({ differs, damage, alike, diagnostics: [...diagnostics, ...more] });
  } catch (error) {
    return refusal(error, file, alike);
  }
}

const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes, { stream: true });
  }
};

/** A mutant and the judge of what the tool makes of it. */
interface Attempt {
  readonly layout: string;
  readonly mutator: string;
  readonly mutant: Mutant;
  readonly extension: 'csv' | 'xlsx';
  readonly judged: (file: string) => Promise<[Outcome, string]>;
}

const named = <Made>(mutators: Readonly<Record<string, Made>>, random: Random): [string, Made] =>
  pick(random, Object.entries(mutators));

function crimeAttempt(bases: Bases, reference: Reference, random: Random): Attempt {
  const original = bases.originals.get(pick(random, BASES)) as CrimeOriginal;
  const { kind } = original;
  const [mutator, make] = named({ ...MUTATORS, ...SPELLINGS, ...POLLUTIONS, ...SPECTRUM }, random);
  const mutant = make(original, random);
  const said = () => meaningOf(mutant.text ?? textOf(mutant.bytes), kind, bases.areas);
  const judged = (file: string) => judge(file, said, mutant.alike ?? false, reference);
  return { layout: kind, mutator, mutant, extension: 'csv', judged };
}

async function workbookAttempt(bases: Bases, reference: Reference, random: Random): Promise<Attempt> {
  const original = bases.originals.get(pick(random, BASES)) as CrimeOriginal;
  const [mutator, make] = named(WORKBOOKS, random);
  const mutant = await make(original, random);
  const said = () => {
    const { counts, damage } = meaningOf(mutant.text ?? '', original.kind, bases.areas);
    return { counts, damage: damage ?? mutant.damage };
  };
  const judged = (file: string) => judge(file, said, mutant.alike ?? false, reference);
  return { layout: 'workbook of sheets', mutator, mutant, extension: 'xlsx', judged };
}

function bytesAttempt({ workbook }: Bases, reference: Reference, random: Random): Attempt {
  const mutant = { bytes: damaged(workbook.bytes, random) };
  const judged = (file: string) =>
    judge(file, () => ({ counts: workbook.counts, damage: undefined }), false, reference);
  return { layout: 'workbook', mutator: 'bytes of the workbook', mutant, extension: 'xlsx', judged };
}

/** What the tool makes of a table of the user's, against what it says. */
export async function judgeUser(file: string, subject: UserSubject, mutant: Mutant): Promise<[Outcome, string]> {
  const { alike = false } = mutant;
  try {
    const { values, diagnostics } = await subject.read(file);
    const said = subject.meaning(mutant.text ?? textOf(mutant.bytes));
    const keys = [...new Set([...values.keys(), ...said.values.keys()])];
    const wrong = keys.find((key) => values.get(key) !== said.values.get(key));
    const differs = wrong === undefined ? undefined : `${wrong}: ${values.get(wrong)}, not ${said.values.get(wrong)}`;
    return verdict({ differs, damage: said.damage ?? mutant.damage, alike, diagnostics });
  } catch (error) {
    return refusal(error, file, alike);
  }
}

function userAttempt({ users }: Bases, random: Random): Attempt {
  const [kind, subject] = pick(random, [...users]);
  const [mutator, make] = named({ ...MUTATORS, ...SPECTRUM, ...subject.mutators }, random);
  const mutant = make(subject.original, random);
  return { layout: kind, mutator, mutant, extension: 'csv', judged: (file) => judgeUser(file, subject, mutant) };
}

function attempt(bases: Bases, reference: Reference, random: Random): Attempt | Promise<Attempt> {
  const chance = random() * 8;
  if (chance < 5) return crimeAttempt(bases, reference, random);
  if (chance < 5.25) return bytesAttempt(bases, reference, random);
  return chance < 6.25 ? workbookAttempt(bases, reference, random) : userAttempt(bases, random);
}

/** One mutant, settled by its random numbers. */
export async function tryMutant(bases: Bases, reference: Reference, folder: string, random: Random): Promise<Trial> {
  const { layout, mutator, mutant, extension, judged } = await attempt(bases, reference, random);
  const file = join(folder, `mutant.${extension}`);
  writeFileSync(file, mutant.bytes);
  const started = performance.now();
  const [outcome, detail] = await judged(file);
  return { layout, mutator, extension, outcome, detail, milliseconds: performance.now() - started };
}
