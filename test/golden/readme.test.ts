import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, root } from '../run-binary.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the README shows what the command prints', () => {
  const shown = /\$ boroughstat (.*)\n\n```text\n([\s\S]*?)\n```/.exec(readme);
  expect(boroughstat([...(shown?.[1] ?? '').split(' '), '--quiet']).out.trimEnd()).toBe(shown?.[2]);
});

it('the README quotes a headline as it is made', () => {
  const quoted = [...readme.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(' ');
  const { out } = boroughstat(['annual', '--table', 'headlines', '-f', 'md', '--quiet']);
  expect(out).toContain(quoted);
});

it('the README has the page of signals as it is made', () => {
  const { tables } = JSON.parse(boroughstat(['annual', '--table', 'signals', '-f', 'json']).out);
  const keys = ['offence', 'signal', 'previous_count', 'count', 'change', 'change_percent', 'adjusted_p'];
  for (const { cells } of tables[0].rows) {
    const texts = keys.map((key) => cells[key].text ?? cells[key]);
    expect(readme).toContain(`| ${texts.join(' | ')} |`);
  }
});
