import { type Month, monthName, monthRange } from '../../core/months.js';
import { breakNote } from '../../figures/basis/series-breaks.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type ControlPoint, controlChart, limitFigure } from '../../figures/time/control-chart.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import type { TrendTable } from './trend-report.js';

/** Fewer months leave the limits too uncertain to lean on. */
const ENOUGH = 12;

/** Which known break a stretch begins with; the notes say what it was. */
const beginning = (month: Month, from: Month, to: Month | ''): string =>
  from === month || to === ''
    ? `the known break of ${monthName(from)}`
    : `the end of the time from ${monthRange(from, to)}`;

/** "April 2019 to March 2021 (24)": the months of a stretch and how many of them are known. */
function monthsOf(points: readonly ControlPoint[], first: ControlPoint): string {
  const span = `${monthName(first.month)} to ${monthName((points.at(-1) ?? first).month)}`;
  if (isSuppressed(first.daily)) return span;
  const known = points.filter(({ daily }) => daily.value !== null).length;
  return `${span} (${known}${known < ENOUGH ? `, provisional: fewer than ${ENOUGH} months` : ''})`;
}

/** The mean and the limits of the stretch that a month lies in. */
export const limitColumns = (mean: string): Columns<ControlPoint> => [
  column.offencesADay('mean', mean, (point) => limitFigure(point, 'mean')),
  column.offencesADay('lower', 'Lower limit', (point) => limitFigure(point, 'lower')),
  column.offencesADay('upper', 'Upper limit', (point) => limitFigure(point, 'upper')),
];

/** The stretches of the chart and why each begins where it does. */
export const controlLimitsTable: TrendTable = {
  id: 'control-limits',
  about: 'the stretches between known breaks, each with its mean and limits',
  make({ study, area, offence }) {
    const stretches = controlChart(study, area, offence);
    const rows = stretches.flatMap(({ points, because }) =>
      points.slice(0, 1).map((first) => ({ key: first.month, ...first, points, because })),
    );
    const columns: Columns<(typeof rows)[number]> = [
      column.text('months', 'Months', (first) => monthsOf(first.points, first)),
      column.text('begins', 'Begins with', ({ month, because }) =>
        because.length === 0
          ? 'the first month shown'
          : because.map(({ from, to }) => beginning(month, from, to)).join(', '),
      ),
      ...limitColumns('Mean a day'),
    ];
    const breaks = [...new Set(stretches.flatMap(({ because }) => because))];
    const notes = breaks.map(breakNote);
    const title = `Limits: ${labelOf(study, offence)} in ${area.name}, offences a day`;
    return reportTable(study, { id: 'control-limits', title, columns, rows, notes, london: false });
  },
};
