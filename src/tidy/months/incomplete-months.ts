import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands } from '../../core/format.js';
import { type Month, monthName } from '../../core/months.js';

/** Months on either side that say what is usual. */
const SIDE = 6;
/** So few offences a month can come and go, as in one ward. */
const LEAST = 200;
/**
 * A month with less than this share of the median of the months before it, and of those after it, is incomplete. The least
 * that the Met's files have since 2010, in months of COVID-19 restrictions: all offences of London 72% (April 2020), one kind
 * of offence in one borough 13% (theft from the person in Westminster, May 2020).
 */
const [OF_ALL_CRIME, OF_SOME] = [0.5, 0.08];

/** Offences of all kinds, month by month; NaN where a cell is missing, which is reported elsewhere. */
const ofAllKinds = (totals: Iterable<readonly number[]>, months: number): number[] => {
  const all = new Array<number>(months).fill(0);
  for (const sums of totals) for (const [index, sum] of sums.entries()) all[index] = (all[index] ?? 0) + sum;
  return all;
};

interface IncompleteMonth {
  readonly month: Month;
  readonly offences: number;
  readonly usual: number;
}

/** The middle one in order, or the lower of the two in the middle: one odd month does not move it. */
const middleOf = (counts: readonly number[]): number =>
  [...counts].sort((a, b) => a - b)[(counts.length - 1) >> 1] ?? 0;

/** What the complete months before and after a month have, by the side with fewer; 0 where there are none. */
function usualAround(sums: readonly number[], index: number, isLeftOut: (index: number) => boolean): number {
  const sides = [-1, 1].map((way) => {
    const neighbours = Array.from({ length: SIDE }, (_, offset) => index + way * (offset + 1));
    return neighbours.flatMap((neighbour) => {
      const sum = sums[neighbour];
      return sum === undefined || Number.isNaN(sum) || isLeftOut(neighbour) ? [] : [sum];
    });
  });
  const usual = sides.flatMap((side) => (side.length === 0 ? [] : [middleOf(side)]));
  return usual.length === 0 ? 0 : Math.min(...usual);
}

/**
 * Months of a file that hold a small part of what the months around them do: a file cut at its edge, or a month not loaded.
 * `totals` are those of each offence in all areas. `ofAllCrime`: the file has all kinds of offence in all boroughs, whose sum never falls so far of itself.
 */
export const incompleteMonths = (
  totals: ReadonlyMap<string, readonly number[]>,
  months: readonly Month[],
  ofAllCrime: boolean,
): IncompleteMonth[] =>
  smallMonths(ofAllKinds(totals.values(), months.length), months, ofAllCrime ? OF_ALL_CRIME : OF_SOME);

/** Months with less than a share of what is usual around them. */
export function smallMonths(sums: readonly number[], months: readonly Month[], share = OF_SOME): IncompleteMonth[] {
  const found = new Map<number, IncompleteMonth>();
  // Two such months side by side: the second shows when the first is left out.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [index, month] of months.entries()) {
      const offences = sums[index] ?? 0;
      const usual = usualAround(sums, index, (candidate) => found.has(candidate));
      if (!found.has(index) && usual >= LEAST && offences < share * usual) found.set(index, { month, offences, usual });
    }
  }
  return [...found.values()].sort((a, b) => a.month.localeCompare(b.month));
}

/** The warning on it. */
export function incompleteDiagnostic(file: string, { month, offences, usual }: IncompleteMonth): Diagnostic {
  const sentence = (many: string) =>
    `${file}: ${monthName(month)} has ${many} offences in all, the months around it ${groupThousands(usual, 0)}: it is not complete, and is left out as if it were absent. Use a file that has the whole month.`;
  return { level: 'warning', text: sentence(groupThousands(offences, 0)), withoutCounts: sentence('too few') };
}
