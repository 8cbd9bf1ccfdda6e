import type { Source } from '../../core/crime.js';
import { type Explanation, leaf } from '../../core/explanation.js';
import { groupThousands, listInWords } from '../../core/format.js';
import type { RowsBehind } from '../../tidy/rows-behind.js';

/** The last steps of an explanation: which rows of which files. */

export interface RowsOfFiles {
  readonly rows: readonly RowsBehind[];
  readonly sources: readonly Pick<Source, 'file' | 'sha256'>[];
}

/** What was counted and where it stands. */
export interface SourceOfCount extends RowsOfFiles {
  readonly name: string;
  readonly what: string;
}

/** "12, 15 and 20 to 31". */
export function rowRanges(rows: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const row of rows) {
    const run = ranges.at(-1);
    if (run && run[1] + 1 === row) run[1] = row;
    else ranges.push([row, row]);
  }
  const most = 8;
  const texts = ranges.slice(0, most).map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return ranges.length > most ? `${texts.join(', ')} and ${ranges.length - most} more runs` : listInWords(texts);
}

export function fileOf({ sources }: RowsOfFiles, source: number, rows = ''): string {
  const { file = '', sha256 = '' } = sources[source] ?? {};
  return `${file}${rows} (SHA-256 ${sha256.slice(0, 16)}...)`;
}

/** Where the rows are not to be shown: their labels, files and months are parts of the count. */
export const fileSteps = (found: RowsOfFiles): Explanation[] => {
  const sources = [...new Set(found.rows.map(({ source }) => source))];
  const files = listInWords(sources.map((source) => fileOf(found, source)));
  return [leaf('Rows', `of ${files}; not listed, for they would tell small numbers that are kept back`)];
};

export const rowSteps = (found: RowsOfFiles): Explanation[] =>
  found.rows.map(({ source, label, rows, count }) => {
    const where = fileOf(found, source, `:${rowRanges(rows)}`);
    return leaf('Rows', `${groupThousands(count, 0)} under ${label}: ${where}`);
  });
