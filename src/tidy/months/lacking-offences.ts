import type { Era } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands } from '../../core/format.js';
import { type Missing, missing } from '../../core/missing.js';
import { type Month, monthRange } from '../../core/months.js';
import type { OffenceLabel } from '../../core/reference.js';
import type { Cells } from '../cells.js';
import { basename } from '../parts-of-source.js';

/** Months on either side that say what is usual. */
const SIDE = 6;
/** Of 14 a month, chance gives none in one month of a million. */
const USUAL = 14;

/** Months next to one another in which no area of a file has an offence that is usual before or after them. */
export interface LackingOffence {
  readonly offence: string;
  readonly months: readonly Month[];
  /** What a month around them has, all areas together. */
  readonly usual: number;
}

/** All areas together, month by month, by offence; NaN where a cell is missing. */
export function totalsByOffence(cells: Cells, months: number): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const { offence, measure, values } of cells) {
    if (measure !== 'offences') continue;
    const sums = all.get(offence) ?? new Array<number>(months).fill(0);
    all.set(offence, sums);
    // Tens of millions in a file of LSOAs: an iterator would take six times as long.
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      sums[index] = typeof value === 'number' ? (sums[index] ?? 0) + value : Number.NaN;
    }
  }
  return all;
}

/** The middle one in order, or the lower of the two in the middle. */
const middleOf = (counts: readonly number[]): number =>
  [...counts].sort((a, b) => a - b)[(counts.length - 1) >> 1] ?? 0;

/** What the months before some months have, and those after them; one of the two at the edge of a file. */
export function usualOnSides(sums: readonly number[], from: number, to: number): number[] {
  const sides = [sums.slice(Math.max(0, from - SIDE), from), sums.slice(to + 1, to + 1 + SIDE)];
  return sides.filter((side) => side.length > 0).map(middleOf);
}

/** Each run of months without an offence, and what is usual on the side of it that has fewer. */
export function runsWithout(sums: readonly number[]): { from: number; to: number; usual: number }[] {
  const runs: { from: number; to: number; usual: number }[] = [];
  for (let from = 0; from < sums.length; from += 1) {
    if (sums[from] !== 0) continue;
    let to = from;
    while (sums[to + 1] === 0) to += 1;
    const usual = usualOnSides(sums, from, to);
    if (usual.length > 0) runs.push({ from, to, usual: Math.min(...usual) });
    from = to;
  }
  return runs;
}

/**
 * Months in which no area of a file of all London has an offence that the months around them have in plenty: its label is
 * another then, or the rows are lost. It is missing in them, not none. `totals` are those of `totalsByOffence`.
 *
 * `isExpected` says whether a label of the offence is known for a month. An offence that fades (fraud in 2013) is not found:
 * the last months before the first without one have few.
 */
export function lackingOffences(
  totals: ReadonlyMap<string, readonly number[]>,
  months: readonly Month[],
  isExpected: (offence: string, month: Month) => boolean,
): LackingOffence[] {
  return [...totals].flatMap(([offence, sums]) =>
    runsWithout(sums)
      .filter(({ usual }) => usual >= USUAL)
      .map(({ from, to, usual }) => {
        const lacking = months.slice(from, to + 1).filter((month) => isExpected(offence, month));
        return { offence, months: lacking, usual };
      })
      .filter((found) => found.months.length > 0),
  );
}

/** Why an offence is missing in a month, by "offence|month". */
export function reasonsOfLacking(
  lacking: readonly LackingOffence[],
  file: string,
  nounOf: (offence: string) => string,
): ReadonlyMap<string, Missing> {
  return new Map(
    lacking.flatMap(({ offence, months }) => {
      const why = missing('not-recorded', `no ${nounOf(offence)} in any area of ${basename(file)}: ${rangeOf(months)}`);
      return months.map((month) => [`${offence}|${month}`, why] as const);
    }),
  );
}

/** Whether a file of the era and form should have a label of the offence in a month, by when its labels were seen. */
export function isLabelExpected(
  labels: readonly OffenceLabel[],
  file: { readonly era: Era; readonly form: string },
  offence: string,
  month: Month,
): boolean {
  const ofEra = labels.filter(({ era, form }) => era === file.era && (form === '' || form === file.form));
  const newest = ofEra.reduce((last, { lastMonth }) => (lastMonth > last ? lastMonth : last), '');
  return ofEra.some(
    (label) =>
      label.offence === offence &&
      label.firstMonth <= month &&
      (month <= label.lastMonth || label.lastMonth === newest),
  );
}

export const rangeOf = (months: readonly Month[]): string => monthRange(months[0] ?? '', months.at(-1) ?? '');

/** The warning on it. */
export const lackingDiagnostic = (
  file: string,
  { offence, months, usual }: LackingOffence,
  nounOf: (offence: string) => string,
): Diagnostic => ({
  level: 'warning',
  text: `${file}: has no ${nounOf(offence)} in any area (${rangeOf(months)}), where ${groupThousands(usual, 0)} a month are usual: the label may be another since, or rows are lost. They are left out as if they were absent. Use the Met's whole file as it was published.`,
});
