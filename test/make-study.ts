import type { Era, SourceRow, SourceTable } from '../src/core/crime.js';
import type { Count } from '../src/core/missing.js';
import { type Month, monthsBetween, type Period, shiftPeriod, twelveMonthsTo } from '../src/core/months.js';
import { type Choices, Study } from '../src/figures/study.js';
import { readAllReference } from '../src/reference/index.js';
import { buildDataset } from '../src/tidy/build-dataset.js';

/** Studies of made-up files, small enough to work out by hand. */

export const reference = readAllReference();
export const boroughs = reference.areas.filter(({ kind }) => kind === 'borough');

interface MadeUpFile {
  readonly file?: string;
  readonly era?: Era;
  readonly from: Month;
  readonly to: Month;
  readonly rows: readonly (Omit<SourceRow, 'row' | 'measure' | 'values'> & {
    readonly values: Count | ((month: Month) => Count);
  })[];
}

export function madeUpTable({ file = 'made-up.csv', era, from, to, rows }: MadeUpFile): SourceTable {
  const months = monthsBetween(from, to);
  return {
    file,
    sha256: `sha-${file}`,
    layout: 'wide-borough',
    columns: { area: 3, group: 1, subgroup: 2 },
    ...(era ? { era } : {}),
    months,
    rows: rows.map(({ values, ...row }, index) => ({
      ...row,
      row: index + 2,
      measure: 'offences',
      values: months.map((month) => (typeof values === 'function' ? values(month) : values)),
    })),
    rowsRead: rows.length,
    absentRowMeansZero: true,
    attribution: 'made up',
    diagnostics: [],
  };
}

/** One label in every borough; `of` gives a month's count. */
export const everywhere = (
  group: string,
  subgroup: string,
  of: (index: number, month: Month) => Count,
  areas = boroughs.map(({ name }) => name),
): MadeUpFile['rows'] =>
  areas.map((area, index) => ({ area, group, subgroup, values: (month: Month) => of(index, month) }));

export function studyOf(tables: readonly SourceTable[], to: Month, choices: Partial<Choices> = {}): Study {
  const { dataset } = buildDataset(tables, reference, choices.allowMixedEras);
  return new Study(dataset, reference, { ...usualChoices(twelveMonthsTo(to)), ...choices });
}

/** What a run chooses where nothing is asked for. */
export const usualChoices = (period: Period): Choices => ({
  period,
  previous: shiftPeriod(period, -12),
  base: shiftPeriod(period, -60),
  london: 'pooled',
  allowMixedEras: false,
  allowPartial: false,
  allowBreaks: false,
  smallNumber: 30,
});

export const area = (name: string) => {
  const found = reference.areas.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};
