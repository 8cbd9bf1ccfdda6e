import type { Measure } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError, rowPlace } from '../../core/errors.js';
import { memoize } from '../../core/memoize.js';
import { isMissing } from '../../core/missing.js';
import type { Month } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';
import { parseCount } from '../parse-count.js';
import { columnNamed, type FileName, type LayoutReader, type Projection, requireSingleColumns } from './layout.js';
import { agreesWithYear, dayOfDate, lastDayOf, monthOfDate } from './long-month.js';
import { LongSeries } from './long-series.js';
import { requireFullRow } from './month-columns.js';

/** What the long layouts have in common: the columns by the names they have had, and what a measure is called. */
export interface LongColumns {
  readonly month: readonly string[];
  readonly area: readonly string[];
  readonly areaType?: readonly string[];
  readonly group: readonly string[];
  readonly subgroup: readonly string[];
  readonly measure: readonly string[];
  readonly financialYear: readonly string[];
  readonly count: readonly string[];
  /** The day up to which the file counts. */
  readonly upTo: readonly string[];
}

export interface LongLayout {
  readonly id: string;
  readonly columns: LongColumns;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly attribution: string;
}

type Places = Readonly<Record<keyof LongColumns, number>>;

export function placesOf(header: readonly string[], columns: LongColumns): Places {
  const names = Object.entries(columns) as [keyof LongColumns, readonly string[]][];
  const found = Object.fromEntries(names.map(([key, spellings]) => [key, columnNamed(header, spellings)]));
  return { areaType: -1, ...found } as Places;
}

/** Rows left out, by the reason; told once each, with how many: a note where it is on purpose, else a warning. */
class LeftOut {
  readonly #counts = new Map<string, { rows: number; readonly level: Diagnostic['level'] }>();

  add(reason: string, { rowCount: times = 1 }: TextTableRow, level: Diagnostic['level'] = 'note'): void {
    const sofar = this.#counts.get(reason);
    if (sofar) sofar.rows += times;
    else this.#counts.set(reason, { rows: times, level });
  }

  problems(file: string): Diagnostic[] {
    return [...this.#counts].map(([reason, { rows, level }]) => ({
      level,
      text: `${file}: ${rows} rows left out: ${reason}.`,
    }));
  }
}

/** The measures and area types that the publisher has and that are not read. Others may be a slip of the pen. */
const OTHER_MEASURE = /^(statistics|victims?( count)?|offenders?|suspects?|non[- ]sanction detections|detections)$/i;
const SMALLER_AREAS = ['ward', 'safer neighbourhood teams', 'safer neighbourhoods', 'snt', 'neighbourhood', 'lsoa'];
const SMALLER_AREA = /^(ward|safer neighbourhoods?( teams?)?|snt|neighbourhood|lsoa)$/i;

const NOT_NOTIFIABLE = /^other accepted crime$/i;

/** Of an area smaller than a borough only its type matters. */
export function projectionOfLong(layout: LongLayout, header: readonly string[]): Projection {
  const columnIndexes = placesOf(header, layout.columns);
  const { areaType, month, financialYear, count, upTo, ...rest } = columnIndexes;
  const columns = [...Object.values(rest), ...(areaType === -1 ? [] : [areaType])];
  const along = [month, financialYear, count, ...(upTo === -1 ? [] : [upTo])];
  return areaType === -1
    ? { kind: 'runs', columns, valueColumns: along }
    : { kind: 'runs', columns, valueColumns: along, countOnlyWhere: { column: areaType, values: SMALLER_AREAS } };
}

/** Reads a long file row by row. */
export function openLong(layout: LongLayout, header: readonly string[], facts: FileName): LayoutReader {
  const { file, sheets } = facts;
  requireSingleColumns(file, header, Object.values(layout.columns));
  const columnIndexes = placesOf(header, layout.columns);
  const series = new LongSeries(facts);
  const leftOut = new LeftOut();
  const incomplete = new Set<Month>();
  const at = (row: number, key: keyof LongColumns) => `${rowPlace(facts, row)}:${columnIndexes[key] + 1}`;
  const plain = memoize((text) => text.replace(/\s+/g, ' ').trim());
  const cellOf = (row: TextTableRow, key: keyof LongColumns): string => plain(row.cells[columnIndexes[key]] ?? '');
  const months = new Map<string, Month>();

  const monthOf = (row: TextTableRow): Month => {
    const cells = [
      row.cells[columnIndexes.month],
      row.cells[columnIndexes.financialYear],
      row.cells[columnIndexes.upTo],
    ].join('\u0000');
    const known = months.get(cells);
    if (known !== undefined) return known;
    const month = settledMonth(row);
    months.set(cells, month);
    return month;
  };

  const settledMonth = (row: TextTableRow): Month => {
    const cell = cellOf(row, 'month');
    const month = monthOfDate(cell);
    if (month === undefined) {
      throw inputError(
        `${at(row.row, 'month')}: ${quoteForMessage(cell)} is not the first day of a month; write it 01/02/2021 (day first) or 2021-02-01.`,
      );
    }
    const year = cellOf(row, 'financialYear');
    if (agreesWithYear(month, year) !== true) {
      throw inputError(
        `${at(row.row, 'financialYear')}: ${month} is not in the financial year ${quoteForMessage(year)}; are day and month the wrong way round? Correct the date or the year.`,
      );
    }
    const upTo = columnIndexes.upTo === -1 ? undefined : dayOfDate(cellOf(row, 'upTo'));
    if (upTo !== undefined && upTo < lastDayOf(month)) incomplete.add(month);
    return month;
  };

  const measureOf = (row: TextTableRow): Measure | undefined => {
    const name = cellOf(row, 'measure');
    const measure = layout.measures[name.toLowerCase()];
    if (measure === undefined) {
      const level = OTHER_MEASURE.test(name) ? 'note' : 'warning';
      leftOut.add(`measure ${quoteForMessage(name)}, which is neither offences nor outcomes`, row, level);
    }
    return measure;
  };

  /** Ward and neighbourhood rows hold the same offences as the borough's: adding them would count twice. */
  const isBorough = (row: TextTableRow): boolean => {
    if (columnIndexes.areaType === -1 || /^borough$/i.test(cellOf(row, 'areaType'))) return true;
    const type = cellOf(row, 'areaType');
    if (SMALLER_AREA.test(type))
      leftOut.add(`area type ${quoteForMessage(type)}: their offences are in the borough rows`, row);
    else leftOut.add(`area type ${quoteForMessage(type)}, which is not known`, row, 'warning');
    return false;
  };

  return {
    row(row) {
      requireFullRow(facts, header, row);
      if (!isBorough(row)) return;
      const measure = measureOf(row);
      if (measure === undefined) return;
      const [area, group, subgroup] = [cellOf(row, 'area'), cellOf(row, 'group'), cellOf(row, 'subgroup')];
      if (area === '' || group === '' || subgroup === '') {
        const blank = area === '' ? 'area' : group === '' ? 'group' : 'subgroup';
        throw inputError(`${at(row.row, blank)}: the cell is blank; fill it in or delete the row.`);
      }
      if (NOT_NOTIFIABLE.test(group)) {
        leftOut.add('Other Accepted Crime, which is not notifiable and never part of the total', row);
        return;
      }
      const cell = cellOf(row, 'count');
      const count = parseCount(cell);
      if (count === undefined) {
        throw inputError(
          `${at(row.row, 'count')}: ${quoteForMessage(cell)} is not a whole number of offences; correct the cell, or write .. if the number is not known.`,
        );
      }
      // Why a count is missing names its row: where rows have no number, the file is to be read row by row.
      if (isMissing(count) && row.row === 0)
        throw inputError(`${file}: has a count that is missing; its row is needed.`);
      const reason = isMissing(count) ? { missing: `${count.missing} at ${at(row.row, 'count')}` } : count;
      if ((row.rowCount ?? 1) > 1)
        throw inputError(`${at(row.row, 'count')}: the row is there more than once; delete the others.`);
      series.add({ row: row.row, month: monthOf(row), area, group, subgroup, measure, count: reason });
    },
    finish(problems) {
      const months = series.months(incomplete);
      if (months.length === 0) {
        throw inputError(`${file}:1:1: has no borough row of a whole month; give the file with borough rows.`);
      }
      const cut: Diagnostic[] = [...incomplete].sort().map((month) => ({
        level: 'warning',
        text: `${file}: ${month} was not over when the file was made; left out.`,
      }));
      return {
        file,
        ...(sheets && { sheets }),
        layout: layout.id,
        columns: { area: columnIndexes.area + 1, group: columnIndexes.group + 1, subgroup: columnIndexes.subgroup + 1 },
        months,
        rows: series.rows(months),
        rowsRead: series.rowsRead,
        absentRowMeansZero: true,
        monthsOfMeasure: series.monthsOfMeasure,
        attribution: layout.attribution,
        problems: [...problems, ...leftOut.problems(file), ...cut],
      };
    },
  };
}
