import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { CONNECT_PAIR, describeReal } from './real-data.js';

/**
 * Places, shares and gaps that a draft quotes, held against the Met's newest file. The values were worked out from its rows of
 * April 2025 to March 2026 with Python, and from the estimates of mid-2024 in data/reference/population.csv:
 * robbery: Barnet 800, 19th largest of 32; rate 1.975, 26th highest; London of 32 boroughs 3.515 per 1,000, so 43.8% lower.
 * burglary: Barnet 2,098, 5th largest; rate 5.180, 12th highest; 2,098 of 29,046 offences are 7.22%.
 * theft: Barnet 7,039 of 29,046 are 24.23%. Westminster has most robberies (3,182), Kingston fewest (242).
 */
const LINES: readonly (readonly [verdict: string, suggestion: string | null, sentence: string])[] = [
  ['agrees', null, 'In 2025/26 Barnet had the 26th highest robbery rate of the 32 London boroughs.'],
  ['differs', '26th highest', 'In 2025/26 Barnet had the 20th highest robbery rate of the 32 London boroughs.'],
  ['agrees', null, 'In 2025/26 Barnet had the 19th largest number of robberies of the London boroughs.'],
  ['differs', '19th largest', 'In 2025/26 Barnet had the 26th largest number of robberies of the London boroughs.'],
  ['agrees', null, 'In 2025/26 Barnet had the fifth largest number of burglaries of the London boroughs.'],
  ['differs', 'twelfth highest', 'In 2025/26 Barnet had the fifth highest burglary rate of the London boroughs.'],
  ['agrees', null, 'In 2025/26 Westminster had the highest number of robberies of the London boroughs.'],
  ['agrees', null, 'In 2025/26 Kingston upon Thames had the lowest number of robberies of the London boroughs.'],
  ['agrees', null, 'In 2025/26 robbery in Barnet was 43.8% lower than the rate in London.'],
  ['differs', '43.8% lower', 'In 2025/26 robbery in Barnet was 12.4% lower than the rate in London.'],
  ['wrong-direction', '43.8% lower', 'In 2025/26 robbery in Barnet was 43.8% higher than the rate in London.'],
  ['agrees', null, 'In 2025/26 burglary made up 7.2% of all recorded offences in Barnet.'],
  ['differs', '7.2%', 'In 2025/26 burglary made up 9.9% of all recorded offences in Barnet.'],
  ['agrees', null, 'In 2025/26 theft made up 24.2% of all recorded offences in Barnet.'],
];

interface Found {
  readonly line: number;
  readonly pattern: string;
  readonly verdict: string;
  readonly suggestion: string | null;
}

describeReal('a draft held against the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'draft-'));
  let found: readonly Found[] = [];
  beforeAll(() => {
    const draft = join(folder, 'draft.md');
    writeFileSync(draft, LINES.map(([, , sentence]) => sentence).join('\n\n'));
    const { out } = boroughstat([
      'check',
      draft,
      '-f',
      'json',
      '--borough',
      'Barnet',
      '--quiet',
      '--data',
      ...CONNECT_PAIR,
    ]);
    found = JSON.parse(out).verdicts;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(LINES.map((line, index) => [...line, index] as const))('%s: %s: %s', (verdict, suggestion, _, index) => {
    const own = found.filter(({ line, pattern }) => line === 2 * index + 1 && pattern.startsWith('data-'));
    expect(own.map((each) => [each.verdict, each.suggestion])).toEqual([[verdict, suggestion]]);
  });
});
