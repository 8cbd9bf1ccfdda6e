import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { hasSameReason, headed, isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area, RateBase } from '../../core/reference.js';
import type { Exposed } from '../../statistics/ranks/rank-confidence-set.js';
import { boroughsOf, setOf } from '../basis/areas.js';
import { exposuresOf } from '../basis/denominator.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import type { RecordedNumber } from '../count-figure.js';
import type { Study } from '../study.js';
import { countFigure, recordedNumber } from './count.js';
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

const ON_ZERO = 'no percentage on a base of 0';

/** Which borough it is stands in the tables that list boroughs: the reports of the others do not name it. */
const LACKING = 'in a borough';

/** Why a borough that is not among the ranked ones has no rank. */
export const NO_ROWS = headed('no rank', missing('not-recorded', 'no rows for the borough'));

/** Whether a borough's own figure is kept back, though the others' ranks are made of it. */
export const isKeptBack = (study: Study, area: Area, { offence, periods }: OffencePeriods): boolean =>
  study.disclosure !== undefined &&
  periods.some((period) => isSuppressed(countFigure(study, setOf(area), offence, period)));

/** One borough without a figure leaves the others' ranks unknown, so there are none. */
export function whyNotRanked(
  study: Study,
  ranked: OffencePeriods,
  areas: readonly Area[],
  values: readonly (number | Missing)[],
): Missing | undefined {
  const notLondon = whyNotLondon(study);
  if (notLondon) return headed('no rank', notLondon);
  // Where every borough has its rank, a rank that is left out lies between the rates of its neighbours.
  const { suppress } = study.choices;
  if (suppress?.everyBorough(ranked.offence) && areas.some((area) => isKeptBack(study, area, ranked)))
    return SUPPRESSED;
  const index = values.findIndex(isMissing);
  const first = values[index];
  if (first === undefined || !isMissing(first)) return undefined;
  const alike = values.every((value) => isMissing(value) && hasSameReason(value, first));
  const kept = areas[index] && isKeptBack(study, areas[index], ranked);
  if (alike && !kept) return first;
  // "no percentage on a base of 0 (+2)": the number is that borough's, and not of this report.
  const why = first.code === 'zero-base' ? missing(first.code, ON_ZERO) : first;
  return headed('no rank', headed(LACKING, kept ? SUPPRESSED : why));
}

/** What was recorded in each ranked borough. */
export const recordedInBoroughs = memoizeByArguments(
  (study: Study, offence: string, period: Period): readonly RecordedNumber[] =>
    rankedAreas(study).map((area) => recordedNumber(study, setOf(area), offence, period)),
);

/** What the rates of the ranked boroughs are divided by, whatever the offence. */
const exposuresInBoroughs = memoizeByArguments(
  (study: Study, base: RateBase, periods: readonly Period[], index: number): readonly (number | Missing)[] => {
    const codes = rankedAreas(study).map(({ code }) => code);
    return exposuresOf(study, codes, base, { periods, index });
  },
);

/** The rates of the ranked boroughs, and what they are made of. */
interface BoroughRates {
  readonly values: readonly (number | Missing)[];
  /** Not a number where one is missing. */
  readonly exposed: readonly Exposed[];
}

const numberOrNaN = (value: number | Missing): number => (isMissing(value) ? Number.NaN : value);

/** The rates of one of some periods that are compared, by its index, on estimates of one series. */
export const boroughRates = memoizeByArguments(
  (study: Study, offence: string, periods: readonly Period[], index: number): BoroughRates => {
    const period = periods[index];
    if (!period) throw new RangeError(`no period ${index}`);
    const exposures = exposuresInBoroughs(study, rateBaseOf(study, offence), periods, index);
    const recorded = recordedInBoroughs(study, offence, period);
    const exposureOf = (area: number) => exposures[area] ?? NO_ROWS;
    return {
      values: recorded.map(({ count }, area) => rateValue(count, exposureOf(area))),
      exposed: recorded.map(({ count }, area) => ({
        events: numberOrNaN(count),
        exposure: numberOrNaN(exposureOf(area)),
      })),
    };
  },
);

/** What the ranked rates are made of, in the order of `rankedAreas`; missing when there is no ranking. */
export function rankedRates(
  study: Study,
  offence: string,
  periods: readonly Period[],
  index: number,
): readonly Exposed[] | Missing {
  const { values, exposed } = boroughRates(study, offence, periods, index);
  const ranked = { offence, periods: periods.slice(index, index + 1) };
  return whyNotRanked(study, ranked, rankedAreas(study), values) ?? exposed;
}
