import { memoize } from '../core/memoize.js';
import type { Area } from '../core/reference.js';
import { plainName } from './plain-name.js';

/** Finds an area by its code, its name or any other spelling it is known by. */
export type AreaFinder = (text: string) => Area | undefined;

export function areaFinder(areas: readonly Area[]): AreaFinder {
  const byName = new Map<string, Area>();
  for (const area of areas) {
    for (const name of [area.code, area.name, ...area.aliases]) byName.set(plainName(name), area);
  }
  return memoize((text) => byName.get(plainName(text)));
}
