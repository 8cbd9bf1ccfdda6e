import { isMissing, missing } from '../missing.js';
import type { Figure, Missing, Period } from '../model.js';
import { rateRatioInterval } from '../statistics/rate-ratio-interval.js';
import { sameRateP } from '../statistics/same-rate-p.js';
import { londonBoroughs } from './areas.js';
import { type CountFigure, countFigure } from './count.js';
import { denominatorOf } from './denominator.js';
import { combine, figure } from './figure.js';
import { whyNotLondon } from './london.js';
import { rateBaseOf } from './rate.js';
import type { Study } from './study.js';

const CONFIDENCE = 0.95;

/** The ratio of two rates with its 95% limits and the p of their being one. */
export interface RateRatio {
  readonly ratio: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly p: Figure;
}

/** One rate over another; no upper limit where the other has no offences. `blocked`: why the two may not be compared. */
export function rateRatio(study: Study, one: CountFigure, other: CountFigure, blocked?: Missing): RateRatio {
  const base = rateBaseOf(study, one.offence);
  const first = denominatorOf(study, one.set, base, one.period);
  const second = denominatorOf(study, other.set, base, other.period);
  const absent = blocked ?? [first, second].find(isMissing);
  const [people, others] = [first, second].map((each) => (isMissing(each) ? 0 : each.value)) as [number, number];
  const of = (unit: 'ratio' | 'probability', method: string, statistic: (x: number, y: number) => number | Missing) =>
    absent ? figure(absent, [one, other], { unit, method }) : combine([one, other], { unit, method }, statistic);
  const limit = (pick: 'lower' | 'upper') => (x: number, y: number) => {
    const value = rateRatioInterval(x, people, y, others, CONFIDENCE)[pick];
    return Number.isFinite(value) ? value : missing('no upper limit: no offences to set it against');
  };
  const ratio = (x: number, y: number) => (y === 0 ? missing('no ratio to a rate of 0') : x / people / (y / others));
  return {
    ratio: of('ratio', 'rate ratio', ratio),
    lower: of('ratio', 'rate ratio lower limit', limit('lower')),
    upper: of('ratio', 'rate ratio upper limit', limit('upper')),
    p: of('probability', 'conditional binomial test', (x, y) => sameRateP(x, people, y, others)),
  };
}

/** The borough's rate over that of the other boroughs of London: a part is not independent of its whole. */
export function ratioToRestOfLondon(study: Study, count: CountFigure, period: Period): RateRatio {
  const codes = londonBoroughs(study).codes.filter((code) => !count.set.codes.includes(code));
  const rest = countFigure(study, { name: 'The rest of London', codes }, count.offence, period);
  const why = whyNotLondon(study);
  return rateRatio(study, count, rest, why === undefined ? undefined : missing(why));
}
