/** The fewest areas that hold a share of the offences. */
export interface Concentration {
  /** How many areas, from the one with the most down. */
  readonly areas: number;
  /** Of all areas, in percent. */
  readonly percentOfAreas: number;
  /** What they hold, in percent of all: at least the share asked for. */
  readonly percentOfTotal: number;
}

/**
 * Concentration of offences in places: a point of the Lorenz curve.
 *
 * Formula: the smallest k for which the k largest counts together are at least `share` percent of all; 100 × k / number of
 * areas. Units: areas and percent. Areas with none count among all areas. No offences at all: no areas hold them, 0.
 * Source: Weisburd (2015), The law of crime concentration, Criminology 53.
 *
 * @example concentration([1, 6, 3, 0], 50) // {"areas":1,"percentOfAreas":25,"percentOfTotal":60}
 */
export function concentration(counts: readonly number[], share: number): Concentration {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { areas: 0, percentOfAreas: 0, percentOfTotal: 0 };
  let [areas, percentOfTotal] = [0, 0];
  for (const count of [...counts].sort((a, b) => b - a)) {
    if (100 * percentOfTotal >= share * total) break;
    percentOfTotal += count;
    areas += 1;
  }
  return { areas, percentOfAreas: (100 * areas) / counts.length, percentOfTotal: (100 * percentOfTotal) / total };
}
