import type { Interval } from '../../core/figure.js';
import { wilson } from './wilson.js';

/** So many cases of n. */
interface Cases {
  readonly cases: number;
  readonly n: number;
}

/**
 * Newcombe's interval of the difference of two independent proportions (his method 10).
 *
 * Formula: with d = p₁ − p₂ and Wilson limits l, u of each: d − √((p₁ − l₁)² + (u₂ − p₂)²) to
 * d + √((u₁ − p₁)² + (p₂ − l₂)²). Units: a difference of proportions. Zero cases are allowed; n of zero is the caller's to
 * refuse. Source: Newcombe (1998), Statistics in Medicine 17.
 *
 * @example newcombe({"cases":56,"n":70}, {"cases":48,"n":80}, 0.95) // {"lower":0.0524314724023649,"upper":0.333872654036906}
 */
export function newcombe(first: Cases, second: Cases, confidence: number): Interval {
  const [p1, p2] = [first.cases / first.n, second.cases / second.n];
  const [one, two] = [wilson(first.cases, first.n, confidence), wilson(second.cases, second.n, confidence)];
  return {
    lower: p1 - p2 - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: p1 - p2 + Math.hypot(one.upper - p1, p2 - two.lower),
  };
}
