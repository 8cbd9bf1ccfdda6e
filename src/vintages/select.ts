import type { Settings } from '../config/settings.js';
import { usedPopulation } from './estimates.js';
import { pathOf, readLibrary, usedVintages } from './store.js';

/**
 * Settles which files are read when none are named: what was known by a month, or what is in use, from the library.
 * Without either the list stays empty, for the bundled figures. Likewise the population estimates.
 */
export function withLibrary(settings: Settings): Settings {
  return { ...settings, population: settings.population ?? populationOf(settings), data: dataOf(settings) };
}

function dataOf({ data, asOf }: Settings): readonly string[] {
  if (data.length > 0) return data;
  if (asOf === undefined) return (usedVintages() ?? []).map(pathOf);
  const all = readLibrary();
  const known = all.filter(({ to }) => to < asOf);
  return (known.length > 0 ? known : all).map(pathOf);
}

/** Estimates that were fetched after that month were not known then. */
function populationOf({ asOf }: Settings): string | undefined {
  const used = usedPopulation();
  return used && (asOf === undefined || used.date.slice(0, 7) <= asOf) ? pathOf(used) : undefined;
}
