import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputError } from '../core/errors.js';
import { libraryFolder } from './library-folder.js';
import { readEstimateVintages, readUse, type Vintage } from './store.js';

/** The population estimates in the library: each answer of Nomis is a vintage; the one fetched last is in use. */

const USE = 'population.json';
const USED = (): string => join(libraryFolder(), USE);

/** Reports divide by this vintage from now on; undefined: by the estimates of the project. Within `changeLibrary`. */
export function usePopulation(hash: string | undefined): void {
  if (hash === undefined) {
    rmSync(USED(), { force: true });
    return;
  }
  const staging = `${USED()}.part`;
  writeFileSync(staging, `${JSON.stringify(hash)}\n`);
  renameSync(staging, USED());
}

/** The vintage that reports divide by; undefined: the estimates of the project. */
export function usedPopulation(): Vintage | undefined {
  const text = readUse(USE);
  if (text === undefined) return undefined;
  const found = readEstimateVintages().find(({ sha256 }) => text.trim() === JSON.stringify(sha256));
  if (found) return found;
  throw inputError(
    `${libraryFolder()}: the population estimates in use are not there any more; get them again with \`boroughstat fetch population\`.`,
  );
}
