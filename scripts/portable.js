import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ARCHIVES } from './portable/archive.js';
import { portableFiles, sha256 } from './portable/contents.js';
import { TARGETS } from './portable/targets.js';
import { root } from './run-npm.js';

/**
 * Makes an archive that runs where nothing is installed: Node's binary, the built program, its data and the native parts
 * of the target. Made on any machine for any target, the same bytes each time.
 *
 *     npm run portable -- --target win-x64|linux-x64|darwin-arm64 [--with-duckdb] [--out release]
 */
export function writePortable(name, { out, withDuckDb = false }) {
  const target = TARGETS[name];
  if (!target) throw new Error(`there is no target ${name}; the targets are ${Object.keys(TARGETS).join(', ')}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = `boroughstat-${version}-${name}${withDuckDb ? '-duckdb' : ''}`;
  const files = portableFiles(target, { version, withDuckDb });
  const inFolder = new Map([...files].map(([path, file]) => [`${folder}/${path}`, file]));
  const bytes = ARCHIVES[target.archive](inFolder);
  const archive = `${folder}.${target.archive}`;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, archive), bytes);
  writeFileSync(join(out, `${archive}.sha256`), `${sha256(bytes)}  ${archive}\n`);
  return { archive, bytes: bytes.length, files: files.size };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', default: '' },
      'with-duckdb': { type: 'boolean', default: false },
      out: { type: 'string', default: join(root, 'release') },
    },
  });
  const made = writePortable(values.target, { out: resolve(values.out), withDuckDb: values['with-duckdb'] });
  console.log(`${made.archive}: ${made.files} files, ${(made.bytes / 1e6).toFixed(1)} MB`);
}
