import { extentOf, outlineOnPlane } from '../../charts/map/plane.js';
import { pointsOf, simplifyTogether } from '../../charts/map/simplify.js';
import type { Settings } from '../../config/settings.js';
import type { Boundaries } from '../../core/boundaries.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { firstInWords, groupThousands } from '../../core/format.js';
import { baseName } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { Area } from '../../core/reference.js';
import type { Study } from '../../figures/study.js';
import { type BoundaryFile, readBoundaries } from '../../load/boundaries/boundary-file.js';
import { isInLondon } from '../../load/boundaries/coordinates.js';
import {
  type BoundaryLevel,
  boundaryLevels,
  type FindArea,
  findByCode,
  findByName,
  isSmaller,
  smallestCodes,
} from './boundary-levels.js';

/** A way in which the features of a file may be those of areas. */
interface Join {
  readonly level: BoundaryLevel;
  readonly property: string;
  readonly by: 'code' | 'name';
  /** The features of each area, by their index. */
  readonly features: ReadonlyMap<string, readonly number[]>;
}

function joinBy({ features }: BoundaryFile, property: string, level: BoundaryLevel, find: FindArea) {
  const found = new Map<string, number[]>();
  features.forEach(({ properties }, index) => {
    const code = isSmaller(properties, level) ? undefined : find(properties.get(property) ?? '', properties);
    if (code !== undefined) found.set(code, [...(found.get(code) ?? []), index]);
  });
  return found;
}

/** A property that many features share is of what they lie in: the borough of wards. */
const isOfLargerAreas = ({ features }: Join): boolean =>
  [...features.values()].filter(({ length }) => length > 1).length > features.size / 2;

/** The way that joins the most areas; of equal ones by code rather than by name, and wards rather than the boroughs they lie in. */
function bestJoin(file: BoundaryFile, levels: readonly BoundaryLevel[], areas: readonly Area[]): Join | undefined {
  const properties = new Set(file.features.flatMap((feature) => [...feature.properties.keys()]));
  const joins = levels.toReversed().flatMap((level) => {
    const ways = [
      ['code', findByCode(level)],
      ['name', findByName(level, areas)],
    ] as const;
    return ways.flatMap(([by, find]) =>
      [...properties].map((property): Join => ({ level, property, by, features: joinBy(file, property, level, find) })),
    );
  });
  return joins
    .filter((join) => !isOfLargerAreas(join))
    .reduce<Join | undefined>(
      (best, join) => (join.features.size > (best?.features.size ?? 0) ? join : best),
      undefined,
    );
}

function refuseTwice({ positionOf, features }: BoundaryFile, { property, features: joined }: Join): void {
  for (const [first, second] of joined.values()) {
    if (first === undefined || second === undefined) continue;
    const value = quoteForMessage(features[second]?.properties.get(property) ?? '');
    throw inputError(
      positionOf(second),
      `feature ${second + 1} has the ${property} ${value} of feature ${first + 1}; leave one of them out.`,
    );
  }
}

/** An area of London lies in London: the coordinates of one that does not are wrong, and so would be the map. */
function refuseElsewhere({ positionOf, features, system }: BoundaryFile, { property, features: joined }: Join): void {
  for (const index of [...joined.values()].flat()) {
    const feature = features[index];
    if (!feature || isInLondon(feature.outline, system)) continue;
    const value = quoteForMessage(feature.properties.get(property) ?? '');
    throw inputError(
      positionOf(index),
      `feature ${index + 1} (${value}) lies outside London; its coordinates are wrong: export it again, once, as WGS 84 (EPSG:4326).`,
    );
  }
}

/** What joined and what did not, of the file and of the areas that are shown. */
function joinDiagnostics(
  { file, features }: BoundaryFile,
  { level, property, by, features: joined }: Join,
  shown: BoundaryLevel['areas'],
): Diagnostic[] {
  const used = new Set([...joined.values()].flat());
  const strange = features.filter((_, index) => !used.has(index));
  const lacking = shown.filter(({ gss }) => !joined.has(gss));
  const nameOf = (properties: ReadonlyMap<string, string>) => properties.get(property) || 'one without a name';
  const names = firstInWords(strange.map(({ properties }) => nameOf(properties)));
  const others =
    strange.length === 0 ? '' : `; not joined: ${strange.length} of its ${features.length} areas (${names})`;
  const count = `${shown.length - lacking.length} of ${shown.length} ${shown.length === 1 ? level.one : level.many}`;
  const note = {
    level: 'note' as const,
    text: `${file}: outlines of ${count}, joined by ${by} (${property})${others}.`,
  };
  if (lacking.length === 0) return [note];
  const text = `${file}: has no outline of ${firstInWords(lacking.map(({ name, gss }) => `${name} (${gss})`))}; ${lacking.length === 1 ? 'it is' : 'they are'} not on the map.`;
  return [note, { level: 'warning', text }];
}

/** What to do about a file of which nothing joins: areas of other boundaries, or no areas of London. */
function whyNoneJoins({ features }: BoundaryFile, levels: readonly BoundaryLevel[]): string {
  const kinds = levels.map(({ one }) => `${/^[AEIOL]/.test(one) ? 'an' : 'a'} ${one}`).join(' or ');
  const none = `none of the ${features.length} areas is ${kinds} of the data`;
  const codesFound = features.flatMap(({ properties }) => smallestCodes(properties) ?? []);
  const level = levels.find(({ kind }) => kind === codesFound[0]?.kind);
  if (level && level.kind !== 'borough') {
    const [codes, given] = [codesFound.flatMap((smallest) => smallest.codes), level.areas.map(({ gss }) => gss)];
    return `${none}: its codes (${firstInWords(codes)}) are of ${level.many} of other boundaries, and names alone are not joined to those of today; give outlines of the ${level.many} of the data (${firstInWords(given)}).`;
  }
  const properties = firstInWords([...(features[0]?.properties.keys() ?? [])]);
  return `${none}, by code or by name (properties: ${properties || 'none'}); give outlines of London with codes or names${levels.length > 1 ? '' : ', and for wards the ward file with --data'}.`;
}

/** Less than a pixel of a picture as wide as the page. */
const TOLERANCE = 1 / 1000;

/** The licence of the ONS asks for these words; the names of its columns have the year. */
function attribution({ features }: BoundaryFile): string {
  const column = [...(features[0]?.properties.keys() ?? [])].find((key) => /^(LAD|WD|LSOA|CTYUA)\d\dCD$/i.test(key));
  if (column === undefined) return '';
  const year = `20${/\d\d/.exec(column)?.[0]}`;
  return `; Office for National Statistics, Open Government Licence v3.0; contains OS data © Crown copyright and database right ${year}`;
}

/** The outlines of areas on a plane, simplified together. */
function outlinesOf(file: BoundaryFile, join: Join, shown: BoundaryLevel['areas']): Boundaries {
  const exact = new Map(
    shown.flatMap(({ gss }) =>
      (join.features.get(gss) ?? []).flatMap((index) => {
        const feature = file.features[index];
        return feature ? [[gss, outlineOnPlane(feature.outline, file.system)] as const] : [];
      }),
    ),
  );
  const { x, y } = extentOf(exact.values());
  const outlines = simplifyTogether(exact, Math.max(x[1] - x[0], y[1] - y[0]) * TOLERANCE);
  const points = (all: typeof outlines) => groupThousands(pointsOf(all), 0);
  const source = `${baseName(file.file)}${attribution(file)}; simplified from ${points(exact)} points to ${points(outlines)}`;
  return { outlines, source };
}

/** Which areas a report shows: all of London's, or those of a borough, of which boroughs are always all. */
export interface ShownAreas {
  readonly study: Study;
  /** Of wards and LSOAs, the borough whose they are; undefined: all. */
  readonly within: Area | undefined;
}

/**
 * The outlines of the file that the settings name, joined to the boroughs, or to the wards or LSOAs of the data, by code or else by name.
 * What does not join is reported; a file of which nothing joins is refused.
 */
export function boundariesFor(
  { boundaries }: Settings,
  { study, within }: ShownAreas,
): { boundaries?: Boundaries; diagnostics: readonly Diagnostic[] } {
  if (boundaries === undefined) return { diagnostics: [] };
  const file = readBoundaries(boundaries);
  const levels = boundaryLevels(study);
  const join = bestJoin(file, levels, study.reference.areas);
  if (!join) throw inputError(file.positionOf(0), whyNoneJoins(file, levels));
  refuseTwice(file, join);
  refuseElsewhere(file, join);
  const isShown = ({ borough }: BoundaryLevel['areas'][number]) => within === undefined || borough === within.code;
  const shown = join.level.many === 'boroughs' ? join.level.areas : join.level.areas.filter(isShown);
  return { boundaries: outlinesOf(file, join, shown), diagnostics: joinDiagnostics(file, join, shown) };
}
