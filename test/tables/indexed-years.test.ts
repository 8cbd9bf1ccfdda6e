import { describe, expect, it } from 'vitest';
import { indexedYears as chart } from '../../src/charts/years/indexed-years.js';
import type { Cell } from '../../src/core/report.js';
import { NO_ASSESSMENT } from '../../src/figures/partner/assessment.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { indexedYears } from '../../src/tables/annual/indexed-years.js';
import { area, reference, studyOf } from '../make-study.js';

/** The expected numbers were added up in Python from data/figures/recorded-crime.csv, the 32 boroughs for London. */
const { tables } = await loadBundledFigures();
const assessment = { ...NO_ASSESSMENT, offenceLists: { priorities: ['theft-from-person', 'burglary-residential'] } };
const report = {
  study: studyOf(tables, '2026-03'),
  area: area('Southwark'),
  comparators: [],
  diagnostics: [],
  assessment,
};
const table = indexedYears.make(report);
const value = (cell: Cell | undefined) => (typeof cell === 'object' ? cell.value : cell);
const row = (key: string) => {
  const { cells = {} } = table.rows.find((each) => each.key === key) ?? {};
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, value(cell)]));
};

describe('the indexed years', () => {
  it('give each year in percent of the first, in the borough and in London', () => {
    expect(row('theft-from-person_2015-04')).toMatchObject({ count: 1667, index: 100, london_index: 100 });
    const last = row('theft-from-person_2025-04');
    expect(last.count).toBe(7062);
    expect(last.index).toBeCloseTo(423.6352729454109, 9);
    expect(last.london_index).toBeCloseTo(237.20783701881246, 9);
    expect(row('theft-from-person_2020-04').london_index).toBeCloseTo(71.79333313330733, 9);
  });

  it('begin after a break that forbids a comparison: residential burglary was redefined in April 2017', () => {
    const years = table.rows
      .filter(({ key }) => key.startsWith('burglary-residential'))
      .map(({ key }) => key.slice(-7));
    expect(years[0]).toBe('2017-04');
    expect(years).toHaveLength(9);
    expect(row('burglary-residential_2017-04')).toMatchObject({ count: 2223, index: 100 });
    expect(row('burglary-residential_2025-04').index).toBeCloseTo(69.23076923076923, 9);
    expect(row('burglary-residential_2025-04').london_index).toBeCloseTo(55.9352735176911, 9);
  });

  it('mark the year in which recording changed, for the offences it concerns', () => {
    const marked = table.rows.filter(({ cells }) => cells.recording !== '').map(({ key }) => key);
    expect(marked).toEqual(['all_2023-04']);
    expect(row('all_2023-04').recording).toBe('recorded differently from May 2023');
    expect(row('all_2020-04').conditions).toBe('under COVID-19 restrictions');
  });

  it('are drawn a panel an offence, with the last number of each line', () => {
    const parts = chart.make(table, { areas: reference.areas, area: report.area });
    const { markup = '' } = parts?.draw(1088) ?? {};
    expect(markup.match(/class="own-line"/g)).toHaveLength(4);
    expect(markup).toContain('>423.6</text>');
    expect(markup.match(/class="limit-line"/g)).toHaveLength(2);
    expect(parts?.description).toContain('Theft from the person 423.6 (London 237.2) since 2015/16');
  });

  it('draw nothing of one year alone', () => {
    expect(chart.make({ ...table, rows: table.rows.slice(0, 1) }, { areas: [], area: report.area })).toBeUndefined();
  });
});
