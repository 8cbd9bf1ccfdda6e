import { describe, expect, it } from 'vitest';
import type { Measure, SourceTable } from '../../src/core/crime.js';
import { figureText, roundHalfAway } from '../../src/core/format.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { compareDetection, detectionMeasure } from '../../src/figures/detection/detection.js';
import { detectionChangeLimits, detectionLimits } from '../../src/figures/detection/detection-limits.js';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { detectionRates } from '../../src/tables/annual/detection-rates.js';
import { whyEmpty } from '../../src/tables/shared/empty-tables.js';
import { area, boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';

const BARNET = area('Barnet');

/** A long file of two years: counts fall in one month of each, zero in the others. */
function outcomeFile(
  cells: readonly (readonly [string, string, string, number, number, number, number])[],
  measure: Measure = 'sanction-detections',
): SourceTable {
  const base = madeUpTable({ file: 'outcomes.csv', from: '2020-04', to: '2022-03', rows: [] });
  const at = (now: number, before: number) =>
    base.months.map((month) => (month === '2021-06' ? now : month === '2020-06' ? before : 0));
  const rows = cells.flatMap(([name, group, subgroup, offences, outcomes, offencesBefore, outcomesBefore], index) => [
    { row: index, area: name, group, subgroup, measure: 'offences' as const, values: at(offences, offencesBefore) },
    { row: index, area: name, group, subgroup, measure, values: at(outcomes, outcomesBefore) },
  ]);
  return { ...base, layout: 'long-detections', rows, rowsRead: rows.length };
}

describe('burglary, from its parts', () => {
  // Barnet's strategy 2022-27 prints 3.4% against 3.5% and 10.8% against 10.2% on these volumes.
  const table = outcomeFile([
    ['Barnet', 'Burglary', 'Domestic Burglary', 1851, 63, 2113, 74],
    ['Barnet', 'Burglary', 'Burglary Business and Community', 555, 60, 518, 53],
  ]);
  const study = studyOf([table], '2022-03');

  it('has the rates of the parts as printed', () => {
    const home = compareDetection(study, BARNET, 'burglary-residential');
    const business = compareDetection(study, BARNET, 'burglary-business-and-community');
    expect([home.rate, home.previousRate, business.rate, business.previousRate].map(figureText)).toEqual([
      '3.4%',
      '3.5%',
      '10.8%',
      '10.2%',
    ]);
  });

  it('is outcomes over offences of both parts, not the mean of their rates', () => {
    const { rate, changePoints } = compareDetection(study, BARNET, 'burglary');
    expect(rate.value).toBeCloseTo((100 * 123) / 2406, 10);
    expect(changePoints.value).toBeGreaterThan(0.25);
    expect(changePoints.value).toBeLessThan(0.32);
    expect(figureText(changePoints)).toBe('+0.3 points');
  });
});

describe('all offences against London', () => {
  // 7.4% now, 8.8% before, London 8.3%: Barnet 74 of 1,000, London 8,300 of 100,000 with it.
  const rows = boroughs.map(({ name }, index) => {
    const own = name === 'Barnet';
    const offences = own ? 1000 : index === 0 ? 99_000 - 30 * 100 : 100;
    const outcomes = own ? 74 : index === 0 ? 8226 - 30 * 8 : 8;
    return [name, 'Theft', 'Shoplifting', offences, outcomes, own ? 1000 : 100, own ? 88 : 8] as const;
  });
  const table = outcomeFile(rows);
  const study = studyOf([table], '2022-03');

  it('prints -1.4 and -0.9 points', () => {
    const { rate, previousRate, changePoints, londonRate, gapPoints } = compareDetection(study, BARNET, 'shoplifting');
    expect([rate, previousRate, londonRate].map(figureText)).toEqual(['7.4%', '8.8%', '8.3%']);
    expect([changePoints, gapPoints].map(figureText)).toEqual(['-1.4 points', '-0.9 points']);
  });
});

it('has no rate on no offences, and may be above 100% with a note', () => {
  const table = outcomeFile([
    ['Barnet', 'Sexual Offences', 'Rape', 0, 3, 10, 12],
    ['Brent', 'Sexual Offences', 'Rape', 10, 12, 10, 1],
  ]);
  const study = studyOf([table], '2022-03');
  expect(compareDetection(study, BARNET, 'rape').rate.missing).toBe('no rate on no offences');
  const brent = compareDetection(study, area('Brent'), 'rape').rate;
  expect(brent.value).toBe(120);
  expect(brent.notes.join()).toContain('above 100%');
});

it('says so where the printed rates would give another difference', () => {
  const table = outcomeFile([['Barnet', 'Theft', 'Shoplifting', 10_000, 344, 10_000, 325]]);
  const { rate, previousRate, changePoints } = compareDetection(studyOf([table], '2022-03'), BARNET, 'shoplifting');
  expect([rate, previousRate].map(({ value }) => roundHalfAway(value ?? 0, 1))).toEqual([3.4, 3.3]);
  expect(figureText(changePoints)).toBe('+0.2 points');
  expect(changePoints.notes.join()).toContain('unrounded rates');
});

it('says that the boroughs of the statistics with sanction detections are those that investigate', () => {
  const cells = [['Barnet', 'Theft', 'Shoplifting', 200, 20, 100, 10]] as const;
  const notes = (layout: string) => {
    const study = studyOf([{ ...outcomeFile(cells), layout }], '2022-03');
    const { rate } = compareDetection(study, BARNET, 'shoplifting');
    const { change } = compareOffence(study, BARNET, 'shoplifting');
    return [rate, change].map((figure) => figure.notes.join(' ').includes('borough that investigates it'));
  };
  expect(notes('long-detections')).toEqual([true, true]);
  expect(notes('long-dashboard')).toEqual([false, false]);
});

it('takes outcomes and offences from one file, even where a wide file is newer', () => {
  const long = outcomeFile([['Barnet', 'Theft', 'Shoplifting', 200, 20, 100, 10]], 'positive-outcomes');
  const wide = madeUpTable({
    file: 'wide.csv',
    from: '2020-04',
    to: '2022-06',
    rows: everywhere('Theft', 'Shoplifting', () => 50),
  });
  const study = studyOf([long, wide], '2022-03');
  expect(detectionMeasure(study)).toBe('positive-outcomes');
  expect(compareDetection(study, BARNET, 'shoplifting').rate.value).toBe(10);
  expect(study.dataset.count(BARNET.code, 'shoplifting', study.choices.period).count).toBe(600);
});

it('never chains the two measures, and invents nothing without outcomes', () => {
  const old = { ...outcomeFile([['Barnet', 'Theft', 'Shoplifting', 0, 0, 100, 10]], 'sanction-detections') };
  const early = {
    ...old,
    months: old.months.slice(0, 12),
    rows: old.rows.map((row) => ({ ...row, values: row.values.slice(0, 12) })),
  };
  const late = {
    ...outcomeFile([['Barnet', 'Theft', 'Shoplifting', 200, 50, 0, 0]], 'positive-outcomes'),
    file: 'late.csv',
    sha256: 'late',
  };
  const after = {
    ...late,
    months: late.months.slice(12),
    rows: late.rows.map((row) => ({ ...row, values: row.values.slice(12) })),
  };
  const study = studyOf([early, after], '2022-03');
  expect(detectionMeasure(study)).toBe('positive-outcomes');
  const { rate, changePoints } = compareDetection(study, BARNET, 'shoplifting');
  expect(rate.value).toBe(25);
  expect(changePoints.missing).toBe('0 of 12 months of outcomes: April 2020 to March 2021 absent');

  const none = studyOf(
    [madeUpTable({ from: '2020-04', to: '2022-03', rows: everywhere('Theft', 'Shoplifting', () => 5) })],
    '2022-03',
  );
  const table = detectionRates.make({ study: none, area: BARNET, comparators: [], diagnostics: [] });
  expect(table.rows).toHaveLength(1);
  expect(whyEmpty(table)).toBe('no outcomes in the files');
  expect(compareDetection(none, BARNET, 'shoplifting').rate.missing).toBe('no outcomes in the files');
});

it('compares one measure with itself across the outcomes framework of April 2013, with a note', () => {
  const base = outcomeFile([['Barnet', 'Theft', 'Shoplifting', 200, 20, 100, 15]]);
  const months = madeUpTable({ from: '2012-04', to: '2014-03', rows: [] }).months;
  const { changePoints } = compareDetection(studyOf([{ ...base, months }], '2014-03'), BARNET, 'shoplifting');
  // 10% less 15%.
  expect(changePoints.value).toBe(-5);
  expect(changePoints.notes.join()).toContain('Both years here are of one measure');
});

describe('limits of a detection rate', () => {
  // Newcombe (1998), Statistics in Medicine 17, his example (a), method 10: 56 of 70 against 48 of 80, 0.0524 to 0.3339.
  const study = studyOf([outcomeFile([['Barnet', 'Theft', 'Shoplifting', 70, 56, 80, 48]])], '2022-03');
  const set = setOf(BARNET);

  it('are those of Wilson, and of the change those of Newcombe', () => {
    const { changePoints } = compareDetection(study, BARNET, 'shoplifting');
    const moved = detectionChangeLimits(study, set, 'shoplifting', changePoints);
    expect([moved.lower.value, moved.upper.value].map((value) => roundHalfAway(value ?? 0, 2))).toEqual([5.24, 33.39]);
    const { lower, upper } = detectionLimits(study, set, 'shoplifting', study.choices.previous);
    // 48 of 80 by hand: (60 + 1.9208/0.8 ∓ ...) gives 49.0% to 70.0%.
    expect([lower, upper].map(figureText)).toEqual(['49.0%', '70.0%']);
    const table = detectionRates.make({ study, area: BARNET, comparators: [], diagnostics: [] });
    const row = table.rows.find(({ key }) => key === 'theft')?.cells;
    expect(row?.detection_signal).toBe('higher');
  });

  it('are none where there are more outcomes than offences', () => {
    const odd = studyOf([outcomeFile([['Barnet', 'Theft', 'Shoplifting', 10, 12, 10, 5]])], '2022-03');
    const { lower } = detectionLimits(odd, set, 'shoplifting', odd.choices.period);
    expect(lower.missing).toBe('no limits: more outcomes than offences');
  });
});
