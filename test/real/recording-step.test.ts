import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { yearOnYearStep } from '../../src/statistics/changes/year-on-year-step.js';
import { boroughFile, describeReal } from './real-data.js';

/**
 * The bundled figures are of two files that meet at the end of March 2024, a month after the recording system changed. This
 * file runs over both, November 2022 to October 2024, so a step in it is not of the seam.
 */
describeReal('the steps of March 2024 in one file', () => {
  // Worked out in Python from the file.
  it.each([
    ['VIOLENCE WITH INJURY', -20.1],
    ['OTHER THEFT', -16.3],
    ['CRIMINAL DAMAGE', -14.4],
    ['POSSESSION OF WEAPONS', -21.9],
    ['SHOPLIFTING', 6.0],
  ])('%s: %d%%', (label, percent) => {
    const text = readFileSync(boroughFile('borough_24m_202211_202410_BoroughName.csv'), 'utf8');
    const [header = [], ...rows] = parse(text, { bom: true }) as string[][];
    const series = header.flatMap((month, column) =>
      /^\d{6}$/.test(month)
        ? [rows.filter((row) => row[1] === label).reduce((sum, row) => sum + Number(row[column]), 0)]
        : [],
    );
    const at = header.filter((month) => /^\d{6}$/.test(month)).indexOf('202403');
    expect(100 * (Math.exp(yearOnYearStep(series, at, 3, 30) ?? 0) - 1)).toBeCloseTo(percent, 1);
  });
});
