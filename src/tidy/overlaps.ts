import type { Diagnostic } from '../core/diagnostics.js';
import { groupThousands } from '../core/format.js';
import { isMissing } from '../core/missing.js';
import { type Month, monthCount, monthName, monthRange } from '../core/months.js';
import { Dataset } from './dataset.js';
import { newestFirst } from './newest-first.js';
import type { TidySource } from './tidied-source.js';

/** All offences of the 32 boroughs in one file, over some months; undefined when the file cannot give it. */
function londonTotal(dataset: Dataset, tidy: TidySource, from: string, to: string): number | undefined {
  const alone = new Dataset([tidy], dataset.tree, { areas: dataset.areas, labels: [] });
  let total = 0;
  for (const code of alone.boroughs) {
    const { count } = alone.count(code, 'all', { from, to, label: '' });
    if (isMissing(count)) return undefined;
    total += count;
  }
  return total;
}

/** The newer of two files is used; of two that end with one month the one made later, where both say when. */
function whichIsUsed({ source: { to, refreshed } }: TidySource, { source: other }: TidySource): string {
  const isRefreshedLater = refreshed !== undefined && other.refreshed !== undefined && refreshed > other.refreshed;
  if (to === other.to && isRefreshedLater) return 'the first, which was made later, is used.';
  return to === other.to
    ? `both end with ${monthName(to)}, so neither is newer, and the first is used.`
    : `the first, which is newer (to ${monthName(to)}), is used.`;
}

/** Where two files hold the same months: which is used, and by how much they differ (silent revisions show here). */
export function describeOverlaps(dataset: Dataset): Diagnostic[] {
  const inOrder = newestFirst(dataset.sources).flatMap((index) => dataset.sources[index] ?? []);
  return inOrder.flatMap((newer, position) =>
    inOrder.slice(position + 1).flatMap((older) => {
      const isWhole = (month: Month) => !older.incomplete.has(month) && !newer.incomplete.has(month);
      const shared = older.months.filter((month) => newer.months.includes(month) && isWhole(month));
      const areas = [...older.areas].filter((area) => newer.areas.has(area));
      const [from] = shared;
      const to = shared[shared.length - 1];
      if (from === undefined || to === undefined || areas.length === 0) return [];
      const a = londonTotal(dataset, newer, from, to);
      const b = londonTotal(dataset, older, from, to);
      const totals =
        a === undefined || b === undefined
          ? ''
          : ` All offences of the 32 boroughs in those months: ${groupThousands(a, 0)} in it, ${groupThousands(b, 0)} in the other.`;
      return [
        {
          level: 'note' as const,
          text: `${monthRange(from, to)} (${monthCount(shared.length)}) ${shared.length === 1 ? 'is' : 'are'} in both ${newer.source.file} and ${older.source.file}; ${whichIsUsed(newer, older)}${totals}`,
        },
      ];
    }),
  );
}
