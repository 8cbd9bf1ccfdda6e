import { type Figure, numberOf } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { headed, isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { rateRatioInterval } from '../../statistics/rates/rate-ratio-interval.js';
import { sameRateP } from '../../statistics/rates/same-rate-p.js';
import { londonBoroughs } from '../basis/areas.js';
import { denominatorsOf } from '../basis/denominator.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure } from './count.js';
import { whyNotLondon } from './london.js';
import { comparedRates, rateBaseOf } from './rate.js';

const CONFIDENCE = 0.95;
const NO_UPPER_LIMIT = headed('no upper limit', missing('undefined', 'no offences to set it against'));
const NO_RATIO = missing('undefined', 'no ratio to a rate of 0');

/** The ratio of two rates with its 95% limits and the p of their being one. */
type RatioMethod = 'rate ratio' | `rate ratio ${'lower' | 'upper'} limit` | 'conditional binomial test';

export interface RateRatio {
  readonly ratio: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly p: Figure;
}

/** One rate over another; no upper limit where the other has no offences. `blocked`: why the two may not be compared. */
export function rateRatio(study: Study, one: CountFigure, other: CountFigure, blocked?: Missing): RateRatio {
  const pair = denominatorsOf(study, rateBaseOf(study, one.offence), one, other);
  const absent = blocked ?? one.absence ?? other.absence ?? (isMissing(pair) ? pair : undefined);
  const [people, others] = isMissing(pair) ? [0, 0] : [pair.now.value, pair.before.value];
  const rates = comparedRates(study, one, other);
  const of = (
    unit: 'ratio' | 'probability',
    method: RatioMethod,
    statistic: (x: number, y: number) => number | Missing,
  ) => {
    const result = combine([one, other], { unit, method }, statistic);
    return figure(absent ?? numberOf(result), [rates.now, rates.before], { unit, method });
  };
  const limit = (pick: 'lower' | 'upper') => (x: number, y: number) => {
    const value = rateRatioInterval({ events: x, exposure: people }, { events: y, exposure: others }, CONFIDENCE)[pick];
    return Number.isFinite(value) ? value : NO_UPPER_LIMIT;
  };
  const ratio = (x: number, y: number) => (y === 0 ? NO_RATIO : x / people / (y / others));
  return {
    ratio: of('ratio', 'rate ratio', ratio),
    lower: of('ratio', 'rate ratio lower limit', limit('lower')),
    upper: of('ratio', 'rate ratio upper limit', limit('upper')),
    p: of('probability', 'conditional binomial test', (x, y) => sameRateP(x, people, y, others)),
  };
}

const restOfLondon = memoizeByArguments(
  (study: Study, { codes }: AreaSet): AreaSet => ({
    name: 'The rest of London',
    codes: londonBoroughs(study).codes.filter((code) => !codes.includes(code)),
  }),
);

/** The borough's rate over that of the other boroughs of London: a part is not independent of its whole. */
export function ratioToRestOfLondon(study: Study, count: CountFigure, period: Period): RateRatio {
  const rest = countFigure(study, restOfLondon(study, count.set), count.offence, period);
  return rateRatio(study, count, rest, whyNotLondon(study));
}
