import type { OffenceSet } from '../core/reference.js';
import type { ConfiguredOffenceSet, Priority } from '../core/strategy.js';
import type { Reference } from './index.js';

/** What a configuration says of sets of offences. */
interface SetsOfConfiguration {
  readonly offenceSets: readonly ConfiguredOffenceSet[];
  readonly offenceLists: Readonly<Record<string, readonly string[] | undefined>>;
  readonly priorities: readonly Priority[];
}

/** A set of the user's as the reference data have theirs; it says what is in it and whose definition it is. */
export function offenceSetOf(
  { name, title, offences, source, inReports }: ConfiguredOffenceSet,
  labelOf: ReadonlyMap<string, string>,
): OffenceSet {
  const members = offences.map((id) => labelOf.get(id) ?? id).join('; ');
  return {
    id: name,
    label: title,
    isInReports: inReports,
    offences,
    noun: `offences of ${title}`,
    definition: `${members} (source: ${source.replace(/\.$/, '')})`,
  };
}

/**
 * The reference data with the sets of offences of a configuration. A set that its lists or priorities name is shown in
 * the report, so its change is tested with those of the rest.
 */
export function withConfiguredSets(
  reference: Reference,
  { offenceSets, offenceLists, priorities }: SetsOfConfiguration,
): Reference {
  const labelOf = new Map(reference.offences.map(({ id, label }) => [id, label]));
  const named = new Set([
    ...Object.values(offenceLists).flatMap((ids) => ids ?? []),
    ...priorities.flatMap(({ offences }) => offences),
  ]);
  const sets = [...reference.offenceSets, ...offenceSets.map((configured) => offenceSetOf(configured, labelOf))];
  return {
    ...reference,
    offenceSets: sets.map((set) => ({ ...set, isInReports: set.isInReports || named.has(set.id) })),
  };
}
