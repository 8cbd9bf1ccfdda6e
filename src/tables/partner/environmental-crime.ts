import type { Indicator } from '../../core/indicator.js';
import { isMissing } from '../../core/missing.js';
import type { Cell } from '../../core/report.js';
import { indicatorFigure, noFigure, valueFor } from '../../figures/partner/indicator.js';
import { type Columns, column } from '../shared/column.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { shareFigure } from './derived-row.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorRow,
  indicatorRows,
  indicatorTable,
  needs,
  seriesOf,
} from './indicator-grid.js';

const ID = 'environmental-crime';
const NOTICES = 'fixed-penalty-notices';

/** The newest value of the notices for a reason ("" for all of them), in the borough. */
const newest = (report: Report, part: string): Indicator | undefined =>
  valueFor(seriesOf(report, NOTICES, part, report.area.code), report.study.choices.period);

/** A reason's share of all notices of the same period: published as a percentage, or worked out from the two counts. */
function shareCell(report: Report, part: string): Cell {
  const now = newest(report, part);
  if (!now || part === '') return '';
  if (now.unit === 'percent') return indicatorFigure(now);
  const whole = seriesOf(report, NOTICES, '', report.area.code).find(
    ({ from, to, unit }) => from === now.from && to === now.to && unit === 'count',
  );
  if (!whole) return noFigure(`no total for ${now.period.label}`, 'percent share');
  return shareFigure(now, whole, 'more than the total');
}

/** The share of the borough's own notices for a reason; other rows have none. */
function shareOfRow(report: Report, { key, level }: IndicatorRow): Cell {
  const [id, part = ''] = key.split('|');
  return id === NOTICES && level === 1 && key.endsWith(report.area.code) ? shareCell(report, part) : '';
}

/** Reasons whose counts come to more than the total of the same period. */
function sumNote(report: Report): string[] {
  const whole = newest(report, '');
  if (whole?.unit !== 'count' || isMissing(whole.value)) return [];
  const parts = indicatorRowsOf(report).filter(
    (indicatorRow) =>
      indicatorRow.part !== '' &&
      indicatorRow.unit === 'count' &&
      indicatorRow.from === whole.from &&
      indicatorRow.to === whole.to,
  );
  const sum = parts.reduce((total, { value }) => total + (isMissing(value) ? 0 : value), 0);
  return sum > whole.value
    ? [`The notices by reason come to ${sum}, more than the total of ${whole.value}: look at the source.`]
    : [];
}

const indicatorRowsOf = (report: Report): readonly Indicator[] =>
  (report.assessment?.indicators ?? []).filter(({ id, areaCode }) => id === NOTICES && areaCode === report.area.code);

/** Fixed penalty notices by reason, with the share of each. */
export const environmentalCrime: TableBuilder = {
  id: ID,
  about: 'fixed penalty notices by reason and share, fly-tipping, from an indicator file',
  absent: needs(ID),
  make(report) {
    const rows = [...indicatorRows(report, NOTICES), ...indicatorRows(report, 'fly-tipping-incidents')];
    const columns: Columns<IndicatorRow> = [
      ...INDICATOR_COLUMNS.slice(0, 4),
      column.share('share', 'Share of notices', (row) => shareOfRow(report, row)),
      ...INDICATOR_COLUMNS.slice(4),
    ];
    const title = `Environmental crime in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: ID, title, rows, columns, notes: sumNote(report) });
  },
};
