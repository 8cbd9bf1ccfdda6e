import { usageError } from '../../core/errors.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import type { Area, AreaSet } from '../../core/reference.js';
import { didYouMean } from '../../core/suggest-name.js';
import { areaFinder } from '../../tidy/map-areas.js';
import type { Study } from '../study.js';
import { similarBoroughs } from './similar-boroughs.js';

const sets = new WeakMap<Area, AreaSet>();

/** An area as a set of its own. */
export function setOf(area: Area): AreaSet {
  const known = sets.get(area) ?? { name: area.name, codes: [area.code] };
  if (!sets.has(area)) sets.set(area, known);
  return known;
}

export const boroughsOf = (areas: readonly Area[]): Area[] => areas.filter(({ kind }) => kind === 'borough');

/** A borough by its name, code or another spelling; an unknown one is refused with the nearest. */
export function findBorough(areas: readonly Area[], text: string): Area {
  const area = areaFinder(areas)(text);
  if (area?.kind === 'borough') return area;
  const names = boroughsOf(areas).map(({ name }) => name);
  const why = area ? `${area.name} is not one of the 32 boroughs` : `there is no borough "${text}"`;
  throw usageError(`${why}${didYouMean(text, names)}; \`boroughstat inspect --table areas\` lists them.`);
}

type Keyword = (areas: readonly Area[], borough: Area) => AreaSet;

const where = (areas: readonly Area[], name: string, keep: (area: Area) => boolean): AreaSet => ({
  name,
  codes: boroughsOf(areas)
    .filter(keep)
    .map(({ code }) => code),
});

/** Comparators by keyword; a new one is a line here. */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  bcu: (areas, borough) =>
    where(
      areas,
      `${borough.basicCommandUnit} Basic Command Unit`,
      ({ basicCommandUnit }) => basicCommandUnit === borough.basicCommandUnit,
    ),
  neighbours: (areas, borough) =>
    where(areas, `Boroughs bordering ${borough.name}`, ({ name }) => borough.neighbours.includes(name)),
  similar: (areas, borough) => ({
    name: `Boroughs most like ${borough.name} (census 2021)`,
    codes: similarBoroughs(boroughsOf(areas), borough).map(({ code }) => code),
  }),
  inner: (areas) => where(areas, 'Inner London (statutory)', (area) => area.innerOuterStatutory === 'Inner'),
  outer: (areas) => where(areas, 'Outer London (statutory)', (area) => area.innerOuterStatutory === 'Outer'),
  'inner-ons': (areas) => where(areas, 'Inner London (ONS)', (area) => area.innerOuterOns === 'Inner'),
  'outer-ons': (areas) => where(areas, 'Outer London (ONS)', (area) => area.innerOuterOns === 'Outer'),
};

/** "bcu,neighbours,Brent": each keyword a set of boroughs, each name a borough. */
export function comparatorSets(areas: readonly Area[], borough: Area, wanted: readonly string[]): AreaSet[] {
  return wanted.map((text) => {
    const keyword = KEYWORDS[text.toLowerCase()];
    if (keyword) return keyword(areas, borough);
    const named = areaFinder(areas)(text);
    if (named?.kind === 'borough') return setOf(named);
    const known = [...Object.keys(KEYWORDS), ...boroughsOf(areas).map(({ name }) => name)];
    throw usageError(
      `--compare-with ${text} is no borough and none of ${Object.keys(KEYWORDS).join(', ')}${didYouMean(text, known)}; name one of them.`,
    );
  });
}

/** What the boroughs of files that lack some are called: "31 London boroughs". */
export const partOfLondon = (codes: readonly string[]): string =>
  `${codes.length} London ${codes.length === 1 ? 'borough' : 'boroughs'}`;

/** The 32 boroughs, or those the files hold where that is allowed. */
export const londonBoroughs = memoizeByArguments((study: Study): AreaSet => {
  const { boroughs, boroughsPresent } = study.dataset;
  const codes = study.choices.allowPartial ? boroughsPresent : boroughs;
  return { name: codes.length === boroughs.length ? 'London' : partOfLondon(codes), codes };
});

/** The entries of the files that are no borough, by code. */
export const entriesOfNoBorough = memoizeByArguments((study: Study): readonly string[] =>
  study.reference.areas.flatMap(({ code, kind }) =>
    kind === 'no-borough' && study.dataset.sources.some(({ areas }) => areas.has(code)) ? [code] : [],
  ),
);

/** Every offence the Met recorded: the boroughs and what has no borough. */
export const metAreas = memoizeByArguments(
  (study: Study): AreaSet => ({
    name: "London (all the Met's offences)",
    codes: [...londonBoroughs(study).codes, ...entriesOfNoBorough(study)],
  }),
);
