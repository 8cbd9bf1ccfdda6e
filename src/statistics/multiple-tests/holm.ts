/**
 * Holm's adjustment of p values: the chance that any true hypothesis is rejected stays below the level, whatever the tests
 * have to do with one another.
 *
 * Formula: with m values in order, adjusted p of the i-th = the largest of (m − j + 1) p_j for j ≤ i, at most 1. Units:
 * probabilities; the order of the input is kept. None in, none out.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6; as in R's p.adjust.
 *
 * @example holm([0.01, 0.04, 0.03, 0.005]) // [0.03,0.06,0.06,0.02]
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const adjusted = [...values];
  let largest = 0;
  order.forEach((index, position) => {
    largest = Math.max(largest, Math.min(1, (values[index] ?? 1) * (values.length - position)));
    adjusted[index] = largest;
  });
  return adjusted;
}
