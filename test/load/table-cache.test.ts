import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { expandPaths } from '../../src/load/expand-paths.js';
import { loadFiles } from '../../src/load/load-files.js';
import { recordingInputs, sha256 } from '../../src/load/recorded-inputs.js';
import { readThroughCache } from '../../src/load/table-cache.js';
import { emptyFolder, root } from '../run-binary.js';

const original = join(root, 'fixtures', 'input', 'long-dashboard.csv');
const hash = sha256(readFileSync(original));

let folder = '';
let file = '';

/** A library with one vintage. */
beforeEach(() => {
  folder = join(emptyFolder(), 'boroughstat', 'vintages', hash);
  file = join(folder, 'long-dashboard.csv');
  mkdirSync(folder, { recursive: true });
  copyFileSync(original, file);
});

const kept = (): string[] => readdirSync(folder).filter((name) => name.startsWith('table-'));
const load = async (reading = { engine: 'auto', keepRows: false } as const) =>
  (await loadFiles([file], reading)).tables;

/** Whether the rows of the file are read; what is kept then stays as it is. */
async function readsRows(keepRows = false): Promise<boolean> {
  const [input] = expandPaths([file]);
  if (!input) throw new Error('no file');
  let reads = false;
  await readThroughCache(input, { engine: 'auto', keepRows }, async () => {
    reads = true;
    return { noLayout: 'none', sha256: hash };
  });
  return reads;
}

describe('the table kept beside a file of the library', () => {
  it('is made by the first reading, and is what every later one gives', async () => {
    expect(await readsRows()).toBe(true);
    const first = await load();
    expect(kept()).toHaveLength(1);
    expect(await readsRows()).toBe(false);
    expect(await load()).toEqual(first);
    expect(await load({ engine: 'streaming', keepRows: false } as never)).toEqual(first);
    expect(first[0]?.file).toBe('library:long-dashboard.csv');
  });

  it('is an input of the run, under the hash of the file', async () => {
    await load();
    const inputs = await recordingInputs(async (found) => {
      await load();
      return found();
    });
    expect(inputs).toMatchObject([{ path: file, file: 'library:long-dashboard.csv', sha256: hash }]);
  });

  it('is not taken where it is damaged, of another build or of another file', async () => {
    const tables = await load();
    const [name = ''] = kept();
    const good = readFileSync(join(folder, name));
    const damaged = Buffer.from(good);
    damaged[good.length - 5] = (damaged[good.length - 5] ?? 0) ^ 1;
    for (const bytes of [damaged, good.subarray(0, 40), Buffer.alloc(0)]) {
      writeFileSync(join(folder, name), bytes);
      expect(await readsRows()).toBe(true);
      expect(await load()).toEqual(tables);
      expect(await readsRows()).toBe(false);
    }
    rmSync(join(folder, name));
    writeFileSync(join(folder, 'table-0123456789abcdef.bin'), good);
    expect(await readsRows()).toBe(true);
    await load();
    expect(kept()).toEqual([name]);
    const other = join(folder, '..', '0'.repeat(64));
    mkdirSync(other);
    copyFileSync(file, join(other, 'long-dashboard.csv'));
    copyFileSync(join(folder, name), join(other, name));
    file = join(other, 'long-dashboard.csv');
    expect(await readsRows()).toBe(true);
  });

  it('is done without where it cannot be written', async () => {
    const [, build = ''] = /^(.*)\n/.exec(readFileSync(join(root, 'dist', 'build-id.txt'), 'utf8')) ?? [];
    for (const name of [`table-${build}.bin`, `table-${build}-rows.bin`]) mkdirSync(join(folder, name));
    const tables: readonly SourceTable[] = await load();
    expect(tables).toHaveLength(1);
    expect(await load()).toEqual(tables);
    expect(kept().filter((name) => !name.endsWith('.bin'))).toEqual([]);
  });

  it('is not taken where the file is no longer the one that was added, whatever its time says', async () => {
    const { mtime, atime } = statSync(file);
    await load();
    writeFileSync(file, readFileSync(original, 'utf8').replace('1', '2'));
    utimesSync(file, atime, mtime);
    await expect(load()).rejects.toThrow(/is not as it was added to the library/);
  });

  it('is taken of a file that was put back, after its hash is seen to be the same', async () => {
    await load();
    rmSync(file);
    copyFileSync(original, file);
    expect(await readsRows()).toBe(false);
  });
});
