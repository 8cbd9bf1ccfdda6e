import { spawnSync } from 'node:child_process';

/**
 * Asks the registry whether a package that is shipped has a known weakness: exits 1 when one has. A registry that cannot be
 * asked (a mirror without the service) is said, and is no failure: the tests must run without it.
 */
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let report = {};
try {
  report = JSON.parse(stdout);
} catch {
  // No answer at all is told below.
}
const counts = report.metadata?.vulnerabilities;
if (counts === undefined) {
  console.log(`audit: the registry could not be asked (${report.error?.summary || report.message || 'no answer'})`);
} else {
  console.log(`audit: ${counts.total} known weaknesses in what is shipped`);
  for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {}))
    console.log(`  ${name}: ${severity}`);
  process.exitCode = counts.total > 0 ? 1 : 0;
}
