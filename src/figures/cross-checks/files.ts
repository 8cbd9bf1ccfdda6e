import { isMissing } from '../../core/missing.js';
import { type Month, monthName } from '../../core/months.js';
import { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';
import type { Checked, CrossCheck } from './cross-check.js';

/** Where two files of different layouts give the same month of a borough, offence group by offence group. */
function pairUp({ study, periods }: Checked, one: TidySource, other: TidySource) {
  const { tree } = study.dataset;
  const [a, b] = [one, other].map((source) => new Dataset([source], tree, study.reference));
  const isIn = (month: Month) => periods.some(({ from, to }) => month >= from && month <= to);
  const months = one.months.filter((month) => other.months.includes(month) && isIn(month));
  const boroughs = study.dataset.boroughs.filter((code) => one.areas.has(code) && other.areas.has(code));
  const offences = study.reference.offences.filter(({ parent }) => parent === '' || parent === 'all');
  return months.flatMap((month) =>
    boroughs.flatMap((code) =>
      offences.flatMap(({ id, label }) => {
        const counts = [a, b].map((set) => set?.count(code, id, { from: month, to: month, label: month }).count);
        const [first, second] = counts.map((count) => (count === undefined || isMissing(count) ? null : count));
        return first == null || second == null ? [] : [{ month, code, label, first, second }];
      }),
    ),
  );
}

/**
 * The Met's monthly dashboard (a row for each month) and its borough files (a column for each) give the same counts.
 * Of one vintage they must; of two, later recording moves them, and how many it moved is said.
 */
export function filesCheck(checked: Checked): CrossCheck {
  const { study } = checked;
  const name = 'Files of different layouts give the same counts';
  const sources = study.dataset.sources.filter(({ level }) => level === 'borough');
  const wrong: string[] = [];
  const notes: string[] = [];
  let compared = 0;
  for (const [index, one] of sources.entries()) {
    for (const other of sources.slice(index + 1)) {
      // Counts of two eras are counted differently, and are never taken for one another.
      if (one.source.layout === other.source.layout || one.source.era !== other.source.era) continue;
      const pairs = pairUp(checked, one, other);
      compared += pairs.length;
      const unlike = pairs.filter(({ first, second }) => first !== second);
      const largest = unlike.reduce((most, pair) => (gap(pair) > gap(most) ? pair : most), unlike[0] ?? NOTHING);
      if (unlike.length === 0) continue;
      const areaName = study.reference.areas.find(({ code }) => code === largest.code)?.name ?? largest.code;
      const numbers = study.choices.suppress ? '' : `: ${largest.first} and ${largest.second}`;
      const difference = `${unlike.length} of ${pairs.length} differ between ${one.source.file} and ${other.source.file}, most ${largest.label} in ${areaName}, ${monthName(largest.month)}${numbers}`;
      if (one.source.to === other.source.to) wrong.push(difference);
      else notes.push(`${difference} (vintages ${one.source.to} and ${other.source.to}: revised between them)`);
    }
  }
  const nothing = compared === 0 ? ['no month is in files of two layouts'] : [];
  const note = [...nothing, ...notes].join('; ');
  return { name, compared, wrong, ...(note === '' ? {} : { note }) };
}

const NOTHING = { month: '', code: '', label: '', first: 0, second: 0 };

const gap = ({ first, second }: { readonly first: number; readonly second: number }) => Math.abs(first - second);
