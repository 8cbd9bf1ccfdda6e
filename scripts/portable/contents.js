import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm } from '../run-npm.js';
import { fetchPackage, firstOf, lockedPackage } from './packages.js';
import { NODE_LICENCE, NODE_VERSION } from './targets.js';

const RESVG = '@resvg/resvg-js';
const DUCKDB = ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'];

/** The files of the npm package: the portable folder has the same program. */
export function packageFiles() {
  const packed = runNpm(['pack', '--dry-run', '--json', '--ignore-scripts']);
  return firstOf(JSON.parse(packed))
    .files.map(({ path }) => path)
    .sort();
}

const plainFile = (bytes) => ({ bytes, isProgram: false });
const program = (bytes) => ({ bytes, isProgram: true });

/** A text of this folder as the target's own programs like it: cmd.exe and Notepad want CRLF. */
function textFor(target, name, version) {
  const text = readFileSync(join(import.meta.dirname, 'files', name), 'utf8').replaceAll('VERSION', version);
  return Buffer.from(target.archive === 'zip' ? text.replaceAll('\n', '\r\n') : text);
}

/** The packages with native parts, in the folder where the program looks for them. */
function nativeFiles(target, withDuckDb) {
  const names = [RESVG, target.resvg, ...(withDuckDb ? [...DUCKDB, target.duckdb] : [])];
  const packages = names.map((name) => [name, fetchPackage(lockedPackage(name))]);
  return packages.flatMap(([name, files]) =>
    [...files].map(([path, bytes]) => [`app/node_modules/${name}/${path}`, plainFile(bytes)]),
  );
}

function nodeFiles({ node, nodeFile }) {
  const files = fetchPackage(node);
  const licence = files.get('LICENSE') ?? fetchPackage(NODE_LICENCE).get('LICENSE');
  return [
    [nodeFile.replace(/^bin/, 'runtime'), program(files.get(nodeFile))],
    [`licences/Node.js-${NODE_VERSION}.txt`, plainFile(licence)],
  ];
}

/** The licences that lie deep in the folder, where a reader looks for them. */
function licenceFiles(files, withDuckDb) {
  const copies = [
    ['boroughstat.txt', 'app/LICENSE'],
    ['bundled-packages.txt', 'app/dist/licences.txt'],
    ['Arimo-font.txt', 'app/dist/fonts/LICENSE_FONT'],
    ['resvg.txt', `app/node_modules/${RESVG}/LICENSE`],
    ['data.txt', 'app/data/reference/README.md'],
    ...(withDuckDb ? [['DuckDB.txt', 'app/node_modules/@duckdb/node-api/LICENSE']] : []),
  ];
  return copies.filter(([, from]) => files.has(from)).map(([name, from]) => [`licences/${name}`, files.get(from)]);
}

function checksums(files) {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { bytes }]) => `${sha256(bytes)}  ${path}\n`);
  return plainFile(Buffer.from(lines.join('')));
}

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Every file of the portable folder of a target, by its path in the folder, with what may be run marked. */
export function portableFiles(target, { version, withDuckDb }) {
  const files = new Map([
    ...packageFiles().map((path) => [`app/${path}`, plainFile(readFileSync(join(root, path)))]),
    ...nativeFiles(target, withDuckDb),
    ...nodeFiles(target),
    ...target.launchers.map((name) => [name, program(textFor(target, name, version))]),
    ['README.txt', plainFile(textFor(target, target.readme, version))],
  ]);
  for (const [path, file] of licenceFiles(files, withDuckDb)) files.set(path, file);
  files.set('SHA256SUMS.txt', checksums(files));
  return files;
}
