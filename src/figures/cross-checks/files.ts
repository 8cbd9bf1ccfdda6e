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

interface FilePair {
  readonly one: TidySource;
  readonly other: TidySource;
  readonly pairs: ReturnType<typeof pairUp>;
}

/** Every two borough files of different layouts. Counts of two eras differ, and are never taken for one another. */
function filePairs(checked: Checked): FilePair[] {
  const sources = checked.study.dataset.sources.filter(({ level }) => level === 'borough');
  return sources.flatMap((one, index) =>
    sources
      .slice(index + 1)
      .filter(({ source }) => one.source.layout !== source.layout && one.source.era === source.era)
      .map((other) => ({ one, other, pairs: pairUp(checked, one, other) })),
  );
}

const gap = ({ first, second }: FilePair['pairs'][number]): number => Math.abs(first - second);

/** How many counts of two files differ, and the largest difference; undefined where none does. */
function differenceOf({ study }: Checked, { one, other, pairs }: FilePair): string | undefined {
  const unlike = pairs.filter(({ first, second }) => first !== second);
  const [start] = unlike;
  if (!start) return undefined;
  const largest = unlike.reduce((most, pair) => (gap(pair) > gap(most) ? pair : most), start);
  const areaName = study.reference.areas.find(({ code }) => code === largest.code)?.name ?? largest.code;
  const numbers = study.choices.suppress ? '' : `: ${largest.first} and ${largest.second}`;
  return `${unlike.length} of ${pairs.length} differ between ${one.source.file} and ${other.source.file}, most ${largest.label} in ${areaName}, ${monthName(largest.month)}${numbers}`;
}

/**
 * The Met's monthly dashboard (a row for each month) and its borough files (a column for each) give the same counts.
 * Of one vintage they must; of two, later recording moves them, and how many it moved is noted.
 */
export function filesCheck(checked: Checked): CrossCheck {
  const name = 'Files of different layouts give the same counts';
  const wrong: string[] = [];
  const notes: string[] = [];
  const pairsOfFiles = filePairs(checked);
  for (const files of pairsOfFiles) {
    const difference = differenceOf(checked, files);
    const [one, other] = [files.one.source.to, files.other.source.to];
    if (difference === undefined) continue;
    if (one === other) wrong.push(difference);
    else notes.push(`${difference} (vintages ${one} and ${other}: revised between them)`);
  }
  const compared = pairsOfFiles.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const nothing = compared === 0 ? ['no month is in files of two layouts'] : [];
  const note = [...nothing, ...notes].join('; ');
  return { name, compared, wrong, ...(note === '' ? {} : { note }) };
}
