import type { Figure } from '../../core/figure.js';
import { figureText, ordinal } from '../../core/format.js';
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

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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

/** "of 32 boroughs: 8 have a lower rate, 23 have a higher rate"; the first words alone where there is no rank. */
function amongBoroughs({ study }: Report, lowest: Figure, highest: Figure): string {
  const ranked = rankedAreas(study).length;
  const among = `of ${ranked} boroughs${ranked < study.dataset.boroughs.length ? ' in the files' : ''}`;
  if (lowest.value === null || highest.value === null) return among;
  return `${among}: ${manyWith(lowest.value - 1, 'lower')}, ${manyWith(highest.value - 1, 'higher')}`;
}

const isNotEmpty = (text: string): boolean => text !== '';

/** Counts and changes of all offences in a period, in the borough and in London. */
function changeIn({ study, area }: Report, now: Period, before: Period) {
  const count = countFigure(study, setOf(area), 'all', now);
  const london = londonCount(study, 'all', now);
  return {
    count,
    london,
    percent: percentChangeFigure(study, count, countFigure(study, setOf(area), 'all', before)),
    londonPercent: percentChangeFigure(study, london, londonCount(study, 'all', before)),
  };
}

/** The four numbers a reader asks for first: how many offences, the change, the rate and the rank, with London's. */
export function keyFigures(report: Report): KeyFigure[] {
  const { study, area, quarter } = report;
  const { period, previous } = study.choices;
  const [now, before] = quarter ? [quarter, shiftPeriod(quarter, -12)] : [period, previous];
  const { count, london, percent, londonPercent } = changeIn(report, now, before);
  const { rate, londonRate, rankLowest, rankHighest } = compareOffence(study, area, 'all');
  const name = londonName(study);
  const year = quarter ? `, ${period.label}` : '';
  return [
    {
      label: `Recorded offences, ${now.label}`,
      value: figureText(count),
      comparedWith: `${name}: ${figureText(london)}`,
    },
    {
      label: `Change on ${before.label}`,
      value: figureText(percent),
      comparedWith: [
        fromTo(percent),
        `${name}: ${[figureText(londonPercent), counts(londonPercent)].filter(isNotEmpty).join(', ')}`,
      ]
        .filter(isNotEmpty)
        .join('; '),
      note: changeWord(familyOf(report), 'all'),
    },
    {
      label: `Offences per 1,000 people${year}`,
      value: figureText(rate),
      comparedWith: `${name}: ${figureText(londonRate)}`,
    },
    {
      label: `Rank by rate${year}`,
      value: rankText(rankLowest, rankHighest),
      comparedWith: amongBoroughs(report, rankLowest, rankHighest),
    },
  ];
}
