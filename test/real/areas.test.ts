import { expect, it } from 'vitest';
import { financialYear, shiftPeriod } from '../../src/core/months.js';
import { areaSteps } from '../../src/figures/cross-checks/area-steps.js';
import { type Comparison, compareOffence } from '../../src/figures/measures/comparison.js';
import { Study } from '../../src/figures/study.js';
import { loadFiles } from '../../src/load/load-files.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boroughs, reference } from '../make-study.js';
import { boroughstat } from '../run-binary.js';
import { boroughFile, CONNECT_PAIR, CRIS_PAIR, compared, describeReal, PRE_2019 } from './real-data.js';

/** Expected counts: awk over the files, rows of Hillingdon and of London Heathrow and London City Airports. */
const HILLINGDON = ['--borough', 'Hillingdon', '--offence', 'all'];
const found = (files: readonly string[], ...args: string[]) => compared(files, [...HILLINGDON, ...args]).get('all');

/** Every borough with and without the registry of moves, in groups and all offences. */
async function differences(files: readonly string[], year: string): Promise<string[]> {
  const { tables } = await loadFiles(files);
  const period = financialYear(year);
  if (!period) throw new Error(year);
  const [previous, base] = [shiftPeriod(period, -12), shiftPeriod(period, -60)];
  const choices = { period, previous, base, london: 'pooled', smallNumber: 30 } as const;
  const allowed = { allowMixedEras: false, allowPartial: false, allowBreaks: false };
  const [joined, apart] = [reference, { ...reference, areaMoves: [] }].map(
    (known) => new Study(buildDataset(tables, known).dataset, known, { ...choices, ...allowed }),
  );
  if (!joined || !apart) throw new Error('two studies');
  const offences = reference.offences.filter(({ parent }) => parent === '' || parent === 'all').map(({ id }) => id);
  const text = (made: Comparison) => JSON.stringify({ ...made, area: made.area.code });
  return boroughs.flatMap((each) =>
    offences
      .filter((offence) => text(compareOffence(joined, each, offence)) !== text(compareOffence(apart, each, offence)))
      .map((offence) => `${each.name}: ${offence}`),
  );
}

describeReal('Heathrow in files that agree on where it is', () => {
  it.each([
    ['2021/22', CRIS_PAIR],
    ['2018/19', CRIS_PAIR],
    ['2015/16', PRE_2019],
  ])('leaves every figure of %s as it is', async (year, files) => {
    expect(await differences(files, year)).toEqual([]);
  });
});

describeReal('Heathrow in files of two eras', () => {
  const files = [CRIS_PAIR[0] as string, CONNECT_PAIR[1] as string];

  it('counts in Hillingdon in both where the eras are compared', () => {
    const made = found(files, '--to', '2026-03', '--allow-mixed-eras');
    expect([made?.base_count?.value, made?.count?.value]).toEqual([23806 + 952, 31193]);
    expect(made?.base_change_percent?.value).toBeCloseTo((100 * (31193 - 24758)) / 24758, 10);
    expect(made?.notes.join(' ')).toContain('Heathrow: ');
  });

  it('is left where it is when they are not', () => {
    expect(found(files, '--to', '2026-03')?.base_count?.value).toBe(23806);
  });
});

describeReal('revisions of two eras', () => {
  it('are of the same area: Hillingdon with Heathrow falls like its neighbours', () => {
    const files = [CRIS_PAIR[1] as string, CONNECT_PAIR[0] as string];
    const args = [
      'revisions',
      ...files,
      '--borough',
      'Hillingdon',
      '--table',
      'revised-boroughs',
      '-f',
      'json',
      '--quiet',
    ];
    const [table] = JSON.parse(boroughstat(args).out).tables;
    const { cells } = table.rows.find(({ key }: { key: string }) => key === 'E09000017');
    expect(cells.area).toBe('Hillingdon with Heathrow');
    expect([cells.before.value, cells.now.value]).toEqual([57080, 54964]);
  });
});

describeReal('the cross-check of areas', () => {
  it.each([
    'borough_24m_201703_201902_BoroughName.csv',
    'borough_24m_202103_202302.csv',
    'borough_24m_202202_202401.csv',
    'borough_24m_202404_202603_BoroughName.csv',
    'borough_hist_201004_202201.csv',
    'borough_pre2019_200801_201812.csv',
  ])('finds nothing in %s', async (name) => {
    const { tables } = await loadFiles([boroughFile(name)]);
    expect(areaSteps(buildDataset(tables, { ...reference, areaMoves: [] }).dataset).steps).toEqual([]);
  });

  it('finds both ends of the move in the file that has both', async () => {
    const { tables } = await loadFiles([boroughFile('borough_24m_202211_202410_BoroughName.csv')]);
    const { steps } = areaSteps(buildDataset(tables, { ...reference, areaMoves: [] }).dataset);
    expect(steps.map(({ borough, month }) => [borough?.name, month])).toEqual([
      ['Hillingdon', '2023-05'],
      ['Hillingdon', '2024-03'],
    ]);
    expect(areaSteps(buildDataset(tables, reference).dataset).steps).toEqual([]);
  });
});
