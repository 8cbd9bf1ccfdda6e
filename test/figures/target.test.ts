import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

/**
 * Targets through the real binary on made indicators, worked by hand. The period is 2025/26, the baseline 2023/24 and the
 * target due in March 2028: half of the line is done after 24 of 48 months.
 */
const HEADER = 'indicator,area,from,to,value,numerator,denominator,n,unit,source,note';

interface Target {
  readonly now: number;
  readonly aim: string;
  readonly due?: string;
}

function stateOf({ now, aim, due = '2028-03' }: Target): Record<string, { text: string } | string> {
  const folder = emptyFolder();
  const rows = [
    `knife-crime,Barnet,2023-04,2024-03,400,,,,count,Made,`,
    `knife-crime,Barnet,2025-04,2026-03,${now},,,,count,Made,`,
  ];
  writeFileSync(join(folder, 'i.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  const target = `  - measure: knife-crime\n    baseline: { period: 2023/24, value: 400 }\n    target: { ${aim} }\n    due: ${due}\n`;
  writeFileSync(join(folder, 'a.yaml'), `borough: Barnet\nindicators: i.csv\ntargets:\n${target}`);
  const out = join(folder, 't.json');
  expect(boroughstat(['annual', '-c', join(folder, 'a.yaml'), '--table', 'targets', '-o', out]).code).toBe(0);
  return JSON.parse(readFileSync(out, 'utf8')).tables[0].rows[0].cells;
}

const text = (cell: { text: string } | string | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '');

it.each<[string, Target, Record<string, string>]>([
  // 400 - 20% = 320; half way is 360.
  [
    'exactly on the line',
    { now: 360, aim: 'changePercent: -20' },
    { target: '320', expected: '360', distance: '+40', status: '▶ on track' },
  ],
  ['one above the line', { now: 361, aim: 'changePercent: -20' }, { status: '✗ off track' }],
  ['at the aim', { now: 320, aim: 'changePercent: -20' }, { distance: '0', status: '✓ met' }],
  ['a value to rise to', { now: 500, aim: 'value: 480' }, { target: '480', status: '✓ met' }],
  [
    'only a direction, better',
    { now: 399, aim: 'direction: lower' },
    { distance: 'only a direction', status: '▶ on track' },
  ],
  ['only a direction, the same', { now: 400, aim: 'direction: lower' }, { status: '✗ off track' }],
  [
    'due and not reached',
    { now: 330, aim: 'changePercent: -20', due: '2026-03' },
    { expected: '320', status: '✗ off track: not met when it was due' },
  ],
])('%s', (_, target, expected) => {
  const cells = stateOf(target);
  for (const [key, value] of Object.entries(expected))
    expect(text(cells[key]), `${key} of ${JSON.stringify(cells)}`).toBe(value);
});
