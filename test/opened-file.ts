import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The document with an ending in a folder; its name has the borough and the period. */
export function openedFile(folder: string, ending: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(`.${ending}`) && name !== 'index.html');
  const [name, second] = names;
  if (name === undefined || second !== undefined) throw new Error(`${folder}: ${names.length} files end in .${ending}`);
  return join(folder, name);
}
