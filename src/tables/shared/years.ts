import { monthsBetween, type Period, shiftPeriod } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column, type RowHead, withPriority } from './column.js';

/** Each 12 months from the base to this year; the base itself first even when it is not a whole number of years back. */
export function yearsFromBase({ choices }: Study): Period[] {
  const years: Period[] = [];
  for (let year = choices.period; year.from > choices.base.from; year = shiftPeriod(year, -12)) years.unshift(year);
  return [choices.base, ...years];
}

/** Whether the files have all months of a period. */
export const hasMonthsOf = ({ dataset }: Study, { from, to }: Period): boolean =>
  monthsBetween(from, to).every((month) => dataset.months.includes(month));

/** The same from the first year of which the files have a month. */
export const yearsInFiles = (study: Study): Period[] =>
  yearsFromBase(study).filter(({ to }) => to >= (study.dataset.months[0] ?? ''));

/** A column of counts for each of the periods, of which a narrow screen shows the newest; the key of a row is its offence. */
export const countColumns = (study: Study, area: Area, periods: readonly Period[]): Columns<RowHead> =>
  periods.map((period, index) =>
    withPriority(
      1 + periods.length - index,
      column.offences(`count_${period.from}`, period.label, ({ key }) => countFigure(study, setOf(area), key, period)),
    ),
  );
