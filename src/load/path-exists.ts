import { statSync } from 'node:fs';
import { errorCode } from '../core/errors.js';

/**
 * Whether there is a file or folder of this path. Only what is absent is absent: a disk that fails or a folder that may not be
 * entered throws, where `existsSync` answers "no" and the run would go on without it.
 */
export function pathExists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Below a file there is nothing.
    if (errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}
