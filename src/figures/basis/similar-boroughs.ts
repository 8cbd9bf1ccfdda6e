import type { Area, CensusFeatures } from '../../core/reference.js';
import { standardizedDistances } from '../../statistics/standardized-distance.js';

/** How many boroughs a borough is compared with that are most like it. */
const NEAREST = 5;

/** How many people, how close together, how many of them children, young and old, and how many households in flats. */
const featuresOf = (census: CensusFeatures): number[] => [
  Math.log(census.population),
  Math.log(census.population / census.hectares),
  census.agedUnder15 / census.population,
  census.aged15To29 / census.population,
  census.aged65AndOver / census.population,
  census.inPurposeBuiltFlats / census.households,
];

/** The boroughs most like one by the census of 2021, the nearest first; of equal distance the first in the list. */
export function similarBoroughs(boroughs: readonly Area[], borough: Area): Area[] {
  const known = boroughs.flatMap((area) => (area.census ? [{ area, features: featuresOf(area.census) }] : []));
  const boroughIndex = known.findIndex(({ area }) => area.code === borough.code);
  if (boroughIndex === -1) return [];
  const distances = standardizedDistances(
    known.map(({ features }) => features),
    boroughIndex,
  );
  return known
    .map(({ area }, index) => ({ area, distance: distances[index] ?? 0 }))
    .filter(({ area }) => area.code !== borough.code)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ area }) => area);
}
