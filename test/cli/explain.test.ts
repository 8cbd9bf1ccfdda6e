import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, root } from '../run-binary.js';

const explain = (...args: string[]) => boroughstat(['explain', ...args]);

describe('explain', () => {
  it('names the rows of the file, which hold the count', () => {
    const { out, code } = explain('rates', 'burglary', 'count', '-f', 'json', '--borough', 'Southwark');
    expect(code).toBe(0);
    const { figure, steps } = JSON.parse(out);
    const lines = readFileSync(join(root, 'data', 'figures', 'recorded-crime.csv'), 'utf8').split('\n');
    let sum = 0;
    for (const { step, what } of steps) {
      const [, number] = /recorded-crime\.csv:(\d+) /.exec(what) ?? [];
      if (step !== 'Rows') continue;
      // The last 12 columns are April 2025 to March 2026.
      for (const cell of (lines[Number(number) - 1] ?? '').split(',').slice(-12)) sum += Number(cell);
      expect(lines[Number(number) - 1]).toMatch(/^E09000028,burglary-/);
    }
    expect(sum).toBe(figure.value);
    expect(figure.value).toBeGreaterThan(0);
  });

  it('takes the words of a row and a heading too', () => {
    expect(explain('volume-change', 'Robbery', '% change on 2024/25').out).toContain('The earlier one');
  });

  it('says why there is no figure', () => {
    const file = join(root, 'fixtures', 'input', 'long-dashboard.csv');
    const { out, code, talk } = explain(
      'detection-rates',
      'robbery',
      'detection_rate',
      '--borough',
      'Barking and Dagenham',
      '--allow-partial',
      '--data',
      file,
      '--to',
      '2021-05',
      '-f',
      'md',
    );
    // No cell of the table has a number: it is refused with the reason that each would have.
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(talk).toContain('2 of 12 months of outcomes');
  });

  it('explains a number of the quarterly tables too', () => {
    const { out, code, talk } = explain('dashboard', 'robbery', 'quarter_count', '--quarter', '2025/26-Q4');
    expect(code, talk).toBe(0);
    expect(out).toContain('2026-01 to 2026-03 (3 months)');
  });

  it('explains what only scripts are told, by its key', () => {
    const { out, code } = explain('compare', 'robbery', 'rate_upper', '--offence', 'robbery', '-f', 'json');
    expect(code).toBe(0);
    const told = JSON.parse(boroughstat(['compare', '--offence', 'robbery', '-f', 'json']).out).comparisons[0];
    const { figure, steps } = JSON.parse(out);
    expect(figure).toEqual(told.rate_upper);
    expect(steps.map(({ step }: { step: string }) => step)).toEqual(
      expect.arrayContaining(['Formula', 'Offences counted', 'Rows', 'Divided by']),
    );
    const range = explain('compare', 'robbery', 'rank_range_from', '--offence', 'robbery', '-f', 'json');
    expect(JSON.parse(range.out).figure).toEqual(told.rank_range.from);
  });

  it('explains numbers of rank and trend', () => {
    const rank = explain('rank', 'Southwark', 'rate', '--offence', 'burglary');
    expect(rank).toMatchObject({ code: 0, out: expect.stringContaining('recorded-crime.csv:712') });
    const funnel = explain('funnel', 'Southwark', 'upper_95', '--offence', 'burglary', '--over-dispersion');
    expect(funnel).toMatchObject({ code: 0, out: expect.stringContaining('95% limit, upper') });
    const chart = explain('control-chart', '2026-03', 'upper', '--offence', 'burglary');
    expect(chart).toMatchObject({ code: 0, out: expect.stringContaining('56 numbers of Barnet') });
  });

  it('says which months a seasonal index is made of, where a year between them is left out', () => {
    // The Met's recording system changed in February 2024: that year is not among them.
    const season = explain('seasonality', 'all', 'index_04', '--to', '2026-03');
    expect(season.out.replaceAll(/\s+/g, ' ')).toContain(
      '36 numbers of Barnet (offences), 2022-04 to 2023-03, 2024-04 to 2026-03:',
    );
  });

  it('explains a revision down to the rows of both files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boroughstat-explain-'));
    const line = (count: number) => `ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet,${count},7\n`;
    const [before, now] = [10, 13].map((count, index) => {
      const path = join(folder, `${index}.csv`);
      writeFileSync(path, `MajorText,MinorText,BoroughName,202503,20250${4 + index}\n${line(count)}`);
      return path;
    });
    const { out, code, talk } = explain(
      ...['revised-offences', 'robbery', 'change', '-f', 'json', '--data', before ?? '', now ?? ''],
    );
    rmSync(folder, { recursive: true });
    expect(code, talk).toBe(0);
    const { figure, steps } = JSON.parse(out);
    expect(figure.value).toBe(3);
    const rows = steps.flatMap(({ step, what }: { step: string; what: string }) => (step === 'Rows' ? [what] : []));
    expect(rows).toEqual([
      expect.stringMatching(/^13 under ROBBERY .*1\.csv:2 /),
      expect.stringMatching(/^10 under ROBBERY .*0\.csv:2 /),
    ]);
  });

  it('says what there is instead of what there is not', () => {
    expect(explain('rates', 'burglry', 'rate')).toMatchObject({
      code: 2,
      talk: expect.stringContaining('did you mean "burglary"'),
    });
    expect(explain('rates', 'burglary', 'rank')).toMatchObject({
      code: 2,
      talk: expect.stringContaining('rank_lowest'),
    });
    expect(explain('rate', 'burglary', 'rate')).toMatchObject({ code: 2, talk: expect.stringContaining('rates') });
    expect(explain('headlines', 'how-much', 'finding')).toMatchObject({
      code: 2,
      talk: expect.stringContaining('is words'),
    });
  });
});
