import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, discard, recover, stage } from '../../src/output/replace-files.js';
import { emptyFolder } from '../run-binary.js';

const OLD = { 'a.csv': 'old a', 'b.csv': 'old b' };
const NEW = [
  { name: 'a.csv', content: 'new a' },
  { name: 'b.csv', content: 'new b' },
  { name: 'c.csv', content: 'new c' },
];

function oldFolder(): { folder: string; staging: string } {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(OLD)) writeFileSync(join(folder, name), content);
  return { folder, staging: join(folder, '.staging') };
}

const read = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const NEW_SET = { 'a.csv': 'new a', 'b.csv': 'new b', 'c.csv': 'new c' };

it('puts the new set in place and leaves nothing behind', async () => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW);
  commit(staging, folder, ['a.csv', 'b.csv', 'c.csv']);
  expect(read(folder)).toEqual(NEW_SET);
});

it('leaves the old set when killed before the journal, and takes the rest away', async () => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW);
  recover(staging, folder);
  expect(read(folder)).toEqual(OLD);
});

it('leaves the old set when the journal itself was cut short', async () => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW);
  writeFileSync(join(staging, 'journal.json'), '["a.csv","b');
  recover(staging, folder);
  expect(read(folder)).toEqual(OLD);
});

it.each([0, 1, 2, 3, 4, 5, 6])('finishes the new set when killed after rename %i', async (renames) => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW);
  mkdirSync(join(staging, 'old'));
  writeFileSync(join(staging, 'journal.json'), JSON.stringify(NEW.map(({ name }) => name)));
  let left = renames;
  for (const { name } of NEW) {
    if (left > 0 && existsSync(join(folder, name))) {
      renameSync(join(folder, name), join(staging, 'old', name));
      left -= 1;
    }
    if (left > 0) {
      renameSync(join(staging, 'new', name), join(folder, name));
      left -= 1;
    }
  }
  recover(staging, folder);
  expect(read(folder)).toEqual(NEW_SET);
});

it('undoes what it had renamed when one file cannot be replaced', async () => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW.slice(0, 2));
  // The journal names a file that was never staged: its rename fails as a locked file's does.
  expect(() => commit(staging, folder, ['a.csv', 'b.csv', 'missing.csv'])).toThrow();
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old a');
  expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe('old b');
});

it('keeps both sets for the next run when they can be neither put in place nor taken back', async () => {
  const { folder, staging } = oldFolder();
  await stage(staging, NEW.slice(0, 2));
  const blocked = join(folder, 'c.csv');
  symlinkSync(blocked, blocked);
  expect(() => commit(staging, folder, ['a.csv', 'b.csv', 'c.csv'])).toThrow(/ELOOP/);
  discard(staging);
  rmSync(blocked);
  recover(staging, folder);
  expect(read(folder)).toEqual({ 'a.csv': 'new a', 'b.csv': 'new b' });
});

describe('a staging folder that somebody planted', () => {
  const plant = (journal: unknown) => {
    const { folder, staging } = oldFolder();
    mkdirSync(join(staging, 'new'), { recursive: true });
    mkdirSync(join(staging, 'old'));
    writeFileSync(join(staging, 'planted.txt'), 'planted');
    writeFileSync(join(staging, 'new', 'a.csv'), 'planted');
    writeFileSync(join(staging, 'journal.json'), JSON.stringify(journal));
    return { folder, staging };
  };

  it.each([
    [['../planted.txt']],
    [['a.csv', '../../x']],
    [['..']],
    [['']],
    [['/tmp/planted.txt']],
    [['..\\planted.txt']],
    [[null]],
    [{ length: 1, 0: 'a.csv' }],
    ['a.csv'],
  ])('moves nothing for the journal %j', (journal) => {
    const { folder, staging } = plant(journal);
    recover(staging, folder);
    expect(read(folder)).toEqual(OLD);
  });

  it('is refused when it is a link, or another user has made it', () => {
    const { folder, staging } = plant(['a.csv']);
    const link = join(folder, '.link');
    symlinkSync(staging, link);
    expect(() => recover(link, folder)).toThrow(/\.link: is not a folder of this user/);
    expect(() => recover(staging, folder, 12345)).toThrow(/\.staging: is not a folder of this user/);
    rmSync(join(staging, 'new'), { recursive: true });
    symlinkSync(emptyFolder(), join(staging, 'new'));
    expect(() => recover(staging, folder)).toThrow(/new: is not a folder of this user/);
  });

  it('is made so that no other user can put anything into it', async () => {
    const { staging } = oldFolder();
    await stage(staging, NEW);
    expect(statSync(staging).mode & 0o777).toBe(0o700);
  });
});
