import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { hasSameReason, headed, isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { Exposed } from '../../statistics/ranks/rank-confidence-set.js';
import { boroughsOf, setOf } from '../basis/areas.js';
import { type DenominatorChoice, denominatorOf, denominatorsOf } from '../basis/denominator.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import type { CountFigure } from '../count-figure.js';
import type { Study } from '../study.js';
import { countFigure, recordedCount } from './count.js';
import { whyNotLondon } from './london.js';
import { rateBaseOf, rateValue } from './rate.js';

/** The numbers that ranks are made of: of all boroughs, and without a figure, for few of them are shown. */

/** What a ranking is of. */
export interface OffencePeriods {
  readonly offence: string;
  readonly periods: readonly Period[];
}

/** The boroughs that are ranked: all 32, or those in the files where a partial ranking is allowed. */
export const rankedAreas = memoizeByArguments((study: Study): readonly Area[] => {
  const present = study.choices.allowPartial ? study.dataset.boroughsPresent : study.dataset.boroughs;
  return boroughsOf(study.reference.areas).filter(({ code }) => present.includes(code));
});

/** Why a borough that is not among the ranked ones has no rank. */
export const NO_ROWS = headed('no rank', missing('not-recorded', 'no rows for the borough'));

/** Whether a borough's own figure is kept back, though the others' places are made of it. */
export const isKeptBack = (study: Study, area: Area, { offence, periods }: OffencePeriods): boolean =>
  study.disclosure !== undefined &&
  periods.some((period) => isSuppressed(countFigure(study, setOf(area), offence, period)));

/** One borough without a figure leaves the others' places unknown, so there are none. */
export function whyNotRanked(
  study: Study,
  ranked: OffencePeriods,
  areas: readonly Area[],
  values: readonly (number | Missing)[],
): Missing | undefined {
  const notLondon = whyNotLondon(study);
  if (notLondon) return headed('no rank', notLondon);
  // Where every borough has its place, a place that is left out lies between the rates of its neighbours.
  const { suppress } = study.choices;
  if (suppress?.everyBorough(ranked.offence) && areas.some((area) => isKeptBack(study, area, ranked)))
    return SUPPRESSED;
  const index = values.findIndex(isMissing);
  const first = values[index];
  if (first === undefined || !isMissing(first)) return undefined;
  const alike = values.every((value) => isMissing(value) && hasSameReason(value, first));
  // The reason may hold a number: "no percentage on a base of 0 (+2)".
  const kept = areas[index] && isKeptBack(study, areas[index], ranked);
  if (alike && !kept) return first;
  return headed('no rank', headed(areas[index]?.name ?? '', kept ? SUPPRESSED : first));
}

export const countOf = (study: Study, area: Area, offence: string, period: Period): CountFigure =>
  recordedCount(study, setOf(area), offence, period);

/** A count and what it is divided by. */
type Rated = readonly [count: CountFigure, denominator: DenominatorChoice | Missing];

export function ratedOf(study: Study, area: Area, offence: string, period: Period): Rated {
  const count = countOf(study, area, offence, period);
  return [count, denominatorOf(study, count.set, rateBaseOf(study, offence), period)];
}

/** The same for two periods that are compared. */
export function comparedRatedOf(
  study: Study,
  area: Area,
  offence: string,
  periods: Readonly<Record<'now' | 'before', Period>>,
): Readonly<Record<'now' | 'before', Rated>> {
  const [now, before] = [countOf(study, area, offence, periods.now), countOf(study, area, offence, periods.before)];
  const pair = denominatorsOf(study, rateBaseOf(study, offence), now, before);
  return { now: [now, isMissing(pair) ? pair : pair.now], before: [before, isMissing(pair) ? pair : pair.before] };
}

/** The rates that are ranked, by borough, as offences and what they are divided by; missing when there is no ranking. */
export const rankedRates = (study: Study, offence: string, period: Period): ReadonlyMap<string, Exposed> | Missing =>
  byBorough(study, { offence, periods: [period] }, (area) => ratedOf(study, area, offence, period));

/** The earlier rates of a comparison, which `comparedRanks` ranks. */
export const earlierRates = (study: Study, offence: string, now: Period, before: Period) =>
  byBorough(
    study,
    { offence, periods: [before] },
    (area) => comparedRatedOf(study, area, offence, { now, before }).before,
  );

function byBorough(
  study: Study,
  ranked: OffencePeriods,
  ratedOfArea: (area: Area) => Rated,
): ReadonlyMap<string, Exposed> | Missing {
  const areas = rankedAreas(study);
  const rated = areas.map(ratedOfArea);
  const values = rated.map(([count, denominator]) => rateValue(count, denominator));
  const why = whyNotRanked(study, ranked, areas, values);
  if (why) return why;
  return new Map(
    rated.map(([{ value }, denominator], index) => [
      areas[index]?.code ?? '',
      { events: value ?? 0, exposure: isMissing(denominator) ? Number.NaN : denominator.value },
    ]),
  );
}
