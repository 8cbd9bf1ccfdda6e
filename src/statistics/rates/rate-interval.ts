import type { Interval } from '../../core/figure.js';
import { byar } from './byar.js';
import { garwood } from './garwood.js';

/**
 * Interval of a rate per 1,000, taking the offences for a Poisson count and the denominator for exact.
 *
 * Formula: 1,000 × limits of the count / denominator; the limits are Garwood's exact ones below 10 offences, Byar's from
 * there on. Units: offences per 1,000. No offences give the lower limit 0 and an upper one above it. Offences come in
 * series (repeat victims, one offender), so the true spread is wider than this.
 * Source: Public Health England, Technical guide: confidence intervals (PHEindicatormethods, phe_rate).
 *
 * @example rateInterval(0, 1000, 0.95) // {"lower":0,"upper":3.688879454113936}
 */
export function rateInterval(offences: number, denominator: number, confidence: number): Interval {
  const { lower, upper } = offences < 10 ? garwood(offences, confidence) : byar(offences, confidence);
  return { lower: (1000 * lower) / denominator, upper: (1000 * upper) / denominator };
}
