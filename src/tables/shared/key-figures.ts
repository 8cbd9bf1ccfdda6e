import type { Figure } from '../../core/figure.js';
import { capitalized, figureText, ordinal } from '../../core/format.js';
import { type Period, shiftPeriod } from '../../core/months.js';
import type { KeyFigure } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { compareOffence } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { fromTo } from '../../figures/measures/counts-in-words.js';
import { londonCount } from '../../figures/measures/london.js';
import { rankedAreas } from '../../figures/measures/ranked-rates.js';
import { changeWord, familyOf } from './change-words.js';
import { londonName } from './columns.js';
import type { Report } from './report.js';

/** "9th lowest", "Highest", "Joint 2nd highest": from the nearer end; the reason where there is no rank. */
function rankText(lowest: Figure, highest: Figure): string {
  if (lowest.value === null || highest.value === null) return lowest.missing ?? '';
  const [rank, end] = lowest.value <= highest.value ? [lowest, 'lowest'] : [highest, 'highest'];
  const nth = rank.value === 1 ? end : `${ordinal(rank.value ?? 0)} ${end}`;
  return capitalized(rank.tied ? `joint ${nth}` : nth);
}

/** "from 28,323 to 29,046"; empty where there is no change to print. */
const counts = (change: Figure): string => (change.value === null ? '' : fromTo(change));

function manyWith(number: number, what: string): string {
  const have = number === 0 ? 'none has' : number === 1 ? '1 has' : `${number} have`;
  return `${have} a ${what} rate`;
}

/** "of 32 boroughs": those that are ranked. */
function amongBoroughs({ study }: Report): string {
  const ranked = rankedAreas(study).length;
  return `of ${ranked} boroughs${ranked < study.dataset.boroughs.length ? ' in the files' : ''}`;
}

/** "of 32 boroughs: 8 have a lower rate, 23 have a higher rate"; the first words alone where there is no rank. */
function howManyAround(among: string, lowest: Figure, highest: Figure): string {
  if (lowest.value === null || highest.value === null) return among;
  return `${among}: ${manyWith(lowest.value - 1, 'lower')}, ${manyWith(highest.value - 1, 'higher')}`;
}

const isNotEmpty = (text: string): boolean => text !== '';

/** Counts and changes of all offences in a period, in the borough and in London. */
function changeIn({ study, area }: Report, now: Period, before: Period) {
  const count = countFigure(study, setOf(area), 'all', now);
  const previousCount = countFigure(study, setOf(area), 'all', before);
  const london = londonCount(study, 'all', now);
  const londonPrevious = londonCount(study, 'all', before);
  return {
    count,
    previousCount,
    london,
    londonPrevious,
    percent: percentChangeFigure(study, count, previousCount),
    londonPercent: percentChangeFigure(study, london, londonPrevious),
  };
}

/** The numbers a reader asks for first: how many offences, the change, the rate and the rank, with London's. */
export function keyNumbers(report: Report) {
  const { study, area, quarter } = report;
  const { period, previous } = study.choices;
  const [now, before] = quarter ? [quarter, shiftPeriod(quarter, -12)] : [period, previous];
  const { rate, londonRate, rankLowest, rankHighest } = compareOffence(study, area, 'all');
  return {
    ...changeIn(report, now, before),
    rate,
    londonRate,
    rankLowest,
    rankHighest,
    londonName: londonName(study),
    verdict: changeWord(familyOf(report), 'all'),
    rank: rankText(rankLowest, rankHighest),
    among: amongBoroughs(report),
    labels: {
      count: `Recorded offences, ${now.label}`,
      previousCount: `Recorded offences, ${before.label}`,
      change: `Change on ${before.label}`,
      rate: `Offences per 1,000 people${quarter ? `, ${period.label}` : ''}`,
      rank: `Rank by rate${quarter ? `, ${period.label}` : ''}`,
    },
  };
}

/** The four numbers in words, for the first lines of a page or a document. */
export function keyFigures(report: Report): KeyFigure[] {
  const { labels, londonName: name, ...numbers } = keyNumbers(report);
  const { percent, londonPercent, rankLowest, rankHighest } = numbers;
  const londonChange = [figureText(londonPercent), counts(londonPercent)].filter(isNotEmpty).join(', ');
  return [
    {
      label: labels.count,
      value: figureText(numbers.count),
      comparedWith: `${name}: ${figureText(numbers.london)}`,
    },
    {
      label: labels.change,
      value: figureText(percent),
      comparedWith: [fromTo(percent), `${name}: ${londonChange}`].filter(isNotEmpty).join('; '),
      note: numbers.verdict,
    },
    {
      label: labels.rate,
      value: figureText(numbers.rate),
      comparedWith: `${name}: ${figureText(numbers.londonRate)}`,
    },
    {
      label: labels.rank,
      value: numbers.rank,
      comparedWith: howManyAround(numbers.among, rankLowest, rankHighest),
    },
  ];
}
