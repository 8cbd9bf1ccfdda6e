import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/core/explanation.js';
import { figureText } from '../../src/core/format.js';
import type { Cell, ReportTable } from '../../src/core/report.js';
import type { Target } from '../../src/core/strategy.js';
import { explainer } from '../../src/figures/explain/explainer.js';
import { csv } from '../../src/write/csv.js';
import { reportOf, tableOf } from '../make-report.js';

/** Tables of partner indicators on made-up values, worked by hand. */
const text = (cell: Cell | undefined): string => (typeof cell === 'object' ? figureText(cell) : (cell ?? ''));

const textsOf = ({ rows }: ReportTable, ...keys: readonly string[]) =>
  rows.map(({ cells }) => keys.map((key) => text(cells[key])));

describe('published detection rates', () => {
  const of = (...lines: string[]) => tableOf(reportOf({ lines }), 'detection-rates');
  const rate = (area: string, year: string, value: string) =>
    `sanction-detection-rate: robbery,${area},${Number(year) - 1}-04,${year}-03,${value},,,,percent,S,`;

  it('have their gap to London in points, as finely as the finer of the two', () => {
    const table = of(rate('Barnet', '2026', '7'), rate('London', '2026', '8.25'), rate('Barnet', '2025', '6.5'));
    expect(textsOf(table, 'indicator', 'value', 'previous_value').at(-1)).toEqual([
      'Gap to London: robbery',
      '-1.25 points',
      'London not published',
    ]);
  });

  it('have none where London is of another period, or not published', () => {
    const table = of(rate('Barnet', '2026', '7'), rate('London', '2025', '8'));
    expect(textsOf(table, 'indicator').flat()).not.toContain('Gap to London: robbery');
    expect(JSON.stringify(table.notes)).not.toContain('gap');
  });
});

describe('an indicator', () => {
  it('whose part is spelt in two ways is one row', () => {
    const lines = [
      'hate-crime: Faith,Barnet,2024-04,2025-03,31,,,,count,S,',
      'hate-crime:  faith,Barnet,2025-04,2026-03,27,,,,count,S,',
    ];
    expect(textsOf(tableOf(reportOf({ lines }), 'hate-crime'), 'indicator', 'value', 'previous_value')).toEqual([
      ['Hate crime: Faith', '27', '31'],
    ]);
  });

  it('is one question where adults and young people are asked it in other capitals', () => {
    const lines = [
      'survey-adults: Feels safe,Barnet,,2026-03,70,,,400,percent,S,',
      'survey-young-people: feels safe,Barnet,,2026-03,60,,,400,percent,S,',
    ];
    const rows = textsOf(tableOf(reportOf({ lines }), 'survey'), 'question', 'comparison');
    expect(rows).toContainEqual(['Feels safe', 'adults and young people']);
    expect(new Set(rows.map(([question]) => question))).toEqual(new Set(['Feels safe']));
  });

  it('of periods that overlap has no change, and says so in its cell', () => {
    const lines = [
      'knife-crime,Barnet,2024-07,2025-06,500,,,,count,S,',
      'knife-crime,Barnet,2025-04,2026-03,450,,,,count,S,',
    ];
    const overlap = 'not comparable: the periods overlap';
    expect(textsOf(tableOf(reportOf({ lines }), 'youth-violence'), 'change', 'change_percent')).toEqual([
      [overlap, overlap],
    ]);
  });

  it('is set against an earlier value that does not overlap, where there is one', () => {
    const lines = [
      'knife-crime,Barnet,2023-07,2024-06,520,,,,count,S,',
      'knife-crime,Barnet,2024-07,2025-06,500,,,,count,S,',
      'knife-crime,Barnet,2025-04,2026-03,450,,,,count,S,',
    ];
    const table = tableOf(reportOf({ lines }), 'youth-violence');
    expect(textsOf(table, 'previous_value', 'change')).toEqual([['520', '-70']]);
    expect(table.notes).toContainEqual(expect.stringContaining('21 months earlier'));
  });

  it('of surveys whose periods overlap is not tested', () => {
    const lines = [
      'survey-adults: safe,Barnet,2024-10,2025-09,70,,,400,percent,S,',
      'survey-adults: safe,Barnet,2025-04,2026-03,60,,,400,percent,S,',
    ];
    expect(textsOf(tableOf(reportOf({ lines }), 'survey'), 'difference', 'verdict')).toEqual([
      ['not comparable: the periods overlap', 'cannot be judged: not comparable: the periods overlap'],
    ]);
  });

  it('that is a share of another is not compared over periods that overlap', () => {
    const lines = [
      'domestic-abuse-incidents,Barnet,2024-07,2025-06,100,,,,count,S,',
      'domestic-abuse-offences,Barnet,2024-07,2025-06,50,,,,count,S,',
      'domestic-abuse-incidents,Barnet,2025-04,2026-03,100,,,,count,S,',
      'domestic-abuse-offences,Barnet,2025-04,2026-03,60,,,,count,S,',
    ];
    const share = tableOf(reportOf({ lines }), 'domestic-abuse').rows.find(({ key }) => key.includes('share'));
    expect(['value', 'change'].map((key) => text(share?.cells[key]))).toEqual([
      '60.0%',
      'not comparable: the periods overlap',
    ]);
  });
});

describe('the source of a table', () => {
  it("credits a published rate's own denominators, and the estimates only where they were used", () => {
    const lines = [
      'first-time-entrants,Barnet,2024-04,2025-03,2.5,50,20000,,per 1,000 young people,Youth Board,',
      'first-time-entrants,Barnet,2025-04,2026-03,2.0,40,20000,,per 1,000 young people,Youth Board,',
      'anti-social-behaviour-calls,Barnet,2025-04,2026-03,8100,,,,count,Police,',
      'hate-crime: faith,Barnet,2025-04,2026-03,27,,,,count,Police,',
    ].map((line) => line.replace('per 1,000 young people', '"per 1,000 young people"'));
    const report = reportOf({ lines });
    expect(tableOf(report, 'youth-violence').source).toBe('Youth Board (its rates have its own denominators)');
    expect(tableOf(report, 'hate-crime').source).toBe('Police');
    expect(tableOf(report, 'anti-social-behaviour').source).toBe(
      // Calls per 1,000 residents are divided by people alone.
      'Police; population: Office for National Statistics, Open Government Licence v3.0',
    );
  });
});

describe('the explanation of a partner figure', () => {
  const steps = (report: ReturnType<typeof reportOf>, id: string, row: string, column: string) => {
    const cell = tableOf(report, id).rows.find(({ key }) => key.startsWith(row))?.cells[column];
    if (typeof cell !== 'object') throw new Error(row);
    return stepsOf(explainer(report.study)(cell)).map(({ step, what }) => `${step}: ${what}`);
  };

  it('of calls per 1,000 names the calls, where they stand and the residents', () => {
    const lines = ['anti-social-behaviour-calls,Barnet,2025-04,2026-03,8100,,,,count,Police,'];
    const found = steps(reportOf({ lines }), 'anti-social-behaviour', 'anti-social-behaviour-calls-rate', 'value');
    expect(found).toContain('Made from: 8,100 (count)');
    expect(found).toContainEqual(
      expect.stringMatching(/^Given: Anti-social behaviour calls, Barnet, 2025\/26; Police \(.*indicators\.csv:2:1\)$/),
    );
    expect(found).toContain('Divided by: 405,050 population (rebased-2021-census, 2024-06-30)');
  });

  it('of the p of a survey names both percentages, how many were asked and the design effect', () => {
    const lines = [
      'survey-adults: safe,Barnet,,2025-03,70,,,400,percent,S,',
      'survey-adults: safe,Barnet,,2026-03,60,,,410,percent,S,',
    ];
    const found = steps(reportOf({ lines }), 'survey', 'safe', 'p').join('\n');
    for (const part of ['Given: design effect 1', 'at March 2026, 410 asked', 'at March 2025, 400 asked'])
      expect(found).toContain(part);
  });
});

it('datapackage.json says "number" of a column with a broken number, and its unit where all have one', () => {
  const lines = [
    'adult-reoffending,Barnet,2024-04,2025-03,36.1,,,,percent,S,',
    'hate-crime: faith,Barnet,2025-04,2026-03,27,,,,count,S,',
    'fixed-penalty-notices,Barnet,2025-04,2026-03,27,,,,count,S,',
    'anti-social-behaviour-calls,Barnet,2025-04,2026-03,8100,,,,count,S,',
  ];
  const report = reportOf({ lines });
  const tables = ['reoffending', 'hate-crime', 'anti-social-behaviour'].map((id) => tableOf(report, id));
  const files = csv.files({ name: 'annual', tables, json: {} }, { color: false, width: 0 });
  if (files instanceof Promise) throw new Error('a promise');
  const described = JSON.parse(String(files.find(({ name }) => name === 'datapackage.json')?.content));
  const value = (index: number) =>
    described.resources[index].schema.fields.find(({ name }: { name: string }) => name === 'Value');
  expect(value(0)).toMatchObject({ type: 'number', unit: 'percent share' });
  expect(value(1)).toMatchObject({ type: 'integer', unit: 'count' });
  // Calls, and calls per 1,000.
  expect(value(2).type).toBe('number');
  expect(value(2).unit).toBeUndefined();
});

describe('a target', () => {
  const target = (parts: Partial<Target> = {}): Target => ({
    measure: 'knife-crime',
    baseline: { period: '2020/21', value: 7 },
    target: { changePercent: -20 },
    due: '2026-03',
    ...parts,
  });
  const stateOf = (value: number, parts: Partial<Target> = {}, more: readonly string[] = []) => {
    const lines = [
      'knife-crime,Barnet,2020-04,2021-03,7,,,,count,S,',
      ...more,
      `knife-crime,Barnet,2025-04,2026-03,${value},,,,count,S,`,
    ];
    const table = tableOf(reportOf({ lines, targets: [target(parts)] }), 'targets');
    return {
      cells: Object.fromEntries(Object.entries(table.rows[0]?.cells ?? {}).map(([key, cell]) => [key, text(cell)])),
      notes: table.notes,
    };
  };

  it('of 5.6 is printed with its decimal, which 6 does not reach and 5 does', () => {
    // 7 less a fifth.
    expect(stateOf(6).cells).toMatchObject({
      target: '5.6',
      distance: '+0.4',
      status: '✗ off track: not met when it was due',
    });
    expect(stateOf(5).cells).toMatchObject({ target: '5.6', distance: '-0.6', status: '✓ met' });
  });

  it('is judged as it is printed: 7 less a third is 4.7', () => {
    expect(stateOf(4, { target: { changePercent: -100 / 3 } }).cells).toMatchObject({
      target: '4.7',
      distance: '-0.7',
      status: '✓ met',
    });
  });

  it('expects by then what is printed', () => {
    // From 7 to 5.6 in 120 months, 60 done: 6.3.
    expect(stateOf(6, { due: '2031-03' }).cells).toMatchObject({ expected: '6.3', status: '▶ on track' });
    expect(stateOf(7, { due: '2031-03' }).cells).toMatchObject({ expected: '6.3', status: '✗ off track' });
  });

  it('that was due before is judged by the year it was due', () => {
    const year = ['knife-crime,Barnet,2022-04,2023-03,9,,,,count,S,'];
    const made = stateOf(4, { due: '2023-03' }, year);
    expect(made.cells).toMatchObject({
      period: '2022/23',
      now: '9',
      expected: '5.6',
      status: '✗ off track: not met when it was due',
    });
    expect(made.notes).toContain('Knife crime: due March 2023, so it is judged by 2022/23, not by a later value.');
  });

  it('that was due before is not judged where there is no value of that year', () => {
    expect(stateOf(4, { due: '2023-03' }).cells).toMatchObject({
      now: 'no value of the 12 months to March 2023, when it was due',
      status: '? cannot be judged: no value of the 12 months to March 2023, when it was due',
    });
  });

  it('on an offence of the files is judged by the 12 months to the month it was due', () => {
    const lines = ['knife-crime,Barnet,2020-04,2021-03,7,,,,count,S,'];
    const robbery = target({
      measure: 'robbery-personal',
      baseline: { period: '2020/21' },
      target: { direction: 'lower' },
      due: '2024-12',
    });
    const [row] = tableOf(reportOf({ lines, targets: [robbery] }), 'targets').rows;
    // Ten a month.
    expect(['period', 'now', 'status'].map((key) => text(row?.cells[key]))).toEqual([
      '12 months to December 2024',
      '120',
      '✗ off track: not met when it was due',
    ]);
  });
});
