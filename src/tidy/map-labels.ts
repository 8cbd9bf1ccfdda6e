import { memoizePairs } from '../core/memoize.js';
import type { OffenceLabel } from '../core/reference.js';
import { nearest } from '../core/suggest-name.js';

/** What a label of a file counts under. */
export interface MappedLabel {
  /** undefined: neither the label nor its group is known, so it counts nowhere. */
  readonly offence: string | undefined;
  readonly known: boolean;
  readonly nearest?: string | undefined;
}

const plainLabel = (group: string, subgroup: string): string =>
  `${group}|${subgroup}`.toUpperCase().replace(/\s+/g, ' ');

/** Maps (group, sub-group) to an offence id; a label met for the first time counts in its group if that is known. */
export function labelMapper(labels: readonly OffenceLabel[], groupOf: (offence: string) => string | undefined) {
  const exact = new Map(labels.map((label) => [plainLabel(label.group, label.subgroup), label.offence]));
  const groups = new Map<string, Set<string>>();
  for (const { group, offence } of labels) {
    const name = group.toUpperCase();
    const ids = groups.get(name) ?? new Set();
    // An indicator outside the total has no group that a new label of it would be a part of: it may repeat what it counts.
    ids.add(groupOf(offence) ?? '');
    groups.set(name, ids);
  }
  return memoizePairs((group: string, subgroup: string): MappedLabel => {
    // A line with * takes every sub-group of its group.
    const offence = exact.get(plainLabel(group, subgroup)) ?? exact.get(plainLabel(group, '*'));
    if (offence !== undefined) return { offence, known: true };
    const ids = [...(groups.get(group.toUpperCase().replace(/\s+/g, ' ')) ?? [])];
    // The old "Theft and Handling" has parts in several of today's groups: a new label in it belongs to none for sure.
    const only = ids.length === 1 && ids[0] !== '' ? ids[0] : undefined;
    const known = labels.map((label) => label.subgroup);
    return { offence: only, known: false, nearest: nearest(subgroup, known) };
  });
}
