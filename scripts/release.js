import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './portable/contents.js';
import { TARGETS } from './portable/targets.js';
import { writePortable } from './portable.js';
import { root, runNpm } from './run-npm.js';
import { projectBill } from './sbom.js';

/**
 * Makes a release of what is committed into release/VERSION: the npm package, the portable archives, the part of the
 * changelog, a list of the parts (SBOM, CycloneDX) and the checksums of all of them. Refuses a working tree that differs
 * from its last commit. The version is that of package.json: `npm version 0.2.0` changes it first.
 *
 *     npm run release
 */
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** What stops a release, as a sentence; undefined: nothing. */
export function obstacle({ version, changed, tagged, head, section }) {
  if (changed !== '') return `the working tree has changes that are not committed:\n${changed}`;
  if (tagged !== '' && tagged !== head) return `v${version} is tagged at another commit; change the version first`;
  if (section === undefined) return `CHANGELOG.md has no section "## ${version}" with a line in it`;
  return undefined;
}

/** The section of one version of the changelog; undefined where there is none or nothing is in it. */
export function changelogSection(changelog, version) {
  const sections = changelog.split(/^(?=## )/m);
  const found = sections.find((section) => section.split('\n', 1)[0].replace(/^## \[?v?|\]?( .*)?$/g, '') === version);
  return found?.trim().includes('\n') ? `${found.trim()}\n` : undefined;
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

if (process.argv[1] === import.meta.filename) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
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
