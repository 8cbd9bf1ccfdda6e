import { figureText } from '../../core/format.js';
import { inWords, type Period } from '../../core/months.js';
import { airportCaution } from '../../figures/basis/airports.js';
import { conditionsIn } from '../../figures/basis/series-breaks.js';
import { compareOffence, nounOf } from '../../figures/measures/comparison.js';
import { fromTo } from '../../figures/measures/counts-in-words.js';
import { mixedErasCaution } from '../../figures/measures/mixed-eras.js';
import { noBoroughCaution } from '../../figures/measures/no-borough.js';
import type { Study } from '../../figures/study.js';
import { familyOf } from '../shared/change-words.js';
import { londonName } from '../shared/columns.js';
import { findingsTable, type Headline, verdictSentence } from '../shared/findings.js';
import type { Report, TableBuilder } from '../shared/report.js';
import {
  groupedCount,
  higherOrLower,
  moreOrFewer,
  periodInWords,
  rankInWords,
  residentsCaveat,
  residentsReminder,
} from '../shared/sentences.js';
import { hasMonthsOf } from '../shared/years.js';
import { couldBeChance, standsOut, whatChanged } from './headline-changes.js';

/** All offences: how many, against the year before, per 1,000, and the rank among the boroughs. */
function howMany(report: Report): Headline {
  const { study, area } = report;
  const { period, previous } = study.choices;
  const { count, previousCount, changePercent, rate, rankLowest, rankHighest } = compareOffence(study, area, 'all');
  const figures = [count, previousCount, changePercent, rate, rankLowest, rankHighest];
  const noun = nounOf(study, 'all');
  if (count.value === null) return { sentence: `No figure for ${noun}: ${count.missing}.`, figures };
  const change = moreOrFewer(changePercent);
  const compared = change
    ? `${change} the ${groupedCount(previousCount)} in the ${periodInWords(study, previous)}`
    : `not compared with the ${inWords(previous)} (${changePercent.missing})`;
  const rankText = rankInWords(study, rankLowest, rankHighest);
  const rated = rate.value === null ? `no rate (${rate.missing})` : `${figureText(rate)} ${rate.unit}, ${rankText}`;
  const word = verdictSentence(familyOf(report).of('all')?.verdict ?? 'untested', {
    called: 'years',
    change: changePercent,
  });
  const sentence = `In the ${periodInWords(study, period)} there were ${groupedCount(count)} ${noun} in ${area.name}, ${compared}; ${rated}${residentsCaveat(study, area)}.${word}`;
  return { sentence, figures };
}

/** All offences since the base year, in the borough and in London. */
function sinceBase({ study, area }: Report): Headline {
  const { base } = study.choices;
  const { count, baseCount, baseChangePercent, londonBaseChangePercent } = compareOffence(study, area, 'all');
  const figures = [count, baseCount, baseChangePercent, londonBaseChangePercent];
  if (baseChangePercent.value === null) {
    if (!hasMonthsOf(study, base))
      return { sentence: `The files do not have the whole ${inWords(base)}: nothing is compared with it.`, figures };
    return { sentence: `No comparison with the ${inWords(base)}: ${baseChangePercent.missing}.`, figures };
  }
  const london =
    londonBaseChangePercent.value === null
      ? ''
      : ` and ${fromTo(londonBaseChangePercent)} in London (${figureText(londonBaseChangePercent)})`;
  const sentence = `Since the ${periodInWords(study, base)} recorded offences have gone ${fromTo(baseChangePercent)} in ${area.name} (${figureText(baseChangePercent)})${london}.`;
  return { sentence, figures };
}

/** The rate and the year's change, compared with London's. */
function againstLondon({ study, area }: Report): Headline {
  const { rate, londonRate, rateGapPercent, londonChangePercent, changePercent } = compareOffence(study, area, 'all');
  const figures = [rate, londonRate, rateGapPercent, londonChangePercent];
  if (rateGapPercent.value === null) {
    return { sentence: `No comparison with London: ${rateGapPercent.missing}.`, figures };
  }
  const changes =
    changePercent.value === null || londonChangePercent.value === null
      ? ''
      : ` Over the year recorded offences went ${fromTo(changePercent)} in ${area.name} (${figureText(changePercent)}) and ${fromTo(londonChangePercent)} in London (${figureText(londonChangePercent)}).`;
  const sentence = `The rate of recorded offences in ${area.name}, ${figureText(rate)} ${rate.unit}, was ${higherOrLower(rateGapPercent)} the rate in ${londonName(study)}, ${figureText(londonRate)} ${londonRate.unit}${residentsReminder(study, area)}.${changes}`;
  return { sentence, figures };
}

/** A change since a year that was no usual one; undefined where the base year was, or where nothing is compared with it. */
function unusualBase(study: Study, base: Period): string | undefined {
  const conditions = conditionsIn(study, 'all', base);
  if (conditions === '' || !hasMonthsOf(study, base)) return undefined;
  return `The ${inWords(base)} were ${conditions}: a rise since then may only be the return to a usual year.`;
}

/** What a reader who quotes the numbers must know. */
function cautions({ study, area }: Report): Headline[] {
  const { period, previous, base } = study.choices;
  const { count, previousCount, baseCount, changePercent, baseChangePercent } = compareOffence(study, area, 'all');
  const compared = [
    { before: previousCount, change: changePercent },
    { before: baseCount, change: baseChangePercent },
  ].flatMap(({ before, change }) => (change.value === null ? [] : [before]));
  const rules = [changePercent, baseChangePercent].some(({ value, notes }) => value !== null && notes.length > 0);
  const sentences = [
    'These are the offences that the police recorded: how many are reported and recorded changes too.',
    ...(rules ? ["The report's notes say what else bears on these comparisons."] : []),
    unusualBase(study, base),
    mixedErasCaution(count, compared),
    noBoroughCaution(study, period, [previous, base]),
    airportCaution(study, area, [period, previous, base]),
  ];
  return sentences.flatMap((sentence) => (sentence === undefined ? [] : [{ sentence, figures: [] }]));
}

/** The paragraphs in the order in which a board asks. */
const PARAGRAPHS: readonly (readonly [topic: string, findings: (report: Report) => readonly Headline[]])[] = [
  ['How much', (report) => [howMany(report), sinceBase(report)]],
  ['Compared with London', (report) => [againstLondon(report)]],
  ['What changed', whatChanged],
  ['Where it stands out', standsOut],
  ['What may be chance', couldBeChance],
  ['What to be careful about', cautions],
];

/** The findings in plain sentences, from the same figures as the tables. */
export const headlines: TableBuilder = {
  id: 'headlines',
  about: 'the findings in plain sentences',
  make: (report) =>
    findingsTable(
      report,
      `${report.area.name}: recorded crime in the ${inWords(report.study.choices.period)}`,
      PARAGRAPHS.map(([topic, findings]) => [topic, findings(report)]),
    ),
};
