import type { Settings } from '../config/settings.js';
import { LEVELS, type Level } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { groupThousands } from '../core/format.js';
import type { SmallArea } from '../core/reference.js';
import { type AreaPopulation, readAreaPopulation } from '../load/lookups/area-population.js';
import type { Reference } from '../reference/index.js';
import type { Dataset } from '../tidy/dataset.js';
import { lookupFor, lsoasOf, misfitDiagnostics } from './lsoa-lookup.js';

/** The wards or LSOAs of a borough have this share of its people at least; where so many of them are in the file. */
const [LEAST_PEOPLE, LEAST_AREAS] = [0.6, 0.8];

/** The wards or LSOAs of each borough, where the files have those of all boroughs, and so all of them. */
function wholeBoroughs({ smallAreas, boroughs }: Dataset, level: Level): ReadonlyMap<string, readonly SmallArea[]> {
  const found = new Map(boroughs.map((code): [string, SmallArea[]] => [code, []]));
  for (const area of smallAreas.values()) if (area.level === level) found.get(area.borough)?.push(area);
  return [...found.values()].some(({ length }) => length === 0) ? new Map() : found;
}

/**
 * Refuses a file of some people only, such as children by ward, whose column is headed "Total" too. More people than live in a
 * borough may be meant: those who are there by day.
 */
function requireAllPeople({ file, values }: AreaPopulation, dataset: Dataset, { areas, population }: Reference): void {
  const boroughs = LEVELS.flatMap((level) => [...wholeBoroughs(dataset, level)]);
  for (const [code, smallAreas] of boroughs) {
    const people = smallAreas.flatMap(({ gss }) => values.get(gss) ?? []);
    const total = people.reduce((sum, value) => sum + value, 0);
    const known = Math.min(...population.filter(({ area }) => area === code).map(({ value }) => value));
    const share = people.length / smallAreas.length;
    if (share < LEAST_AREAS || !Number.isFinite(known) || total >= LEAST_PEOPLE * share * known) continue;
    const name = areas.find((area) => area.code === code)?.name ?? code;
    throw inputError(
      { file, row: 1, column: 1 },
      `has ${groupThousands(total, 0)} people in ${people.length} of the ${smallAreas.length} areas of ${name}, a borough of ${groupThousands(known, 0)} people and more; check that it counts all people.`,
    );
  }
}

/** The populations and the lookup of the user's, and the messages on their files. */
export function readLookups({ areaPopulation, lsoaLookup }: Settings, dataset: Dataset, reference: Reference) {
  const files = {
    areaPopulation: areaPopulation === undefined ? undefined : readAreaPopulation(areaPopulation),
    lsoaWards: lsoaLookup === undefined ? undefined : lookupFor(lsoaLookup, dataset.areas, lsoasOf(dataset)),
  };
  if (files.areaPopulation) requireAllPeople(files.areaPopulation, dataset, reference);
  const diagnostics: Diagnostic[] = Object.values(files).flatMap((file) => file?.diagnostics ?? []);
  const { lsoaWards } = files;
  if (lsoaWards)
    diagnostics.push(...misfitDiagnostics(lsoaWards, { what: 'LSOAs of the files', lsoas: lsoasOf(dataset) }));
  return { files, diagnostics };
}
