import { basename } from 'node:path';
import type { Content } from '../write/document.js';
import { undoneOnSignal } from './cleanup.js';
import { lock } from './lock.js';
import { createParentFolders, placeOf, saveFiles } from './save.js';

/** Writes one file, complete or not at all, with nothing left behind however it ends. */
export function saveOne(path: string, content: Content): Promise<void> {
  const place = { ...placeOf(path, true), user: process.getuid?.() };
  let unlock = () => {};
  return undoneOnSignal(
    () => unlock(),
    async () => {
      createParentFolders(place);
      unlock = lock(place.lock, path);
      saveFiles(place, [{ name: basename(path), content }]);
    },
  );
}
