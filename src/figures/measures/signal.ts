import type { Figure } from '../../core/figure.js';
import { isMissing, missing } from '../../core/missing.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { sameRateP } from '../../statistics/rates/same-rate-p.js';
import { denominatorOf, denominatorsOf } from '../basis/denominator.js';
import { placedShares } from '../basis/placing.js';
import { crossesStep } from '../basis/series-breaks.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { changeFigure } from './change.js';
import { comparedRates, rateBaseOf, rateUnitOf } from './rate.js';

const CONFIDENCE = 0.95;
const SIGNIFICANT = 0.05;

/** The 95% limits of a rate, taking the denominator for exact. */
export function rateLimits(study: Study, count: CountFigure): { readonly lower: Figure; readonly upper: Figure } {
  const unit = rateUnitOf(study, count.offence);
  const denominator = denominatorOf(study, count.set, rateBaseOf(study, count.offence), count.period);
  const limit = (pick: 'lower' | 'upper'): Figure => {
    const parts = { unit, method: 'rate interval' } as const;
    if (isMissing(denominator)) return figure(count.absence ?? denominator, [count], parts);
    return combine(
      [count],
      { ...parts, base: denominator },
      (offences) => rateInterval(offences, denominator.value, CONFIDENCE)[pick],
    );
  };
  return { lower: limit('lower'), upper: limit('upper') };
}

/** Whether a change is more than chance gives: the two periods' rates compared, on estimates of one series. */
export interface ChangeSignal {
  readonly p: Figure;
  readonly signal: string;
  /** Which way the rate went, signal or not. */
  readonly direction: 'higher' | 'lower' | 'the same';
  /** Whether the count of the offence stepped with a change of recording between the two periods. */
  readonly recordingChanged: boolean;
  /** The same test of the counts as they would be with every offence placed in a borough; undefined where not tested. */
  readonly placed?: { readonly p: number; readonly direction: ChangeSignal['direction'] };
}

/** A word on a change, marked where part of it may be a change of recording. */
export const markedSignal = (word: string, recordingChanged: boolean): string =>
  recordingChanged ? `${word} (recording changed)` : word;

const NO_OFFENCES = missing('undefined', 'no offences in either period');

export const NOT_DISTINGUISHABLE = 'not distinguishable from chance (assuming independent events)';

/** "higher" or "lower" when chance alone would seldom give such a change; never "no change". */
export function changeSignal(study: Study, now: CountFigure, before: CountFigure): ChangeSignal {
  const parts = { unit: 'probability', method: 'conditional binomial test' } as const;
  // A change that may not be made may not be tested either: the reason is the change's own.
  const change = changeFigure(study, now, before);
  const none = now.value === 0 && before.value === 0 ? NO_OFFENCES : undefined;
  const pair = change.absence ?? none ?? denominatorsOf(study, rateBaseOf(study, now.offence), now, before);
  const rates = comparedRates(study, now, before);
  if (isMissing(pair)) {
    const p = figure(pair, [rates.now, rates.before], parts);
    return { p, signal: `cannot be judged: ${pair.missing}`, direction: 'the same', recordingChanged: false };
  }
  const [rateNow, rateBefore] = [rates.now.value ?? 0, rates.before.value ?? 0];
  const direction = directionOf(rateNow, rateBefore);
  const probability = sameRateP(now.value ?? 0, pair.now.value, before.value ?? 0, pair.before.value);
  const p = figure(probability, [rates.now, rates.before], parts);
  const recordingChanged = crossesStep(study, now.offence, [before.period, now.period]);
  const signal = probability < SIGNIFICANT ? direction : NOT_DISTINGUISHABLE;
  const [shareNow, shareBefore] = placedShares(study, now, before);
  const placed = {
    p: sameRateP(now.value ?? 0, pair.now.value * shareNow, before.value ?? 0, pair.before.value * shareBefore),
    direction: directionOf(rateNow / shareNow, rateBefore / shareBefore),
  };
  return { p, signal, direction, recordingChanged, placed };
}

const directionOf = (now: number, before: number): ChangeSignal['direction'] =>
  now > before ? 'higher' : now < before ? 'lower' : 'the same';
