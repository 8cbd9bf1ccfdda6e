import type { Area, SmallArea } from '../../core/reference.js';
import { keysOf } from '../../core/typed-record.js';
import { LEVEL_NAMES, smallAreas } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { plainName } from '../../tidy/plain-name.js';

/** Areas of one kind that a boundary file may be of. */
export interface BoundaryLevel {
  readonly one: string;
  readonly many: string;
  readonly kind: Kind;
  readonly areas: readonly Pick<SmallArea, 'gss' | 'name' | 'borough'>[];
  /** Other names of an area, by its code. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** The codes of the Office for National Statistics by kind of area, the smallest first; an area that is redrawn has another code. */
const KINDS = { lsoa: /^E01\d{6}$/i, ward: /^E05\d{6}$/i, borough: /^E09\d{6}$/i } as const;
type Kind = keyof typeof KINDS;

/** The codes of a feature of the smallest kind of area that it has codes of: a ward states its borough's too. */
export function smallestCodes(properties: ReadonlyMap<string, string>): { kind: Kind; codes: string[] } | undefined {
  for (const kind of keysOf(KINDS)) {
    const codes = [...properties.values()].filter((text) => KINDS[kind].test(text)).map((text) => text.toUpperCase());
    if (codes.length > 0) return { kind, codes };
  }
  return undefined;
}

/** Whether a feature has codes of areas smaller than those of a level, and so is one of these. */
export const isSmaller = (properties: ReadonlyMap<string, string>, { kind }: Pick<BoundaryLevel, 'kind'>): boolean => {
  const kinds = keysOf(KINDS);
  return kinds.indexOf(smallestCodes(properties)?.kind ?? kind) < kinds.indexOf(kind);
};

/** The boroughs and the City, and the wards and LSOAs of the data. */
export function boundaryLevels(study: Study): BoundaryLevel[] {
  const boroughs = study.reference.areas.filter(({ kind }) => kind !== 'no-borough');
  const small = (['ward', 'lsoa'] as const).map((level): BoundaryLevel => {
    const [one, many] = LEVEL_NAMES[level];
    return { one, many, kind: level, areas: smallAreas(study, level), aliases: new Map() };
  });
  const all: BoundaryLevel[] = [
    {
      one: 'borough',
      many: 'boroughs',
      kind: 'borough',
      areas: boroughs.map(({ code, name }) => ({ gss: code, name, borough: code })),
      aliases: new Map(boroughs.map(({ code, aliases }) => [code, aliases])),
    },
    ...small,
  ];
  return all.filter(({ areas }) => areas.length > 0);
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
export function findByName({ areas, aliases, many, kind }: BoundaryLevel, boroughs: readonly Area[]): FindArea {
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
    const smallest = smallestCodes(properties);
    return smallest?.kind === kind && !smallest.codes.includes(first.gss) ? undefined : first.gss;
  };
}
