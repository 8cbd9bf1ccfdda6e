import { memoizePairs } from '../core/memoize.js';
import type { OffenceLabel } from '../core/reference.js';
import { nearest } from '../core/suggest-name.js';
import { plainName } from './plain-name.js';

/** What a label of a file counts under. */
export interface MappedLabel {
  /** undefined: neither the label nor its group is known, so it counts nowhere. */
  readonly offence: string | undefined;
  readonly known: boolean;
  readonly nearest?: string | undefined;
}

const plainLabel = (group: string, subgroup: string): string =>
  `${group}|${subgroup}`.toUpperCase().replace(/\s+/g, ' ');

/** "SHOPLIFTING." is "SHOPLIFTING", and "Arson & Criminal Damage" is "Arson and Criminal Damage". */
const withoutMarks = (group: string, subgroup: string): string => `${plainName(group)}|${plainName(subgroup)}`;

/** Offences by the label without its punctuation marks, where one offence alone has it. */
function byWords(labels: readonly OffenceLabel[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const { group, subgroup, offence } of labels) {
    const key = subgroup === '*' ? `${plainName(group)}|*` : withoutMarks(group, subgroup);
    if ((found.get(key) ?? offence) !== offence) several.add(key);
    found.set(key, offence);
  }
  for (const key of several) found.delete(key);
  return found;
}

/** Maps (group, sub-group) to an offence id; a label met for the first time counts in its group if that is known. */
export function labelMapper(labels: readonly OffenceLabel[], groupOf: (offence: string) => string | undefined) {
  const exact = new Map(labels.map((label) => [plainLabel(label.group, label.subgroup), label.offence]));
  const inWords = byWords(labels);
  const groups = new Map<string, Set<string>>();
  for (const { group, offence } of labels) {
    const name = plainName(group);
    const ids = groups.get(name) ?? new Set();
    // An indicator outside the total has no group that a new label of it would be a part of: it may repeat what it counts.
    ids.add(groupOf(offence) ?? '');
    groups.set(name, ids);
  }
  return memoizePairs((group: string, subgroup: string): MappedLabel => {
    // A line with * takes every sub-group of its group.
    const offence =
      exact.get(plainLabel(group, subgroup)) ??
      exact.get(plainLabel(group, '*')) ??
      inWords.get(withoutMarks(group, subgroup)) ??
      inWords.get(`${plainName(group)}|*`);
    if (offence !== undefined) return { offence, known: true };
    const ids = [...(groups.get(plainName(group)) ?? [])];
    // The old "Theft and Handling" has parts in several of today's groups: a new label in it belongs to none for sure.
    const only = ids.length === 1 && ids[0] !== '' ? ids[0] : undefined;
    const known = labels.map((label) => label.subgroup);
    return { offence: only, known: false, nearest: nearest(subgroup, known) };
  });
}
