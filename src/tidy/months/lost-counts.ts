import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands } from '../../core/format.js';
import { missing } from '../../core/missing.js';
import type { Month } from '../../core/months.js';
import type { CellCounts, Cells } from '../cells.js';
import { basename } from '../parts-of-source.js';
import { rangeOf, runsWithout, totalsByOffence, usualOnSides } from './lacking-offences.js';

/** Of 30 a month chance gives none in no month that anybody will see. */
const USUAL = 30;
/**
 * The rest of London goes on where it has at least this share of what is usual there, before or after. In the lockdown of April
 * 2020 Kingston upon Thames had none of its usual 37 thefts from the person, and the rest of London few.
 */
const GOES_ON = 0.5;

/** Months in which a borough has none of an offence that is usual there, while the rest of London goes on. */
export interface LostCount {
  readonly area: string;
  readonly offence: string;
  readonly indexes: readonly number[];
  readonly usual: number;
}

/** What is looked at of a file: `boroughs` are the codes of whole boroughs, and `isExpected` knows when an offence has a label. */
interface FileOfBoroughs {
  readonly cells: Cells;
  readonly months: readonly Month[];
  readonly boroughs: ReadonlySet<string>;
  readonly isExpected: (offence: string, month: Month) => boolean;
}

/**
 * Zeros of one borough that no borough ever has: the count is lost, as that of thefts from the person in Ealing of September 2011
 * in a public copy of the file of 2008 to 2018. An offence that ends everywhere (fraud in 2013) is none.
 */
export function lostCounts({ cells, months, boroughs, isExpected }: FileOfBoroughs): LostCount[] {
  const found = boroughs.size === 0 ? [] : [...cells].flatMap((row) => zerosIn(row, boroughs));
  // Hardly a file has any: only then are all of its rows added up.
  if (found.length === 0) return [];
  const totals = totalsByOffence(cells, months.length);
  return found.flatMap(({ area, offence, counts, runs }) => {
    const others = (totals.get(offence) ?? []).map((total, index) => total - (counts[index] ?? 0));
    return runs.flatMap(({ from, to, usual }) => {
      const least = GOES_ON * Math.max(...usualOnSides(others, from, to));
      const indexes = others.flatMap((count, index) =>
        index >= from && index <= to && count >= least && isExpected(offence, months[index] ?? '') ? [index] : [],
      );
      return indexes.length > 0 ? [{ area, offence, indexes, usual }] : [];
    });
  });
}

interface ZerosOfRow {
  readonly area: string;
  readonly offence: string;
  readonly counts: readonly number[];
  readonly runs: ReturnType<typeof runsWithout>;
}

/** The months without an offence, in the row of a borough, where many are usual. */
function zerosIn({ area, offence, measure, values }: CellCounts, boroughs: ReadonlySet<string>): ZerosOfRow[] {
  if (measure !== 'offences' || !boroughs.has(area)) return [];
  const counts = Array.from(values, (count) => (typeof count === 'number' ? count : Number.NaN));
  const runs = runsWithout(counts).filter(({ usual }) => usual >= USUAL);
  return runs.length > 0 ? [{ area, offence, counts, runs }] : [];
}

/** What names an area and an offence in a sentence. */
interface Names {
  readonly area: (code: string) => string;
  readonly noun: (offence: string) => string;
}

/** Makes them missing, and gives the warnings on them. */
export function missLostCounts(file: string, found: FileOfBoroughs, names: Names): Diagnostic[] {
  return lostCounts(found).map(({ area, offence, indexes, usual }) => {
    const range = rangeOf(indexes.map((index) => found.months[index] ?? ''));
    const what = `no ${names.noun(offence)} in ${names.area(area)}`;
    const why = missing('not-usable', `${what} in ${basename(file)}: ${range}`);
    found.cells.miss({ area, offence, measure: 'offences' }, new Set(indexes), why);
    return {
      level: 'warning',
      text: `${file}: has ${what} (${range}), where ${groupThousands(usual, 0)} a month are usual: the count is lost, and is left out as if it were blank. Use a file that has it.`,
    };
  });
}
