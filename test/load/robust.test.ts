import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAreas } from '../../bench/robust/areas.js';
import { cellsOf, meaningOf } from '../../bench/robust/meaning.js';
import { SPECTRUM } from '../../bench/robust/spectrum.js';
import { judge, judgeUser, readBases, tryMutant } from '../../bench/robust/trial.js';
import { randomFrom } from '../../scripts/synthetic/random.js';
import { reference } from '../make-study.js';
import { root } from '../run-binary.js';

/** Files damaged in every way, some of the hundred thousand of `npm run bench:robust`, with other seeds than there. */
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-robust-'));
const SEED = 777_001;
const MUTANTS = 2_000;

it('reads a damaged file rightly, refuses it or warns: never another number in silence', async () => {
  const bases = await readBases(root, reference);
  const bad: string[] = [];
  const seen = new Map<string, number>();
  for (let number = 0; number < MUTANTS; number += 1) {
    const trial = await tryMutant(bases, reference, folder, randomFrom(SEED + number));
    seen.set(trial.outcome, (seen.get(trial.outcome) ?? 0) + 1);
    if (trial.outcome === 'silent' || trial.outcome === 'crashed')
      bad.push(`seed ${SEED + number}: ${trial.layout}, ${trial.mutator}: ${trial.detail}`);
  }
  expect(bad).toEqual([]);
  // A judge that refuses everything, or nothing, would prove nothing.
  expect(seen.get('right')).toBeGreaterThan(MUTANTS / 3);
  expect(seen.get('refused')).toBeGreaterThan(MUTANTS / 3);
});

it('would catch a number changed in silence, a crash, and a file refused for nothing', async () => {
  const file = join(folder, 'sound.csv');
  const text = 'MajorText,MinorText,LookUp_BoroughName,202104\nBurglary,Domestic Burglary,Barnet,7\n';
  const tried = (content: string, alike = false) => {
    writeFileSync(file, content);
    return judge(file, () => meaningOf(text, 'wide-borough', readAreas(root)), alike, reference);
  };
  expect(await tried(text)).toEqual(['right', '']);
  expect((await tried(text.replace(',7', ',8')))[0]).toBe('silent');
  expect((await tried(text.replace(',7', ',y7'), true))[0]).toBe('silent');
  expect((await tried(text.replace(',7', ',y7')))[0]).toBe('refused');
});

it('is judged by rules that read what RFC 4180 says', () => {
  expect(cellsOf('a,"b,""c""",d\r\n"x\ny",,\n').rows).toEqual([
    ['a', 'b,"c"', 'd'],
    ['x\ny', '', ''],
  ]);
  expect(cellsOf('a,"b"c\n').damage).toBeDefined();
  expect(cellsOf('a,"b\n').damage).toBeDefined();
  expect(cellsOf('a;b;c,d\n1;2;3').rows[1]).toEqual(['1', '2', '3']);
});

// csv-spectrum's twelve files are valid by RFC 4180: none may be refused. A label that is odd is not known, which is a warning.
it.each(Object.entries(SPECTRUM))('%s: is read in every layout', async (_, make) => {
  const { originals, areas, users } = await readBases(root, reference);
  const file = join(folder, 'spectrum.csv');
  for (const [kind, original] of originals) {
    const mutant = make(original, randomFrom(SEED));
    writeFileSync(file, mutant.bytes);
    const [outcome, detail] = await judge(file, () => meaningOf(mutant.text ?? '', kind, areas), false, reference);
    expect(['right', 'warned'], `${kind}: ${detail}`).toContain(outcome);
  }
  for (const [kind, subject] of users) {
    const mutant = make(subject.original, randomFrom(SEED));
    writeFileSync(file, mutant.bytes);
    // A lookup is made of nothing but codes and names: without them it says nothing.
    const { damage } = subject.meaning(mutant.text ?? '');
    expect(await judgeUser(file, subject, mutant), kind).toEqual([damage ? 'refused' : 'right', '']);
  }
});
