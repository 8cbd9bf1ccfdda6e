import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { roundHalfAway } from '../../src/core/format.js';
import { root } from '../run-binary.js';
import { CRIS_PAIR, compared, describeReal, type JsonComparison, PRE_2019, sharedFile } from './real-data.js';

/**
 * Every published figure that the files can give, beside ours: exact, or with the difference and its reason stated in
 * fixtures/worked/published-figures.csv. The published values are read again from the list of the documents' figures.
 */
interface Row {
  readonly period: string;
  readonly area: string;
  readonly offence: string;
  readonly figure: string;
  readonly published: string;
  readonly files: 'cris' | 'pre-2019';
  readonly options: string;
  readonly key: string;
  readonly ours: string;
  readonly difference: string;
  readonly why: string;
}

const rows: Row[] = parse(readFileSync(join(root, 'fixtures', 'worked', 'published-figures.csv')), { columns: true });
const FILES = { cris: CRIS_PAIR, 'pre-2019': PRE_2019 };
const offences = [...new Set(rows.map(({ offence }) => offence))].join(',');
const made = new Map<string, Map<string, JsonComparison>>();

function comparisons({ files, period, options }: Row): Map<string, JsonComparison> {
  const key = `${files}|${period}|${options}`;
  const known =
    made.get(key) ??
    compared(FILES[files], ['--year', period, '--offence', offences, ...options.split(' ').filter(Boolean)]);
  made.set(key, known);
  return known;
}

describeReal('published figures', () => {
  it.each(
    rows.map((row) => [`${row.area} ${row.period} ${row.offence}, ${row.figure} (${row.files})`, row] as const),
  )('%s', (_, row) => {
    const ours = comparisons(row).get(row.offence)?.[row.key];
    expect(ours?.text).toBe(row.ours);
    if (row.why.startsWith('refused: ')) {
      expect(ours?.missing).toBe(row.why.slice('refused: '.length));
      return;
    }
    const decimals = row.published.split('.')[1]?.length ?? 0;
    const difference = roundHalfAway(ours?.value ?? Number.NaN, decimals) - Number(row.published);
    expect(difference).toBeCloseTo(Number(row.difference), 6);
    expect(row.why === 'exact').toBe(Math.abs(difference) < 1e-9);
    expect(row.why).toMatch(/^(exact$|revision|classification|population|not explained)/);
  });

  it('are all there, as the documents print them', () => {
    const listed: Record<string, string>[] = parse(readFileSync(sharedFile('reference', 'published-figures.csv')), {
      columns: true,
      relax_column_count: true,
    });
    const fromFiles = listed.filter(({ figure = '', offence = '' }) => {
      const countable = ['offences', 'rate', 'change on one year', 'change on five years'].includes(figure);
      return countable && !/serious property|anti-social|penalty/.test(offence);
    });
    for (const { period, figure, published, area } of fromFiles) {
      const found = rows.some(
        (row) => row.period === period && row.figure === figure && row.published === published && row.area === area,
      );
      expect(found, `${period} ${figure} ${published}`).toBe(true);
    }
    expect(fromFiles.length).toBeGreaterThan(35);
  });
});
