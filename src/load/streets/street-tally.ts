import type { JoinedOutcome, StreetCount, StreetOutcome } from '../../core/street.js';

/** The numbers of street-level files, added up as they are read. */

type Open<One> = { -readonly [Key in keyof One]: One[Key] } & { rows: number[] | undefined };

/** What has been counted so far, by what it is counted by. */
export interface Tally {
  readonly counts: Map<string, Open<StreetCount>>;
  readonly outcomes: Map<string, Open<StreetOutcome>>;
  readonly joined: Map<string, Open<JoinedOutcome>>;
}

/** An LSOA is called by its borough and a number: "Barnet 001A". */
const LSOA_NUMBER = / +[0-9]{3}[A-Za-z]$/;
/** With the blank before it. */
export const LSOA_NUMBER_LENGTH = 5;
/** Without blanks around it, and one before its number. */
export const isNameOfLsoa = (name: string): boolean => /^\S(.*\S)? [0-9]{3}[A-Za-z]$/.test(name);
export const areaNameOfLsoa = (lsoaName: string): string => lsoaName.replace(LSOA_NUMBER, '');

function add<One extends { count: number; rows: number[] | undefined }>(
  totals: Map<string, One>,
  key: readonly string[],
  addend: One,
): void {
  const name = key.join('\u0000');
  const sofar = totals.get(name);
  if (!sofar) {
    totals.set(name, addend);
    return;
  }
  sofar.count += addend.count;
  for (const row of addend.rows ?? []) sofar.rows?.push(row);
}

type ByLsoa = Pick<StreetCount, 'lsoa' | 'lsoaName' | 'category'>;
type ByOutcome = Pick<StreetOutcome, 'force' | 'areaName' | 'month' | 'category' | 'outcome'>;

interface Added {
  readonly count: number;
  readonly file: number;
  readonly row?: number | undefined;
}

const rowsFrom = (row: number | undefined): number[] | undefined => (row === undefined ? undefined : [row]);

export const addCount = ({ counts }: Tally, { lsoa, lsoaName, category }: ByLsoa, { count, file, row }: Added): void =>
  add(counts, [lsoa, lsoaName, category, `${file}`], { lsoa, lsoaName, category, count, file, rows: rowsFrom(row) });

export const addOutcome = (
  { outcomes }: Tally,
  { force, areaName, month, category, outcome }: ByOutcome,
  { count, file, row }: Added,
): void =>
  add(outcomes, [areaName, month, category, outcome, force], {
    force,
    areaName,
    month,
    category,
    outcome,
    count,
    file,
    rows: rowsFrom(row),
  });

type ByJoined = Pick<JoinedOutcome, 'areaName' | 'category' | 'outcome'>;

export const addJoined = (
  { joined }: Tally,
  { areaName, category, outcome }: ByJoined,
  { count, file, row }: Added,
): void =>
  add(joined, [areaName, category, outcome, `${file}`], {
    areaName,
    category,
    outcome,
    count,
    file,
    rows: rowsFrom(row),
  });

/** The order of the rows is the file's, and an engine need not keep it. */
export const inOrder = <One>(totals: ReadonlyMap<string, One>): One[] =>
  [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
