import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, root } from '../run-binary.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the README shows what the command prints', () => {
  const shown = /\$ npx boroughstat (.*)\n\n```text\n([\s\S]*?)\n```/.exec(readme);
  expect(boroughstat([...(shown?.[1] ?? '').split(' '), '--quiet']).out.trimEnd()).toBe(shown?.[2]);
});

it('the README quotes a headline as it is made', () => {
  const quoted = [...readme.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(' ');
  const { out } = boroughstat(['annual', '--table', 'headlines', '-f', 'md', '--quiet']);
  expect(out).toContain(quoted);
});
