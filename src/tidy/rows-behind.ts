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

/** The rows of the files that a count was added up from, label by label. */
export function rowsBehind(
  dataset: Dataset,
  { set, offence, period, measure, requiredMeasure }: CountQuery,
): RowsBehind[] {
  const found = new Map<string, { source: number; label: string; rows: Set<number>; count: number }>();
  for (const code of set.codes) {
    for (const { index, area, monthIndexes, parts } of dataset.filesBehind(
      code,
      offence,
      period,
      measure,
      requiredMeasure,
    )) {
      for (const part of parts) {
        for (const behind of dataset.sources[index]?.cells.rows(area, part, measure) ?? []) {
          const label = labelOf(behind);
          const key = `${index}|${label}`;
          const sofar = found.get(key) ?? { source: index, label, rows: new Set<number>(), count: 0 };
          for (const monthIndex of monthIndexes) {
            const count = behind.values[monthIndex] ?? 0;
            sofar.count += isMissing(count) ? 0 : count;
            const row = behind.rowOfMonth ? (behind.rowOfMonth[monthIndex] ?? 0) : behind.row;
            if (row > 0) sofar.rows.add(row);
          }
          found.set(key, sofar);
        }
      }
    }
  }
  return [...found.values()].map(({ rows, ...source }) => ({ ...source, rows: [...rows].sort((a, b) => a - b) }));
}
