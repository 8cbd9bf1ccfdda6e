import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root, runNpm } from '../run-npm.js';

const BLOCK = 512;

/** The regular files of a tar archive as npm packs it, by their path in the package. */
export function filesOfTar(bytes) {
  const text = (from, length) => bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const files = new Map();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const prefix = text(at + 345, 155);
    const name = `${prefix && `${prefix}/`}${text(at, 100)}`.replace(/^[^/]+\//, '');
    const isFile = ['0', ''].includes(text(at + 156, 1));
    if (isFile) files.set(name, bytes.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** The files of a package of the registry, after its checksum was compared with the pinned one. npm keeps what it fetched. */
export function fetchPackage({ name, version, integrity }) {
  const folder = mkdtempSync(join(tmpdir(), 'boroughstat-package-'));
  try {
    const packed = runNpm(['pack', `${name}@${version}`, '--json', '--prefer-offline', '--pack-destination', folder]);
    const bytes = readFileSync(join(folder, firstOf(JSON.parse(packed)).filename));
    const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version}: its checksum is ${found}, not ${integrity}`);
    return filesOfTar(gunzipSync(bytes));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** npm 12 answers with an object by name, older ones with a list. */
export const firstOf = (packed) => Object.values(packed)[0];

/** What package-lock.json pins of an installed package, on whatever machine. */
export function lockedPackage(name) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity) throw new Error(`package-lock.json does not pin ${name}`);
  return { name, version, integrity };
}
