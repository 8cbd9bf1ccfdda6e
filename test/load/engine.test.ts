import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceFile } from '../../src/load/duckdb/reduce-file.js';
import { sniff } from '../../src/load/sniff.js';
import { readStreetFiles } from '../../src/load/streets/street-files.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

const folder = emptyFolder();
const HEADER = ['Month', 'LSOA code', 'LSOA name', 'Crime type', 'Last outcome category', 'Context'];
/** With the column by which rows that repeat another are known. */
const WITH_ID = [...HEADER, 'Crime ID'];
const SEED = 20261127;
const RUNS = Number(process.env.ENGINE_RUNS ?? 150);

function saved(bytes: string | Buffer, name = 'street.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** What a reading comes to: the files and counts, or the refusal. */
const outcomeOf = async (path: string, engine: 'duckdb' | 'streaming') => {
  try {
    return await readStreetFiles([path], { engine, keepRows: false });
  } catch (error) {
    return (error as Error).message;
  }
};

async function expectAlike(path: string): Promise<void> {
  const [fast, slow] = [await outcomeOf(path, 'duckdb'), await outcomeOf(path, 'streaming')];
  const plain = (read: typeof fast) => (typeof read === 'string' ? read : JSON.parse(JSON.stringify(read)));
  expect(plain(fast)).toEqual(plain(slow));
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const cellOf = (...values: readonly string[]) => fc.constantFrom(...values);
const rowArbitrary = fc.tuple(
  fc.oneof(
    { weight: 60, arbitrary: cellOf('2024-01', '2024-02') },
    { weight: 1, arbitrary: cellOf('', '2024-13', ' 2024-01 ') },
  ),
  fc.oneof(
    { weight: 60, arbitrary: cellOf('E01000001', 'E01000002', '') },
    { weight: 1, arbitrary: cellOf('e01000001', 'E0100') },
  ),
  cellOf('Barnet 001A', 'Barnet 001B', 'São 002A', ''),
  fc.oneof(
    { weight: 60, arbitrary: cellOf('Burglary', 'Robbery, armed', 'Anti-social "behaviour"') },
    { weight: 1, arbitrary: cellOf('', ' Burglary') },
  ),
  fc.oneof(
    { weight: 80, arbitrary: cellOf('', 'Under investigation') },
    { weight: 1, arbitrary: cellOf('line\nend', 'line\r\nend') },
  ),
  cellOf('', 'x', 'a"b', 'ünï'),
  cellOf('', 'a', 'b'),
);

const fileArbitrary = fc.record({
  rows: fc.array(fc.tuple(rowArbitrary, fc.boolean()), { minLength: 1, maxLength: 30 }),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\uFEFF'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  isEnded: fc.boolean(),
  damage: fc.option(fc.tuple(fc.nat(), fc.constantFrom('"', ',', '\n', '\r', '\0', '\u00e9')), {
    nil: undefined,
    freq: 4,
  }),
  header: fc.constantFrom(HEADER, WITH_ID, WITH_ID, [...HEADER].reverse(), [...HEADER, 'Month'], HEADER.slice(1)),
  isPacked: fc.boolean(),
});

type Generated = typeof fileArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf({ rows, lineEnd, mark, delimiter, isEnded, damage, header, isPacked }: Generated): string {
  const lines = rows.map(([cells, isQuoted]) =>
    header
      .map((heading) => cells[WITH_ID.indexOf(heading)] ?? '')
      .map((cell) => (isQuoted || /[",;\t\r\n]/.test(cell) ? quoted(cell) : cell))
      .join(delimiter),
  );
  const whole = `${mark}${[header.join(delimiter), ...lines].join(lineEnd)}${isEnded ? lineEnd : ''}`;
  const at = damage ? damage[0] % whole.length : 0;
  const text = damage ? whole.slice(0, at) + damage[1] + whole.slice(at) : whole;
  // One letter outside UTF-8 makes the file Windows-1252.
  const bytes = damage?.[1] === '\u00e9' ? Buffer.from(text, 'latin1') : Buffer.from(text);
  return isPacked ? saved(gzipSync(bytes), 'street.csv.gz') : saved(bytes);
}

describe('the engine and the reader of rows', () => {
  it(`give the same counts or the same refusal of generated files (seed ${SEED})`, async () => {
    let byEngine = 0;
    await fc.assert(
      fc.asyncProperty(fileArbitrary, async (generated) => {
        const path = fileOf(generated);
        await expectAlike(path);
        byEngine += (await reduceFile(sniff({ path, file: path, chosen: true }), () => ({ groupings: [[0]] }), {
          engine: 'duckdb',
          keepRows: false,
        }))
          ? 1
          : 0;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    // Both ways are gone: neither is the exception.
    expect(byEngine).toBeGreaterThan(RUNS / 6);
    expect(byEngine).toBeLessThan(RUNS * 0.9);
  });

  it('agree on a quoted cell wherever a chunk of the file ends', async () => {
    const row = '2024-01,E01000001,Barnet 001A,"Burglary, of ""homes""",Unknown,x\n';
    const head = `${HEADER.join(',')}\n`;
    for (let shift = 0; shift < row.length; shift += 5) {
      const start = `2024-01,E01000001,Barnet 001A,Burglary,Unknown,${'y'.repeat(shift)}\n`;
      const lines = row.repeat(Math.ceil(2 ** 20 / row.length) + 50);
      const path = saved(head + start + lines);
      await expectAlike(path);
      expect(
        await reduceFile(sniff({ path, file: path, chosen: true }), () => ({ groupings: [[3]] }), {
          engine: 'duckdb',
          keepRows: false,
        }),
      ).toMatchObject({
        groups: [expect.arrayContaining([{ values: ['Burglary, of "homes"'], count: lines.length / row.length }])],
      });
    }
  });

  it.each([
    ['a name that is a pattern', 'str[e]et.csv', `${HEADER.join(',')}\n2024-01,,,Burglary,,\n`],
    ['a packed file that does not say so', 'packed.csv', gzipSync(`${HEADER.join(',')}\n2024-01,,,Burglary,,\n`)],
    ['a mark inside a cell', 'mark.csv', `${HEADER.join(',')}\n2024-01,,,Burg"lary,,\n`],
    ['a row of blanks', 'blank.csv', `${HEADER.join(',')}\n2024-01,,,Burglary,,\n,,,,,\n`],
    ['line ends of two kinds', 'ends.csv', `${HEADER.join(',')}\r\n2024-01,,,Burglary,,\n`],
    ['a letter outside UTF-8', 'letter.csv', Buffer.from(`${HEADER.join(',')}\n2024-01,,,Burglary,,\xe9\n`, 'latin1')],
  ])('leaves %s to the reader of rows', async (_, name, bytes) => {
    const path = saved(bytes, name);
    expect(
      await reduceFile(sniff({ path, file: path, chosen: true }), () => ({ groupings: [[0, 3]] }), {
        engine: 'duckdb',
        keepRows: false,
      }),
    ).toBeUndefined();
    await expectAlike(path);
  });

  it('are chosen by --engine; DuckDB within its memory leaves no folder behind', () => {
    const path = saved(`${HEADER.join(',')}\n2024-01,E01000001,Barnet 001A,Burglary,,\n`, 'one.csv');
    const temporary = emptyFolder();
    const [fast, slow] = ['duckdb', 'streaming'].map((engine) =>
      boroughstat(['streets', path, '--borough', 'Barnet', '--engine', engine, '--memory', '200', '-f', 'json'], {
        env: { TMPDIR: temporary },
      }),
    );
    expect(fast?.code, fast?.talk).toBe(0);
    expect(fast?.out).toBe(slow?.out);
    expect(readdirSync(temporary)).toEqual([]);
    expect(boroughstat(['streets', path, '--engine', 'pandas']).code).toBe(2);
  });
});
