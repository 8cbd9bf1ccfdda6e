import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { withCleanup } from './cleanup.js';
import { clearLeftovers, lock } from './lock.js';
import {
  createFolders,
  createParentFolders,
  locationOf,
  type OutputLocation,
  outputFailure,
  removeEmptyFolders,
  siblingPaths,
} from './save.js';

interface Destination {
  readonly path: string;
  readonly isFile?: boolean;
  /** A folder of folders that runs of their own fill: it is there before them. */
  readonly isSet?: boolean;
}

function createSetFolder(path: string): string[] {
  try {
    return createFolders(resolve(path));
  } catch (error) {
    throw outputFailure(path, error);
  }
}

/** Does the work while no other run may write there; folders that were created for nothing are removed again. */
export function inLockedLocation<T>(
  { path, isFile = false, isSet = false }: Destination,
  work: (location: OutputLocation) => Promise<T>,
): Promise<T> {
  const locate = () => ({ ...locationOf(path, isFile), user: process.getuid?.() });
  let created: string[] = [];
  let unlock = () => {};
  const undo = () => {
    unlock();
    removeEmptyFolders(created);
  };
  return withCleanup(undo, async () => {
    // Only here, where a signal is handled: a folder created before would be left.
    if (isSet) created = createSetFolder(path);
    let location = locate();
    if (!isSet) created = createParentFolders(location);
    unlock = lock(location.lock, path);
    if (location.isNew && existsSync(location.folder)) {
      // Another run made the folder while this one waited for the lock: from now on the lock lies in the folder.
      unlock();
      location = locate();
      unlock = lock(location.lock, path);
    }
    const locations = siblingPaths(location.folder);
    if (!location.isNew && !isSet) clearLeftovers(locations.lock, locations.staging);
    return work(location);
  });
}
