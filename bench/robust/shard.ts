import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../../scripts/synthetic/random.js';
import { readAllReference } from '../../src/reference/index.js';
import { readBases, tryMutant } from './trial.js';

/** Tries mutants FROM to TO, each by a seed of its own: `node shard.js ROOT SEED FROM TO`. Prints a line of JSON each. */
const [, , root = '', seed = '', from = '', to = ''] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-robust-'));
const reference = readAllReference();
const bases = await readBases(root, reference);
for (let number = Number(from); number < Number(to); number += 1) {
  const random = randomFrom(Number(seed) + number * 7919);
  const trial = await tryMutant(bases, reference, folder, random);
  const isBad = trial.outcome === 'silent' || trial.outcome === 'crashed';
  const mutant = isBad ? readFileSync(join(folder, `mutant.${trial.extension}`)).toString('latin1') : undefined;
  process.stdout.write(`${JSON.stringify({ number, ...trial, mutant })}\n`);
}
rmSync(folder, { recursive: true, force: true });
