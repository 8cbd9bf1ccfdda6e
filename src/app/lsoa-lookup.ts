import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { groupThousands } from '../core/format.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { Area } from '../core/reference.js';
import type { LsoaWards } from '../core/street.js';
import { readLsoaLookup } from '../load/lookups/lsoa-lookup.js';
import type { Dataset } from '../tidy/dataset.js';

/** An LSOA and the borough that the crime files say it is in. */
export interface PlacedLsoa {
  readonly lsoa: string;
  /** Offences in it; one where it is counted itself. */
  readonly count?: number;
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

/** What is counted in LSOAs: the offences of a borough, or the LSOAs of the files. */
interface InLsoas {
  readonly what: string;
  readonly lsoas: readonly PlacedLsoa[];
  /** Whether a number may not be shown. */
  readonly isSmall?: (count: number) => boolean;
}

/** "LSOA11CD" is of the LSOAs of 2011. */
const yearOf = (heading: string): string => `20${/\d\d/.exec(heading)?.[0] ?? '??'}`;

/** Warns of a lookup that does not have some of the LSOAs: it is of other boundaries, or of another place. */
export function misfitDiagnostics(
  { file, heading, wards }: LsoaWards,
  { what, lsoas, isSmall = () => false }: InLsoas,
): Diagnostic[] {
  const sum = (list: readonly PlacedLsoa[]) => list.reduce((total, { count = 1 }) => total + count, 0);
  const placed = lsoas.filter(({ lsoa }) => lsoa !== '');
  const absent = sum(placed.filter(({ lsoa }) => !wards.has(lsoa)));
  const all = sum(placed);
  if (absent === 0) return [];
  const percent = `${groupThousands((100 * absent) / all, 1)}%`;
  const many = isSmall(absent)
    ? `A few ${what}`
    : `${groupThousands(absent, 0)} of ${groupThousands(all, 0)} ${what} (${percent})`;
  return [
    {
      level: 'warning',
      text: `${file}: ${many} are in LSOAs that the lookup does not have; it is of the LSOAs of ${yearOf(heading)} (column ${heading}). Use the lookup of the LSOAs that the crime files have.`,
    },
  ];
}
