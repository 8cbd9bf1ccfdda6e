import type { SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Reference } from '../reference/index.js';
import { Dataset } from './dataset.js';
import { likeForLike } from './like-for-like.js';
import { areaFinder } from './map-areas.js';
import { labelMapper } from './map-labels.js';
import { MovedAreas } from './moved-areas.js';
import { OffenceTree } from './offence-tree.js';
import { describeOverlaps } from './overlaps.js';
import { tidySource } from './tidy-source.js';

/**
 * Files as read to one dataset, with every diagnostic for the reader. `acrossEras`: files of different
 * eras may be compared with one another.
 */
export function buildDataset(
  tables: readonly SourceTable[],
  reference: Reference,
  acrossEras = false,
): { dataset: Dataset; diagnostics: Diagnostic[] } {
  const tree = new OffenceTree(reference.offences, reference.offenceSets);
  const tools = {
    findArea: areaFinder(reference.areas),
    areaNames: reference.areas.map(({ name }) => name),
    mapLabel: labelMapper(reference.labels, (id) => tree.groupOf(id)),
    labels: reference.labels,
    tree,
    wardBoroughs: reference.wardBoroughs,
  };
  const tidied = tables.map((table) => tidySource(table, tools));
  const sources = tidied.map(({ tidy }) => tidy);
  const alike = likeForLike(sources, reference);
  const moved = new MovedAreas(reference.areaMoves, sources, acrossEras);
  const dataset = new Dataset(sources, alike.tree, reference, moved);
  const diagnostics = [
    ...tidied.flatMap((item) => item.diagnostics),
    ...alike.diagnostics,
    ...describeOverlaps(dataset),
  ];
  return { dataset, diagnostics };
}
