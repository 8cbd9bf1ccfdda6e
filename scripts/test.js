import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs every check (types, lint, format, unused code, tests) to its end and closes with `N passed, N failed`,
 * each check before the tests counting as one.
 */
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
const report = join(folder, 'report.json');
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const counts = { passed: 0, failed: 0 };

function run(name, args) {
  process.stdout.write(`\n> ${name}: ${args.join(' ')}\n`);
  const { status } = spawnSync(npx, ['--no-install', ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

const CHECKS = [
  ['types', ['tsc', '--noEmit']],
  ['lint', ['biome', 'lint', '--error-on-warnings', '.']],
  ['format', ['biome', 'format', '.']],
  ['unused code', ['knip', '--no-progress']],
];

for (const [name, args] of CHECKS) counts[run(name, args) ? 'passed' : 'failed'] += 1;

const finished = run('tests', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  // A suite that cannot even be loaded has no failed test in it.
  if (numFailedTests === 0 && (numFailedTestSuites > 0 || !finished)) counts.failed += 1;
} catch {
  counts.failed += 1;
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 && counts.passed > CHECKS.length ? 0 : 1;
