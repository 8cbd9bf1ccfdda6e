import { type Comparison, compareOffence, nounOf } from '../figures/comparison.js';
import { fromTo } from '../figures/counts-in-words.js';
import { noBoroughCaution } from '../figures/no-borough.js';
import { rankedAreas } from '../figures/rank.js';
import { figureText, listInWords } from '../format.js';
import type { Figure, ReportRow } from '../model.js';
import { inWords } from '../months.js';
import { londonName } from './columns.js';
import { everyOffence, groups } from '../figures/offence-lists.js';
import { type Report, reportTable, type TableMaker, text } from './report.js';
import { boroughsInWords, counted, higherOrLower, moreOrFewer, placeInWords, withChange } from './sentences.js';

/** A finding: what it is about, the sentence, and the figures it was made from (their notes and sources go with it). */
interface Finding {
  readonly topic: string;
  readonly sentence: string;
  readonly figures: readonly Figure[];
}

function volume({ study, area }: Report, offence: string, topic: string): Finding {
  const { period, previous } = study.choices;
  const comparison = compareOffence(study, area, offence);
  const { count, previousCount, changePercent, rate, rankLowest, rankHighest } = comparison;
  const figures = [count, previousCount, changePercent, rate, rankLowest, rankHighest];
  const noun = nounOf(study, offence);
  if (count.value === null) return { topic, sentence: `No figure for ${noun}: ${count.missing}.`, figures };
  const change = moreOrFewer(changePercent);
  const compared = change
    ? `${change} the ${counted(previousCount)} in the ${inWords(previous)}`
    : `with no percentage change on the ${inWords(previous)} (${changePercent.missing})`;
  const place = placeInWords(study, rankLowest, rankHighest);
  const rated = rate.value === null ? `no rate (${rate.missing})` : `${figureText(rate)} ${rate.unit}, ${place}`;
  const sentence = `In the ${inWords(period)} there were ${counted(count)} ${noun} in ${area.name}, ${compared}; ${rated}.`;
  return { topic, sentence, figures };
}

function againstLondon({ study, area }: Report): Finding {
  const { rate, londonRate, rateGapPercent, londonChangePercent, changePercent } = compareOffence(study, area, 'all');
  const figures = [rate, londonRate, rateGapPercent, londonChangePercent];
  const topic = 'Against London';
  if (rateGapPercent.value === null) {
    return { topic, sentence: `No comparison with London: ${rateGapPercent.missing}.`, figures };
  }
  const changes =
    changePercent.value === null || londonChangePercent.value === null
      ? ''
      : ` Over the year recorded offences went ${fromTo(changePercent)} in ${area.name} (${figureText(changePercent)}) and ${fromTo(londonChangePercent)} in London (${figureText(londonChangePercent)}).`;
  const sentence = `The rate of recorded offences in ${area.name}, ${figureText(rate)} ${rate.unit}, was ${higherOrLower(rateGapPercent)} the rate in ${londonName(study)}, ${figureText(londonRate)} ${londonRate.unit}.${changes}`;
  return { topic, sentence, figures };
}

function sinceBase({ study, area }: Report): Finding {
  const { base } = study.choices;
  const { count, baseCount, baseChangePercent, londonBaseChangePercent } = compareOffence(study, area, 'all');
  const figures = [count, baseCount, baseChangePercent, londonBaseChangePercent];
  const topic = 'Since the base year';
  if (baseChangePercent.value === null) {
    return { topic, sentence: `No comparison with the ${inWords(base)}: ${baseChangePercent.missing}.`, figures };
  }
  const london =
    londonBaseChangePercent.value === null
      ? ''
      : ` and ${fromTo(londonBaseChangePercent)} in London (${figureText(londonBaseChangePercent)})`;
  const sentence = `Since the ${inWords(base)} recorded offences have gone ${fromTo(baseChangePercent)} in ${area.name} (${figureText(baseChangePercent)})${london}.`;
  return { topic, sentence, figures };
}

/** The three largest rises or falls in number among the groups. */
function largest({ study, area }: Report, direction: 1 | -1): Finding[] {
  const moved = groups(study)
    .map((id) => compareOffence(study, area, id))
    .filter(({ change, changePercent }) => (change.value ?? 0) * direction > 0 && changePercent.value !== null)
    .sort((a, b) => ((b.change.value ?? 0) - (a.change.value ?? 0)) * direction)
    .slice(0, 3);
  if (moved.length === 0) return [];
  const listed = moved.map(({ offence, changePercent }) => withChange(nounOf(study, offence.id), changePercent));
  const word = direction > 0 ? 'rises' : 'falls';
  return [
    {
      topic: `Largest ${word}`,
      sentence: `The largest ${word} in number in ${area.name}, on the ${inWords(study.choices.previous)}, were in ${listInWords(listed)}.`,
      figures: moved.flatMap(({ change, changePercent }) => [change, changePercent]),
    },
  ];
}

const SMALL_FOR_RANK = 30;

/** Offences in which no borough's count fell (or rose) by a larger percentage. */
function firstInLondon({ study, area }: Report): Finding[] {
  const comparisons = ['mopac7', ...everyOffence(study)]
    .map((id) => compareOffence(study, area, id))
    .filter(({ previousCount }) => (previousCount.value ?? 0) >= SMALL_FOR_RANK);
  const named = (key: 'rankOfChange' | 'rankOfIncrease', direction: 1 | -1, words: string): Finding[] => {
    const first = comparisons.filter(
      (each) => each[key].value === 1 && (each.changePercent.value ?? 0) * direction > 0,
    );
    if (first.length === 0) return [];
    const listed = first.map(({ offence, changePercent }) => withChange(nounOf(study, offence.id), changePercent));
    const sentence = `${area.name} had the largest percentage ${words} of ${boroughsInWords(study)} in ${listInWords(listed)}.`;
    return [{ topic: `Largest ${words} in London`, sentence, figures: first.map((each) => each[key]) }];
  };
  return [...named('rankOfChange', -1, 'reduction'), ...named('rankOfIncrease', 1, 'increase')];
}

/** Offence groups of some size in which the borough is among the three lowest or highest rates. */
function extremes({ study, area }: Report): Finding[] {
  const comparisons = groups(study)
    .map((id) => compareOffence(study, area, id))
    .filter(({ londonCount }) => (londonCount.value ?? 0) >= SMALL_FOR_RANK * rankedAreas(study).length);
  const among = (key: 'rankLowest' | 'rankHighest', end: string): Finding[] => {
    const found = comparisons.filter((each: Comparison) => (each[key].value ?? 99) <= 3);
    if (found.length === 0) return [];
    const listed = found.map((each) => nounOf(study, each.offence.id));
    const sentence = `${area.name} had one of the three ${end} rates of ${boroughsInWords(study)} for ${listInWords(listed)}.`;
    return [{ topic: `Among the ${end} rates`, sentence, figures: found.map((each) => each[key]) }];
  };
  return [...among('rankLowest', 'lowest'), ...among('rankHighest', 'highest')];
}

function cautions({ study }: Report): Finding[] {
  const { period, previous, base } = study.choices;
  return [previous, base].flatMap((earlier) => {
    const sentence = noBoroughCaution(study, period, earlier);
    const topic = earlier === previous ? 'Reading the change on last year' : 'Reading the change on the base year';
    return sentence ? [{ topic, sentence, figures: [] }] : [];
  });
}

const findings = (report: Report): Finding[] => [
  volume(report, 'all', 'All offences'),
  againstLondon(report),
  sinceBase(report),
  volume(report, 'mopac7', 'Seven MOPAC crime types'),
  volume(report, 'burglary-residential', 'Residential burglary'),
  volume(report, 'violence-with-injury', 'Violence with injury'),
  ...largest(report, 1),
  ...largest(report, -1),
  ...firstInLondon(report),
  ...extremes(report),
  ...cautions(report),
];

/** The findings in plain sentences, made from the same figures as the tables. */
export const headlines: TableMaker = {
  id: 'headlines',
  about: 'the findings in plain sentences',
  make(report) {
    const { study, area } = report;
    const found = findings(report);
    const rows: ReportRow[] = found.map(({ topic, sentence }) => ({
      key: topic.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      cells: { topic, finding: sentence },
    }));
    const figures = found.flatMap((finding) => finding.figures);
    const title = `${area.name}: recorded crime in the ${inWords(study.choices.period)}`;
    const columns = [text('topic', 'Topic'), text('finding', 'Finding')];
    return reportTable(study, { id: 'headlines', title, columns, rows, figures });
  },
};
