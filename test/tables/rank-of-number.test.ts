import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/core/report.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { offenceChange } from '../../src/tables/annual/offence-change.js';
import { rankings } from '../../src/tables/annual/rankings.js';
import { rankByRate } from '../../src/tables/rank/by-rate.js';
import { area, boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';

/** Ranks of the number of offences, of a made-up file in which each borough has ten robberies a month more than the one before. */
const index = (name: string) => boroughs.findIndex((each) => each.name === name);
const table = madeUpTable({
  from: '2019-04',
  to: '2026-03',
  era: 'connect',
  rows: [
    ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (at) => 10 * (at + 1)),
    // As many in every borough: a place shared by all.
    ...everywhere('VEHICLE OFFENCES', 'THEFT FROM A VEHICLE', () => 30),
  ],
});
const report = { study: studyOf([table], '2026-03'), area: area('Barnet'), comparators: [], diagnostics: [] };
const value = (cell: Cell | undefined) => (typeof cell === 'object' ? cell.value : cell);

describe('the rank of a number', () => {
  it('takes no account of people', () => {
    const row = rankings.make(report).rows.find(({ key }) => key === 'robbery-personal');
    expect(value(row?.cells.rank_of_number)).toBe(index('Barnet') + 1);
  });

  it('puts the boroughs in order with --by count', () => {
    const { rows, title, columns } = rankByRate.make({
      ...report,
      offence: 'robbery-personal',
      overDispersion: false,
      by: 'count',
    });
    expect(title).toBe('Robbery of personal property in number by London borough, 2025/26');
    expect(columns[0]?.key).toBe('rank_of_number');
    expect(rows.slice(0, 32).map(({ key }) => key)).toEqual(boroughs.map(({ code }) => code));
    expect(rows.slice(0, 32).map(({ cells }) => value(cells.rank_of_number))).toEqual(boroughs.map((_, at) => at + 1));
  });

  it('is shared where numbers are', () => {
    const { rows } = rankByRate.make({ ...report, offence: 'theft-from-vehicle', overDispersion: false, by: 'count' });
    expect(new Set(rows.slice(0, 32).map(({ cells }) => value(cells.rank_of_number)))).toEqual(new Set([1]));
  });
});

describe('the share of all offences', () => {
  it('is missing where the files have no total, and says why', () => {
    const row = offenceChange.make(report).rows.find(({ key }) => key === 'robbery-personal');
    expect(row?.cells.share).toMatchObject({ value: null, missing: expect.stringMatching(/no rows of/) });
  });
  it('of Barnet is 800 robberies of 29,046 offences in 2025/26', async () => {
    // Added up in Python from the Met's file of April 2024 to March 2026.
    const { tables } = await loadBundledFigures();
    const bundled = { ...report, study: studyOf(tables, '2026-03') };
    const row = offenceChange.make(bundled).rows.find(({ key }) => key === 'robbery');
    expect(value(row?.cells.share)).toBeCloseTo(2.75425, 5);
    const ranks = rankings.make(bundled).rows.find(({ key }) => key === 'robbery');
    expect(value(ranks?.cells.rank_of_number)).toBe(14);
  });
});

describe('the quarter of the boroughs', () => {
  it('is named only where chance allows no other', () => {
    const quarter = (name: string) =>
      rankings.make({ ...report, area: area(name) }).rows.find(({ key }) => key === 'robbery-personal')?.cells.quarter;
    // Per 1,000 people the first and the last borough of the list are far from all others' quarters.
    expect(quarter(boroughs[0]?.name ?? '')).toBe('lowest');
    expect(quarter('Westminster')).toBe('highest');
    const words = new Set(boroughs.map(({ name }) => quarter(name)));
    expect(words).toContain('not certain');
  });
});
