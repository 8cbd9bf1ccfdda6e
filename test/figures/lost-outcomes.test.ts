import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/core/crime.js';
import { financialYearOf, monthsBetween } from '../../src/core/months.js';
import { compareDetection } from '../../src/figures/detection/detection.js';
import { loadFiles } from '../../src/load/load-files.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, boroughs, reference, studyOf } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/**
 * A dashboard of all 32 boroughs, made up: 300 robberies a month in each for two years, and 30 outcomes, 10%. Of November 2022
 * some outcomes are taken away. What a rate would be with that month as none is 11/12 of it, 9.17%.
 */
const folder = emptyFolder();
const HEADER =
  'Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,FY_FYIndex,Count,Refresh Date';
const CUT = '2022-11';

let files = 0;
async function read(outcomesOf: (borough: string) => number, engine: Engine, usual = 30) {
  const lines = boroughs.flatMap(({ name, code }) =>
    monthsBetween('2021-04', '2023-03').flatMap((month) => {
      const line = (measure: string, count: number) =>
        `${month}-01,Borough,${name},${name},${code},ROBBERY,ROBBERY OF PERSONAL PROPERTY,${measure},${financialYearOf(month)},0,${count},2023-04-06`;
      const outcomes = month === CUT ? outcomesOf(name) : usual;
      return [line('Offences', 300), ...(outcomes > 0 ? [line('Positive Outcomes', outcomes)] : [])];
    }),
  );
  files += 1;
  const path = join(folder, `dashboard-${files}.csv`);
  writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`);
  const { tables } = await loadFiles([path], { engine, keepRows: false });
  const study = studyOf(tables, '2023-03');
  const of = (name: string) => compareDetection(study, area(name), 'robbery-personal').rate;
  const london = compareDetection(study, area('Barnet'), 'robbery-personal').londonRate;
  const warnings = buildDataset(tables, reference).diagnostics.filter(({ level }) => level === 'warning');
  return { of, london, warnings: warnings.map(({ text }) => text.replace(/^.*\.csv: /, '')) };
}

describe.each<Engine>(['streaming', 'duckdb'])('%s', (engine) => {
  it('the outcomes of a borough are lost in a month in which it has none, and the others have theirs', async () => {
    const { of, london, warnings } = await read((name) => (name === 'Barnet' ? 0 : 30), engine);
    const why = /^no positive outcomes in Barnet in dashboard-\d\.csv: November 2022$/;
    expect(of('Barnet').missing).toMatch(why);
    expect(london.missing).toMatch(why);
    expect(of('Brent').value).toBe(10);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^has no positive outcomes in Barnet \(November 2022\), where many are usual: they are lost/,
      ),
    ]);
  });

  it('a month with the outcomes of one borough alone is missing for all', async () => {
    const { of, london, warnings } = await read((name) => (name === 'Barnet' ? 30 : 0), engine);
    const why = '11 of 12 months of outcomes: November 2022 absent';
    expect([of('Barnet').missing, of('Brent').missing, london.missing]).toEqual([why, why, why]);
    expect(warnings).toEqual([
      expect.stringMatching(/^November 2022 has 30 positive outcomes in all, the months around it 960: they are not/),
    ]);
  });

  it('so is one with a twentieth of every borough', async () => {
    expect((await read(() => 1, engine)).of('Barnet').missing).toContain('November 2022 absent');
  });

  it.each([
    // 32 times 10 and 15; of Barnet 11 × 30 and those, of 3,600 offences.
    ['a third', 10, 340, '320'],
    ['half', 15, 345, '480'],
  ])('one with %s is taken as it is, with a warning', async (_, outcomes, sum, said) => {
    const { of, warnings } = await read(() => outcomes, engine);
    expect(of('Barnet').value).toBe(100 * (sum / 3600));
    expect(warnings).toEqual([
      `November 2022 has ${said} positive outcomes in all, the months around it 960: some may be missing. They are counted as they are; compare the file with another of that month.`,
    ]);
  });

  it('one with two thirds, as the real files have had, is none', async () =>
    expect((await read(() => 20, engine)).warnings).toEqual([]));

  it('of three outcomes a month chance gives none', async () => {
    const { of, warnings } = await read((name) => (name === 'Barnet' ? 0 : 3), engine, 3);
    expect(of('Barnet').value).toBeCloseTo((100 * 33) / 3600, 10);
    expect(warnings).toEqual([]);
  });
});
