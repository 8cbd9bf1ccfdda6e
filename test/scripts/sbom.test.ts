import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { billOfMaterials, licencePage, shippedPackages } from '../../scripts/sbom.js';
import { root } from '../run-binary.js';

const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const lockfile = readJson('package-lock.json');
const project = readJson('package.json');
const bill = billOfMaterials(lockfile, project, '2027-01-02T00:00:00Z');
const text = JSON.stringify(bill);

interface Locked {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}
const locked: Record<string, Locked> = lockfile.packages;

/** The folders in which Node looks for a package that is named in another's, the nearest first. */
function candidates(from: string, name: string): string[] {
  const folders = [''];
  for (const part of from.split(/(?=\/node_modules\/)/)) folders.unshift(`${folders[0]}${part}`);
  return folders.map((folder) => (folder === '' ? '' : `${folder}/`).concat(`node_modules/${name}`));
}

/** What Node would load: from each package on to those that it names. */
function reachable(from = '', found = new Set<string>()): Set<string> {
  const { dependencies, optionalDependencies } = locked[from] ?? {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const path = candidates(from, name).find((each) => locked[each]);
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    reachable(path, found);
  }
  return found;
}

describe('the list of parts', () => {
  it('has every package that an installation may load, and no other', () => {
    const names = bill.components.map((part: { name: string; version: string }) => `${part.name}@${part.version}`);
    const loaded = [...reachable()].map((path) => `${path.replace(/^.*node_modules\//, '')}@${locked[path]?.version}`);
    expect(names.filter((name: string) => !name.startsWith('node@')).sort()).toEqual([...new Set(loaded)].sort());
    for (const name of Object.keys({ ...project.dependencies, ...project.optionalDependencies }))
      expect(text).toContain(`"name":"${name}"`);
    expect(text).not.toContain('"vitest"');
  });

  it('is CycloneDX: kind, version, and of each part its name, version, address, licence and checksum', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bill.metadata.component).toMatchObject({
      type: 'application',
      name: 'boroughstat',
      version: project.version,
    });
    const refs = bill.components.map((part: { 'bom-ref': string }) => part['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(bill.dependencies[0]?.dependsOn).toEqual(refs);
    for (const part of bill.components) {
      const { type, version, purl, licenses } = part;
      expect(['library', 'application']).toContain(type);
      expect(purl).toContain(`@${version}`);
      expect(licenses).toHaveLength(1);
      if (type === 'library') expect('hashes' in part ? part.hashes[0]?.content : '').toMatch(/^[0-9a-f]{128}$/);
    }
    expect(text).toContain('pkg:npm/%40resvg/resvg-js@2.6.2');
  });

  it('is the same whenever it is made of the same lockfile', () => {
    expect(JSON.stringify(billOfMaterials(lockfile, project, '2027-01-02T00:00:00Z'))).toBe(text);
  });
});

describe('the licences', () => {
  // Licences under which a package may be shipped with a program under MIT; MPL asks for its own files to stay open, as they are.
  const ACCEPTED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0', 'Zlib'];

  it('of every part are listed, and are of those that may be shipped', () => {
    const page = readFileSync(join(root, 'docs', 'licences.md'), 'utf8');
    for (const { name, version, license } of shippedPackages(lockfile)) {
      expect(page).toContain(`| ${name} | ${version} | ${license} |`);
      const words = license.replace(/[()]/g, '').split(/ (?:AND|OR) /);
      const isAccepted = (each: string) => ACCEPTED.includes(each);
      const allowed = license.includes(' OR ') ? words.some(isAccepted) : words.every(isAccepted);
      expect(allowed, `${name}: ${license}`).toBe(true);
    }
    expect(page).toBe(licencePage(lockfile));
  });

  it('of the lockfile are those that the packages themselves state', () => {
    for (const name of Object.keys(project.dependencies))
      expect(readJson(`node_modules/${name}/package.json`).license).toBe(
        lockfile.packages[`node_modules/${name}`].license,
      );
  });
});
