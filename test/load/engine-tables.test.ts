import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReduced } from '../../src/load/duckdb/load-table.js';
import { loadFiles } from '../../src/load/load-files.js';
import type { ReadOptions } from '../../src/load/read-options.js';
import { sniff } from '../../src/load/sniff.js';
import { readAllReference } from '../../src/reference/index.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { emptyFolder } from '../run-binary.js';

/** The tables of the Met by DuckDB and row by row: the same, or the same refusal. */
const folder = emptyFolder();
const SEED = 20261128;
const RUNS = Number(process.env.ENGINE_RUNS ?? 100);

const saved = (bytes: string | Buffer, name = 'table.csv'): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const outcomeOf = async (path: string, reading: ReadOptions) => {
  try {
    return await loadFiles([path], reading);
  } catch (error) {
    return (error as Error).message;
  }
};
type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

/** Everything, with the numbers of rows. */
const whole = (read: Outcome) => (typeof read === 'string' ? read : JSON.parse(JSON.stringify(read)));

/** What a figure can be made of, without them. */
function counts(read: Outcome) {
  if (typeof read === 'string') return read;
  try {
    const { dataset } = buildDataset(read.tables, readAllReference());
    return dataset.sources.map(({ months, cells, areas, offences, measures, hasMeasure }) => ({
      months,
      measures: [...measures].sort().map((measure) => [measure, months.filter((month) => hasMeasure(measure, month))]),
      areas: [...areas].sort(),
      offences: [...offences].sort(),
      cells: [...cells].map(({ values, ...of }) => [JSON.stringify(of), [...values]]).sort(),
    }));
  } catch (error) {
    // Which row is named is settled by reading again with the numbers of rows, as the commands do.
    return (error as Error).name;
  }
}

async function expectAlike(path: string): Promise<boolean> {
  const slow = await outcomeOf(path, { engine: 'streaming', keepRows: true });
  expect(whole(await outcomeOf(path, { engine: 'duckdb', keepRows: true }))).toEqual(whole(slow));
  expect(counts(await outcomeOf(path, { engine: 'duckdb', keepRows: false }))).toEqual(counts(slow));
  const input = sniff({ path, file: path, chosen: true });
  return (await loadReduced(input, { engine: 'duckdb', keepRows: true })) !== undefined;
}

/** Mostly one of the first, seldom one of the odd. */
const cell = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 150, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const DASHBOARD =
  'Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,FY_FYIndex,Count,Refresh Date';
const dashboardRow = fc.tuple(
  cell(['2023-04-01', '2023-05-01', '01/06/2023'], ['2023-04-02', '', '2022-04-01']),
  cell(['Borough', 'Borough', 'borough ', 'Ward', 'Safer Neighbourhood Teams'], ['Region', '']),
  fc.constantFrom('Barnet', 'x'),
  cell(['Barnet', 'Brent', 'Hammersmith & Fulham', 'Hammersmith  & Fulham'], ['', 'Atlantis']),
  fc.constantFrom('E09000003', ''),
  cell(['BURGLARY', 'THEFT', 'OTHER ACCEPTED CRIME'], ['', 'SORCERY']),
  cell(['DOMESTIC BURGLARY', 'SHOPLIFTING', 'OTHER THEFT'], ['']),
  cell(['Offences', 'Positive Outcomes'], ['Victims', 'Other', '']),
  cell(['2023/24'], ['2022/23', '']),
  fc.constantFrom('0', 'a "b"', 'c,d'),
  cell(['0', '1', '25', '1204'], ['', '..', '1.5', '1,204', ' 7', '12a']),
  cell(['2024-05-07'], ['2023-05-20', 'soon', 'line\nend']),
);

const MONTHS = ['202304', '202305', '202306'];
const LSOA = ['LSOA Code', 'LSOA Name', 'Borough', 'Major Category', 'Minor Category', ...MONTHS].join(',');
const count = cell(['0', '1', '25', '007'], ['', '..', '1.5', ' 7', '12a', '65536', '-1', '1e2', '+3']);
const lsoaRow = fc.tuple(
  cell(
    Array.from({ length: 60 }, (_, at) => `E010000${10 + at}`),
    ['e01000001', 'E0100', ''],
  ),
  cell(['Barnet 001A', 'Barnet, 002A'], ['', 'Total']),
  cell(['Barnet', 'Brent'], ['', 'Atlantis', 'Total']),
  cell(['BURGLARY', 'THEFT'], ['SORCERY']),
  cell(['DOMESTIC BURGLARY', 'SHOPLIFTING', 'OTHER THEFT', 'BICYCLE THEFT'], ['']),
  count,
  count,
  count,
);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const bytesOf = (header: string, row: fc.Arbitrary<readonly string[]>) =>
  fc
    .record({
      rows: fc.array(fc.tuple(row, fc.constantFrom(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5)), {
        minLength: 1,
        maxLength: 12,
      }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\uFEFF'),
      isEnded: fc.boolean(),
      damage: fc.option(
        fc.tuple(fc.nat(), fc.constantFrom('"', ',', '\n', '\r', '\0', '\u0001', '\u0002', '\u00e9', '0', 'x')),
        { nil: undefined, freq: 4 },
      ),
      isPacked: fc.boolean(),
    })
    .map(({ rows, lineEnd, mark, isEnded, damage, isPacked }) => {
      const lines = rows.map(([cells, quoting]) =>
        cells.map((each, at) => (at === quoting || /[",\r\n]/.test(each) ? quoted(each) : each)).join(','),
      );
      const text = `${mark}${[header, ...lines].join(lineEnd)}${isEnded ? lineEnd : ''}`;
      const at = damage ? damage[0] % text.length : 0;
      const damaged = damage ? text.slice(0, at) + damage[1] + text.slice(at) : text;
      const bytes = damage?.[1] === '\u00e9' ? Buffer.from(damaged, 'latin1') : Buffer.from(damaged);
      return { bytes: isPacked ? gzipSync(bytes) : bytes, name: isPacked ? 'table.csv.gz' : 'table.csv' };
    });

describe('tables by the engine and row by row', () => {
  it('are alike where a count has more zeros in front than a number has digits', async () => {
    const row = (count: string) => `Barnet,ROBBERY,Business Property,${count},7`;
    const lines = ['LookUp_BoroughName,MajorText,MinorText,202104,202105', row('00000000000000005')];
    const path = saved(`${lines.join('\n')}\n`);
    for (const engine of ['duckdb', 'streaming'] as const) {
      const { tables } = await loadFiles([path], { engine, keepRows: true });
      expect([...(tables[0]?.rows[0]?.values ?? [])], engine).toEqual([5, 7]);
    }
  });

  for (const [what, header, row] of [
    ['the dashboard', DASHBOARD, dashboardRow],
    ['LSOAs', LSOA, lsoaRow],
  ] as const) {
    it(`are alike for generated files of ${what} (seed ${SEED})`, async () => {
      let byEngine = 0;
      await fc.assert(
        fc.asyncProperty(bytesOf(header, row as fc.Arbitrary<readonly string[]>), async ({ bytes, name }) => {
          if (await expectAlike(saved(bytes, name))) byEngine += 1;
        }),
        { numRuns: RUNS, seed: SEED },
      );
      // Both ways are gone: neither is the exception.
      expect(byEngine).toBeGreaterThan(RUNS / 10);
      expect(byEngine).toBeLessThan(RUNS * 0.95);
    });
  }
});
