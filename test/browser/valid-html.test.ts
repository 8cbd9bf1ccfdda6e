import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { html } from '../../src/write/html.js';
import { boroughstat } from '../run-binary.js';

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });

it.each([
  [['annual']],
  [['annual', '--borough', 'Kensington and Chelsea', '--to', '2025-12']],
  [['quarterly', '--borough', 'Kensington and Chelsea']],
  [['annual', '--preset', 'board']],
  [['compare', '--offence', 'burglary,robbery']],
  [['inspect']],
])('%j -f html is valid HTML', async (args) => {
  const { out, code } = boroughstat([...args, '-f', 'html']);
  expect(code).toBe(0);
  const { results } = await validator.validateString(out);
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => [ruleId, line, message])),
  ).toEqual([]);
});

it('with links to the pages of other boroughs is valid HTML', async () => {
  const table = { id: 'rates', title: 'Rates', columns: [], rows: [], notes: [], source: '' };
  const otherPages = [
    { name: 'All boroughs', href: '../index.html' },
    { name: 'Brent', href: '../brent/brent-2025-26-annual.html' },
  ];
  const page = await html.write({ name: 'annual', tables: [table], json: {}, otherPages }, { color: false, width: 0 });
  expect(page).toContain('href="../brent/brent-2025-26-annual.html"');
  const { results } = await validator.validateString(String(page));
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message]))).toEqual([]);
});

it('escapes everything that comes from data', async () => {
  const evil = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;
  const table = {
    id: 'evil',
    title: evil,
    columns: [
      { key: 'a', heading: evil, unit: null },
      { key: 'b', heading: evil, unit: null },
      { key: 'c', heading: evil, unit: null },
    ],
    rows: [{ key: evil, cells: { a: evil, b: evil, c: evil } }],
    notes: [evil],
    source: evil,
  };
  const front = { title: evil, period: evil, definitions: [{ term: evil, meaning: evil }], sources: [evil] };
  const chart = {
    id: 'evil',
    table: 'evil',
    title: evil,
    description: evil,
    source: evil,
    draw: () => ({ height: 1, markup: '' }),
  };
  const page = await html.write(
    { name: 'evil', tables: [table], json: {}, front, charts: [chart] },
    { color: false, width: 0 },
  );
  expect(String(page).match(/<script>/g)).toHaveLength(1);
  expect(String(page)).not.toContain('<img');
  expect(String(page)).not.toContain('<script>alert');
});
