import type { Settings } from '../config/settings.js';
import { pathOf, readLibrary, usedVintages } from './store.js';

/**
 * Settles which files are read when none are named: what was known by a month, or what is in use, from the library.
 * Without either the list stays empty, for the bundled figures.
 */
export function withLibrary(settings: Settings): Settings {
  if (settings.data.length > 0) return settings;
  const { asOf } = settings;
  if (asOf === undefined) return { ...settings, data: (usedVintages() ?? []).map(pathOf) };
  const all = readLibrary();
  const known = all.filter(({ to }) => to < asOf);
  return { ...settings, data: (known.length > 0 ? known : all).map(pathOf) };
}
