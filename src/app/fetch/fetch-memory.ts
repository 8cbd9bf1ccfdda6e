import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Validators } from '../../fetch/download.js';
import type { StatedOrigin } from '../../load/stated-licence.js';

/** What was fetched last under a file's name: it saves fetching the same again. */
export interface Entry extends Validators, StatedOrigin {
  readonly url: string;
  /** The checksum that the Datastore listed: it tells the same file under another address. */
  readonly hash?: string;
  readonly sha256: string;
}

type Memory = Readonly<Record<string, Entry>>;

export const MEMORY = '.boroughstat-fetch.json';

export function readMemory(folder: string): Memory {
  try {
    return JSON.parse(readFileSync(join(folder, MEMORY), 'utf8'));
  } catch {
    // Never fetched, or a memory that cannot be read: everything is fetched anew.
    return {};
  }
}

export function writeMemory(folder: string, memory: Memory): void {
  const staging = join(folder, `${MEMORY}.part`);
  writeFileSync(staging, `${JSON.stringify(memory, null, 2)}\n`);
  renameSync(staging, join(folder, MEMORY));
}
