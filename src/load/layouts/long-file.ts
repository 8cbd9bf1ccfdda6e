import type { Measure } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { memoize } from '../../core/memoize.js';
import { type Count, isMissing, missing } from '../../core/missing.js';
import { isMonth, type Month } from '../../core/months.js';
import { type Position, positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';
import { parseCount } from '../parse-count.js';
import { type FileName, type LayoutReader, requireSingleColumns, type TableContents } from './layout.js';
import { columnIndexesOf, type LongColumn, type LongLayout } from './long-columns.js';
import { LeftOut } from './long-left-out.js';
import { agreesWithYear, dayOfDate, lastDayOf, monthOfDate } from './long-month.js';
import { type LongRow, LongSeries } from './long-series.js';
import { monthOfHeading, requireFullRow } from './month-columns.js';
import { isTotal } from './total-words.js';

/** The code of what is no area, and the entry that it belongs to. */
const [NO_AREA, NO_BOROUGH] = ['-1', 'Other / NK'];
const NOT_NOTIFIABLE = /^other accepted crime$/i;

/** Reads a long file row by row. */
class LongReader implements LayoutReader {
  readonly #indexes: Readonly<Record<LongColumn, number>>;
  readonly #series: LongSeries;
  readonly #leftOut = new LeftOut();
  /** Months that were not over when the file was made. */
  readonly #incomplete = new Set<Month>();
  readonly #plain = memoize((text) => text.replace(/\s+/g, ' ').trim());
  readonly #months = new Map<string, Month>();
  #upTo: string | undefined;

  constructor(
    readonly layout: LongLayout,
    readonly header: readonly string[],
    readonly facts: FileName,
  ) {
    requireSingleColumns(facts.file, header, Object.values(layout.columns));
    this.#indexes = columnIndexesOf(header, layout.columns);
    this.#series = new LongSeries(facts);
  }

  row(row: TextTableRow): void {
    requireFullRow(this.facts, this.header, row);
    const areaType = this.#cell(row, 'areaType');
    const name = this.#cell(row, 'measure');
    const measure = this.layout.measures[name.toLowerCase()] ?? this.#statistic(row, name);
    if (this.#has('areaType') && !/^borough$/i.test(areaType)) this.#leftOut.areaType(areaType, row);
    else if (measure === undefined) this.#leftOut.measure(name, row);
    else this.#take(row, measure);
  }

  /** Calls and incidents are counted as "Statistics"; they are read as the offences next to them are. */
  #statistic(row: TextTableRow, name: string): Measure | undefined {
    const statistic = this.layout.statistics?.[this.#cell(row, 'subgroup').toLowerCase()];
    return statistic !== undefined && statistic === name.toLowerCase() ? 'offences' : undefined;
  }

  finish(diagnostics: readonly Diagnostic[]): TableContents {
    const { file, sheets } = this.facts;
    const months = this.#series.months(this.#incomplete);
    if (months.length === 0) {
      throw inputError(
        { file, row: 1, column: 1 },
        `has no borough row of a whole month; give the file with borough rows.`,
      );
    }
    const cut: Diagnostic[] = [...this.#incomplete].sort().map((month) => ({
      level: 'warning',
      text: `${file}: ${month} was not over when the file was made; left out.`,
    }));
    const { area, group, subgroup } = this.#indexes;
    return {
      file,
      ...(sheets && { sheets }),
      layout: this.layout.id,
      columns: { area: area + 1, group: group + 1, subgroup: subgroup + 1 },
      months,
      ...(this.#upTo === undefined ? {} : { refreshed: this.#upTo }),
      rows: this.#series.rows(months),
      rowsRead: this.#series.rowsRead,
      absentRowMeansZero: true,
      monthsOfMeasure: this.#series.monthsOfMeasure,
      attribution: this.layout.attribution,
      diagnostics: [...diagnostics, ...this.#leftOut.diagnostics(file), ...cut],
    };
  }

  #has = (key: LongColumn): boolean => this.#indexes[key] !== -1;
  #at = (row: TextTableRow, key: LongColumn): Position => ({
    ...this.facts,
    row: row.row,
    column: this.#indexes[key] + 1,
  });
  #cell = (row: TextTableRow, key: LongColumn): string => this.#plain(row.cells[this.#indexes[key]] ?? '');

  /** Who and what is counted. A row of no area name may still say within what it is: whether that will do is not known here. */
  #words(row: TextTableRow): Pick<LongRow, 'area' | 'within' | 'group' | 'subgroup'> {
    const [area, group, subgroup] = [this.#cell(row, 'area'), this.#cell(row, 'group'), this.#cell(row, 'subgroup')];
    const within = this.#cell(row, 'within');
    const blank =
      area === '' && within === '' ? 'area' : group === '' ? 'group' : subgroup === '' ? 'subgroup' : undefined;
    if (blank !== undefined) throw inputError(this.#at(row, blank), `the cell is blank; fill it in or delete the row.`);
    return { area, group, subgroup, within: within === '' || within === area ? this.#entryByCode(row, area) : within };
  }

  /** The Met gives the code -1 to what is no area: a new entry with it is no borough, whatever it is called. */
  #entryByCode(row: TextTableRow, area: string): string | undefined {
    return this.#cell(row, 'areaCode') === NO_AREA && area !== NO_BOROUGH ? NO_BOROUGH : undefined;
  }

  #take(row: TextTableRow, measure: Measure): void {
    const words = this.#words(row);
    if (isTotal(words.group) || isTotal(words.subgroup)) {
      this.#leftOut.add('totals, which are made from the parts', row, 'warning');
      return;
    }
    if (NOT_NOTIFIABLE.test(words.group)) {
      this.#leftOut.add('Other Accepted Crime, which is not notifiable and never part of the total', row);
      return;
    }
    const count = this.#count(row);
    if ((row.rowCount ?? 1) > 1)
      throw inputError(this.#at(row, 'count'), `the row is there more than once; delete the others.`);
    this.#series.add({ row: row.row, month: this.#month(row), measure, count, ...words });
  }

  #count(row: TextTableRow): Count {
    const cell = this.#cell(row, 'count');
    const count = parseCount(cell);
    if (count === undefined) {
      throw inputError(
        this.#at(row, 'count'),
        `${quoteForMessage(cell)} is not a whole number of offences; correct the cell, or write .. if the number is not known.`,
      );
    }
    if (!isMissing(count)) return count;
    // Why a count is missing names its row: where rows have no number, the file is to be read row by row.
    if (row.row === 0) throw inputError(`${this.facts.file}: has a count that is missing; its row is needed.`);
    return missing(count.code, `${count.missing} at ${positionText(this.#at(row, 'count'))}`);
  }

  #month(row: TextTableRow): Month {
    const { month, financialYear, upTo } = this.#indexes;
    const cells = [row.cells[month], row.cells[financialYear], row.cells[upTo]].join('\u0000');
    const known = this.#months.get(cells);
    if (known !== undefined) return known;
    const found = this.#readMonth(row);
    this.#months.set(cells, found);
    return found;
  }

  #readMonth(row: TextTableRow): Month {
    const cell = this.#cell(row, 'month');
    // Its financial year confirms a month that is written without a day.
    const month = monthOfDate(cell) ?? monthOfHeading(cell);
    if (month === undefined || !isMonth(month)) {
      throw inputError(
        this.#at(row, 'month'),
        `${quoteForMessage(cell)} is not the first day of a month; write it 01/02/2021 (day first) or 2021-02-01.`,
      );
    }
    const year = this.#cell(row, 'financialYear');
    if (agreesWithYear(month, year) !== true) {
      throw inputError(
        this.#at(row, 'financialYear'),
        `${month} is not in the financial year ${quoteForMessage(year)}; are day and month the wrong way round? Correct the date or the year.`,
      );
    }
    const upTo = this.#has('upTo') ? dayOfDate(this.#cell(row, 'upTo')) : undefined;
    if (upTo !== undefined && upTo < lastDayOf(month)) this.#incomplete.add(month);
    if (upTo !== undefined && upTo > (this.#upTo ?? '')) this.#upTo = upTo;
    return month;
  }
}

export const openLong = (layout: LongLayout, header: readonly string[], facts: FileName): LayoutReader =>
  new LongReader(layout, header, facts);
