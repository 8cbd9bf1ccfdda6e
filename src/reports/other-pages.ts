import type { Settings } from '../config/settings.js';
import type { Area } from '../core/reference.js';
import { nameInPath } from '../tidy/plain-name.js';
import type { PageLink } from '../write/document.js';

/** From the page of a borough to those of the others of its run, each in the folder of its borough, and to their index. */
export function otherPages(
  { linkedBoroughs = [] }: Settings,
  area: Area,
  stemOf: (borough: Pick<Area, 'name'>) => string,
): PageLink[] {
  const others = linkedBoroughs.filter((name) => name !== area.name);
  if (others.length === 0) return [];
  return [
    { name: 'All boroughs', href: '../index.html' },
    ...others.map((name) => ({ name, href: `../${nameInPath(name)}/${stemOf({ name })}.html` })),
  ];
}
