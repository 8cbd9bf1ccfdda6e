import type { Settings } from '../config/settings.js';
import { LEVELS, type Level } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { firstInWords, groupThousands } from '../core/format.js';
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

/** So few people live in no ward or LSOA: a rate per 1,000 of them says nothing. Of LSOAs the least that is drawn up is 1,000. */
const FEWEST_PEOPLE = 100;

/** Codes of the files with almost no people, and a file of people of which no code is in the data: one warning each. */
function doubtfulPeople({ file, values }: AreaPopulation, { smallAreas }: Dataset): Diagnostic[] {
  const known = new Map([...smallAreas.values()].map(({ gss, name }) => [gss, name]));
  if (known.size === 0 || values.size === 0) return [];
  const met = [...values].filter(([code]) => known.has(code));
  if (met.length === 0) {
    const text = `${file}: none of its ${groupThousands(values.size, 0)} codes (${[...values.keys()][0]}) is of a ward or LSOA of the data (${[...known.keys()][0]}), so no rate is made with it; give the file of the same areas and boundaries.`;
    return [{ level: 'warning', text }];
  }
  const few = met.filter(([, people]) => people < FEWEST_PEOPLE);
  if (few.length === 0) return [];
  const named = few.map(([code, people]) => `${known.get(code)} (${code}) ${groupThousands(people, 0)}`);
  const text = `${file}: has fewer than ${FEWEST_PEOPLE} people in ${firstInWords(named)}; rates of so few say nothing, and the numbers may be in thousands. Check the file.`;
  return [{ level: 'warning', text }];
}

/** The populations and the lookup of the user's, and the messages on their files. */
export function readLookups({ areaPopulation, lsoaLookup }: Settings, dataset: Dataset, reference: Reference) {
  const files = {
    areaPopulation: areaPopulation === undefined ? undefined : readAreaPopulation(areaPopulation),
    lsoaWards: lsoaLookup === undefined ? undefined : lookupFor(lsoaLookup, dataset.areas, lsoasOf(dataset)),
  };
  if (files.areaPopulation) requireAllPeople(files.areaPopulation, dataset, reference);
  const diagnostics: Diagnostic[] = Object.values(files).flatMap((file) => file?.diagnostics ?? []);
  if (files.areaPopulation) diagnostics.push(...doubtfulPeople(files.areaPopulation, dataset));
  const { lsoaWards } = files;
  if (lsoaWards)
    diagnostics.push(...misfitDiagnostics(lsoaWards, { what: 'LSOAs of the files', lsoas: lsoasOf(dataset) }));
  return { files, diagnostics };
}
