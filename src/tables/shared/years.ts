import type { Figure } from '../../core/figure.js';
import { type Period, shiftPeriod } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { Column } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import type { Study } from '../../figures/study.js';

/** Each 12 months from the base to this year; the base itself first even when it is not a whole number of years back. */
export function yearsFromBase({ choices }: Study): Period[] {
  const years: Period[] = [];
  for (let year = choices.period; year.from > choices.base.from; year = shiftPeriod(year, -12)) years.unshift(year);
  return [choices.base, ...years];
}

export const yearColumns = (study: Study): Column[] =>
  yearsFromBase(study).map(({ from, label }) => ({ key: `count_${from}`, heading: label, unit: 'offences' }));

/** The counts of each year under the columns of `yearColumns`. */
export const yearCounts = (study: Study, area: Area, offence: string): Record<string, Figure> =>
  Object.fromEntries(
    yearsFromBase(study).map((year) => [`count_${year.from}`, countFigure(study, setOf(area), offence, year)]),
  );
