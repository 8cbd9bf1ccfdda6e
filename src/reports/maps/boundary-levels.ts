import type { Area, SmallArea } from '../../core/reference.js';
import { LEVEL_NAMES, smallAreas } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { plainName } from '../../tidy/plain-name.js';

/** Areas of one kind that a boundary file may be of. */
export interface BoundaryLevel {
  readonly one: string;
  readonly many: string;
  /** Whether a text is a code of such an area, of these or of other boundaries. */
  readonly isCode: (text: string) => boolean;
  readonly areas: readonly Pick<SmallArea, 'gss' | 'name' | 'borough'>[];
  /** Other names of an area, by its code. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** The codes of the Office for National Statistics by kind of area; an area that is redrawn has another code. */
function isCodeOf(kind: string): (text: string) => boolean {
  const code = new RegExp(`^${kind}\\d{6}$`, 'i');
  return (text) => code.test(text);
}

const isBoroughCode = isCodeOf('E09');
const isCodeOfSmall = { ward: isCodeOf('E05'), lsoa: isCodeOf('E01') };

/** The boroughs and the City, and the wards and LSOAs of the data. */
export function boundaryLevels(study: Study): BoundaryLevel[] {
  const boroughs = study.reference.areas.filter(({ kind }) => kind !== 'no-borough');
  const small = (['ward', 'lsoa'] as const).map((level): BoundaryLevel => {
    const [one, many] = LEVEL_NAMES[level];
    return { one, many, isCode: isCodeOfSmall[level], areas: smallAreas(study, level), aliases: new Map() };
  });
  return [
    {
      one: 'borough',
      many: 'boroughs',
      isCode: isBoroughCode,
      areas: boroughs.map(({ code, name }) => ({ gss: code, name, borough: code })),
      aliases: new Map(boroughs.map(({ code, aliases }) => [code, aliases])),
    },
    ...small,
  ].filter(({ areas }) => areas.length > 0);
}

/** Finds the code of the area that a feature of a file is of; undefined where it is of none. */
export type FindArea = (value: string, properties: ReadonlyMap<string, string>) => string | undefined;

/** By its code. */
export function findByCode({ areas }: BoundaryLevel): FindArea {
  const codes = new Set(areas.map(({ gss }) => gss));
  return (value) => (codes.has(value.toUpperCase()) ? value.toUpperCase() : undefined);
}

/**
 * By its name. Names of wards repeat between boroughs: where a feature says its borough, by name or by code, it is of that one;
 * else the name must be of one area only. Names also outlive boundaries: a feature with the code of another area is of none.
 */
export function findByName({ areas, aliases, many, isCode }: BoundaryLevel, boroughs: readonly Area[]): FindArea {
  const named = new Map<string, (typeof areas)[number][]>();
  for (const area of areas) {
    for (const name of [area.name, ...(aliases.get(area.gss) ?? [])].map(plainName))
      named.set(name, [...(named.get(name) ?? []), area]);
  }
  const boroughCodes = new Map(
    boroughs.flatMap(({ code, name }) => [code.toLowerCase(), plainName(name)].map((text) => [text, code] as const)),
  );
  return (value, properties) => {
    const found = named.get(plainName(value)) ?? [];
    const others = many === 'boroughs' ? [] : [...properties.values()].filter((text) => text !== value);
    const stated = others.flatMap((text) => boroughCodes.get(plainName(text)) ?? []);
    const candidates = new Set(found.filter(({ borough }) => stated.length === 0 || stated.includes(borough)));
    const [first, second] = [...candidates];
    if (!first || second) return undefined;
    const isOther = [...properties.values()].some((text) => isCode(text) && text.toUpperCase() !== first.gss);
    return isOther ? undefined : first.gss;
  };
}
