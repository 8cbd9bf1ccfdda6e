import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/app/log.js';
import { asciiText, dataFolders, showsUnicode, textFor } from '../../src/output/platform.js';

describe('the folders of a user’s data', () => {
  it('is where each platform keeps it', () => {
    const windows = { name: 'win32', home: 'C:\\Users\\Ann Lee' } as const;
    const older = 'C:\\Users\\Ann Lee\\.local\\share';
    expect(dataFolders({ ...windows, env: { APPDATA: 'C:\\Users\\Ann Lee\\AppData\\Roaming' } })).toEqual([
      'C:\\Users\\Ann Lee\\AppData\\Roaming',
      older,
    ]);
    expect(dataFolders({ ...windows, env: {} })).toEqual(['C:\\Users\\Ann Lee\\AppData\\Roaming', older]);
    const share = '\\\\server\\profiles\\ann';
    expect(dataFolders({ ...windows, env: { APPDATA: share } })[0]).toBe(share);
    expect(dataFolders({ name: 'darwin', env: {}, home: '/Users/ann' })).toEqual([
      '/Users/ann/Library/Application Support',
      '/Users/ann/.local/share',
    ]);
    expect(dataFolders({ name: 'linux', env: { APPDATA: '/x' }, home: '/home/ann' })).toEqual([
      '/home/ann/.local/share',
    ]);
  });

  it('is the one that XDG_DATA_HOME names, when it is absolute', () => {
    expect(dataFolders({ name: 'darwin', env: { XDG_DATA_HOME: '/data' }, home: '/Users/ann' })).toEqual(['/data']);
    expect(dataFolders({ name: 'linux', env: { XDG_DATA_HOME: 'data' }, home: '/home/ann' })).toEqual([
      '/home/ann/.local/share',
    ]);
  });

  it('is none for a user without a folder', () => {
    expect(dataFolders({ name: 'linux', env: {}, home: '' })).toEqual([]);
    expect(dataFolders({ name: 'win32', env: {}, home: '' })).toEqual([]);
  });
});

describe('a terminal without UTF-8', () => {
  it('is one whose locale says so; Node writes to a Windows console in Unicode', () => {
    expect(showsUnicode({ name: 'linux', env: { LANG: 'en_GB.UTF-8' } })).toBe(true);
    expect(showsUnicode({ name: 'linux', env: { LANG: 'en_GB.UTF-8', LC_ALL: 'C' } })).toBe(false);
    expect(showsUnicode({ name: 'darwin', env: { LC_CTYPE: 'UTF-8', LANG: 'C' } })).toBe(true);
    expect(showsUnicode({ name: 'linux', env: { LANG: 'en_GB.ISO-8859-1' } })).toBe(false);
    expect(showsUnicode({ name: 'linux', env: {} })).toBe(true);
    expect(showsUnicode({ name: 'win32', env: { LANG: 'C' } })).toBe(true);
  });

  it('gets every mark of a report in ASCII, a rise apart from a fall', () => {
    const text = 'café “▲ higher” – ▼ lower… 3 × £5 \u001b[31mred\u001b[0m';
    expect(asciiText(text)).toBe('cafe "^ higher" - v lower... 3 x GBP 5 \u001b[31mred\u001b[0m');
    expect(asciiText('中 – plain\n')).toBe('? - plain\n');
  });
});

describe('standard output and standard error', () => {
  const latin = { name: 'linux', env: { LANG: 'en_GB.ISO-8859-1' } } as const;

  it('have other marks on a terminal that is not UTF-8, and there alone', () => {
    expect(textFor({ isTTY: true }, '▲ £5', latin)).toBe('^ GBP 5');
    expect(textFor({}, '▲ £5', latin)).toBe('▲ £5');
    expect(textFor({ isTTY: true }, '▲ £5', { name: 'linux', env: { LANG: 'de_DE.UTF-8' } })).toBe('▲ £5');
  });

  it('is so of the log too', () => {
    const before = process.env.LC_ALL;
    const written: string[] = [];
    const stream = { isTTY: true, write: (text: string) => written.push(text) };
    process.env.LC_ALL = 'C';
    try {
      createLogger(stream, { quiet: false, json: false }).error('“Kensington” – 5 × 2');
    } finally {
      if (before === undefined) delete process.env.LC_ALL;
      else process.env.LC_ALL = before;
    }
    expect(written).toEqual(['boroughstat: "Kensington" - 5 x 2\n']);
  });
});
