import { holm } from '../multiple-tests/holm.js';
import { lowerRateP } from '../rates/lower-rate-p.js';

/** Events and what they are divided by: offences and residents. */
export interface Exposed {
  readonly events: number;
  readonly exposure: number;
}

/**
 * Confidence set of the rank of one Poisson rate among others (1 = lowest), where all of the rates are uncertain.
 *
 * Formula: the rate is tested against each of the others in both directions (exact conditional binomial, one-sided), and the
 * p values of both directions together are adjusted after Holm; from = 1 + how many of the others are significantly lower,
 * to = all − how many are significantly higher. Units: ranks. The true rank, and with equal true rates every rank that a tie
 * allows, lies within it at least as often as `confidence` says, for counts of any size. Zero is a count like any other;
 * missing counts must be refused before. Events are taken as independent: where they come in series, it is too narrow.
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91; the exact form Bazylik, Mogstad, Romano,
 * Shaikh and Wilhelm (2021), cemmap CWP40/21, as csranks_multinom (marginal, Holm) of the R package csranks.
 *
 * @example rankConfidenceSet({"events":50,"exposure":1}, [{"events":10,"exposure":1},{"events":55,"exposure":1}], 0.95) // {"from":2,"to":3}
 */
export function rankConfidenceSet(subject: Exposed, others: readonly Exposed[], confidence: number) {
  // A rate that is not lower has a p of a half or more: it is never significant, and need not be worked out.
  const pOfLower = (one: Exposed, than: Exposed) =>
    one.events * than.exposure < than.events * one.exposure
      ? lowerRateP(one.events, one.exposure, than.events, than.exposure)
      : 1;
  const adjusted = holm([
    ...others.map((other) => pOfLower(other, subject)),
    ...others.map((other) => pOfLower(subject, other)),
  ]);
  const significant = adjusted.map((p) => p <= 1 - confidence);
  const lower = significant.slice(0, others.length).filter(Boolean).length;
  const higher = significant.slice(others.length).filter(Boolean).length;
  return { from: 1 + lower, to: 1 + others.length - higher };
}
