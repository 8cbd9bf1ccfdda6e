import { mean, standardDeviation } from 'simple-statistics';

/**
 * Distances from one row of features to every row, each feature measured in its own standard deviations.
 *
 * Formula: square root of the sum over the features of ((x - y) / s)², s the standard deviation of the feature over all rows
 * (of the population, dividing by their number). Units: none. A feature that is the same everywhere adds nothing. No row, or
 * rows of unlike length, is an error. Source: standardized Euclidean distance, as of CIPFA's nearest neighbour model.
 *
 * @example standardizedDistances([[0, 1], [2, 1], [4, 1]], 0) // [0,1.224744871391589,2.449489742783178]
 */
export function standardizedDistances(rows: readonly (readonly number[])[], from: number): number[] {
  const origin = rows[from];
  if (!origin || rows.some(({ length }) => length !== origin.length)) throw new RangeError('rows of unlike length');
  const spreads = origin.map((_, feature) => standardDeviation(rows.map((row) => row[feature] ?? 0)));
  return rows.map((row) => {
    const squares = row.map((value, feature) => {
      const spread = spreads[feature] ?? 0;
      return spread === 0 ? 0 : ((value - (origin[feature] ?? 0)) / spread) ** 2;
    });
    return Math.sqrt(mean(squares) * squares.length);
  });
}
