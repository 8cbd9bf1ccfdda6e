import type { Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { rankConfidenceSet } from '../../statistics/ranks/rank-confidence-set.js';
import type { CountFigure } from '../count-figure.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';
import { NO_ROWS, rankedAreas, rankedRates } from './ranked-rates.js';
import { rateFigure } from './rate.js';

const CONFIDENCE = 0.95;

/** The ranks that chance allows a borough, 1 = lowest rate. */
export interface RankRange {
  readonly from: Figure;
  readonly to: Figure;
}

/** What a table of ranks says of these ranges. */
export const RANK_RANGE_NOTE =
  "The range of places is a 95% confidence set. The borough's rate is compared with that of each other borough. Only boroughs whose rate is lower or higher by more than chance would usually give are counted as below or above it; the others may be either. Each offence is taken as independent of the others: repeat victims and offenders make the true range wider.";

/** The 95% confidence set of the rank of a borough's rate: every other borough's rate is as uncertain as its own. */
export function rankRange(study: Study, count: CountFigure): RankRange {
  const boroughRate = rateFigure(study, count);
  const set = boroughRate.absence ?? confidenceSet(study, count.set.codes[0] ?? '', count.offence, count.period);
  const rankFigure = (pick: 'from' | 'to') =>
    figure(isMissing(set) ? set : set[pick], [boroughRate], { unit: 'rank', method: 'rank range' });
  return { from: rankFigure('from'), to: rankFigure('to') };
}

const confidenceSet = memoizeByArguments(
  (study: Study, code: string, offence: string, period: Period): { from: number; to: number } | Missing => {
    const rates = rankedRates(study, offence, [period], 0);
    if (isMissing(rates)) return rates;
    const index = rankedAreas(study).findIndex((area) => area.code === code);
    const rateOfArea = rates[index];
    if (!rateOfArea) return NO_ROWS;
    return rankConfidenceSet(
      rateOfArea,
      rates.filter((rate) => rate !== rateOfArea),
      CONFIDENCE,
    );
  },
);
