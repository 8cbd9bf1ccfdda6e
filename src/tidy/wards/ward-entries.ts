import type { SourceRow, SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';

/**
 * Some files of wards have two entries of one ward code: "Abbey" with the counts until a change of system, and "Abbey (KG)"
 * with those since. Both may have counts in the month of the change. Neither repeats the other: the ward is their sum.
 */

/** The name of a ward without what its file adds in brackets at the end. */
export const bareName = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '');

/** Whether the second name is the first with something added in brackets. */
export const isNameOf = (name: string, longer: string): boolean => name !== longer && name === bareName(longer);

/** Entries that follow each other share the month of the change and at most the next; rows that share more repeat each other. */
const MONTHS_OF_BOTH = 2;

function followsOrPrecedes({ values: a }: SourceRow, { values: b }: SourceRow): boolean {
  const ofBoth = [...a.keys()].filter((month) => a[month] !== 0 && b[month] !== 0);
  const isSame = [...a.keys()].every((month) => a[month] === b[month]);
  const hasCounts = [...a.keys()].some((month) => a[month] !== 0);
  return ofBoth.length <= MONTHS_OF_BOTH && (!isSame || !hasCounts);
}

const withoutCommas = ({ group, subgroup }: SourceRow): string => `${group}/${subgroup}`.replaceAll(',', '');

/** The change of system also gave a label its comma: "PUBLIC FEAR ALARM OR DISTRESS", then "PUBLIC FEAR, ALARM OR DISTRESS". */
const isLabelOfOtherSystem = (row: SourceRow, other: SourceRow): boolean =>
  row.area === other.area &&
  row.subgroup !== other.subgroup &&
  withoutCommas(row) === withoutCommas(other) &&
  row.smallArea?.name === other.smallArea?.name;

/** Whether two rows of one area and label are of two entries, whose counts are added up. */
export function isOtherEntry(row: SourceRow, other: SourceRow): boolean {
  const [a, b] = [row.smallArea?.name ?? '', other.smallArea?.name ?? ''];
  const isOther = isNameOf(a, b) || isNameOf(b, a) || isLabelOfOtherSystem(row, other);
  return isOther && followsOrPrecedes(row, other);
}

/** Says which wards have two entries. */
export function twoEntries({ file, rows }: SourceTable): Diagnostic[] {
  const names = new Map<string, Set<string>>();
  for (const { smallArea } of rows) {
    if (!smallArea) continue;
    const ofCode = names.get(smallArea.code) ?? new Set();
    names.set(smallArea.code, ofCode.add(smallArea.name));
  }
  const twice = [...names].flatMap(([code, ofCode]) =>
    [...ofCode]
      .filter((longer) => ofCode.has(bareName(longer)) && isNameOf(bareName(longer), longer))
      .map((longer) => ({ code, longer })),
  );
  const [first] = twice;
  if (!first) return [];
  const more = twice.length > 1 ? `; so have ${twice.length - 1} more` : '';
  const text = `${file}: the ward ${first.code} has two entries, ${bareName(first.longer)} and ${first.longer}${more}. The counts of both are added up.`;
  return [{ level: 'note', text }];
}
