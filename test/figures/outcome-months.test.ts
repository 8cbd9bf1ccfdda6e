import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/core/crime.js';
import { financialYearOf, monthsBetween } from '../../src/core/months.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { compareDetection } from '../../src/figures/detection/detection.js';
import { loadFiles } from '../../src/load/load-files.js';
import { area, studyOf } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Outcomes of a month that no area has are missing; of one that other areas have, none. */
const folder = emptyFolder();

const DASHBOARD =
  'Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,FY_FYIndex,Count,Refresh Date';
const DETECTIONS = 'Month-Year,Type,Crime Section,Crime Group,BCU Name,OCU Name,Financial Year,DateUpTo,Count';

interface Row {
  readonly month: string;
  readonly borough: 'Barnet' | 'Brent';
  readonly outcome: boolean;
  readonly count: number;
  readonly areaType?: string;
}

const dashboardLine = ({ month, borough, outcome, count, areaType = 'Borough' }: Row): string =>
  `${month}-01,${areaType},${borough},${areaType === 'Borough' ? borough : 'A ward'},E09,ROBBERY,ROBBERY OF PERSONAL PROPERTY,${outcome ? 'Positive Outcomes' : 'Offences'},${financialYearOf(month)},0,${count},2024-12-31`;
const detectionsLine = ({ month, borough, outcome, count }: Row): string =>
  `${month}-01,${outcome ? 'Sanction Detections' : 'Offences'},Robbery,Robbery of Personal Property,North West,${borough},fy${financialYearOf(month).slice(2).replace('/', '-')},2024-12-31,${count}`;

/** Two boroughs, two years; ten offences a month and one outcome, except where `rows` say otherwise. */
const rowsOf = (outcomes: (month: string, borough: Row['borough']) => number | undefined): Row[] =>
  monthsBetween('2021-04', '2023-03').flatMap((month) =>
    (['Barnet', 'Brent'] as const).flatMap((borough): Row[] => {
      const count = outcomes(month, borough);
      const offences = { month, borough, outcome: false, count: 10 };
      return count === undefined ? [offences] : [offences, { month, borough, outcome: true, count }];
    }),
  );

let files = 0;
async function rates(
  rows: readonly Row[],
  engine: Engine = 'streaming',
  layout: 'dashboard' | 'detections' = 'dashboard',
) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  const [header, line] = layout === 'dashboard' ? [DASHBOARD, dashboardLine] : [DETECTIONS, detectionsLine];
  writeFileSync(path, `${[header, ...rows.map(line)].join('\n')}\n`);
  const { tables } = await loadFiles([path], { engine, keepRows: false });
  const study = studyOf(tables, '2023-03');
  const { rate, previousRate, changePoints } = compareDetection(study, area('Barnet'), 'robbery-personal');
  const { period } = study.choices;
  const offences = study.dataset.count(setOf(area('Barnet')).codes[0] ?? '', 'robbery-personal', period).count;
  return { rate, previousRate, changePoints, offences };
}

describe.each<[Engine, 'dashboard' | 'detections']>([
  ['streaming', 'dashboard'],
  ['duckdb', 'dashboard'],
  ['streaming', 'detections'],
  ['duckdb', 'detections'],
])('%s, %s', (engine, layout) => {
  it('a month without an outcome in any area is missing, in words; its offences are there', async () => {
    const found = await rates(
      rowsOf((month) => (month === '2022-11' ? undefined : 1)),
      engine,
      layout,
    );
    expect(found.rate.missing).toBe('11 of 12 months of outcomes: November 2022 absent');
    expect(found.changePoints.missing).toBe('11 of 12 months of outcomes: November 2022 absent');
    // 12 outcomes of 120 offences.
    expect(found.previousRate.value).toBe(10);
    expect(found.offences).toBe(120);
  });

  it('an area without an outcome in a month in which another has one has none', async () => {
    const rows = rowsOf((month, borough) => (month === '2022-11' && borough === 'Barnet' ? undefined : 1));
    // 11 of 120.
    expect((await rates(rows, engine, layout)).rate.value).toBeCloseTo(9.1667, 4);
  });

  it('outcomes that begin later than the offences leave the months before them missing', async () => {
    const found = await rates(
      rowsOf((month) => (month < '2022-02' ? undefined : 2)),
      engine,
      layout,
    );
    expect(found.rate.value).toBe(20);
    expect(found.previousRate.missing).toBe('2 of 12 months of outcomes: April 2021 to January 2022 absent');
  });
});

it('a row of none says that there was none', async () => {
  // 11 of 120, the month's zero written out.
  const found = await rates(rowsOf((month) => (month === '2022-11' ? 0 : 1)));
  expect(found.rate.value).toBeCloseTo(9.1667, 4);
});

it('outcomes of wards, which are left out, do not stand for those of boroughs', async () => {
  const ward: Row = { month: '2022-11', borough: 'Barnet', outcome: true, count: 1, areaType: 'Ward' };
  const found = await rates([...rowsOf((month) => (month === '2022-11' ? undefined : 1)), ward]);
  expect(found.rate.missing).toBe('11 of 12 months of outcomes: November 2022 absent');
});

it('offences that no area has in a month in which there are outcomes are missing too', async () => {
  const rows = rowsOf(() => 1).filter(({ month, outcome }) => outcome || month !== '2022-11');
  const found = await rates(rows);
  expect(found.rate.missing).toBe('11 of 12 months: November 2022 absent');
  expect(found.offences).toMatchObject({ missing: '11 of 12 months: November 2022 absent' });
});

describe('one offence of several', () => {
  /** Burglary has outcomes in every month; robbery has `of` each month in each of two boroughs, of ten offences. */
  const withBurglary = (of: number, absent: string) => [
    ...rowsOf((month) => (month === absent ? undefined : of)).map((row) => dashboardLine(row)),
    ...rowsOf(() => 1).map((row) =>
      dashboardLine(row).replace('ROBBERY,ROBBERY OF PERSONAL PROPERTY', 'BURGLARY,BURGLARY BUSINESS AND COMMUNITY'),
    ),
  ];
  async function rateOf(lines: readonly string[], offence: string) {
    files += 1;
    const path = join(folder, `${files}.csv`);
    writeFileSync(path, `${[DASHBOARD, ...lines].join('\n')}\n`);
    const { tables } = await loadFiles([path], { engine: 'streaming', keepRows: false });
    return compareDetection(studyOf(tables, '2023-03'), area('Barnet'), offence).rate;
  }

  it('has no outcomes in a month in which chance would not give none', async () => {
    // 14 expected in both boroughs together: exp(-14) is 0.8 in a million.
    const rate = await rateOf(withBurglary(7, '2022-11'), 'robbery-personal');
    expect(rate.missing).toBe('11 of 12 months of outcomes: November 2022 absent');
    expect((await rateOf(withBurglary(7, '2022-11'), 'burglary-business-and-community')).value).toBe(10);
  });

  it('has none where chance may give none', async () => {
    // 12 expected: exp(-12) is 6 in a million. 11 months of 6 are 66 of 120.
    expect((await rateOf(withBurglary(6, '2022-11'), 'robbery-personal')).value).toBeCloseTo(55, 10);
  });
});
