import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, root } from '../run-binary.js';

/**
 * What the real binary prints, kept as files that a person can read. `UPDATE_GOLDEN=1 npm run unit` writes them anew;
 * `git diff` then shows what readers of the reports would see change.
 */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'annual-barnet.txt': ['annual'],
  'annual-barnet.md': ['annual', '-f', 'md'],
  'annual-kensington-and-chelsea.csv': [
    'annual',
    '--borough',
    'Kensington and Chelsea',
    '--table',
    'headlines,rates,comparators',
    '-f',
    'csv',
  ],
  'annual-westminster-headlines.md': [
    'annual',
    '--borough',
    'Westminster',
    '--to',
    '2024-12',
    '--table',
    'headlines',
    '-f',
    'md',
  ],
  'annual-brent-2013-14.md': [
    'annual',
    '--borough',
    'Brent',
    '--year',
    '2013/14',
    '--base',
    '2011/12',
    '--table',
    'volume-change,offence-change',
    '-f',
    'md',
  ],
  'annual-barnet-2017-18.txt': ['annual', '--year', '2017/18', '--table', 'residential-burglary,priorities'],
  'quarterly-harrow.md': ['quarterly', '--borough', 'Harrow', '--quarter', '2025/26-Q3', '-f', 'md'],
  'compare-barnet.json': ['compare', '--offence', 'burglary,burglary-residential,fraud', '-f', 'json'],
  'rank-robbery.md': ['rank', '--offence', 'robbery', '--london', 'mean', '-f', 'md'],
  'trend-southwark-robbery.txt': ['trend', '--borough', 'Southwark', '--offence', 'robbery'],
  'inspect.txt': ['inspect', '--table', 'files,gaps,labels,findings'],
  'help.txt': ['--help'],
  'help-annual.txt': ['annual', '--help'],
};

describe.each(Object.entries(RUNS))('%s', (name, args) => {
  const file = join(root, 'fixtures', 'expected', name);
  const run = (env: Record<string, string> = {}) => boroughstat(args, { env });

  it('is as it was', () => {
    const { out, code } = run();
    expect(code).toBe(0);
    if (process.env.UPDATE_GOLDEN || !existsSync(file)) {
      if (process.env.CI) throw new Error(`${name} is not there`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, out);
    }
    expect(out).toBe(readFileSync(file, 'utf8'));
  });

  it('depends on no time zone, language or terminal', () => {
    const elsewhere = run({ TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '40' });
    expect(elsewhere.out).toBe(run({ TZ: 'UTC', LANG: 'C' }).out);
  });
});
