import type { Indicator } from '../../core/indicator.js';
import type { Cell, ReportTable } from '../../core/report.js';
import { dashboardIndicators } from '../../figures/basis/offence-lists.js';
import { indicatorChange, indicatorFigure, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { type Report, reportTable } from '../shared/report.js';

/** What tables of partner indicators share: one indicator and area a row, this value, the one before and the change. */

export const indicatorsOf = (report: Report): readonly Indicator[] => report.assessment?.indicators ?? [];

/** Whether a file of indicators has a value for the table. */
const hasIndicator = ({ assessment }: Report, table: string): boolean =>
  assessment?.definitions.some(
    (definition) => definition.table === table && assessment.indicators.some(({ id }) => id === definition.id),
  ) ?? false;

/** A table of indicators can be built when a file has one of them: otherwise the reason why not. */
export const needs =
  (table: string) =>
  (report: Report): string | undefined => {
    const { study } = report;
    if (hasIndicator(report, table) || dashboardIndicators(study, table).length > 0) return undefined;
    const isOnDashboard = study.tree.offences.some(({ dashboardTable }) => dashboardTable === table);
    const dashboard = isOnDashboard ? ", or the Met's file of other crime (monthly dashboard) with --data" : '';
    return `no indicator file has a value for it; give one with --indicators (\`boroughstat help indicators\`)${dashboard}`;
  };

/** Every value of an indicator in an area. */
export const seriesOf = (report: Report, id: string, part: string, areaCode: string): readonly Indicator[] =>
  indicatorsOf(report).filter(
    (indicator) => indicator.id === id && indicator.part === part && indicator.areaCode === areaCode,
  );

/** The parts of an indicator ("racist", "homophobic"), in the order of the files; "" for the whole. */
export const partsOf = (report: Report, id: string): string[] => [
  ...new Set(indicatorsOf(report).flatMap((indicator) => (indicator.id === id ? [indicator.part] : []))),
];

/** A count of all London is a total, not an average; a rate or percentage is neither. */
export const areaName = (report: Report, areaCode: string, isCount: boolean): string => {
  if (areaCode === report.area.code) return report.area.name;
  return areaCode === 'London' && isCount ? 'London (total)' : areaCode;
};

/** The values of an indicator, or of what is computed from some, in an area. */
export interface IndicatorRow extends RowHead {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly value: Cell;
  readonly previousPeriod: string;
  readonly previousValue: Cell;
  readonly change: Cell;
  readonly changePercent: Cell;
}

export const INDICATOR_COLUMNS: Columns<IndicatorRow> = [
  column.text('indicator', 'Indicator', ({ indicator }) => indicator),
  column.text('area', 'Area', ({ area }) => area),
  column.text('period', 'Period', ({ period }) => period),
  column.count('value', 'Value', ({ value }) => value),
  column.text('previous_period', 'Earlier period', ({ previousPeriod }) => previousPeriod),
  column.count('previous_value', 'Earlier value', ({ previousValue }) => previousValue),
  column.count('change', 'Change', ({ change }) => change),
  column.percent('change_percent', '% change', ({ changePercent }) => changePercent),
];

/** A value, the one before it and the change; every figure missing where there is none. */
export function indicatorValues(now: Indicator | undefined, before: Indicator | undefined) {
  const none = noFigure('no value near the period');
  const { change, percent } = now ? indicatorChange(now, before) : { change: none, percent: none };
  return {
    period: now?.period.label ?? '',
    value: now ? indicatorFigure(now) : none,
    previousPeriod: before?.period.label ?? '',
    previousValue: before ? indicatorFigure(before) : noFigure('no earlier value'),
    change,
    changePercent: percent,
  };
}

/** The row of an indicator in an area; undefined when the files have no value near the period of the report. */
export function indicatorRow(report: Report, id: string, part: string, areaCode: string): IndicatorRow | undefined {
  const series = seriesOf(report, id, part, areaCode);
  const now = valueFor(series, report.study.choices.period);
  if (!now) return undefined;
  return {
    key: [id, part, areaCode].filter(Boolean).join('|'),
    level: part === '' ? 0 : 1,
    indicator: now.label,
    area: areaName(report, areaCode, now.unit === 'count'),
    ...indicatorValues(now, valueBefore(series, now)),
  };
}

/** A part of an indicator in the borough and then in the wider areas. */
export const rowsOfPart = (report: Report, id: string, part: string): IndicatorRow[] =>
  [report.area.code, 'London', 'England', 'England and Wales'].flatMap(
    (code) => indicatorRow(report, id, part, code) ?? [],
  );

/** The rows of an indicator: each part, area by area. */
export const indicatorRows = (report: Report, id: string): IndicatorRow[] =>
  partsOf(report, id).flatMap((part) => rowsOfPart(report, id, part));

const UNIT_NOTES: Readonly<Record<string, string>> = {
  'percent share': 'A percentage changes in percentage points.',
};

interface ValueRow extends RowHead {
  readonly area?: string;
  readonly value: Cell;
}

interface IndicatorParts<Row extends ValueRow> {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: Columns<NoInfer<Row>>;
  readonly notes?: readonly string[];
}

/** A table of indicators, with the notes that every such table needs. */
export function indicatorTable<Row extends ValueRow>(report: Report, parts: IndicatorParts<Row>): ReportTable {
  const { rows, notes = [] } = parts;
  const units = new Set(rows.flatMap(({ value }) => (typeof value === 'object' ? [value.unit] : [])));
  const about = [...units].flatMap((unit) => UNIT_NOTES[unit] ?? []);
  const isTotal = rows.some(({ area }) => area === 'London (total)');
  const total = isTotal ? ['London is a total of all its areas, not an average borough.'] : [];
  const published = rows.some(({ value }) => typeof value === 'object' && value.method === 'published');
  const periodNote = published ? ['Each value is of its own period, as published.'] : [];
  const all = [...periodNote, ...total, ...about, ...notes];
  return reportTable(report.study, { ...parts, notes: all, london: false });
}
