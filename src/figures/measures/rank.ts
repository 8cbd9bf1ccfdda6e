import type { Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, notComparable } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { type Rank, rankAll } from '../../statistics/ranks/rank.js';
import { londonBoroughs, setOf } from '../basis/areas.js';
import { whyIncomparable } from '../basis/placing.js';
import { SUPPRESSED } from '../basis/suppression.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { percentChangeFigure, percentChangeValue } from './change.js';
import { recordedCount } from './count.js';
import {
  boroughRates,
  isKeptBack,
  NO_ROWS,
  type OffencePeriods,
  rankedAreas,
  recordedInBoroughs,
  whyNotRanked,
} from './ranked-rates.js';
import { comparedRates, rateFigure } from './rate.js';

const countOf = (study: Study, area: Area, offence: string, period: Period): CountFigure =>
  recordedCount(study, setOf(area), offence, period);

/** The ranks of the boroughs, by code; a figure is made when it is asked for. */
export interface Ranking {
  readonly rankOf: (code: string) => Rank | Missing;
  readonly lowest: (code: string) => Figure;
  readonly highest: (code: string) => Figure;
}

/** What is ranked: an offence by figures that are made of its counts in some periods. */
interface Ranked extends OffencePeriods {
  readonly method: 'rank of rate' | 'rank of number' | 'rank of change';
  /** What is ranked, of every ranked borough in their order; numbers alone, for there are 32 to each figure that is shown. */
  readonly values: readonly (number | Missing)[];
  readonly figureOf: (area: Area) => Figure;
}

/** Where each borough stands among the ranked ones. */
const indexesOfRanked = memoizeByArguments(
  (study: Study): ReadonlyMap<string, number> => new Map(rankedAreas(study).map(({ code }, index) => [code, index])),
);

function rankFigures(study: Study, ranked: Ranked): Ranking {
  const areas = rankedAreas(study);
  const { values } = ranked;
  const why = whyNotRanked(study, ranked, areas, values);
  const ranks = why ? [] : rankAll(values.map((value) => (isMissing(value) ? 0 : value)));
  const indexes = indexesOfRanked(study);
  const rankOf = (code: string): Rank | Missing => {
    const index = indexes.get(code) ?? -1;
    const area = areas[index];
    if (area && isKeptBack(study, area, ranked)) return SUPPRESSED;
    return ranks[index] ?? why ?? NO_ROWS;
  };
  const figureOf = (code: string, end: 'lowest' | 'highest'): Figure => {
    const area = areas[indexes.get(code) ?? -1];
    const rank = rankOf(code);
    const parts = { unit: 'rank' as const, method: ranked.method, tied: !isMissing(rank) && rank.tied };
    // A rank rests on every borough's figure; the borough's own carries the notes and sources, which are alike.
    return figure(isMissing(rank) ? rank : rank[end], area ? [ranked.figureOf(area)] : [], parts);
  };
  return { rankOf, lowest: (code) => figureOf(code, 'lowest'), highest: (code) => figureOf(code, 'highest') };
}

/** Ranks of the rates, on the unrounded rate; 1 = lowest in `lowest`, 1 = highest in `highest`. */
export const rankOfRates = memoizeByArguments(
  (study: Study, offence: string, period: Period): Ranking =>
    rankFigures(study, {
      offence,
      periods: [period],
      method: 'rank of rate',
      values: boroughRates(study, offence, [period], 0).values,
      figureOf: (area) => rateFigure(study, countOf(study, area, offence, period)),
    }),
);

/** Ranks of the numbers of offences, whatever the boroughs' sizes. */
export const rankOfNumbers = memoizeByArguments(
  (study: Study, offence: string, period: Period): Ranking =>
    rankFigures(study, {
      offence,
      periods: [period],
      method: 'rank of number',
      values: recordedInBoroughs(study, offence, period).map(({ count }) => count),
      figureOf: (area) => countOf(study, area, offence, period),
    }),
);

/** The ranks of two periods that are compared. */
export interface ComparedRanks {
  readonly now: Ranking;
  readonly before: Ranking;
  /** Why ranks are not compared: the boroughs are not the same areas in both periods, or short of unlike shares. */
  readonly unlike: string | undefined;
}

type Side = 'now' | 'before';

/** The ranks in one of two periods; the series of estimates must have the other too. */
const rankOfComparedRates = memoizeByArguments(
  (study: Study, offence: string, [now, before]: readonly [Period, Period], which: Side): Ranking =>
    rankFigures(study, {
      offence,
      periods: [which === 'now' ? now : before],
      method: 'rank of rate',
      values: boroughRates(study, offence, [now, before], which === 'now' ? 0 : 1).values,
      figureOf: (area) =>
        comparedRates(study, countOf(study, area, offence, now), countOf(study, area, offence, before))[which],
    }),
);

/** Ranks of the rates in two periods, all rates on estimates of one series: what changes of rank are made of. */
export function comparedRanks(study: Study, offence: string, now: Period, before: Period): ComparedRanks {
  const of = (which: Side) => rankOfComparedRates(study, offence, [now, before], which);
  const boroughs = londonBoroughs(study);
  const [one, other] = [recordedCount(study, boroughs, offence, now), recordedCount(study, boroughs, offence, before)];
  const unlike = study.choices.allowBreaks ? undefined : whyIncomparable(study, one, other);
  return { now: of('now'), before: of('before'), unlike };
}

/** Places moved since the period before: up (+) is towards a higher rate. */
export function rankMove({ now, before, unlike }: ComparedRanks, code: string): Figure {
  const [parts, ranks] = [{ unit: 'places', method: 'rank move' } as const, [now.lowest(code), before.lowest(code)]];
  if (unlike !== undefined) return figure(notComparable(unlike), ranks, parts);
  return combine(ranks, parts, (a, b) => a - b);
}

function changesInBoroughs(study: Study, offence: string, now: Period, before: Period): (number | Missing)[] {
  const earlier = recordedInBoroughs(study, offence, before);
  return recordedInBoroughs(study, offence, now).map((count, area) => {
    const other = earlier[area];
    return other ? percentChangeValue(study, count, other) : NO_ROWS;
  });
}

/** Ranks of the percentage changes; 1 in `lowest` is the largest reduction, 1 in `highest` the largest increase. */
export const rankOfChanges = memoizeByArguments(
  (study: Study, offence: string, now: Period, before: Period): Ranking =>
    rankFigures(study, {
      offence,
      periods: [now, before],
      method: 'rank of change',
      values: changesInBoroughs(study, offence, now, before),
      figureOf: (area) =>
        percentChangeFigure(study, countOf(study, area, offence, now), countOf(study, area, offence, before)),
    }),
);
