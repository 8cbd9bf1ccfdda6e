import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { didYouMean } from '../core/suggest-name.js';
import { boroughsOf, comparatorSets, findBorough } from '../figures/basis/areas.js';
import { annualShows, type StudyPeriods, yearsShow } from '../figures/basis/shown-periods.js';
import type { ShownPeriods, Suppression } from '../figures/basis/suppression.js';
import type { Reference } from '../reference/index.js';

/** In place of a borough: a report on each of the 32, which are published side by side. */
export const EVERY_BOROUGH = 'all';

/** What a command shows: of which offences, in which periods and areas. All of it decides what is kept back. */
export interface ShownScope {
  /** What it shows of which periods, for small counts to be kept back in all of them; those of the annual report by default. */
  readonly shows?: (periods: StudyPeriods, reference: Reference) => readonly ShownPeriods[];
  /** It shows boroughs next to one another, so that London less the others is the last. */
  readonly everyBorough?: boolean;
  /** It shows the average borough, and so the 32 together, whatever London is. */
  readonly averageBorough?: boolean;
}

/** What the run shows, so that what is small in any of it, or tells what is, is kept back in all of it. */
export function suppressionOf(
  settings: Settings,
  periods: StudyPeriods,
  reference: Reference,
  scope: ShownScope,
): Suppression {
  const { areas } = reference;
  const { borough, compareWith, london, suppress: below } = settings;
  const { shows = () => annualShows(periods), averageBorough = false } = scope;
  const boroughs =
    borough === EVERY_BOROUGH ? boroughsOf(areas) : borough.split(',').map((name) => findBorough(areas, name));
  const comparatorAreas = boroughs.slice(0, 1).flatMap((area) => comparatorSets(areas, area, compareWith));
  const listedAreas = [
    ...new Set([...boroughs.map(({ code }) => code), ...comparatorAreas.flatMap(({ codes }) => codes)]),
  ];
  // Boroughs named next to the report's own may be all the others; every report may list all of them by their totals.
  const many = scope.everyBorough || boroughs.length > 1 || comparatorAreas.length > 1;
  const everyBorough = (offence: string) => many || offence === 'all';
  const suppression = { below, shows: shows(periods, reference), everyBorough, listedAreas };
  if (!averageBorough || london !== 'mps') return suppression;
  return { ...suppression, noBorough: areas.flatMap(({ code, kind }) => (kind === 'no-borough' ? [code] : [])) };
}

/** The offences asked for; an unknown id is refused with the nearest. */
export function offencesNamed({ reference }: { readonly reference: Reference }, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const known = [...reference.offences, ...reference.offenceSets];
    if (known.some((item) => item.id === id)) return id;
    const byLabel = known.find(({ label }) => label.toLowerCase() === id.toLowerCase());
    if (byLabel) return byLabel.id;
    const names = known.map((entry) => entry.id);
    throw usageError(`there is no offence "${id}"${didYouMean(id, names)}; the ids are ${names.join(', ')}.`);
  });
}

/** The offences of a command that takes some: all together unless named. */
export function offencesWanted(reference: Reference, { offence }: Settings): string[] {
  const named = offencesNamed({ reference }, offence);
  return named.length > 0 ? named : ['all'];
}

/** What a command of some offences shows: each in the years of the study. */
export const showsWanted =
  (settings: Settings): NonNullable<ShownScope['shows']> =>
  (periods, reference) =>
    yearsShow(periods, offencesWanted(reference, settings));
