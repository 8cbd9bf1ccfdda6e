import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { isMissing } from '../../core/missing.js';
import type { Position } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { Area, Estimate, RateBase } from '../../core/reference.js';
import { recordOf } from '../../core/typed-record.js';
import { readCsv } from '../containers/csv.js';
import { isWorkbook, readBytes, readTextFile } from '../containers/text.js';
import { sheetsOf } from '../containers/workbook-sheets.js';
import { readWorkbook } from '../containers/xlsx.js';
import { displayNameOf } from '../input-path.js';
import { headerRowBelow, headingsBelow } from '../open-layout.js';
import { parseCount } from '../parse-count.js';
import { areaFinder } from './estimate-areas.js';
import { type EstimateColumns, type EstimateKey, estimateColumns, requireKnownColumns } from './estimate-columns.js';
import { ageOf, notAPart, type Part, sexOf, sumOfParts } from './estimate-parts.js';
import { seriesOfFile } from './estimate-series.js';
import { openUserTable, type UserRow } from './user-table.js';

/**
 * Estimates of people or households by borough, from a file of the user's: as Nomis gives them (DATE_NAME, GEOGRAPHY_CODE,
 * OBS_VALUE), as the workbooks of the Office for National Statistics have them (sheet MYEB1 by sex and age, MYE4 by year), as tables
 * of the Greater London Authority (a row or a column a year), or in the layout of data/reference (area, date, value, series).
 */
export interface EstimateFile {
  readonly estimates: readonly Estimate[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Wanted {
  readonly base: RateBase;
  readonly areas: readonly Area[];
}

/** The days that the censuses counted households on. */
const CENSUS_DAYS: Readonly<Record<string, string>> = { '2011': '2011-03-27', '2021': '2021-03-21' };

const KEYS = ['code', 'name', 'date', 'sex', 'age', 'measure', 'series', 'source', 'value'] as const;

/** Collects the numbers of London's areas while rows pass. */
class Estimates {
  readonly #parts = new Map<string, { area: Area; date: string; series: string; parts: Part[] }>();
  readonly #areaOf: (row: UserRow<EstimateKey>) => Area | undefined;

  constructor(
    readonly file: string,
    readonly wanted: Wanted,
  ) {
    this.#areaOf = areaFinder(wanted.areas);
  }

  /** Takes the header; undefined where it is of another table. */
  readonly open = (header: readonly string[], number: number) => {
    const columns = estimateColumns(header, this.wanted.base);
    if (!columns) return undefined;
    requireKnownColumns(this.file, header, number, columns);
    const { headings } = columns;
    const table = {
      path: this.file,
      columns: recordOf(KEYS, (key) => (heading: string) => heading === headings[key]),
      optional: KEYS,
      without: () => 'has no such column',
    };
    return openUserTable<EstimateKey>(table, (row) => this.#take(row, columns))(header, number);
  };

  #take(row: UserRow<EstimateKey>, columns: EstimateColumns): void {
    const area = this.#areaOf(row);
    if (!area) return;
    const { at, cell } = row;
    const measure = cell('measure');
    if (measure !== '' && !/^(value|persons|population|households)$/i.test(measure))
      throw inputError(
        at('measure'),
        `${quoteForMessage(measure)} is no number of people or households; give the values alone.`,
      );
    const [sex, age] = [sexOf(cell('sex')), ageOf(cell('age'))];
    if (sex === undefined) throw notAPart(at('sex'), cell('sex'));
    if (age === undefined) throw notAPart(at('age'), cell('age'));
    const series = cell('series') || seriesOfFile(this.file, cell('source'));
    const add = (date: string, value: number) => {
      const key = `${area.code}|${date}|${series}`;
      const found = this.#parts.get(key) ?? { area, date, series, parts: [] };
      found.parts.push({ sex, age, value, row: row.row });
      this.#parts.set(key, found);
    };
    if (columns.years.length === 0) {
      add(this.#dateOf(row, columns), numberAt(at('value'), cell('value'), age !== 'all'));
      return;
    }
    for (const { year, index } of columns.years)
      add(
        `${year}-06-30`,
        numberAt({ file: this.file, row: row.row, column: index + 1 }, row.cellAt(index), age !== 'all'),
      );
  }

  /** The day of an estimate: a year is its 30 June, but for a census. */
  #dateOf({ at, cell }: UserRow<EstimateKey>, { isCensus }: EstimateColumns): string {
    const text = cell('date').replace(/^mid[- ]?/i, '');
    if (/^(19|20)\d\d$/.test(text)) {
      if (!isCensus) return `${text}-06-30`;
      const day = CENSUS_DAYS[text];
      if (day !== undefined) return day;
    }
    const isDay = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);
    if (isDay && (this.wanted.base === 'households' || text.endsWith('-06-30'))) return text;
    const wanted = this.wanted.base === 'population' ? 'the year of a mid-year estimate' : 'a day or a year';
    throw inputError(
      at('date'),
      `${quoteForMessage(cell('date'))} is not ${wanted}, such as 2025 or 2025-06-30; correct it.`,
    );
  }

  finish(): Estimate[] {
    const { file, wanted } = this;
    const found = [...this.#parts.values()].map(({ area, date, series, parts }): Estimate => {
      const value = sumOfParts(file, `${area.name} on ${date}`, parts);
      if (value < 1000)
        throw inputError(
          { file, row: parts[0]?.row ?? 1, column: 1 },
          `${area.name} has ${value} ${wanted.base === 'population' ? 'people' : 'households'} on ${date}; write whole numbers, not thousands.`,
        );
      return { area: area.code, date, value, series, file };
    });
    if (found.length === 0) throw inputError(`${file}:1:1: has no row of a borough of London; give the file that has.`);
    this.#requireBoroughs(found);
    return found;
  }

  /** London and ranks need every borough: a year with some of them would take the place of one that has all. */
  #requireBoroughs(found: readonly Estimate[]): void {
    const boroughs = this.wanted.areas.filter(({ kind }) => kind === 'borough');
    for (const key of new Set(found.map(({ date, series }) => `${date}|${series}`))) {
      const there = new Set(found.flatMap(({ area, date, series }) => (key === `${date}|${series}` ? [area] : [])));
      const absent = boroughs.filter(({ code }) => !there.has(code));
      if (absent.length > 0)
        throw inputError(
          `${this.file}:1:1: has ${boroughs.length - absent.length} of ${boroughs.length} boroughs on ${key.slice(0, 10)} (no ${absent[0]?.name}); complete it, or leave that year out.`,
        );
    }
  }
}

/** A whole number; projections by age have decimals. */
function numberAt(at: Position, text: string, byAge: boolean): number {
  if (byAge && /^\d+\.\d+$/.test(text)) return Number(text);
  const count = parseCount(text);
  if (count === undefined || isMissing(count))
    throw inputError(at, `${quoteForMessage(text)} is not a whole number; write whole numbers.`);
  return count;
}

const NEEDED: Readonly<Record<RateBase, string>> = {
  population:
    'has no columns of areas and people: it needs DATE_NAME, GEOGRAPHY_CODE and OBS_VALUE, or area, date, value and series, or a column for each year',
  households:
    'has no columns of areas and households: it needs area, date, value and series, or a code, a year and households, or a column for each year',
};

/**
 * Of the workbooks of the Office for National Statistics the sheet of estimates (another, of median ages, has the same
 * columns of years), else every sheet that can be read.
 */
async function readSheets(collector: Estimates, bytes: Buffer): Promise<Diagnostic[]> {
  const { file, wanted } = collector;
  const all = await sheetsOf(file, bytes);
  const named = all.filter(({ name }) => /^(MYEB1|MYE4)\b/i.test(name));
  let isFound = false;
  const isKnown = (header: readonly string[]) => {
    const isEstimates = estimateColumns(header, wanted.base) !== undefined;
    isFound ||= isEstimates;
    return isEstimates;
  };
  const sheets = named.length > 0 ? named : all;
  const diagnostics = await readWorkbook({ file, bytes, sheets, open: collector.open, isKnown, sheetsRead: [] });
  if (!isFound) throw inputError(`${file}:1:1: ${NEEDED[wanted.base]}.`);
  return diagnostics;
}

/** Reads a file of estimates, or refuses it with the cell that cannot be sure. */
export async function readEstimateFile(path: string, wanted: Wanted): Promise<EstimateFile> {
  const input = readBytes(path, displayNameOf(path));
  const collector = new Estimates(input.file, wanted);
  if (isWorkbook(input.bytes)) {
    const diagnostics = await readSheets(collector, input.bytes);
    return { estimates: collector.finish(), diagnostics };
  }
  const text = readTextFile(input);
  const rows = readCsv(text, collector.open);
  if (rows === undefined) {
    const row = headerRowBelow(text.text, (header) => estimateColumns(header, wanted.base) !== undefined);
    throw inputError(row === undefined ? `${input.file}:1:1: ${NEEDED[wanted.base]}.` : headingsBelow(input.file, row));
  }
  return { estimates: collector.finish(), diagnostics: text.diagnostics };
}
