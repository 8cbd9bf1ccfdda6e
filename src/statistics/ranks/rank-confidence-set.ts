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
  const level = 1 - confidence;
  // What is this small is significant after Holm whatever the other tests say, and need not be known better; half of it leaves room
  // for rounding.
  const certain = level / (2 * others.length) / 2;
  const pOfLower = (one: Exposed, than: Exposed) => {
    // A rate that is not lower has a p of a half or more: it is never significant, and need not be worked out.
    if (one.events * than.exposure >= than.events * one.exposure) return 1;
    const most = chernoffBound(one, than);
    return most <= certain ? most : lowerRateP(one.events, one.exposure, than.events, than.exposure);
  };
  const adjusted = holm([
    ...others.map((other) => pOfLower(other, subject)),
    ...others.map((other) => pOfLower(subject, other)),
  ]);
  const significant = adjusted.map((p) => p <= level);
  const lower = significant.slice(0, others.length).filter(Boolean).length;
  const higher = significant.slice(others.length).filter(Boolean).length;
  return { from: 1 + lower, to: 1 + others.length - higher };
}

/**
 * No less than the p of a rate that is lower: two logarithms instead of a continued fraction, and most rates are far apart. With n the
 * sum of the counts, π the share of the exposures: exp(−x ln(x ÷ nπ) − (n − x) ln((n − x) ÷ n(1 − π))) for x below nπ.
 * Source: Chernoff (1952), Annals of Mathematical Statistics 23; Hoeffding (1963), theorem 1.
 */
function chernoffBound(one: Exposed, than: Exposed): number {
  const total = one.events + than.events;
  const share = one.exposure / (one.exposure + than.exposure);
  const part = (events: number, expected: number) => (events === 0 ? 0 : events * Math.log(events / expected));
  return Math.exp(-part(one.events, total * share) - part(than.events, total * (1 - share)));
}
