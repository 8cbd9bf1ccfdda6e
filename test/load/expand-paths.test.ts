import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPaths, splitPattern } from '../../src/load/expand-paths.js';
import { emptyFolder } from '../run-binary.js';

describe('a pattern', () => {
  it.each([
    ['\\\\server\\share\\met (1)\\*.csv', '\\\\server\\share\\met (1)\\', '*.csv'],
    ['C:\\My files [old]\\20*\\*.csv', 'C:\\My files [old]\\', '20*/*.csv'],
    ['C:\\*.csv', 'C:\\', '*.csv'],
    ['met/a b/*.csv', 'met/a b/', '*.csv'],
    ['*.csv', '', '*.csv'],
  ])('%s begins with the folder that is there', (pattern, folder, rest) => {
    expect(splitPattern(pattern, (path) => !path.includes('*'))).toEqual({ folder, rest });
  });

  it('finds files in a folder with blanks and brackets in its name, by slashes or backslashes', () => {
    const folder = join(emptyFolder(), 'Met files (1) [new]');
    mkdirSync(join(folder, '2025'), { recursive: true });
    for (const name of ['b.csv', 'a.csv', '2025/c.csv']) writeFileSync(join(folder, name), 'x');
    const names = (pattern: string) => expandPaths([pattern]).map(({ path }) => path.slice(folder.length + 1));
    expect(names(`${folder}/*.csv`)).toEqual(['a.csv', 'b.csv']);
    expect(names(`${folder}/20*\\*.csv`)).toEqual(['2025/c.csv']);
    expect(() => expandPaths([`${folder}/*.tsv`])).toThrow(/\*\.tsv: no file is named like this/);
  });
});
