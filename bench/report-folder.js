import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What is wrong with a report's folder, by its manifest: nothing where there is no folder or every file is as listed. */
export function faultsOfReport(folder) {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) {
    const stray = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.boroughstat-')) : [];
    return stray.length === 0 ? [] : [`no manifest beside ${stray.join(', ')}`];
  }
  const { outputs } = JSON.parse(readFileSync(path, 'utf8'));
  return outputs.flatMap(({ name, sha256: listed }) => {
    const file = join(folder, name);
    if (!existsSync(file)) return [`${name} is missing`];
    return sha256(readFileSync(file)) === listed ? [] : [`${name} is of another run`];
  });
}

/** What is wrong with a library of vintages: a file that is listed and is not the one of its checksum. */
export function faultsOfLibrary(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const about = join(folder, name, 'vintage.json');
      if (!existsSync(about)) return [];
      const { name: file, sha256: listed } = JSON.parse(readFileSync(about, 'utf8'));
      const whole = existsSync(join(folder, name, file)) && sha256(readFileSync(join(folder, name, file))) === listed;
      return whole ? [] : [`${name}/${file} is not the file of its checksum`];
    });
}

export const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);
