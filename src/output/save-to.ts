import { basename } from 'node:path';
import type { Content } from '../write/document.js';
import { withCleanup } from './cleanup.js';
import { lock } from './lock.js';
import { createParentFolders, locationOf, saveFiles } from './save.js';
import { requireWindowsPath } from './windows-path.js';

/** Writes one file, complete or not at all, with nothing left behind however it ends. */
export function saveOne(path: string, content: Content, platform = process.platform): Promise<void> {
  if (platform === 'win32') requireWindowsPath(path);
  const location = { ...locationOf(path, true), user: process.getuid?.() };
  let unlock = () => {};
  return withCleanup(
    () => unlock(),
    async () => {
      createParentFolders(location);
      unlock = lock(location.lock, path);
      await saveFiles(location, [{ name: basename(path), content }]);
    },
  );
}
