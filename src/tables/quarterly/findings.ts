import { figureText, groupThousands, listInWords } from '../../core/format.js';
import { inWords, shiftPeriod } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { compareOffence, nounOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { fromTo } from '../../figures/measures/counts-in-words.js';
import { londonCount } from '../../figures/measures/london.js';
import { noBoroughCaution } from '../../figures/measures/no-borough.js';
import { familyOf, largerThanChance } from '../shared/change-words.js';
import { londonName } from '../shared/columns.js';
import { findingsTable, type Headline, largestFirst, recordingCautions, verdictSentence } from '../shared/findings.js';
import type { TableBuilder } from '../shared/report.js';
import {
  groupedCount,
  moreOrFewer,
  periodInWords,
  quarterInWords,
  rankInWords,
  residentsCaveat,
  withChange,
} from '../shared/sentences.js';
import type { QuarterlyReport } from './quarter.js';

const LISTED = 3;

/** An offence's count in the quarter and in the same quarter a year before. */
function changeOf({ study, area, quarter }: QuarterlyReport, offence: string) {
  const count = countFigure(study, setOf(area), offence, quarter);
  const previous = countFigure(study, setOf(area), offence, shiftPeriod(quarter, -12));
  const change = changeFigure(study, count, previous);
  return { offence, count, previous, change, percent: percentChangeFigure(study, count, previous) };
}

/** All offences of the quarter, and the rate of the 12 months to its end. */
function howMany(report: QuarterlyReport): Headline[] {
  const { study, area, quarter } = report;
  const { count, previous, percent } = changeOf(report, 'all');
  const noun = nounOf(study, 'all');
  if (count.value === null) return [{ sentence: `No figure for ${noun}: ${count.missing}.`, figures: [count] }];
  const change = moreOrFewer(percent);
  const before = quarterInWords(study, shiftPeriod(quarter, -12));
  const compared = change
    ? `${change} the ${groupedCount(previous)} in ${before}`
    : `not compared with ${before} (${percent.missing})`;
  const word = verdictSentence(familyOf(report).of('all')?.verdict ?? 'untested', {
    called: 'quarters',
    change: percent,
  });
  const { rate, rankLowest, rankHighest, count: ofYear } = compareOffence(study, area, 'all');
  const among = rate.base ? ` among ${groupThousands(rate.base.value, 0)} people` : '';
  const rated =
    rate.value === null
      ? `No rate for the ${inWords(study.choices.period)}: ${rate.missing}.`
      : `In the ${periodInWords(study, study.choices.period)} there were ${groupedCount(ofYear)} offences${among}: ${figureText(rate)} ${rate.unit}, ${rankInWords(study, rankLowest, rankHighest)}${residentsCaveat(study, area)}.`;
  return [
    {
      sentence: `In ${quarterInWords(study, quarter)} there were ${groupedCount(count)} ${noun} in ${area.name}, ${compared}.${word}`,
      figures: [count, previous, percent],
    },
    { sentence: rated, figures: [ofYear, rate, rankLowest, rankHighest] },
  ];
}

/** The change of the quarter, compared with London's. */
function againstLondon(report: QuarterlyReport): Headline[] {
  const { study, area, quarter } = report;
  const { percent } = changeOf(report, 'all');
  const before = shiftPeriod(quarter, -12);
  const london = percentChangeFigure(study, londonCount(study, 'all', quarter), londonCount(study, 'all', before));
  if (percent.value === null || london.value === null) return [];
  const sentence = `Compared with ${quarterInWords(study, before)} recorded offences went ${fromTo(percent)} in ${area.name} (${figureText(percent)}) and ${fromTo(london)} in ${londonName(study)} (${figureText(london)}).`;
  return [{ sentence, figures: [percent, london] }];
}

/** The rises or falls whose rate is a signal, the largest first, each offence counted once. */
function movedMost(report: QuarterlyReport, verdict: 'higher' | 'lower') {
  const { study } = report;
  const sign = verdict === 'higher' ? 1 : -1;
  const found = familyOf(report)
    .changes.filter((change) => change.verdict === verdict)
    .map(({ offence }) => ({ ...changeOf(report, offence), sign }) as const)
    .filter(({ change, percent }) => (change.value ?? 0) * sign > 0 && percent.value !== null && !percent.small);
  return largestFirst(study, found, ({ offence, change }) => ({ id: offence, size: (change.value ?? 0) * sign }));
}

function largest(report: QuarterlyReport, verdict: 'higher' | 'lower'): Headline[] {
  const all = movedMost(report, verdict);
  const shown = all.slice(0, LISTED);
  if (shown.length === 0) return [];
  const word = `${verdict === 'higher' ? 'rise' : 'fall'}${shown.length === 1 ? '' : 's'}`;
  const which = shown.length < all.length ? 'The largest' : 'The';
  const listed = listInWords(shown.map(({ offence, percent }) => withChange(nounOf(report.study, offence), percent)));
  const sentence = `${which} ${word} in number ${shown.length === 1 ? 'was' : 'were'} in ${listed}.`;
  return [{ sentence, figures: shown.flatMap(({ change, percent }) => [change, percent]) }];
}

/** How many changes of the quarter are larger than chance would usually give, and the largest of them. */
function whatChanged(report: QuarterlyReport): Headline[] {
  const { tested, changes } = familyOf(report);
  if (tested === 0) return [];
  const signals = changes.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower').length;
  const sentence = largerThanChance(signals, tested);
  const { quarter } = report;
  const periods = { before: shiftPeriod(quarter, -12), now: quarter, called: 'quarters' } as const;
  const quoted = (['higher', 'lower'] as const).flatMap((verdict) => movedMost(report, verdict).slice(0, LISTED));
  return [
    { sentence, figures: [] },
    ...largest(report, 'higher'),
    ...largest(report, 'lower'),
    ...recordingCautions(report, quoted, periods),
  ];
}

/** What a reader who quotes the numbers must know. */
function cautions({ study, quarter }: QuarterlyReport): Headline[] {
  const sentences = [
    'These are the offences that the police recorded: how many are reported and recorded changes too. Three months are a short time: chance moves them more than a year.',
    noBoroughCaution(study, quarter, [shiftPeriod(quarter, -12)]),
  ];
  return sentences.flatMap((sentence) => (sentence === undefined ? [] : [{ sentence, figures: [] }]));
}

/** The findings on a quarter in plain sentences, from the same figures as its tables. */
export const quarterFindings: TableBuilder<QuarterlyReport> = {
  id: 'headlines',
  about: 'the findings in plain sentences',
  make: (report) =>
    findingsTable(report, `${report.area.name}: recorded crime in ${report.quarter.label}`, [
      ['How much', howMany(report)],
      ['Compared with London', againstLondon(report)],
      ['What changed', whatChanged(report)],
      ['What to be careful about', cautions(report)],
    ]),
};
