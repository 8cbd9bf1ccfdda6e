import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/core/explanation.js';
import type { Figure } from '../../src/core/figure.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { rowRanges } from '../../src/figures/explain/explain-rows.js';
import { explainer } from '../../src/figures/explain/explainer.js';
import { percentChangeFigure } from '../../src/figures/measures/change.js';
import { changeFamily } from '../../src/figures/measures/change-family.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { londonRate } from '../../src/figures/measures/london.js';
import { rateFigure } from '../../src/figures/measures/rate.js';
import { seasonOf } from '../../src/figures/time/seasonality.js';
import { loadFiles } from '../../src/load/load-files.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { rowsBehind } from '../../src/tidy/rows-behind.js';
import { area, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';
import { root } from '../run-binary.js';

/** Rows 2 to 33 are personal robberies of the boroughs in order, 34 to 65 robberies of businesses. Barnet is the second borough. */
const rows = [
  ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 10),
  ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 2),
];
const table = madeUpTable({ file: 'robberies.csv', from: '2024-04', to: '2026-03', rows, era: 'connect' });
const numbered = {
  ...table,
  rows: table.rows.map((row, index) => ({ ...row, row: index + 2 })),
};
const study = studyOf([numbered], '2026-03', { allowPartial: true });
const barnet = setOf(area('Barnet'));
const { period, previous } = study.choices;
const texts = (made: Figure, of = study) => stepsOf(explainer(of)(made)).map(({ step, what }) => `${step}: ${what}`);

describe('explaining a figure', () => {
  it('goes down to the rows of the file, label by label', () => {
    const lines = texts(rateFigure(study, countFigure(study, barnet, 'robbery', period)));
    expect(lines).toContain('Formula: offences ÷ what they are divided by × 1,000');
    expect(lines).toContain('Offences counted: Robbery in Barnet, 2025-04 to 2026-03 (12 months)');
    expect(lines).toContain(
      'Rows: 120 under ROBBERY / ROBBERY OF PERSONAL PROPERTY: robberies.csv:3 (SHA-256 sha-robberies.cs...)',
    );
    expect(lines).toContain(
      'Rows: 24 under ROBBERY / ROBBERY OF BUSINESS PROPERTY: robberies.csv:35 (SHA-256 sha-robberies.cs...)',
    );
    expect(lines).toContain('Divided by: 405,050 population (rebased-2021-census, 2024-06-30)');
    // 144 ÷ 405,050 × 1,000
    expect(lines.some((line) => line.startsWith('Unrounded: 0.3555116652'))).toBe(true);
  });

  it('names the numbers of a change and why one is refused', () => {
    const [now, before] = [period, previous].map((year) => countFigure(study, barnet, 'robbery', year));
    if (!now || !before) throw new Error('two periods');
    const lines = texts(percentChangeFigure(study, now, before));
    expect(lines.slice(0, 2)).toEqual([
      'Figure: 0.0% (percent)',
      'Formula: (the later number − the earlier one) ÷ the earlier one × 100',
    ]);
    expect(lines).toContain('The later number: 144 (offences)');
    const absent = countFigure(study, barnet, 'robbery', study.choices.base);
    expect(texts(absent)).toContain(`Why there is none: ${absent.missing}`);
  });

  it('names every month that a seasonal index is made of', () => {
    const made = seasonOf(study, area('Barnet'), 'robbery').months[0]?.index;
    if (!made) throw new Error('no index');
    const line = texts(made).find((each) => each.startsWith('Made from: '));
    // Two years of 12 robberies a month.
    expect(line).toBe(
      `Made from: 24 numbers of Barnet (offences), 2024-04 to 2026-03: ${Array.from({ length: 24 }, () => '12').join('; ')}`,
    );
  });

  it('names both rates of a p, what they were divided by, and all that an adjusted p was adjusted with', () => {
    const family = changeFamily(study, area('Barnet'), period, previous);
    const made = family.of('robbery')?.adjustedP;
    if (!made) throw new Error('not tested');
    const lines = texts(made);
    expect(
      lines.filter((line) => line === 'Offences counted: Robbery in Barnet, 2025-04 to 2026-03 (12 months)'),
    ).toHaveLength(1);
    expect(
      lines.filter((line) => line === 'Offences counted: Robbery in Barnet, 2024-04 to 2025-03 (12 months)'),
    ).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('Divided by: 405,050 population'))).toHaveLength(2);
    const adjusted = lines.find((line) => line.startsWith('Adjusted with: '));
    expect(adjusted).toMatch(new RegExp(`^Adjusted with: ${family.tested - 1} other p: `));
    expect(adjusted).toContain('Robbery of personal property 1.000');
    expect(adjusted).not.toMatch(/: Robbery 1|; Robbery 1/);
  });

  it('tells rows of many boroughs as runs', () => {
    const lines = texts(londonRate(study, 'robbery', period));
    expect(lines).toContain('Offences counted: Robbery in London (32 areas), 2025-04 to 2026-03 (12 months)');
    expect(lines.find((line) => line.includes('3,840 under'))).toContain('robberies.csv:2 to 33 ');
    expect(rowRanges([1, 2, 3, 7, 9, 10])).toBe('1 to 3, 7 and 9 to 10');
  });

  it('tells nothing of a small number that is kept back, nor of what it went into', () => {
    const few = {
      ...numbered,
      rows: numbered.rows.map((row) => ({ ...row, values: [...row.values].map((_, month) => (month === 20 ? 3 : 0)) })),
    };
    const kept = studyOf([few], '2026-03', {
      allowPartial: true,
      suppress: { below: 10, shows: [], everyBorough: () => false, listedAreas: [] },
    });
    const made = rateFigure(kept, countFigure(kept, barnet, 'robbery-personal', period));
    expect(stepsOf(explainer(kept)(made))).toEqual([{ depth: 0, step: 'Figure', what: '[c] suppressed' }]);
  });
});

it('names the row of each month in a file of one row a month', async () => {
  const path = join(root, 'fixtures', 'input', 'long-dashboard.csv');
  const { dataset } = buildDataset((await loadFiles([path])).tables, reference);
  const months = { from: '2021-04', to: '2021-05', label: 'two months' };
  const set = setOf(area('Barking and Dagenham'));
  const counted = { set, offence: 'arson', period: months, measure: 'offences', requiredMeasure: 'offences' } as const;
  const expected = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const cells = line.split(',');
      const isIts =
        cells[1] === 'Borough' && cells[3] === 'Barking & Dagenham' && cells[6] === 'ARSON' && cells[7] === 'Offences';
      return isIts ? [{ row: index + 1, count: Number(cells[10]) }] : [];
    });
  expect(expected.length).toBeGreaterThan(0);
  expect(rowsBehind(dataset, counted)).toEqual([
    {
      source: 0,
      label: 'ARSON AND CRIMINAL DAMAGE / ARSON',
      rows: expected.map(({ row }) => row),
      count: expected.reduce((sum, { count }) => sum + count, 0),
    },
  ]);
});
