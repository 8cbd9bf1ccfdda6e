import { from } from 'arquero';
import { groupThousands } from '../format.js';
import { isMissing } from '../missing.js';
import type { ReportTable } from '../model.js';
import { financialYearOf } from '../months.js';
import type { Dataset } from '../tidy/dataset.js';
import { plainTable } from './inspect.js';
import { text } from './report.js';

interface Cell {
  readonly file: string;
  readonly offence: string;
  readonly year: string;
  readonly count: number;
}

/** Every count in the files, as the files have it: overlapping files each show their own. */
function cellsOf({ sources }: Dataset): Cell[] {
  return sources.flatMap(({ source, months, cells }) =>
    [...cells].flatMap(([key, values]) =>
      values.flatMap((value, index): Cell[] => {
        const [, offence = '', measure] = key.split('|');
        // arquero sums a missing value as zero: it is left out here, and shows as a year that is short.
        if (isMissing(value) || measure !== 'offences') return [];
        return [{ file: source.file, offence, year: financialYearOf(months[index] ?? ''), count: value }];
      }),
    ),
  );
}

/** Offences of all areas by offence and financial year, one block a file: a label that stops shows as a row that ends. */
export function offencesByYear(dataset: Dataset): ReportTable {
  const years = [...new Set(dataset.months.map(financialYearOf))].sort();
  const pivoted = from(cellsOf(dataset))
    .groupby('file', 'offence', 'year')
    .rollup({ count: 'd => op.sum(d.count)' })
    .groupby('file', 'offence')
    .pivot('year', 'count')
    .orderby('file', 'offence')
    .objects() as Record<string, string | number | undefined>[];
  const rows = pivoted.map((row) => ({
    file: String(row.file),
    offence: String(row.offence),
    ...Object.fromEntries(
      years.map((year) => [year, typeof row[year] === 'number' ? groupThousands(row[year], 0) : '']),
    ),
  }));
  const columns = [text('file', 'File'), text('offence', 'Offence'), ...years.map((year) => text(year, year))];
  return plainTable(
    dataset,
    'offences-by-year',
    'Offences of all areas by financial year (years may be part years)',
    columns,
    rows,
  );
}
