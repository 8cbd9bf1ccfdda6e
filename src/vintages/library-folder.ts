import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { outputError } from '../core/errors.js';
import { dataFolders } from '../output/platform.js';

/** A service may run for a user without a folder: asking for it then fails. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/**
 * The library of this user: where one is already, else where the platform keeps such data. None for a user without a folder: what
 * lies where everyone may write must not decide on figures.
 */
export function userLibrary(): string | undefined {
  const folders = dataFolders({ name: process.platform, env: process.env, home: homeFolder() }).map((folder) =>
    join(folder, 'boroughstat', 'vintages'),
  );
  return folders.find((folder) => existsSync(folder)) ?? folders[0];
}

export function libraryFolder(): string {
  const folder = userLibrary();
  if (folder === undefined)
    throw outputError('this user has no folder for a library of files; name one with XDG_DATA_HOME.');
  return folder;
}
