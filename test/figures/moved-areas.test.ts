import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/core/explanation.js';
import { isMissing } from '../../src/core/missing.js';
import { type Month, monthsBetween, periodBetween, shiftPeriod, twelveMonthsTo } from '../../src/core/months.js';
import type { AreaMove } from '../../src/core/reference.js';
import { metAreas, setOf } from '../../src/figures/basis/areas.js';
import { annualShows } from '../../src/figures/basis/shown-periods.js';
import { areaSteps } from '../../src/figures/cross-checks/area-steps.js';
import { crossChecks } from '../../src/figures/cross-checks/index.js';
import { explainer } from '../../src/figures/explain/explainer.js';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { noBoroughShare } from '../../src/figures/measures/no-borough.js';
import { type Choices, Study } from '../../src/figures/study.js';
import { controlChart } from '../../src/figures/time/control-chart.js';
import { seasonOf } from '../../src/figures/time/seasonality.js';
import { offenceChange } from '../../src/tables/annual/offence-change.js';
import { league } from '../../src/tables/rank/league.js';
import { buildTable } from '../../src/tables/shared/report.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

/**
 * Files made up after the Met's of the CONNECT era: Hillingdon has 100 personal robberies a month, of which 30 at Heathrow
 * stand under an entry of their own from April 2023 to February 2024. Every other borough has 50 until March 2024 and 55
 * after. All numbers expected here are worked out by hand.
 */
const HILLINGDON = area('Hillingdon');
const EALING = area('Ealing');
const [GROUP, PERSONAL, BUSINESS] = ['ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', 'ROBBERY OF BUSINESS PROPERTY'];
const isApart = (month: Month) => month >= '2023-04' && month <= '2024-02';
const others = boroughs.map(({ name }) => name).filter((name) => name !== 'Hillingdon');
const row = (name: string, subgroup: string, values: number | ((month: Month) => number)) => ({
  area: name,
  group: GROUP,
  subgroup,
  values,
});

const rowsWith = (heathrow: readonly ReturnType<typeof row>[]) => [
  ...everywhere(GROUP, PERSONAL, (_, month) => (month > '2024-03' ? 55 : 50), others),
  ...everywhere(GROUP, BUSINESS, () => 0, others),
  row('Hillingdon', PERSONAL, (month) => (isApart(month) ? 70 : 100)),
  row('Hillingdon', BUSINESS, 0),
  ...heathrow,
];
const HEATHROW = [row('Heathrow', PERSONAL, (month) => (isApart(month) ? 30 : 0))];
const connect = (heathrow = HEATHROW, from = '2020-04', to = '2025-03') =>
  madeUpTable({ from, to, era: 'connect', rows: rowsWith(heathrow) });

const yearTo = (to: Month, choices: Partial<Choices> = {}) => studyOf([connect()], to, choices);
const robberies = (study: Study, of = HILLINGDON) => compareOffence(study, of, 'robbery');

describe('a part of a borough that the files have elsewhere for some months', () => {
  it.each([
    // The year, what the borough and Heathrow have in it and in the year before, and the change.
    ['2025-03', 1200, 1200],
    ['2024-03', 1200, 1200],
    ['2023-08', 1200, 1200],
    ['2024-09', 1200, 1200],
  ])('counts in it in the 12 months to %s and before', (to, now, before) => {
    const { count, previousCount, change, changePercent, rankOfChange } = robberies(yearTo(to));
    expect([count.value, previousCount.value, change.value, changePercent.value]).toEqual([now, before, 0, 0]);
    expect(rankOfChange.value).toBe(1);
  });

  it('counts in London, the command unit and the rest of London too', () => {
    // 31 boroughs of 600 and 660, and 1,200 in each year.
    const { londonCount, londonChangePercent } = robberies(yearTo('2025-03'), area('Barnet'));
    expect(londonCount.value).toBe(31 * 660 + 1200);
    expect(londonChangePercent.value).toBeCloseTo((100 * 31 * 60) / (31 * 600 + 1200), 12);
    const west = {
      name: 'West',
      codes: boroughs.filter((each) => each.basicCommandUnit === 'West').map((b) => b.code),
    };
    expect(countFigure(yearTo('2024-03'), west, 'robbery', twelveMonthsTo('2024-03')).value).toBe(600 * 2 + 1200);
  });

  it('counts in months, quarters and rolling years that lie across the seam', () => {
    const study = yearTo('2025-03');
    const countIn = (from: Month, to: Month) =>
      countFigure(study, setOf(HILLINGDON), 'robbery', periodBetween(from, to)).value;
    expect(monthsBetween('2023-01', '2024-06').map((month) => countIn(month, month))).toEqual(Array(18).fill(100));
    expect([countIn('2023-03', '2023-04'), countIn('2024-01', '2024-03'), countIn('2022-09', '2023-08')]).toEqual([
      200, 300, 1200,
    ]);
    const chart = controlChart(yearTo('2025-03', { base: twelveMonthsTo('2021-03') }), HILLINGDON, 'robbery');
    expect(chart.flatMap(({ points }) => points.map(({ count }) => count.value))).toEqual(Array(60).fill(100));
    expect(chart.flatMap(({ because }) => because.map(({ id }) => id))).not.toContain('area-moved');
    // Months of equal numbers a month differ by their days alone: the year is in, and no index is far from 100.
    expect(seasonOf(study, HILLINGDON, 'robbery').years.map(({ label }) => label)).toContain('2023/24');
  });

  it('keeps every sum over all areas, and counts no offence twice', () => {
    const study = yearTo('2024-03', { london: 'mps' });
    const raw = buildDataset([connect()], { ...reference, areaMoves: [] }).dataset;
    const { period } = study.choices;
    const sum = ({ count }: typeof raw, codes: readonly string[]) =>
      codes.reduce((total, code) => {
        const each = count.call(study.dataset, code, 'robbery', period).count;
        return total + (isMissing(each) ? Number.NaN : each);
      }, 0);
    const { codes } = metAreas(study);
    expect(sum(study.dataset, codes)).toBe(31 * 600 + 1200);
    expect(study.dataset.count('heathrow', 'robbery', period).count).toBe(0);
    expect(raw.count('heathrow', 'robbery', period).count).toBe(330);
    expect(robberies(study).londonCount.value).toBe(31 * 600 + 1200);
  });

  it('is named where it was added, and nowhere else', () => {
    const study = yearTo('2025-03');
    const { count, previousCount, changePercent } = robberies(study);
    expect(previousCount.countQuery?.set.name).toBe('Hillingdon with Heathrow');
    expect(count.countQuery?.set.name).toBe('Hillingdon');
    const said =
      "Heathrow: the Met's files have its offences apart from any borough from April 2023 to February 2024, in other months within one. Here they are counted in their borough and in London in every month.";
    expect(changePercent.notes).toContain(said);
    expect(count.notes.join()).not.toContain('Heathrow');
    expect(robberies(study, EALING).changePercent.notes.join()).not.toContain('Heathrow');
    expect(robberies(study, EALING).londonChangePercent.notes).toContain(said);
    const [now, before] = robberies(study, EALING).londonChangePercent.from ?? [];
    expect([now, before].map((each) => each?.countQuery?.set.name)).toEqual(['London', 'London with Heathrow']);
  });

  it('is in the titles and rows of tables, whose keys stay as they are', () => {
    const report = { study: yearTo('2025-03'), area: HILLINGDON, comparators: [], diagnostics: [] };
    expect(buildTable(offenceChange, report).title).toContain('Hillingdon with Heathrow');
    const other = buildTable(league, { ...report, study: yearTo('2023-03') });
    expect(other.rows.map(({ cells }) => cells.area)).not.toContain('Hillingdon with Heathrow');
    const before = { ...report, study: yearTo('2022-03') };
    expect(buildTable(offenceChange, before).title).not.toContain('Heathrow');
    const keys = (of: typeof report) => buildTable(offenceChange, of).rows.map(({ key }) => key);
    expect(keys(report)).toEqual(keys({ ...report, area: EALING }));
  });

  it('has its rows in the explanation', () => {
    const study = yearTo('2024-03');
    const steps = stepsOf(explainer(study)(robberies(study).count)).map(({ what }) => what);
    expect(steps[2]).toBe('Robbery in Hillingdon with Heathrow, 2023-04 to 2024-03 (12 months)');
    // Row 64 is Hillingdon's, row 66 Heathrow's: 11 months of 70 and 30, one of 100.
    expect(steps[3]).toMatch(/^1,200 under ROBBERY \/ ROBBERY OF PERSONAL PROPERTY: made-up\.csv:64 and 66 /);
  });

  it('is kept back where it alone is small', () => {
    const rows = [
      ...everywhere(GROUP, PERSONAL, () => 50, others),
      ...everywhere(GROUP, BUSINESS, () => 20, others),
      row('Hillingdon', PERSONAL, 50),
      row('Hillingdon', BUSINESS, 0),
      row('Heathrow', BUSINESS, (month) => (month === '2023-06' ? 3 : 0)),
    ];
    const period = twelveMonthsTo('2024-03');
    const periods = { period, previous: shiftPeriod(period, -12), base: shiftPeriod(period, -60) };
    const suppress = { below: 5, shows: annualShows(periods), everyBorough: () => false, listedAreas: [] };
    const study = studyOf([madeUpTable({ from: '2020-04', to: '2025-03', era: 'connect', rows })], '2024-03', {
      suppress,
    });
    expect(compareOffence(study, HILLINGDON, 'robbery-business').count.missing).toBe('[c] suppressed');
    expect(compareOffence(study, EALING, 'robbery-business').count.value).toBe(240);
  });
});

describe('where the files do not have the part', () => {
  const study = (to: Month, choices: Partial<Choices> = {}) => studyOf([connect([])], to, choices);

  it('what would cross the seam is refused, with the reason, and the level is noted', () => {
    const made = robberies(study('2025-03'));
    const why = 'not comparable: the files do not have Heathrow in all months';
    expect(made.changePercent.missing).toBe(why);
    expect(made.londonChangePercent.missing).toBe(why);
    expect(made.rankMove.missing).toBe(why);
    expect(made.rankOfChange.missing).toBe(`no rank: in a borough: ${why}`);
    expect(made.previousCount.value).toBe(11 * 70 + 100);
    expect(made.previousCount.notes.join()).toMatch(
      /^Hillingdon without Heathrow: the Met's .* no row of them, so its counts of those months are without them\.$/,
    );
    // One note for all counts that lack the part, whatever their length.
    const counts = ['2023-05', '2024-02'].map((month) =>
      countFigure(study('2025-03'), setOf(HILLINGDON), 'robbery', periodBetween(month, month)),
    );
    expect(new Set([...counts, made.previousCount].flatMap(({ notes }) => notes)).size).toBe(1);
  });

  it('charts and seasons begin anew there', () => {
    const made = study('2025-03');
    const because = controlChart(made, HILLINGDON, 'robbery').flatMap((each) => each.because);
    const moved = because.filter(({ id }) => id === 'area-moved').map(({ from }) => from);
    expect(moved).toEqual(['2023-04', '2024-03']);
    expect(seasonOf(made, HILLINGDON, 'robbery').years.map(({ label }) => label)).not.toContain('2023/24');
  });

  it('other boroughs are compared as ever, and so is the borough where both years have it', () => {
    expect(robberies(study('2025-03'), EALING).changePercent.value).toBeCloseTo(10, 12);
    expect(robberies(study('2023-03')).changePercent.value).toBe(0);
  });

  it('it is compared when asked, with the note', () => {
    const { changePercent } = robberies(study('2025-03', { allowBreaks: true }));
    expect(changePercent.value).toBeCloseTo((100 * (1200 - 870)) / 870, 12);
    expect(changePercent.notes.join()).toContain('Hillingdon without Heathrow');
  });
});

describe('files that agree on where the part is', () => {
  const cris = (heathrow = [row('Heathrow', 'Robbery of Personal Property', 30)]) =>
    madeUpTable({
      file: 'cris.csv',
      from: '2018-04',
      to: '2021-03',
      era: 'cris',
      rows: [
        ...everywhere('Robbery', 'Robbery of Personal Property', () => 70),
        ...everywhere('Robbery', 'Robbery of Business Property', () => 0),
        ...heathrow.map((each) => ({ ...each, group: 'Robbery' })),
      ],
    });
  const after = connect(HEATHROW, '2021-04', '2025-03');

  it('are left as they are', () => {
    const { count, changePercent } = robberies(studyOf([cris()], '2020-03'));
    expect([count.value, changePercent.value, count.notes]).toEqual([840, 0, []]);
    const beside = robberies(studyOf([cris(), after], '2020-03'));
    expect([beside.count.value, beside.count.countQuery?.set.name]).toEqual([840, 'Hillingdon']);
  });

  it('are joined where eras may be compared with one another', () => {
    const { count, previousCount, changePercent } = robberies(
      studyOf([cris(), after], '2022-03', { allowMixedEras: true }),
    );
    expect([count.value, previousCount.value, changePercent.value]).toEqual([1200, 1200, 0]);
  });

  it('of the categories before 2019, without a row, have the part in the borough', () => {
    const labels = [
      ['Robbery', 'Personal Property'],
      ['Robbery', 'Business Property'],
    ] as const;
    const file = (name: string, from: Month, to: Month, hillingdon: number, more: readonly ReturnType<typeof row>[]) =>
      madeUpTable({
        file: name,
        from,
        to,
        era: 'pre-2019',
        rows: [
          ...labels.flatMap(([group, label]) => everywhere(group, label, () => 20, others)),
          ...labels.map(([group, label]) => ({ area: 'Hillingdon', group, subgroup: label, values: hillingdon })),
          ...more,
        ],
      });
    const heathrow = { area: 'Heathrow', group: 'Robbery', subgroup: 'Personal Property', values: 20 };
    const tables = [
      file('old.csv', '2014-04', '2016-03', 50, []),
      file('new.csv', '2016-04', '2018-03', 40, [heathrow]),
    ];
    const { count, previousCount } = robberies(studyOf(tables, '2017-03'));
    expect([count.value, previousCount.value]).toEqual([1200, 1200]);
  });
});

it('a new move is one line of reference, for any entry and borough', () => {
  const move: AreaMove = {
    area: 'aviation-security',
    borough: area('Newham').code,
    name: 'London City Airport',
    layouts: ['wide-borough'],
    era: 'connect',
    from: '2024-06',
    to: '',
    withoutRow: 'absent',
    source: 'made up',
  };
  const isMoved = (month: Month) => month >= '2024-06';
  const rows = [
    ...everywhere(
      GROUP,
      PERSONAL,
      () => 50,
      others.filter((name) => name !== 'Newham'),
    ),
    ...everywhere(GROUP, BUSINESS, () => 0),
    row('Hillingdon', PERSONAL, 50),
    row('Newham', PERSONAL, (month) => (isMoved(month) ? 55 : 80)),
    row('Aviation Security (SO18)', PERSONAL, (month) => (isMoved(month) ? 25 : 0)),
  ];
  const table = madeUpTable({ from: '2023-04', to: '2025-03', era: 'connect', rows });
  const { dataset } = buildDataset([table], { ...reference, areaMoves: [...reference.areaMoves, move] });
  const period = twelveMonthsTo('2025-03');
  const choices = { ...studyOf([table], '2025-03').choices, period, previous: shiftPeriod(period, -12) };
  const { count, changePercent } = robberies(new Study(dataset, reference, choices), area('Newham'));
  expect([count.value, changePercent.value, count.countQuery?.set.name]).toEqual([
    960,
    0,
    'Newham with London City Airport',
  ]);
  expect(noBoroughShare(new Study(dataset, reference, choices), period).missing).toMatch(/^no rows of/);
});

describe('the cross-check of areas', () => {
  /** A year of every borough growing by its own small steps; 60 a month of Hounslow's stand apart from a month on. */
  const moving = (from: Month, size: number, entry = 'Aviation Security (SO18)') => {
    const own = (index: number, month: Month) => 300 + 10 * index + ((index * 7 + Number(month.slice(5)) * 5) % 11);
    const hounslow = boroughs.findIndex(({ name }) => name === 'Hounslow');
    const apart = (month: Month) => (month >= from ? size : 0);
    return madeUpTable({
      from: '2024-04',
      to: '2026-03',
      era: 'connect',
      rows: [
        ...everywhere(GROUP, PERSONAL, (index, month) => own(index, month) - (index === hounslow ? apart(month) : 0)),
        ...everywhere(GROUP, BUSINESS, () => 5),
        row(entry, PERSONAL, apart),
      ],
    });
  };
  const dataset = (from: Month, size: number) => buildDataset([moving(from, size)], reference).dataset;

  it('names the borough, the entry and the month', () => {
    // All offences are not to be had from these few labels: the group that is there is looked at.
    const { steps } = areaSteps(dataset('2025-05', 60));
    expect(steps.map(({ entry, borough, month }) => [entry.name, borough?.name, month])).toEqual([
      ['Aviation Security', 'Hounslow', '2025-05'],
    ]);
    const study = studyOf([moving('2025-05', 60)], '2026-03');
    const { period, previous, base } = study.choices;
    const checks = crossChecks({ study, area: HILLINGDON, periods: [period, previous, base] });
    const [found] = checks.filter(({ name }) => name.startsWith('Offences stay in their borough'));
    expect(found?.wrong[0]).toMatch(/^Hounslow and Aviation Security from May 2025 \(0 to 60 offences a month there, /);
  });

  it('says nothing of an entry that is always there, nor of a few offences', () => {
    expect(areaSteps(dataset('2020-01', 60)).steps).toEqual([]);
    expect(areaSteps(dataset('2025-05', 10)).steps).toEqual([]);
  });
});
