import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../../src/load/load-files.js';
import { readAllReference } from '../../../src/reference/index.js';
import { buildDataset } from '../../../src/tidy/build-dataset.js';
import { emptyFolder } from '../../run-binary.js';

const reference = readAllReference();
const boroughs = reference.areas.filter(({ kind }) => kind === 'borough');

const HEADER =
  'Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Offence Group,Offence Subgroup,Measure,Financial Year,Count,Refreshed Date';

const row = (month: string, within: string, name: string, count: number, made = '08/05/2026') =>
  `${month},Borough,${within},${name},,Knife Crime,Knife Crime,Offences,fy25-26,${count},${made}`;

/** Nine of each borough in two months, and what else is given. Area codes end in blanks, as the publisher's do. */
const dashboard = (rows: readonly string[], made?: string): string =>
  [
    HEADER,
    ...['01/02/2026', '01/03/2026'].flatMap((month) =>
      boroughs.map(({ name, code }) => row(month, name, name, 9, made).replace(',,Knife', `,${code}  ,Knife`)),
    ),
    ...rows,
  ].join('\n');

async function read(...texts: readonly string[]) {
  const paths = texts.map((text, index) => {
    const path = join(emptyFolder(), `dashboard-${index}.csv`);
    writeFileSync(path, `${text}\n`);
    return path;
  });
  const { tables } = await loadFiles(paths);
  const { dataset, diagnostics } = buildDataset(tables, reference);
  const count = (code: string) =>
    dataset.count(code, 'knife-crime', { from: '2026-02', to: '2026-03', label: 'two months' }).count;
  return {
    count,
    dataset,
    diagnostics: diagnostics.map(({ level, text }) => `${level}: ${text.replace(/^.*?\.csv: /, '')}`),
  };
}

describe('rows of the dashboard that are of no borough', () => {
  it('are those of an entry that nobody knows, where the file gives it the code of no area', async () => {
    const marine = row('01/02/2026', 'Marine Support', 'Marine Support', 3).replace(',,Knife', ',-1,Knife');
    const { count, diagnostics } = await read(dashboard([marine]));
    expect([count('other-nk'), count('E09000003')]).toEqual([3, 18]);
    expect(diagnostics).toEqual([
      expect.stringMatching(
        /^warning: 1 row of "Marine Support" \(Knife Crime 3\): the area is not known; .* Other \/ NK/,
      ),
    ]);
    await expect(read(dashboard([marine.replace(',-1,', ',,')]))).rejects.toThrow('area "Marine Support" is not known');
  });

  it('are read where the area is blank and the file puts it in no borough; how many is told', async () => {
    const { count, diagnostics } = await read(
      dashboard([row('01/02/2026', 'Other / NK', '', 4), row('01/03/2026', 'Other / NK', '', 3)]),
    );
    expect([count('other-nk'), count('E09000003')]).toEqual([7, 18]);
    expect(diagnostics).toEqual([
      'note: 2 rows of no area name (Knife Crime 7) are read as Other / NK, which is no borough.',
    ]);
  });

  it('are read under the names that the Met gives them', async () => {
    const { count } = await read(
      dashboard([
        row('01/02/2026', 'Other / NK', 'N/K (Legacy Only)', 1),
        row('01/02/2026', 'Other / NK', 'Aviation Security (SO18) (Legacy Only)', 2),
        row('01/02/2026', 'Other / NK', 'Non MET police force', 5),
      ]),
    );
    expect(['unknown', 'aviation-security', 'other-force'].map(count)).toEqual([1, 2, 5]);
  });

  it.each([
    ['the file puts it in no borough', 'Other / NK', 'Marine Unit'],
    ['its name says so', '', 'City Airport (Legacy Only)'],
  ])('are read with a warning where the area is not known and %s', async (_, within, name) => {
    const { count, diagnostics } = await read(dashboard([row('01/02/2026', within, name, 4)]));
    expect([count('other-nk'), count('E09000003')]).toEqual([4, 18]);
    expect(diagnostics).toEqual([
      expect.stringMatching(new RegExp(`^warning: 1 row of "${name.replace(/[()]/g, '.')}"`)),
    ]);
  });

  it.each([
    ['a blank area within a borough', 'Barnet', '', 'the cell is blank'],
    ['a blank area within nothing', '', '', 'the cell is blank'],
    ['a blank area within what is not known', 'Barnett', '', 'the cell is blank'],
    ['a borough misspelt', 'Barnet', 'Barnett', 'area "Barnett" is not known (did you mean "Barnet"?)'],
    ['a name with a borough in it', '', 'Barnet (not known)', 'area "Barnet (not known)" is not known'],
    ['a total', '', 'Metropolitan Police', 'area "Metropolitan Police" is not known'],
  ])('are not %s, which is refused at its cell', async (_, within, name, message) => {
    const last = 2 + 2 * boroughs.length;
    await expect(read(dashboard([row('01/02/2026', within, name, 4)]))).rejects.toThrow(`:${last}:4: ${message}`);
  });

  it('are refused where the same row is there twice', async () => {
    const blank = row('01/02/2026', 'Other / NK', '', 4);
    await expect(read(dashboard([blank, blank]))).rejects.toThrow('they would be counted twice');
  });
});

describe('the day on which a file was made', () => {
  it('decides between two files that run to the same month, whichever is given last', async () => {
    const newer = dashboard([], '2026-05-20').replaceAll(',9,', ',8,');
    const older = dashboard([], '08/05/2026');
    for (const files of [
      [newer, older],
      [older, newer],
    ]) {
      const { count, dataset } = await read(...files);
      expect(count('E09000003')).toBe(16);
      expect(dataset.sources.map(({ source }) => source.refreshed).sort()).toEqual(['2026-05-08', '2026-05-20']);
    }
  });
});
