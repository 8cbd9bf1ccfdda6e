import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { CRIS_PAIR, describeReal, sharedFile } from './real-data.js';

/**
 * The two published assessments of Barnet from one command each. Expected values are those that the documents print, read
 * from the list of published figures, or written here with the arithmetic beside them.
 */
interface Cell {
  readonly value: number | null;
  readonly text: string;
}
type Row = { readonly key: string; readonly cells: Record<string, Cell | string> };

const tables = new Map<string, readonly Row[]>();
const cell = (table: string, key: string, column: string): Cell | string => {
  const row = tables.get(table)?.find((each) => each.key === key);
  if (!row) throw new Error(`${table} has no row ${key}: ${tables.get(table)?.map((each) => each.key)}`);
  return row.cells[column] ?? '';
};
const text = (table: string, key: string, column: string): string => {
  const found = cell(table, key, column);
  return typeof found === 'string' ? found : found.text;
};

function read(configuration: string, data: readonly string[]): void {
  const file = join('data', 'boroughs', `${configuration}.yaml`);
  const { out, code, talk } = boroughstat(['annual', '-c', file, '--data', ...data, '-f', 'json', '-o', '-']);
  expect(code, talk).toBe(0);
  for (const table of JSON.parse(out).tables) tables.set(table.id, table.rows);
}

describeReal('the assessment of 2016/17', () => {
  beforeAll(() => {
    tables.clear();
    read('barnet-2016-17', CRIS_PAIR.slice(0, 1));
  });

  it('gives calls about anti-social behaviour and their change', () => {
    expect(text('anti-social-behaviour', 'anti-social-behaviour-calls|E09000003', 'value')).toBe('9,198');
    expect(text('anti-social-behaviour', 'anti-social-behaviour-calls|E09000003', 'previous_value')).toBe('8,237');
    // 100 x 961 / 8,237; the document says about 10%.
    expect(text('anti-social-behaviour', 'anti-social-behaviour-calls|E09000003', 'change_percent')).toBe('+11.7%');
  });

  it('prints no verdict on a survey without the number of people asked', () => {
    const words = JSON.stringify(tables.get('survey'));
    expect(words).not.toMatch(/"significant/);
    expect(words).toMatch(/cannot be judged: the number of people asked is not given/);
  });

  it('flags baselines whose rate and count imply another base', () => {
    // 3,362 / 24.841 x 1,000 = 135,341: households, though the rate is said to be per population.
    const implied = JSON.stringify(tables.get('targets'));
    expect(implied).toContain('135,341');
    // 27,705 / 74.922 x 1,000 = 369,785 and 4,438 / 12.935 x 1,000 = 343,100: two populations.
    expect(implied).toContain('369,785');
    expect(implied).toContain('343,100');
  });
});

describeReal('the strategy of 2022-27', () => {
  beforeAll(() => {
    tables.clear();
    read('barnet-2021-22', CRIS_PAIR);
  });

  it('gives the published detection rates beside their change', () => {
    const published: Record<string, string>[] = parse(readFileSync(sharedFile('reference/published-figures.csv')), {
      columns: true,
    });
    const rates = published.filter(
      ({ figure, period }) => figure === 'sanction detection rate' && period === '2021/22',
    );
    expect(rates.length).toBeGreaterThan(3);
    const printed = JSON.stringify(tables.get('detection-rates'));
    for (const { published: rate } of rates) expect(printed).toContain(`"${rate}%"`);
    expect(printed).toContain('-1.4 points');
  });

  it('calls the London figure of calls a total', () => {
    const rows = JSON.stringify(tables.get('anti-social-behaviour'));
    expect(rows).toContain('288,532');
    expect(rows).toMatch(/London \(total\)/);
    // 100 x (10,746 - 18,388) / 18,388
    expect(rows).toContain('-41.6%');
  });
});
