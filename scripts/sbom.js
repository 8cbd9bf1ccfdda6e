import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_VERSION } from './portable/targets.js';
import { root } from './run-npm.js';

/**
 * The parts of what is shipped, as the lockfile has them: each package that an installation without the development packages may
 * have (those for other machines too), with version, licence and checksum. Printed in the form of CycloneDX 1.5 (a software bill of
 * materials); with --write, `docs/licences.md` is written of the same parts. The same lockfile gives the same bytes.
 *
 *     npm run sbom > sbom.cdx.json
 *     npm run sbom -- --write
 */
const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** The packages of a lockfile that are shipped; one that lies in several folders is listed once. */
export function shippedPackages({ packages }) {
  const shipped = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license, integrity, optional, devOptional }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return { name, version, license, integrity, isOptional: Boolean(optional || devOptional) };
    });
  const byName = new Map(shipped.map((part) => [`${part.name}@${part.version}`, part]));
  return [...byName.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function hashesOf(integrity) {
  const [, algorithm, digest] = /^sha(\d+)-([A-Za-z0-9+/=]+)/.exec(integrity ?? '') ?? [];
  return digest === undefined
    ? []
    : [{ alg: `SHA-${algorithm}`, content: Buffer.from(digest, 'base64').toString('hex') }];
}

const component = (part) => ({
  'bom-ref': `${part.name}@${part.version}`,
  type: 'library',
  name: part.name,
  version: part.version,
  scope: part.isOptional ? 'optional' : 'required',
  hashes: hashesOf(part.integrity),
  licenses: [
    /[ (]/.test(part.license)
      ? { expression: part.license.replace(/^\((.*)\)$/, '$1') }
      : { license: { id: part.license } },
  ],
  purl: purl(part),
});

const NODE = {
  'bom-ref': `node@${NODE_VERSION}`,
  type: 'application',
  name: 'node',
  version: NODE_VERSION,
  scope: 'optional',
  licenses: [{ license: { id: 'MIT' } }],
  purl: `pkg:generic/node@${NODE_VERSION}`,
  description: 'In the portable archives only.',
};

/** The list in the form of CycloneDX, dated by the last commit. */
export function billOfMaterials(lockfile, { name, version, description, license }, date) {
  const parts = shippedPackages(lockfile).map(component);
  const ref = `${name}@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: date,
      component: {
        'bom-ref': ref,
        type: 'application',
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: `pkg:npm/${ref}`,
      },
    },
    components: [...parts, NODE],
    dependencies: [{ ref, dependsOn: [...parts, NODE].map((part) => part['bom-ref']) }],
  };
}

/** The licences of the same parts, as a page. */
export function licencePage(lockfile) {
  const rows = shippedPackages(lockfile).map(
    ({ name, version, license, isOptional }) => `| ${name} | ${version} | ${license} | ${isOptional ? 'yes' : ''} |\n`,
  );
  return `# Licences

The program is under the MIT licence, its font (Arimo) under the SIL Open Font License, the data under the Open Government Licence.
These are the packages that may be installed with it, or are bundled in it; the words of their licences are in \`dist/licences.txt\`
and in \`licences\` of a portable folder. The portable folder also has Node.js ${NODE_VERSION} (MIT, and the licences that its own file
lists).

| package | version | licence | optional |
|---|---|---|---|
${rows.join('')}
Written by \`npm run sbom -- --write\`.
`;
}

export const lastCommitDate = () =>
  execFileSync('git', ['log', '-1', '--format=%cI'], { cwd: root, encoding: 'utf8' }).trim();

export const projectBill = () =>
  billOfMaterials(readJson('package-lock.json'), readJson('package.json'), lastCommitDate());

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--write'))
    writeFileSync(join(root, 'docs', 'licences.md'), licencePage(readJson('package-lock.json')));
  else process.stdout.write(`${JSON.stringify(projectBill(), null, 2)}\n`);
}
