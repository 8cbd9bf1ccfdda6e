import type { Indicator } from '../../core/indicator.js';
import { isMissing, type Missing } from '../../core/missing.js';
import { figure } from '../../figures/figure.js';
import { indicatorFigure, noFigure, sharedDecimals, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { gapPoints } from '../../statistics/changes/gap.js';
import type { Report, TableBuilder } from '../shared/report.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorRow,
  indicatorTable,
  needs,
  partsOf,
  rowsOfPart,
  seriesOf,
} from './indicator-grid.js';

const TABLE = 'detection-rates';

/** The difference of two published percentages in points, as finely as the finer of them is printed. */
function gapFigure(one: Indicator, london: Indicator) {
  const figures = [indicatorFigure(one), indicatorFigure(london)];
  const absent = [one.value, london.value].find(isMissing);
  const gap: number | Missing = absent ?? gapPoints(Number(one.value), Number(london.value));
  const decimals = sharedDecimals(one, london);
  return figure(gap, figures, { unit: 'percentage points', method: 'gap to London', decimals });
}

const samePeriod = (series: readonly Indicator[], { from, to }: Indicator): Indicator | undefined =>
  series.find((item) => item.from === from && item.to === to && item.unit === 'percent');

/** How far the borough's published rate lies from London's of the same period; none where London's is not published. */
function gapRow(report: Report, id: string, part: string): IndicatorRow | undefined {
  const { area, study } = report;
  const series = seriesOf(report, id, part, area.code);
  const londons = seriesOf(report, id, part, 'London');
  const now = valueFor(series, study.choices.period);
  const london = now && samePeriod(londons, now);
  if (!now || !london) return undefined;
  const before = valueBefore(series, now);
  const londonBefore = before && samePeriod(londons, before);
  const value = gapFigure(now, london);
  return {
    key: `${id}|${part}|gap`,
    level: 1,
    indicator: `Gap to London: ${part}`,
    area: area.name,
    period: now.period.label,
    value,
    previousPeriod: londonBefore ? before.period.label : '',
    previousValue: londonBefore
      ? gapFigure(before, londonBefore)
      : noFigure('London not published', 'percentage points'),
    change: '',
    changePercent: '',
  };
}

/** Where no file has outcomes, the rates that were published stand in an indicator file, and the gap to London follows. */
export const publishedDetection: TableBuilder = {
  id: TABLE,
  about: 'published sanction detection rates',
  absent: needs(TABLE),
  make(report) {
    const definitions = (report.assessment?.definitions ?? []).filter(({ table }) => table === TABLE);
    const rows = definitions.flatMap(({ id }) =>
      partsOf(report, id).flatMap((part) => [
        ...rowsOfPart(report, id, part),
        ...[gapRow(report, id, part)].flatMap((row) => row ?? []),
      ]),
    );
    const gaps = rows.some(({ key }) => key.endsWith('|gap'));
    return indicatorTable(report, {
      id: TABLE,
      title: `Sanction detection rates, as published, in ${report.area.name}, ${report.study.choices.period.label}`,
      rows,
      columns: INDICATOR_COLUMNS,
      notes: [
        'No file with outcomes is at hand: these rates are not worked out here, and are printed as they were published.',
        ...(gaps ? ['The gap to London is the difference of the two published rates of one period, in points.'] : []),
      ],
    });
  },
};
