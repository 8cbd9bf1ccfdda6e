import type { SourceRow } from '../core/crime.js';
import type { CountQuery } from '../core/figure.js';
import { isMissing } from '../core/missing.js';
import type { Dataset } from './dataset.js';

/** The rows of one file, of one label, that a count was added up from. */
export interface RowsBehind {
  /** Which of the sources. */
  readonly source: number;
  readonly label: string;
  readonly rows: readonly number[];
  readonly count: number;
}

const labelOf = ({ group, subgroup }: SourceRow): string => (group === '' ? subgroup : `${group} / ${subgroup}`);

interface Found extends Omit<RowsBehind, 'rows' | 'count'> {
  readonly rows: Set<number>;
  count: number;
}

/** The rows that a count was added up from, one by one, with the positions of the months counted. */
function* rowsOf(dataset: Dataset, query: CountQuery) {
  for (const code of query.set.codes) {
    for (const { index: source, area, monthIndexes, parts } of dataset.filesBehind(code, query)) {
      for (const part of parts) {
        const rows = dataset.sources[source]?.cells.rows(area, part, query.measure) ?? [];
        for (const row of rows) yield { source, row, monthIndexes };
      }
    }
  }
}

function addMonths(found: Found, { values, row, rowOfMonth }: SourceRow, monthIndexes: readonly number[]): void {
  if (monthIndexes.length === 0) return;
  for (const monthIndex of monthIndexes) {
    const count = values[monthIndex] ?? 0;
    found.count += isMissing(count) ? 0 : count;
  }
  const numbers = rowOfMonth ? monthIndexes.map((monthIndex) => rowOfMonth[monthIndex] ?? 0) : [row];
  for (const number of numbers) if (number > 0) found.rows.add(number);
}

/** The rows of the files that a count was added up from, label by label. */
export function rowsBehind(dataset: Dataset, query: CountQuery): RowsBehind[] {
  const byLabel = new Map<string, Found>();
  for (const { source, row, monthIndexes } of rowsOf(dataset, query)) {
    const label = labelOf(row);
    const key = `${source}|${label}`;
    const found = byLabel.get(key) ?? { source, label, rows: new Set<number>(), count: 0 };
    byLabel.set(key, found);
    addMonths(found, row, monthIndexes);
  }
  return [...byLabel.values()].map(({ rows, ...found }) => ({ ...found, rows: [...rows].sort((a, b) => a - b) }));
}
