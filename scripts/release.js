import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from './portable/contents.js';
import { TARGETS } from './portable/targets.js';
import { writePortable } from './portable.js';
import { root, runNpm } from './run-npm.js';
import { projectBill } from './sbom.js';

/**
 * Makes a release of what is committed into release/VERSION: the npm package, the portable archives, the part of the
 * changelog, a list of the parts (SBOM, CycloneDX) and the checksums of all of them. Refuses a working tree that differs
 * from its last commit. The version is that of package.json; with --new it is raised first, by `npm version`, which commits
 * and tags it and has the changelog name its unreleased changes after it (--name-changes).
 *
 *     npm run release [-- --new 0.2.0]
 */
const UNRELEASED = '## Unreleased';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** What stops a release, as a sentence; undefined: nothing. */
export function obstacle({ version, changed, tagged, head, section }) {
  if (changed !== '') return `the working tree has changes that are not committed:\n${changed}`;
  if (tagged !== '' && tagged !== head) return `v${version} is tagged at another commit; change the version first`;
  if (section === undefined) return `CHANGELOG.md has no section "## ${version}" with a line in it`;
  return undefined;
}

/**
 * The section of one version of the changelog, and before it the changes that have no version yet: they are in what is released.
 * Undefined where there is no such section or nothing is in it.
 */
export function changelogSection(changelog, version) {
  const sections = changelog.split(/^(?=## )/m);
  const found = sections.find((section) => section.split('\n', 1)[0].replace(/^## \[?v?|\]?( .*)?$/g, '') === version);
  if (!found?.trim().includes('\n')) return undefined;
  const unreleased = sections.find((section) => section.startsWith(`${UNRELEASED}\n`) && section.trim() !== UNRELEASED);
  return [unreleased, found].flatMap((section) => (section ? `${section.trim()}\n` : [])).join('\n');
}

/** The changelog with its unreleased changes named after a version. */
export function nameChanges(changelog, version, date) {
  if (!changelog.includes(`\n${UNRELEASED}\n`)) throw new Error(`CHANGELOG.md has no section "${UNRELEASED}"`);
  return changelog.replace(UNRELEASED, `## ${version} (${date})`);
}

function writeRelease(version, section) {
  const out = join(root, 'release', version);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // It builds, too: the archives take the same build.
  runNpm(['pack', '--pack-destination', out]);
  for (const target of Object.keys(TARGETS)) writePortable(target, { out });
  writeFileSync(join(out, 'sbom.cdx.json'), `${JSON.stringify(projectBill(), null, 2)}\n`);
  writeFileSync(join(out, 'CHANGES.md'), section);
  writeFileSync(join(out, 'VERSION'), `${version} ${git('rev-parse', 'HEAD')}\n`);
  const names = readdirSync(out)
    .filter((name) => !name.endsWith('.sha256'))
    .sort();
  const sums = names.map((name) => `${sha256(readFileSync(join(out, name)))}  ${name}\n`);
  writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));
  return { out, names };
}

const versionNow = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

function release() {
  const version = versionNow();
  const section = changelogSection(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  const found = obstacle({
    version,
    section,
    changed: git('status', '--porcelain'),
    tagged: git('tag', '--list', `v${version}`) && git('rev-list', '-n', '1', `v${version}`),
    head: git('rev-parse', 'HEAD'),
  });
  if (found) {
    console.error(`release: ${found}`);
    process.exitCode = 1;
  } else {
    const { out, names } = writeRelease(version, section);
    console.log([`${out}:`, ...names].join('\n  '));
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { new: { type: 'string' }, 'name-changes': { type: 'boolean' } } });
  if (values['name-changes']) {
    const path = join(root, 'CHANGELOG.md');
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(path, nameChanges(readFileSync(path, 'utf8'), versionNow(), today));
  } else {
    // With changes that are not committed nothing is raised, and the release says so.
    if (values.new !== undefined && git('status', '--porcelain') === '') runNpm(['version', values.new]);
    release();
  }
}
