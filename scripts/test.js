import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * Runs every check (lint, format and unused code beneath the tests, types among these) to its end and closes with the tests that
 * were skipped, each with what it needs, and `N passed, N failed`, each check but the tests counting as one.
 */
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
const report = join(folder, 'report.json');
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const counts = { passed: 0, failed: 0 };

const shell = process.platform === 'win32';
const lineOf = (name, args) => `\n> ${name}: ${args.join(' ')}\n`;

/** A check with others at its side: it takes one processor. What it says is shown behind what the tests say. */
function startCheck([name, args]) {
  const child = spawn(npx, ['--no-install', ...args], { stdio: ['ignore', 'pipe', 'pipe'], shell });
  const said = [lineOf(name, args)];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return once(child, 'close').then(([status]) => ({ isPassed: status === 0, said }));
}

/** Names the tests that were skipped under what they need; one that names nothing was left out by mistake and counts as failed. */
function nameSkipped(files) {
  const reasons = new Map();
  for (const { name, assertionResults } of files) {
    for (const { status, fullName, meta } of assertionResults) {
      if (status === 'passed' || status === 'failed') continue;
      const reason = meta?.skipped ?? 'NO REASON GIVEN';
      reasons.set(reason, [...(reasons.get(reason) ?? []), `${relative(process.cwd(), name)}: ${fullName}`]);
      if (!meta?.skipped) counts.failed += 1;
    }
  }
  for (const [reason, names] of reasons)
    process.stdout.write(`\n${names.length} skipped, ${reason}:\n${names.map((name) => `  ${name}\n`).join('')}`);
}

const CHECKS = [
  ['lint', ['biome', 'lint', '--error-on-warnings', '.']],
  ['format', ['biome', 'format', '.']],
  ['unused code', ['knip', '--no-progress']],
];

const checks = CHECKS.map(startCheck);
const tests = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
process.stdout.write(lineOf('tests', tests));
const [status] = await once(spawn(npx, ['--no-install', ...tests], { stdio: 'inherit', shell }), 'close');
for (const check of checks) {
  const { isPassed, said } = await check;
  for (const part of said) process.stdout.write(part);
  counts[isPassed ? 'passed' : 'failed'] += 1;
}
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  // A suite that cannot even be loaded has no failed test in it.
  if (numFailedTests === 0 && (numFailedTestSuites > 0 || status !== 0)) counts.failed += 1;
  nameSkipped(testResults);
} catch {
  counts.failed += 1;
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 && counts.passed > CHECKS.length ? 0 : 1;
