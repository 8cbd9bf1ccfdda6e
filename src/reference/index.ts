import type {
  Area,
  AreaMove,
  Estimate,
  Offence,
  OffenceLabel,
  OffenceSet,
  SeriesBreak,
  WardBorough,
} from '../core/reference.js';
import { readAreaMoves, readWardBoroughs } from './area-moves.js';
import { readAreas } from './areas.js';
import { readDayPopulation } from './day-population.js';
import { readHouseholds, readPopulation } from './estimates.js';
import { readLabels } from './labels.js';
import { readOffenceSets, readOffences } from './offences.js';
import { readSeriesBreaks } from './series-breaks.js';

/** All that is known before a file is opened. */
export interface Reference {
  readonly areas: readonly Area[];
  readonly areaMoves: readonly AreaMove[];
  readonly wardBoroughs: readonly WardBorough[];
  readonly offences: readonly Offence[];
  readonly offenceSets: readonly OffenceSet[];
  readonly labels: readonly OffenceLabel[];
  readonly breaks: readonly SeriesBreak[];
  readonly population: readonly Estimate[];
  readonly households: readonly Estimate[];
  /** People by day, of the areas with the most. */
  readonly dayPopulation: ReadonlyMap<string, number>;
}

export function readAllReference(): Reference {
  return {
    areas: readAreas(),
    areaMoves: readAreaMoves(),
    wardBoroughs: readWardBoroughs(),
    offences: readOffences(),
    offenceSets: readOffenceSets(),
    labels: readLabels(),
    breaks: readSeriesBreaks(),
    population: readPopulation(),
    households: readHouseholds(),
    dayPopulation: readDayPopulation(),
  };
}
