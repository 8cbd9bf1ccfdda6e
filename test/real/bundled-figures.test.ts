import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lacksOfFiles } from '../../src/figures/cross-checks/bundled-figures.js';
import { againstBundled } from '../../src/figures/cross-checks/bundled-totals.js';
import { loadBundledFigures, loadFiles } from '../../src/load/load-files.js';
import { readAllReference } from '../../src/reference/index.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { boroughFile, describeReal, sharedFile } from './real-data.js';

/** Every real file of the Met's: all eras and vintages, boroughs, wards, LSOAs and the dashboard. */
const FILES: readonly (readonly [folder: string, name: string])[] = [
  ['borough', 'borough_24m_201703_201902_BoroughName.csv'],
  ['borough', 'borough_24m_202103_202302.csv'],
  ['borough', 'borough_24m_202202_202401.csv'],
  ['borough', 'borough_24m_202211_202410_BoroughName.csv'],
  ['borough', 'borough_24m_202404_202603_BoroughName.csv'],
  ['borough', 'borough_hist_201004_202201.csv'],
  ['borough', 'borough_hist_201004_202403_BoroughName.csv'],
  ['borough', 'borough_pre2019_200801_201812.csv'],
  ['borough', 'borough_pre2019_24m_201701_201812.csv'],
  ['ward', 'ward_24m_202304_202503.csv'],
  ['ward', 'ward_25m_202403_202603.csv'],
  ['lsoa', 'mps_lsoa_25m_202402_202602.parquet'],
  ['dashboard', 'm1045_knife_202203_202602.parquet'],
];

async function read(path: string) {
  const reference = readAllReference();
  const { dataset } = buildDataset((await loadFiles([path])).tables, reference);
  return { dataset, bundled: await loadBundledFigures() };
}

describeReal('the real files against the bundled figures', () => {
  it.each(FILES)('%s/%s has nothing that is said', async (folder, name) => {
    const { dataset, bundled } = await read(sharedFile('data', folder, name));
    expect(lacksOfFiles(dataset, bundled, false)).toEqual([]);
  });

  // By Python on both files: Hillingdon 50,326 of 55,079 (Heathrow apart), Kensington and Chelsea 44,208 of 42,765.
  it('are compared with the totals that are in the files', async () => {
    const { dataset, bundled } = await read(boroughFile('borough_24m_201703_201902_BoroughName.csv'));
    const [[tidy], [table]] = [dataset.sources, bundled.tables];
    const totals = tidy && table ? againstBundled(dataset, tidy, table)?.totals : undefined;
    expect(totals?.find(({ code }) => code === 'E09000017')).toMatchObject({ inFile: 50_326, bundled: 55_079 });
    expect(totals?.find(({ code }) => code === 'E09000020')).toMatchObject({ inFile: 44_208, bundled: 42_765 });
  });

  it('are told from a file without half of the rows of a borough; under --strict that is an error', () => {
    const lines = readFileSync(boroughFile('borough_24m_202404_202603_BoroughName.csv'), 'utf8').split(/\r?\n/);
    const path = join(emptyFolder(), 'half.csv');
    writeFileSync(path, lines.filter((line, index) => index % 2 === 0 || !line.includes(',Barnet,')).join('\n'));
    const args = ['inspect', '-f', 'csv', '--data', path];
    expect(boroughstat(args).out).toMatch(
      /half\.csv: has \d\d% of the offences that the bundled figures of March 2026 have for Barnet/,
    );
    const { code, talk } = boroughstat([...args, '--strict']);
    expect([code, talk]).toEqual([3, expect.stringContaining('(an error because of --strict)')]);
  });
});
