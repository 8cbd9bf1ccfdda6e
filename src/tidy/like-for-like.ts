import type { Diagnostic } from '../core/diagnostics.js';
import type { Offence } from '../core/reference.js';
import type { Reference } from '../reference/index.js';
import { OffenceTree } from './offence-tree.js';
import type { TidySource } from './tidied-source.js';

/** Whether a file gives an offence apart. Files that split off one of the newer labels split off all of them. */
const splitsOff = ({ offences }: TidySource, tree: OffenceTree): boolean =>
  [...offences].some((id) => tree.get(id).core === 'split');

/** The pre-2019 labels are compared with no other files where it matters. */
const countsWithin = (source: TidySource, tree: OffenceTree, { countedWithin }: Offence): boolean =>
  source.source.era !== 'pre-2019' && source.offences.has(countedWithin) && !splitsOff(source, tree);

const file = (sources: readonly TidySource[]): string => sources.map(({ source }) => source.file).join(', ');

/**
 * The offences as a tree in which all the files count alike: an offence that some files give apart and others count in one
 * that is not its parent is put beneath that one for all of them, and the label of that one says so.
 */
export function likeForLike(
  sources: readonly TidySource[],
  { offences, offenceSets }: Pick<Reference, 'offences' | 'offenceSets'>,
): { tree: OffenceTree; diagnostics: Diagnostic[] } {
  const tree = new OffenceTree(offences, offenceSets);
  const moved = offences.filter(
    (offence) =>
      offence.countedWithin !== '' &&
      sources.some((source) => source.offences.has(offence.id)) &&
      sources.some((source) => countsWithin(source, tree, offence)),
  );
  if (moved.length === 0) return { tree, diagnostics: [] };
  const aligned = offences.map((offence) => {
    const parts = moved.filter(({ countedWithin }) => countedWithin === offence.id);
    const regrouped = moved.includes(offence) ? { ...offence, parent: offence.countedWithin } : offence;
    const names = parts.map(({ label }) => label.toLowerCase()).join(', ');
    return names === ''
      ? regrouped
      : { ...regrouped, label: `${regrouped.label} (with ${names})`, noun: `${regrouped.noun} (with ${names})` };
  });
  const diagnostics = moved.map((offence): Diagnostic => {
    const apart = sources.filter((source) => source.offences.has(offence.id));
    const within = sources.filter((source) => countsWithin(source, tree, offence));
    return {
      level: 'note',
      text: `${offence.label} is in ${tree.get(offence.countedWithin).label.toLowerCase()} in ${file(within)} and apart in ${file(apart)}: it is counted in it throughout, so that like is compared with like.`,
    };
  });
  return { tree: new OffenceTree(aligned, offenceSets), diagnostics };
}
