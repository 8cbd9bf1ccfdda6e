import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PATTERNS } from '../../src/check/patterns/index.js';
import { root } from '../run-binary.js';

const files = readdirSync(join(root, 'src', 'check', 'patterns'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('patterns', () => {
  it.each(PATTERNS.map(({ id }) => id))('%s has its own file and a row in the README', (id) => {
    expect(files).toContain(`${id}.ts`);
    expect(readme).toContain(`| \`${id}\` |`);
  });
});
