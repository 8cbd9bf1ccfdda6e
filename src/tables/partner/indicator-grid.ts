import type { Indicator } from '../../core/indicator.js';
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import { indicatorChange, indicatorFigure, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { type Report, reportTable, type TableBuilder, text } from '../shared/report.js';

/** What tables of partner indicators share: one indicator and area a row, this value, the one before and the change. */

export const indicatorsOf = (report: Report): readonly Indicator[] => report.assessment?.indicators ?? [];

/** A table of indicators can be made when a file has one of them. */
export const needs =
  (table: string) =>
  (report: Report): string | undefined =>
    report.assessment?.definitions.some(
      (definition) => definition.table === table && indicatorsOf(report).some(({ id }) => id === definition.id),
    )
      ? undefined
      : `no indicator file has a value for it; give one with --indicators (\`boroughstat help indicators\`)`;

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

export const INDICATOR_COLUMNS: readonly Column[] = [
  text('indicator', 'Indicator'),
  text('area', 'Area'),
  text('period', 'Period'),
  { key: 'value', heading: 'Value', unit: 'count' },
  text('previous_period', 'Earlier period'),
  { key: 'previous_value', heading: 'Earlier value', unit: 'count' },
  { key: 'change', heading: 'Change', unit: 'count' },
  { key: 'change_percent', heading: '% change', unit: 'percent' },
];

/** The row of an indicator in an area; undefined when the files have no value near the period of the report. */
export function indicatorRow(report: Report, id: string, part: string, areaCode: string): ReportRow | undefined {
  const series = seriesOf(report, id, part, areaCode);
  const now = valueFor(series, report.study.choices.period);
  if (!now) return undefined;
  const before = valueBefore(series, now);
  const { change, percent } = indicatorChange(now, before);
  return {
    key: [id, part, areaCode].filter(Boolean).join('|'),
    level: part === '' ? 0 : 1,
    cells: {
      indicator: now.label,
      area: areaName(report, areaCode, now.unit === 'count'),
      period: now.period.label,
      value: indicatorFigure(now),
      previous_period: before?.period.label ?? '',
      previous_value: before ? indicatorFigure(before) : noFigure('no earlier value'),
      change,
      change_percent: percent,
    },
  };
}

/** The rows of an indicator: each part, in the borough and then in the wider areas. */
export const indicatorRows = (report: Report, id: string): ReportRow[] =>
  partsOf(report, id).flatMap((part) =>
    [report.area.code, 'London', 'England', 'England and Wales'].flatMap(
      (code) => indicatorRow(report, id, part, code) ?? [],
    ),
  );

const UNIT_NOTES: Readonly<Record<string, string>> = {
  'percent share': 'A percentage changes in percentage points.',
};

interface Parts {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ReportRow[];
  readonly columns?: readonly Column[];
  readonly notes?: readonly string[];
}

/** Puts a table of indicators together, with what every such table must say. */
export function indicatorTable(
  report: Report,
  { id, title, rows, columns = INDICATOR_COLUMNS, notes = [] }: Parts,
): ReportTable {
  const units = new Set(rows.flatMap(({ cells }) => (typeof cells.value === 'object' ? [cells.value.unit] : [])));
  const about = [...units].flatMap((unit) => UNIT_NOTES[unit] ?? []);
  const counts = rows.some(({ cells }) => cells.area === 'London (total)');
  const total = counts ? ['London is a total of all its areas, not an average borough.'] : [];
  const all = ['Each value is of its own period, as published.', ...total, ...about, ...notes];
  return reportTable(report.study, { id, title, columns, rows, notes: all, london: false });
}

/** A table that is the rows of its indicators and no more. */
export function plainIndicatorTable(
  id: string,
  name: string,
  about: string,
  notes: readonly string[] = [],
): TableBuilder {
  return {
    id,
    about,
    absent: needs(id),
    make(report) {
      const ids = (report.assessment?.definitions ?? [])
        .filter(({ table }) => table === id)
        .map((definition) => definition.id);
      const rows = ids.flatMap((item) => indicatorRows(report, item));
      const { period } = report.study.choices;
      return indicatorTable(report, { id, title: `${name} in ${report.area.name}, ${period.label}`, rows, notes });
    },
  };
}
