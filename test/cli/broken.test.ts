import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

/** Every file of fixtures/broken through the real binary: refused in one sentence with its place, or read rightly. */
const folder = join(root, 'fixtures', 'broken');

/** Refused: the place (row:column), and words that must be in the sentence. */
const REFUSED: Readonly<Record<string, readonly [place: string, words: RegExp]>> = {
  'empty.csv': ['1:1', /is empty/],
  'blank.csv': ['1:1', /nothing but blanks/],
  'header-only.csv': ['1:1', /no rows/],
  'html-page.csv': ['1:1', /web page/],
  'workbook.csv': ['1:1', /workbook/],
  'document.csv': ['1:1', /PDF/],
  'json.csv': ['1:1', /JSON/],
  'truncated-row.csv': ['7:12', /ends after 11 of 15 cells/],
  'truncated.csv.gz': ['1:1', /damaged gzip/],
  'duplicated-month.csv': ['1:9', /202108 is already column 8/],
  'no-month-column.csv': ['1:1', /no month column/],
  'impossible-month.csv': ['1:15', /"202213" is not a month/],
  'duplicated-area-column.csv': ['1:4', /same as column 3/],
  'decimal.csv': ['5:9', /"12.5"/],
  'negative.csv': ['5:9', /"-3"/],
  'exponent.csv': ['5:9', /"1e3"/],
  'hexadecimal.csv': ['5:9', /"0x10"/],
  'plus.csv': ['5:9', /"\+5"/],
  'letters.csv': ['5:9', /"12a"/],
  'wrong-thousands.csv': ['5:9', /"12,34"/],
  'formula-count.csv': ['5:9', /"=1\+1"/],
  'null-byte.csv': ['5:9', /not a whole number/],
  'long-line.csv': ['5:9', /"9{57}\.\.\."/],
  'unknown-borough.csv': ['5:3', /did you mean "Barnet"\?/],
  'blank-borough.csv': ['5:3', /borough is blank/],
  'formula-borough.csv': ['5:3', /"=cmd\(\)"/],
  'right-to-left.csv': ['5:3', /not known/],
  'terminal-escape-borough.csv': ['5:3', /not known/],
  'duplicated-row.csv': ['8:1', /already row 5/],
  'row-in-another-spelling.csv': [
    '8:3',
    /is .*row-in-another-spelling\.csv:5 \("Barnet, Burglary, Domestic Burglary"\) in another spelling/,
  ],
  'only-unknown-labels.csv': ['2:2', /"Einbruch"/],
  'two-eras.csv': ['8:2', /connect era in a file of the cris era/],
  'unclosed-quote.csv': ['10:2', /never closed/],
  'stray-quote.csv': ['5:2', /quotation mark/],
  'extra-cell.csv': ['5:16', /"99" stands under no heading/],
  'ward-file.csv': ['1:1', /ward file/],
};

/** Read: burglaries in Barnet, the reason where there is no number, and what standard error must say. */
const READ: Readonly<Record<string, { count?: number; missing?: RegExp; says?: RegExp; residential?: RegExp }>> = {
  'thousands.csv': { count: 230 + 1234 },
  'two-dots.csv': { missing: /^"\.\." in the file at .*two-dots\.csv:5:9$/ },
  'asterisk.csv': { missing: /^"\*" in the file/ },
  'below-five.csv': { missing: /^"<5" in the file/ },
  'blank-cell.csv': { missing: /^blank cell at/ },
  'total-area-row.csv': { count: 240, says: /:8:1: "Total" is a total row/ },
  'total-label-row.csv': { count: 240, says: /:8:1: "Total" is a total row/ },
  'no-final-newline.csv': { count: 240, says: /does not end with the end of a line/ },
  'bom.csv': { count: 240 },
  'utf-16-le-bom.csv': { count: 240 },
  'utf-16-be-bom.csv': { count: 240 },
  'utf-16-no-bom.csv': { count: 240 },
  'windows-1252.csv': { count: 240, says: /read as Windows-1252/ },
  'cr-only.csv': { count: 240 },
  'lf-only.csv': { count: 240 },
  'semicolons.csv': { count: 240 },
  'tabs.csv': { count: 240 },
  'upper-case-header.csv': { count: 240 },
  'extra-blank-cells.csv': { count: 240 },
  'good.csv.gz': { count: 240 },
  '__proto__-column.csv': { count: 240, says: /column "__proto__" is not known/ },
  'constructor-column.csv': { count: 240, says: /column "constructor" is not known/ },
  'formula-label.csv': { count: 240, says: /"=cmd\(\)"/, residential: /unknown label "=cmd\(\)"/ },
  'unknown-label.csv': { count: 240, says: /nearest known "Domestic Burglary"/, residential: /unknown label/ },
  'terminal-escape-label.csv': { count: 240, says: /not known/, residential: /unknown label/ },
};

const run = (name: string, extra: readonly string[] = []) =>
  boroughstat([
    'compare',
    '--offence',
    'burglary,burglary-residential',
    '--data',
    join('fixtures', 'broken', name),
    '-f',
    'json',
    ...extra,
  ]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: no control character may reach a terminal
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

it('every fixture has its line here', () => {
  const files = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(Object.keys({ ...REFUSED, ...READ }).sort()).toEqual(files.sort());
  const readme = readFileSync(join(folder, 'README.md'), 'utf8').replaceAll('\\_', '_');
  for (const name of files) expect(readme, name).toContain(name);
});

describe('refused', () => {
  it.each(Object.entries(REFUSED))('%s', (name, [place, words]) => {
    const output = join(emptyFolder(), 'out');
    const { code, out, talk } = run(name, ['-o', output]);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(existsSync(output)).toBe(false);
    expect(talk).toMatch(words);
    expect(talk.startsWith(`boroughstat: ${join('fixtures', 'broken', name)}:${place}: `), talk).toBe(true);
    expect(talk).toMatch(/^[^\n]+[;,] [^\n]+\.\n$/);
    expect(talk).not.toMatch(CONTROL);
  });
});

describe('read', () => {
  it.each(Object.entries(READ))('%s', (name, { count, missing, says, residential }) => {
    const { code, out, talk } = run(name);
    expect(code, talk).toBe(0);
    const [burglary, home] = JSON.parse(out).comparisons;
    if (count !== undefined) expect(burglary.count.value).toBe(count);
    if (missing) expect(burglary.count.missing).toMatch(missing);
    if (residential) expect(home.count.missing).toMatch(residential);
    else if (count === 240) expect(home.count.value).toBe(120);
    if (says) expect(talk).toMatch(says);
    expect(talk).not.toMatch(CONTROL);
  });

  it.each(
    Object.entries(READ).filter(([, { says }]) => says && !/Windows/.test(String(says))),
  )('%s is refused with --strict', (name) => {
    const { code, out, talk } = run(name, ['--strict']);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(talk).toContain('--strict');
  });
});
