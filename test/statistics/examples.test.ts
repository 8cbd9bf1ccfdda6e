import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run-binary.js';

/** Every statistic shows one example in its comment; each is run. */
const folder = join(root, 'src', 'statistics');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const files = [...names.map((name) => join(folder, name)), join(root, 'src', 'core', 'format.ts')];

function examplesIn(file: string): { call: string; name: string; expected: unknown }[] {
  const found = readFileSync(file, 'utf8').matchAll(/@example (\w+)(\(.*\)) \/\/ (.+)$/gm);
  return [...found].map(([, name = '', call = '', expected = '']) => ({ name, call, expected: JSON.parse(expected) }));
}

describe.each(files)('%s', (file) => {
  const examples = examplesIn(file);

  it('shows an example', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('$name$call', async ({ name, call, expected }) => {
    const statistic = (await import(file))[name];
    const args = JSON.parse(`[${call.slice(1, -1)}]`);
    const value = statistic(...args);
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 9);
    else if (expected !== null && typeof expected === 'object' && !Array.isArray(expected)) close(value, expected);
    else expect(value).toEqual(expected);
  });

  it('says what it is: formula, units and what zero does', () => {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('format.ts')) return;
    expect(text).toMatch(/Formula:/);
    expect(text).toMatch(/Units:/);
  });
});

function close(value: unknown, expected: object): void {
  for (const [key, wanted] of Object.entries(expected)) {
    expect((value as Record<string, number>)[key] ?? Number.NaN).toBeCloseTo(wanted, 9);
  }
}
