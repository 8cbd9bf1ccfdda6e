import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/app/log.js';
import { allowProgress, progressBar, showStage } from '../../src/app/progress.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

/** Files that are large, or packed, or Parquet: as the small ones, or refused in a sentence. */
const folder = emptyFolder();
const input = (name: string): string => join(root, 'fixtures', 'input', name);
const saved = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const MONTHS = Array.from(
  { length: 12 },
  (_, at) => `${2023 + Math.floor(at / 12)}${String((at % 12) + 1).padStart(2, '0')}`,
);
const HEADER = `LSOA Code,LSOA Name,Borough,Major Category,Minor Category,${MONTHS.join(',')}`;
const ROWS = 60_000;
/** LSOAs of Barnet with long names and one burglary a month. */
const LSOAS = Array.from({ length: ROWS }, (_, at) => {
  const name = `E01${String(at).padStart(6, '0')},Barnet ${at} ${'x'.repeat(500)}`;
  return `${name},Barnet,BURGLARY,DOMESTIC BURGLARY${',1'.repeat(MONTHS.length)}\n`;
}).join('');
const large = saved('large.csv', `${HEADER}\n${LSOAS}`);
const inspect = (file: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
  boroughstat(['inspect', '--data', file, '-f', 'json', ...args], { cwd: folder, env });

describe('a file larger than the reader takes at once', () => {
  it('is read in pieces, and by DuckDB, to the same', () => {
    expect(readFileSync(large).length).toBeGreaterThan(32 * 2 ** 20);
    const [slow, fast] = [inspect(large, ['--engine', 'streaming']), inspect(large, ['--engine', 'duckdb'])];
    expect(slow.code, slow.talk).toBe(0);
    expect(fast.out).toBe(slow.out);
    // DuckDB cannot read it within so little: its rows are read one by one.
    expect(inspect(large, ['--engine', 'duckdb', '--memory', '5']).out).toBe(slow.out);
  });

  it('is refused before Node runs out of memory', () => {
    for (const engine of ['streaming', 'duckdb']) {
      const { code, talk, out } = inspect(large, ['--engine', engine], { NODE_OPTIONS: '--max-old-space-size=80' });
      expect(code, talk).toBe(3);
      expect(out).toBe('');
      expect(talk).toMatch(/large\.csv:\d+:1: by here the file has taken most of the \d+ MB/);
    }
  });

  it('says where a row is wrong', () => {
    const wrong = `E01999999,Barnet x,Barnet,BURGLARY,DOMESTIC BURGLARY,${'?,'.repeat(11)}1\n`;
    const file = saved('wrong.csv', `${HEADER}\n${LSOAS}${wrong}`);
    for (const engine of ['streaming', 'duckdb']) {
      const { code, talk } = inspect(file, ['--engine', engine]);
      expect(code).toBe(3);
      expect(talk).toContain(`wrong.csv:${ROWS + 2}:6: "?" under "202301" is not a whole number`);
    }
  });

  it('is refused where it unpacks to over a hundred times its size', () => {
    // The letters of a megabyte, packed, again and again: parts of gzip follow one another as one.
    const part = gzipSync(`${' '.repeat(99)}\n`.repeat(10_486), { level: 1 });
    const parts = Array.from({ length: 1100 }, () => part);
    const bomb = saved('bomb.csv.gz', Buffer.concat([gzipSync(`${HEADER}\n`), ...parts]));
    expect(readFileSync(bomb).length).toBeGreaterThan(4 * 2 ** 20);
    const { code, talk } = inspect(bomb, ['--engine', 'streaming']);
    expect(code).toBe(3);
    expect(talk).toMatch(/bomb\.csv\.gz: is larger than 512 MiB, unpacked/);
  });
});

describe('Parquet', () => {
  it('is read as the CSV of the same table', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const name of ['wide-borough', 'wide-ward', 'wide-lsoa', 'long-dashboard', 'long-detections']) {
      const parquet = join(folder, `${name}.parquet`);
      await connection.run(`COPY (FROM read_csv('${input(`${name}.csv`)}', header = true)) TO '${parquet}'`);
      const read = (file: string) =>
        inspect(file)
          .out.replaceAll(file, 'FILE')
          .replace(/[0-9a-f]{12,64}/g, 'HASH')
          .replaceAll(`${name}.csv`, 'FILE');
      expect(read(parquet)).toBe(read(input(`${name}.csv`)));
    }
    instance.closeSync();
  });

  /** What is no count between 0 and 65,535 is for the reader of text: it gives the count, or the reason why there is none. */
  it.each([
    ['BIGINT', '3'],
    ['DOUBLE', '5'],
    ['BIGINT', '70000'],
    ['VARCHAR', '3'],
    ['VARCHAR', 'a few'],
    ['BIGINT', '-4'],
    ['BIGINT', ''],
  ])('a count that is %s %j is what it is as CSV', async (type, count) => {
    const rows = `E01000112,Barnet 001A,Barnet,BURGLARY,DOMESTIC BURGLARY${',1'.repeat(MONTHS.length - 1)},${count}\n`;
    const csv = saved('odd-count.csv', `${HEADER}\n${rows}`);
    const parquet = join(folder, 'odd-count.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const read = `read_csv('${csv}', header = true, all_varchar = true)`;
    const last = `CAST("${MONTHS.at(-1)}" AS ${type}) AS "${MONTHS.at(-1)}"`;
    const others = MONTHS.slice(0, -1).map((month) => `CAST("${month}" AS BIGINT) AS "${month}"`);
    const words = HEADER.split(',', 5).map((heading) => `"${heading}"`);
    await connection.run(`COPY (SELECT ${[...words, ...others, last].join(', ')} FROM ${read}) TO '${parquet}'`);
    instance.closeSync();
    const told = (file: string) => {
      const rank = ['rank', '--level', 'lsoa', '--offence', 'burglary', '--to', '2023-12', '--data', file, '-f', 'csv'];
      const { out, talk, code } = boroughstat(rank, { cwd: folder });
      return { code, words: `${out}${talk}`.replaceAll('.parquet', '.csv') };
    };
    expect(told(parquet)).toEqual(told(csv));
  });

  it('is refused where it is damaged', () => {
    expect(inspect(saved('damaged.parquet', 'PAR1 and nothing more')).talk).toContain(
      'damaged.parquet: is a damaged Parquet file; download it again.',
    );
  });
});

describe('a number of an LSOA', () => {
  it('is explained down to its row', () => {
    const { out, code, talk } = boroughstat(
      [
        'explain',
        'hotspots',
        'burglary|E01000113',
        '2023/24',
        '--year',
        '2023/24',
        '--data',
        input('wide-lsoa.csv'),
      ].concat('--offence', 'burglary', '--borough', 'Barnet', '-f', 'json'),
    );
    expect(code, talk).toBe(0);
    // Row 3 of the file: three a month.
    const steps = JSON.parse(out)
      .steps.map(({ what }: { what: string }) => what)
      .join('\n');
    expect(steps).toMatch(/36 under BURGLARY \/ DOMESTIC BURGLARY: \S*wide-lsoa\.csv:3 /);
  });
});

describe('progress', () => {
  it('is shown on a terminal alone, of what takes long, and erased', () => {
    const { stderr } = process;
    const { write, isTTY, columns } = stderr;
    const age = vi.spyOn(performance, 'now');
    const shown: string[] = [];
    const run = (terminal: boolean, milliseconds: number) => {
      stderr.isTTY = terminal;
      age.mockReturnValue(milliseconds);
      const bar = progressBar();
      showStage('Reading');
      bar('x.csv', 2 ** 20, 2 ** 21);
      bar('a long name.csv', 2 ** 21, 2 ** 21);
      createLogger(stderr, { quiet: false, json: false }).summary('Done.');
    };
    stderr.write = ((text: string) => shown.push(text) > 0) as typeof stderr.write;
    stderr.columns = 50;
    try {
      run(false, 60_000);
      run(true, 100);
      expect(shown).toEqual(['Done.\n', 'Done.\n']);
      allowProgress({ quiet: true });
      run(true, 60_000);
      allowProgress({});
      expect(shown).toEqual(['Done.\n', 'Done.\n', 'Done.\n']);
      run(true, 60_000);
    } finally {
      age.mockRestore();
      Object.assign(stderr, { write, isTTY, columns });
    }
    expect(shown.slice(3)).toEqual([
      '\rReading ...\x1b[K',
      '\r[##########          ] 1.0 of 2.0 MiB  x.csv\x1b[K',
      // Cut to one less than the terminal has.
      '\r[####################] 2.0 of 2.0 MiB  a long nam\x1b[K',
      '\r\x1b[K',
      'Done.\n',
    ]);
  });
});
