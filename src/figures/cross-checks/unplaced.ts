import { listInWords } from '../../core/format.js';
import { addMonths, type Month, monthName, monthsBetween, type Period } from '../../core/months.js';
import { medianRate } from '../../statistics/rates/median-rate.js';
import { entriesOfNoBorough, londonBoroughs } from '../basis/areas.js';
import type { Study } from '../study.js';
import type { Checked, CrossCheck } from './cross-check.js';

/** Months on either side that say what is usual. */
const NEIGHBOURS = 6;
/** A month stands out where this share of its offences is in no borough, and so many times as much as is usual. */
const [LEAST_SHARE, TIMES_USUAL] = [0.05, 1.5];

/** The share of a month's offences that stands in no borough; undefined where a count is missing, or there are none. */
function unplacedShare(study: Study, month: Month): number | undefined {
  const period: Period = { from: month, to: month, label: month };
  const [placed, unplaced] = [londonBoroughs(study).codes, entriesOfNoBorough(study)].map((codes) =>
    study.dataset.numberInAll(codes, 'all', period),
  );
  if (placed === undefined || unplaced === undefined) return undefined;
  return placed + unplaced === 0 ? undefined : unplaced / (placed + unplaced);
}

/**
 * Months in which far more offences than usual stand in no borough: every borough's count is short of its part then, and a
 * comparison with such a month is not a change in crime. It is reported as a note: it is so in the files, and no figure of ours is wrong.
 */
export function unplacedCheck({ study, periods }: Checked): CrossCheck {
  const known = new Map<Month, number | undefined>();
  const shareIn = (month: Month): number | undefined => {
    if (!known.has(month)) known.set(month, unplacedShare(study, month));
    return known.get(month);
  };
  const shares = [...new Set(periods.flatMap(({ from, to }) => monthsBetween(from, to)))].sort().flatMap((month) => {
    const share = shareIn(month);
    return share === undefined ? [] : [{ month, share }];
  });
  const high = shares.filter(({ month, share }) => {
    if (share < LEAST_SHARE) return false;
    const others = monthsBetween(addMonths(month, -NEIGHBOURS), addMonths(month, NEIGHBOURS));
    const usual = others.flatMap((other) => (other === month ? [] : (shareIn(other) ?? [])));
    return usual.length > 0 && share >= TIMES_USUAL * medianRate(usual);
  });
  const months = listInWords(high.map(({ month }) => monthName(month)));
  const found =
    high.length > 0
      ? `far more offences than usual stand in no borough in ${months}: boroughs are short of them`
      : undefined;
  const note = shares.length === 0 ? 'no month has offences of all areas' : found;
  const name = 'No month has far more offences in no borough than those around it';
  return { name, compared: shares.length, wrong: [], ...(note === undefined ? {} : { note }) };
}
