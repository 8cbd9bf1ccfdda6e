import { basename } from 'node:path';
import type { Content } from '../write/document.js';
import { discard, createParentFolders, placeOf, saveFiles } from '../write/save.js';
import { lock } from './lock.js';
import { undoneOnSignal } from './signals.js';

/** Writes one file, complete or not at all, with nothing left behind however it ends. */
export function saveOne(path: string, content: Content): Promise<void> {
  const place = placeOf(path, true);
  let unlock = () => {};
  const undo = () => {
    // Before the lock is given up: a run that has it next stages its own files under the same name.
    discard(place.staging);
    unlock();
  };
  return undoneOnSignal(undo, async () => {
    createParentFolders(place);
    unlock = lock(place.lock, path);
    saveFiles(place, [{ name: basename(path), content }]);
  });
}
