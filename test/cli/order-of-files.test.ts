import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const original = readFileSync(join(root, 'fixtures', 'broken', 'lf-only.csv'), 'utf8');

/** A file that runs a month further, and one to the same month with another count: neither says when it was made. */
const extended = (burglaries: string): string =>
  original
    .split('\n')
    .map((line, row) => (line === '' ? line : `${line},${row === 0 ? '202204' : '10'}`))
    .join('\n')
    .replace('Barnet,10,', `Barnet,${burglaries},`);

const ORDERS = [
  ['first.csv', 'later.csv', 'same-month.csv', 'copy.csv'],
  ['copy.csv', 'same-month.csv', 'later.csv', 'first.csv'],
  ['later.csv', 'first.csv', 'copy.csv', 'same-month.csv'],
];

it('gives the same output whatever the order of --data', () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'first.csv'), original);
  writeFileSync(join(cwd, 'copy.csv'), original);
  writeFileSync(join(cwd, 'later.csv'), extended('17'));
  writeFileSync(join(cwd, 'same-month.csv'), extended('19'));
  const outputs = ORDERS.map((files, index) => {
    const args = ['annual', '--to', '2022-03', '--base', '2021-03', '-f', 'json,csv,html', '-o', `out-${index}`];
    const { code, talk } = boroughstat([...args, '--data', ...files], { cwd });
    const folder = join(cwd, `out-${index}`);
    // The manifest says how the files were named in the command.
    const names = readdirSync(folder).filter((name) => name !== 'manifest.json');
    const messages = talk.split('\n').filter((line) => !line.includes('Wrote'));
    return { code, messages, files: names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]) };
  });
  expect(outputs[0]?.code).toBe(0);
  expect(outputs[0]?.messages.join('\n')).toMatch(
    /in both (later|same-month)\.csv and (later|same-month)\.csv; both end with/,
  );
  for (const output of outputs.slice(1)) expect(output).toEqual(outputs[0]);
});
