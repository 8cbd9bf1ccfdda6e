import type { Measure } from '../../core/crime.js';
import { type Count, isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Dataset } from '../../tidy/dataset.js';
import { FinestPeriods } from './finest-periods.js';
import type { ShownPeriods } from './suppression.js';

/** A value that all counts of a layer have: of one of its finest periods, in one of the datasets, of one measure. */
export type Column = (code: string, offence: string) => number;

/** Periods that are shown together, with the periods that follow from them and all earlier layers. */
export interface Layer {
  readonly index: number;
  readonly shows: ShownPeriods;
  readonly periods: FinestPeriods;
  readonly columns: readonly Column[];
  readonly lists: (offence: string) => boolean;
}

const asNumber = (count: Count): number => (isMissing(count) ? 0 : count);

/** Each layer holds all that follows from it and the earlier ones together. `members` are the offences of a set. */
export const layersOf = (
  shows: readonly ShownPeriods[],
  datasets: readonly Dataset[],
  members: (offence: string) => readonly string[],
): Layer[] =>
  shows.map((shownPeriods, index) => {
    const alike = (item: ShownPeriods) => item.small === shownPeriods.small && item.measure === shownPeriods.measure;
    const together = shows.slice(0, index + 1).filter(alike);
    const periods = new FinestPeriods(together.flatMap((entry) => entry.periods));
    const columns = datasets.flatMap((dataset) =>
      periods.finest.flatMap((period) => columnsOf(dataset, period, shownPeriods.measure)),
    );
    const { printed } = shownPeriods;
    if (printed) columns.push((code, offence) => (code === printed.code ? (printed.counts.get(offence) ?? 0) : 0));
    const listed = shownPeriods.offences && new Set(shownPeriods.offences.flatMap(members));
    return { index, shows: shownPeriods, periods, columns, lists: (offence) => listed?.has(offence) ?? true };
  });

/** Offences; or outcomes, and the offences of the files that hold them. */
function columnsOf(dataset: Dataset, period: Period, measure: Measure | undefined): Column[] {
  if (measure === undefined) return [(code, offence) => asNumber(dataset.count(code, offence, period).count)];
  return [
    (code, offence) => asNumber(dataset.count(code, offence, period, { measure, required: 'offences' }).count),
    (code, offence) => asNumber(dataset.count(code, offence, period, { measure: 'offences', required: measure }).count),
  ];
}
