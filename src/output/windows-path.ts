import { win32 } from 'node:path';
import { usageError } from '../core/errors.js';

/** Names of devices, with any ending (CON, aux.csv). Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const FORBIDDEN = /[<>:"|?*]/;

/** Excel, Word and the Explorer open no longer path (MAX_PATH is 260 with the null character at its end). */
const LONGEST_PATH = 259;
/** Room for the names of the files in a folder and of the staging folder that they come from. */
const ROOM_IN_FOLDER = 80;

/** Refuses a path that Windows could not write, or would write to a device instead of a file; `option` is what gave it. */
export function requireWindowsPath(path: string, option = '-o'): void {
  const { root } = win32.parse(path);
  for (const name of path.slice(root.length).split(/[\\/]/)) {
    if (DEVICE.test(name))
      throw usageError(`${path}: Windows keeps the name ${name} for a device; choose another with ${option}.`);
    if (FORBIDDEN.test(name))
      throw usageError(`${path}: Windows has no file names with < > : " | ? or *; choose another with ${option}.`);
    if (/[. ]$/.test(name) && !/^\.\.?$/.test(name))
      throw usageError(`${path}: Windows drops a dot or a blank at the end of a name; choose another with ${option}.`);
  }
  const length = win32.resolve(path).length;
  if (length + ROOM_IN_FOLDER > LONGEST_PATH)
    throw usageError(
      `${path}: the whole path has ${length} letters, and other programs on Windows open files only up to ${LONGEST_PATH} with their names; choose a shorter one with ${option}.`,
    );
}
