import { from } from 'arquero';
import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { financialYearOf } from '../../core/months.js';
import type { ReportTable } from '../../core/report.js';
import { isRecord } from '../../core/typed-record.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';
import { type Columns, column } from '../shared/column.js';
import { plainTable } from './inspect.js';

interface Cell {
  readonly file: string;
  readonly offence: string;
  readonly year: string;
  readonly count: number;
}

/** The counts of an offence in a file, under the names of the years. */
type Pivoted = Readonly<Record<string, unknown>>;

/** The counts of one file, areas and months added up: a file of LSOAs has tens of millions. */
function cellsOf({ source, months, cells }: TidySource): Cell[] {
  const years = months.map(financialYearOf);
  const sums = new Map<string, Cell>();
  for (const { offence, measure, values } of cells) {
    if (measure !== 'offences') continue;
    years.forEach((year, index) => {
      const value = values[index] ?? 0;
      // A missing value is no zero: it is left out here, and shows as a year that is short.
      if (isMissing(value)) return;
      const sofar = sums.get(`${offence}|${year}`)?.count ?? 0;
      sums.set(`${offence}|${year}`, { file: source.file, offence, year, count: sofar + value });
    });
  }
  return [...sums.values()];
}

/** Offences of all areas by offence and financial year, one block a file: a label that stops shows as a row that ends. */
export function offencesByYear(dataset: Dataset): ReportTable {
  const years = [...new Set(dataset.sources.flatMap(({ months }) => months.map(financialYearOf)))].sort();
  const pivoted = from(dataset.sources.flatMap(cellsOf))
    .groupby('file', 'offence', 'year')
    .rollup({ count: 'd => op.sum(d.count)' })
    .groupby('file', 'offence')
    .pivot('year', 'count')
    .orderby('file', 'offence')
    .objects()
    .filter(isRecord);
  const countIn = (row: Pivoted, year: string) => (typeof row[year] === 'number' ? groupThousands(row[year], 0) : '');
  const columns: Columns<Pivoted> = [
    column.text('file', 'File', ({ file }) => String(file)),
    column.text('offence', 'Offence', ({ offence }) => String(offence)),
    ...years.map((year) => column.text(year, year, (row: Pivoted) => countIn(row, year))),
  ];
  const title = 'Offences of all areas by financial year (years may be part years)';
  return plainTable(dataset, { id: 'offences-by-year', title }, pivoted, columns);
}
