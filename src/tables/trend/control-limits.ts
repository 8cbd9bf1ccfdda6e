import { type Month, monthName, monthRange } from '../../core/months.js';
import type { ReportRow } from '../../core/report.js';
import { breakNote } from '../../figures/basis/series-breaks.js';
import { SUPPRESSED } from '../../figures/basis/suppression.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type ControlStretch, controlChart, limitFigure } from '../../figures/time/control-chart.js';
import { reportTable, text } from '../shared/report.js';
import type { TrendTable } from './trend-report.js';

/** Fewer months leave the limits too uncertain to lean on. */
const ENOUGH = 12;

/** Which known break a stretch begins with; the notes say what it was. */
const beginning = (month: Month, from: Month, to: Month | ''): string =>
  from === month || to === ''
    ? `the known break of ${monthName(from)}`
    : `the end of the time from ${monthRange(from, to)}`;

function rowOf({ points, because }: ControlStretch): ReportRow[] {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last) return [];
  const known = points.filter(({ daily }) => daily.value !== null).length;
  const isKeptBack = first.daily.missing === SUPPRESSED.missing;
  const provisional = known < ENOUGH ? `, provisional: fewer than ${ENOUGH} months` : '';
  const why =
    because.length === 0
      ? 'the first month shown'
      : because.map(({ from, to }) => beginning(first.month, from, to)).join(', ');
  return [
    {
      key: first.month,
      cells: {
        months: `${monthName(first.month)} to ${monthName(last.month)}${isKeptBack ? '' : ` (${known}${provisional})`}`,
        begins: why,
        mean: limitFigure(first, 'mean'),
        lower: limitFigure(first, 'lower'),
        upper: limitFigure(first, 'upper'),
      },
    },
  ];
}

/** The stretches of the chart and why each begins where it does. */
export const controlLimitsTable: TrendTable = {
  id: 'control-limits',
  about: 'the stretches between known breaks, each with its mean and limits',
  make({ study, area, offence }) {
    const stretches = controlChart(study, area, offence);
    const perDay = (key: string, heading: string) => ({ key, heading, unit: 'offences a day' as const });
    const columns = [
      text('months', 'Months'),
      text('begins', 'Begins with'),
      perDay('mean', 'Mean a day'),
      perDay('lower', 'Lower limit'),
      perDay('upper', 'Upper limit'),
    ];
    const breaks = [...new Set(stretches.flatMap(({ because }) => because))];
    const notes = breaks.map(breakNote);
    const title = `Limits: ${labelOf(study, offence)} in ${area.name}, offences a day`;
    const rows = stretches.flatMap(rowOf);
    return reportTable(study, { id: 'control-limits', title, columns, rows, notes, london: false });
  },
};
