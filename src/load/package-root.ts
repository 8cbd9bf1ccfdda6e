import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { incompleteProgram } from '../core/errors.js';

/** The folder of the package, from wherever this code runs (built or as source): the one that holds data/reference. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'reference'))) {
    const parent = dirname(folder);
    if (parent === folder) throw incompleteProgram('data/reference');
    folder = parent;
  }
  return folder;
}

/** What messages, sources and manifests call the bundled figures. */
export const BUNDLED_FIGURES = 'data/figures/recorded-crime.csv';

export const bundledFigures = (): string => join(packageRoot(), BUNDLED_FIGURES);
