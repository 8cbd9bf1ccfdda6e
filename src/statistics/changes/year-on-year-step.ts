/**
 * Year-on-year step: how far a monthly series moves at one month, beyond its season and a steady trend, as a logarithm.
 *
 * Formula: ln(A / A') − ln(B / B'), where A is the sum of `span` months from the month at `at` on, B the sum of the `span`
 * months before it, and A' and B' are the sums of the same months a year earlier (a difference of differences).
 * Units: natural logarithm of a ratio; 100 × (exp(step) − 1) is the step in percent. A month's index counts from 0. Where
 * the series does not reach so far, or one of the four sums is below `least`, there is no step: null. With `least` 0 a sum
 * of zero gives none either.
 * Source: Angrist and Pischke, Mostly Harmless Econometrics (2009), chapter 5.2.
 *
 * @example yearOnYearStep([10,10,10,10,10,10,10,10,10,10,10,10,10,10,5], 14, 1, 0) // -0.6931471805599453
 */
export function yearOnYearStep(counts: readonly number[], at: number, span: number, least: number): number | null {
  if (at < span + YEAR || at + span > counts.length) return null;
  const sumFrom = (start: number) => counts.slice(start, start + span).reduce((sum, count) => sum + count, 0);
  const [after, before] = [sumFrom(at), sumFrom(at - span)];
  const [afterLastYear, beforeLastYear] = [sumFrom(at - YEAR), sumFrom(at - span - YEAR)];
  if (Math.min(after, before, afterLastYear, beforeLastYear) < Math.max(least, 1)) return null;
  return Math.log(after / afterLastYear) - Math.log(before / beforeLastYear);
}

const YEAR = 12;
