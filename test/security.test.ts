import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run-binary.js';

/** Each threat of SECURITY.md names what holds its guard; a test that was renamed or dropped is found here. */
const table = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the threats of SECURITY.md', () => {
  it('are listed, each with what is done', () => {
    expect(table.length).toBeGreaterThan(15);
    for (const cells of table) expect(cells, cells[0]).toHaveLength(3);
  });

  it.each(table)('%s: has a test that is there', (_threat, _guard, holders = '') => {
    const named = [...holders.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const tests = named.filter((name) => name.startsWith('test/'));
    expect(tests).not.toEqual([]);
    for (const name of tests) {
      const path = join(root, name);
      expect(existsSync(path), name).toBe(true);
      if (name.endsWith('.ts')) expect(readFileSync(path, 'utf8'), name).toMatch(/\bit(\.\w+)*(<.*>)?\(/);
    }
    for (const name of named.filter((each) => !each.startsWith('test/'))) {
      const [, script = ''] = /^npm run ([\w:-]+)$/.exec(name) ?? [];
      expect(scripts, name).toHaveProperty([script]);
    }
  });
});
