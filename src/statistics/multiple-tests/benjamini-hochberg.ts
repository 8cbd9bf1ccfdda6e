/**
 * Benjamini and Hochberg's adjustment of p values: of what is then called a signal, few are false.
 *
 * Formula: with m values in order, adjusted p of the i-th = the smallest of m p_j / j for j ≥ i, at most 1. Units:
 * probabilities; the order of the input is kept. None in, none out.
 * Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03, 0.005]) // [0.02,0.04,0.04,0.02]
 */
export function benjaminiHochberg(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const adjusted = [...values];
  let least = 1;
  for (const [rank, index] of order.entries()) {
    least = Math.min(least, ((values[index] ?? 1) * values.length) / (values.length - rank));
    adjusted[index] = least;
  }
  return adjusted;
}
