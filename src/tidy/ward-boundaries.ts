import { inputError } from '../core/errors.js';
import type { SmallArea } from '../core/reference.js';
import { isClosedWard } from './wards/closed-wards.js';

/**
 * Which set of ward boundaries a code is of. Boroughs were redrawn at different elections: wards coded from E05013000
 * came in May 2022; those of Hackney, Kensington and Chelsea and Tower Hamlets (2014) and Bexley, Croydon, Redbridge and
 * Southwark (2018) are coded E05009 to E05012 and stand next to either; anything earlier ended by 2022.
 */
export type Boundaries = 'old' | 'new' | 'either';

export function boundariesOf(gss: string): Boundaries {
  if (gss >= 'E05013') return 'new';
  return gss < 'E05009' ? 'old' : 'either';
}

export const BOUNDARY_NAMES: Record<Boundaries, string> = {
  old: 'boundaries before May 2022',
  new: 'boundaries since May 2022',
  either: 'boundaries of 2014 and 2018, which May 2022 left',
};

/** The boundaries of a file's wards; a file with old and new ones would rank one place against two halves of another. */
export function boundariesOfFile(file: string, wards: Iterable<SmallArea>): Boundaries {
  const first = new Map<Boundaries, SmallArea>();
  for (const ward of wards) {
    // A few late counts of a closed ward make no file of old boundaries.
    if (isClosedWard(ward)) continue;
    const boundaries = boundariesOf(ward.gss);
    if (!first.has(boundaries)) first.set(boundaries, ward);
  }
  const [old, later] = [first.get('old'), first.get('new')];
  if (old && later) {
    throw inputError(
      { file, row: 1, column: 1 },
      `has wards of old and new boundaries (${old.name} ${old.gss}, ${later.name} ${later.gss}); give the files of the two apart.`,
    );
  }
  return later ? 'new' : old ? 'old' : 'either';
}
