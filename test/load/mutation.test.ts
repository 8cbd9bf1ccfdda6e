import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.js';
import { isMissing } from '../../src/core/missing.js';
import { loadFiles } from '../../src/load/load-files.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { reference } from '../make-study.js';
import { root } from '../run-binary.js';

/** A count that is changed in a file must change the figure, be missing, or be refused: never pass in silence. */
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-mutation-'));
const original = readFileSync(join(root, 'fixtures', 'broken', 'lf-only.csv'), 'utf8');
const lines = original
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const period = { from: '2021-04', to: '2022-03', label: '2021/22' };
const BARNET = 'E09000003';

type Outcome = number | 'missing' | 'refused';

async function outcome(text: string | Buffer): Promise<{ counted: Outcome; warned: boolean }> {
  const file = join(folder, 'mutant.csv');
  writeFileSync(file, text);
  try {
    const { tables, diagnostics } = await loadFiles([file]);
    const built = buildDataset(tables, reference);
    const { count } = built.dataset.count(BARNET, 'burglary', period);
    return { counted: isMissing(count) ? 'missing' : count, warned: [...diagnostics, ...built.diagnostics].length > 0 };
  } catch (error) {
    if (error instanceof UserError) return { counted: 'refused', warned: true };
    throw error;
  }
}

const textOf = (cells: readonly (readonly string[])[]): string => `${cells.map((line) => line.join(',')).join('\n')}\n`;

it('counts 240 burglaries unchanged', async () => expect((await outcome(original)).counted).toBe(240));

it('a cell changed to another count changes the figure of its borough, and of no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 3, max: 14 }),
      fc.nat(99_999),
      async (row, column, count) => {
        const mutant = lines.map((line) => [...line]);
        (mutant[row] as string[])[column] = String(count);
        const own = lines[row]?.[2] === 'Barnet';
        expect((await outcome(textOf(mutant))).counted).toBe(own ? 230 + count : 240);
      },
    ),
    { numRuns: 200 },
  );
});

it('a cell changed to any other text is refused, missing, or that very number', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 4),
      fc.integer({ min: 3, max: 14 }),
      fc.string({ maxLength: 6 }),
      async (row, column, text) => {
        if (/[,"\r\n]/.test(text)) return;
        const mutant = lines.map((line) => [...line]);
        (mutant[row] as string[])[column] = text;
        const { counted } = await outcome(textOf(mutant));
        const digits = text.trim();
        if (typeof counted === 'number') expect(/^\d+$/.test(digits) && counted === 230 + Number(digits)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('a row or column moved changes nothing; one taken out or doubled is never silent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), async (order) => {
      const moved = [lines[0] as string[], ...order.map((row) => lines[row] as string[])];
      expect((await outcome(textOf(moved))).counted).toBe(240);
    }),
    { numRuns: 50 },
  );
  for (let row = 1; row <= 6; row += 1) {
    const doubled = [...lines, lines[row] as string[]];
    expect((await outcome(textOf(doubled))).counted).toBe('refused');
  }
  for (let column = 0; column < 15; column += 1) {
    const without = lines.map((line) => line.filter((_, index) => index !== column));
    expect((await outcome(textOf(without))).counted).not.toBe(240);
    const twice = lines.map((line) => [...line, line[column] as string]);
    expect((await outcome(textOf(twice))).counted).toBe('refused');
  }
});

it('a file cut off anywhere is refused, or says that it may be', async () => {
  const bytes = Buffer.from(original);
  for (let length = 1; length < bytes.length; length += 1) {
    const { counted, warned } = await outcome(bytes.subarray(0, length));
    if (counted === 240) {
      // Cut within or after other boroughs' rows: Barnet's are whole, and what is left ends with a line or a warning.
      expect(warned || bytes[length - 1] === 10, `at byte ${length}`).toBe(true);
    } else expect(counted === 'refused' || counted === 'missing' || warned || bytes[length - 1] === 10).toBe(true);
  }
});
