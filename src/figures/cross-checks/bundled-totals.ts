import type { CountSeries, SourceTable } from '../../core/crime.js';
import { isMissing } from '../../core/missing.js';
import type { Month } from '../../core/months.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';

const NO_COUNTS: CountSeries = [];

/** Groups of offences, of the twelve, from which on a file is one of all crime. */
const MOST_GROUPS = 8;

/** The offences of a borough in a file and in the bundled figures: of the same months and the same kinds. */
export interface BoroughTotals {
  readonly code: string;
  readonly inFile: number;
  readonly bundled: number;
}

export interface AgainstBundled {
  readonly months: readonly Month[];
  readonly isOfAllCrime: boolean;
  readonly totals: readonly BoroughTotals[];
}

/** All offences; where the file lacks some, the groups that it has, and of other groups the kinds. */
function offencesToCompare(dataset: Dataset, tidy: TidySource, offence = 'all'): string[] {
  if (!isMissing(dataset.partsIn(tidy, offence))) return [offence];
  return dataset.tree.childrenOf(offence).flatMap(({ id }) => offencesToCompare(dataset, tidy, id));
}

/** How many of the groups of offences have something among them. */
function groupsAmong({ tree }: Dataset, offences: readonly string[]): number {
  return new Set(offences.flatMap((id) => tree.partsOf(id).flatMap((part) => tree.groupOf(part) ?? []))).size;
}

/** The areas of a file in each borough: the borough itself, or its wards or LSOAs. */
function areasByBorough({ level, areas, smallAreas }: TidySource, { boroughs }: Dataset): Map<string, string[]> {
  const found = new Map(boroughs.map((code): [string, string[]] => [code, []]));
  if (level === 'borough') for (const code of areas) found.get(code)?.push(code);
  else for (const [key, { borough }] of smallAreas) found.get(borough)?.push(key);
  return found;
}

/** The sum of rows at some of their months; undefined where a cell is missing. */
function totalOf(rows: readonly CountSeries[], monthIndexes: readonly number[]): number | undefined {
  let total = 0;
  for (const values of rows) {
    for (const index of monthIndexes) {
      const value = values[index] ?? 0;
      if (isMissing(value)) return undefined;
      total += value;
    }
  }
  return total;
}

/**
 * One file against the bundled figures, borough by borough; undefined where there is nothing to compare. Kinds of offence are
 * not the same in two eras: of a file of another era only what they add up to is compared.
 */
export function againstBundled(dataset: Dataset, tidy: TidySource, bundled: SourceTable): AgainstBundled | undefined {
  const months = tidy.months.filter((month) => !tidy.incomplete.has(month) && bundled.months.includes(month));
  const offences = offencesToCompare(dataset, tidy);
  const isOfAllCrime = groupsAmong(dataset, offences) >= MOST_GROUPS;
  if (months.length === 0 || !(isOfAllCrime || tidy.source.era === bundled.era)) return undefined;
  const parts = new Set(offences.flatMap((id) => dataset.tree.partsOf(id)));
  const [tidyIndexes, bundledIndexes] = [tidy, bundled].map((source) =>
    months.map((month) => source.months.indexOf(month)),
  );
  const totals = [...areasByBorough(tidy, dataset)].flatMap(([code, areas]): BoroughTotals[] => {
    if (areas.length === 0) return [];
    const rows = areas.flatMap((area) =>
      [...parts].map((part) => tidy.cells.counts(area, part, 'offences') ?? NO_COUNTS),
    );
    const others = bundled.rows.filter(({ area, subgroup }) => area === code && parts.has(subgroup));
    const inFile = totalOf(rows, tidyIndexes ?? []);
    const total = totalOf(
      others.map(({ values }) => values),
      bundledIndexes ?? [],
    );
    return inFile === undefined || total === undefined ? [] : [{ code, inFile, bundled: total }];
  });
  return { months, isOfAllCrime, totals };
}
