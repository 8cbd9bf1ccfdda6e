import { isMissing, type Missing, missing } from '../../core/missing.js';
import type { CrimeData, Recorded, RecordedValue } from './crime-data.js';

/** An offence that reports give with a part of it or without: the Met has rows of stalking and harassment and of the rest. */

const LISTED_APART: Readonly<Record<string, { readonly part: string; readonly words: string }>> = {
  'violence-without-injury': { part: 'stalking-and-harassment', words: '(without stalking and harassment)' },
};

type Combine = (whole: number, part: number) => number;

function combined(whole: Recorded, part: Recorded, combine: Combine): Recorded {
  if (isMissing(whole) || isMissing(part)) return isMissing(whole) ? whole : part;
  const older = whole.older.flatMap((one): RecordedValue[] => {
    const same = part.older.find(({ file }) => file === one.file);
    return same ? [{ value: combine(one.value, same.value), file: one.file }] : [];
  });
  return { value: combine(whole.value, part.value), file: whole.file, older };
}

const percentChange: Combine = (now, then) => (now / then - 1) * 100;

/** The same files with the offence counted without that part; only its counts and changes are asked of. */
export function withoutPart(
  records: CrimeData,
  offence: string,
): { readonly records: CrimeData; readonly words: string } | undefined {
  const { part, words } = LISTED_APART[offence] ?? {};
  if (part === undefined || words === undefined) return undefined;
  const count: CrimeData['count'] = (area, id, period) =>
    id === offence
      ? combined(records.count(area, id, period), records.count(area, part, period), (whole, one) => whole - one)
      : records.count(area, id, period);
  const change: CrimeData['change'] = (area, id, period, before) =>
    combined(count(area, id, period), count(area, id, before), percentChange);
  const none = (): Missing => missing('not-recorded', 'not there');
  return { records: { ...records, count, change, rate: none, gap: none, rank: none, moved: none }, words };
}
