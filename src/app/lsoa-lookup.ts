import { inputError } from '../core/errors.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { Area } from '../core/reference.js';
import type { LsoaWards } from '../core/street.js';
import { readLsoaLookup } from '../load/lookups/lsoa-lookup.js';
import type { Dataset } from '../tidy/dataset.js';

/** An LSOA and the borough that the crime files say it is in. */
export interface PlacedLsoa {
  readonly lsoa: string;
  /** Undefined outside London. */
  readonly borough: string | undefined;
}

/** Those of the Met's LSOA files. */
export const lsoasOf = ({ smallAreas }: Dataset): PlacedLsoa[] =>
  [...smallAreas.values()].filter(({ level }) => level === 'lsoa').map(({ gss, borough }) => ({ lsoa: gss, borough }));

/**
 * The lookup of the user's, which must place every LSOA in the borough that the crime files place it in: where they differ,
 * one of the two is of other boundaries, and the counts of a borough would be of neither. LSOAs of one only are no difference.
 */
export function lookupFor(path: string, areas: readonly Area[], lsoas: Iterable<PlacedLsoa>): LsoaWards {
  const lookup = readLsoaLookup(path);
  const nameOf = (code: string | undefined) => areas.find((area) => area.code === code)?.name ?? 'no borough of London';
  const isInLondon = (code: string) => areas.some((area) => area.code === code);
  for (const { lsoa, borough } of lsoas) {
    const ward = lookup.wards.get(lsoa);
    const stated = ward?.borough;
    if (!ward || stated === undefined || stated === borough || (borough === undefined && !isInLondon(stated))) continue;
    throw inputError(
      ward.boroughAt,
      `${quoteForMessage(lsoa)} is in ${nameOf(stated)} by the lookup and in ${nameOf(borough)} by the crime files; give the lookup of the same boundaries.`,
    );
  }
  return lookup;
}
