import { describe, expect, it } from 'vitest';
import { planOutput } from '../../src/output/plan.js';
import { outputFailure } from '../../src/output/save.js';
import { requireWindowsPath } from '../../src/output/windows-path.js';

const plan = (output: string, platform: NodeJS.Platform) => planOutput({ formats: [], output, platform });

describe('places on Windows', () => {
  // The names are those of Microsoft's page "Naming Files, Paths, and Namespaces".
  it.each([
    'CON',
    'aux.csv',
    'reports\\nul',
    'C:\\x\\Com1.md',
    'lpt9',
    'prn.xlsx',
    'com².txt',
  ])('refuses the device %s', (path) => {
    expect(() => requireWindowsPath(path)).toThrow(/Windows keeps the name .* for a device; choose another with -o\./);
  });

  it.each(['a<b', 'what?', 'C:\\x\\y:z.md', 'pipe|'])('refuses %s, which no file may be called', (path) => {
    expect(() => requireWindowsPath(path)).toThrow('Windows has no file names with');
  });

  it.each(['reports.', 'folder \\report.md'])('refuses %j, whose end Windows drops', (path) => {
    expect(() => requireWindowsPath(path)).toThrow('Windows drops');
  });

  it.each([
    'console',
    'C:\\My reports (1)\\a & b',
    '\\\\server\\share\\Crime 2025',
    '..\\southwark',
    '.',
    'auxiliary.csv',
    'com10',
  ])('takes %s', (path) => {
    expect(() => requireWindowsPath(path)).not.toThrow();
  });

  it('refuses a path that Excel and Word could not open', () => {
    expect(() => requireWindowsPath(`C:\\${'deep\\'.repeat(30)}r`)).not.toThrow();
    expect(() => requireWindowsPath(`C:\\${'deep\\'.repeat(50)}r`)).toThrow('has 254 letters');
  });

  it('looks at them on Windows alone', () => {
    expect(() => plan('con.csv', 'win32')).toThrow('Windows keeps');
    expect(plan('con.csv', 'linux')).toMatchObject({ kind: 'file', path: 'con.csv' });
    expect(plan('-', 'win32').kind).toBe('stream');
  });
});

describe('a file that is open in another program', () => {
  const renamed = (code: string, path: string, dest: string) =>
    Object.assign(new Error(code), { code, syscall: 'rename', path, dest });

  it.each(['EBUSY', 'EPERM'])('is named, with what to do (%s)', (code) => {
    const sentence = '/reports/annual.xlsx: is open in another program; close it and run again. Nothing was changed.';
    const aside = renamed(code, '/reports/annual.xlsx', '/reports/.boroughstat-staging/old/annual.xlsx');
    expect(outputFailure('/reports', aside, 'win32').message).toBe(sentence);
    const inPlace = renamed(code, '/reports/.boroughstat-staging/new/annual.xlsx', '/reports/annual.xlsx');
    expect(outputFailure('/reports', inPlace, 'win32').message).toBe(sentence);
  });

  it("is another user's where each may remove only his own", () => {
    const refused = renamed('EPERM', '/reports/annual.md', '/reports/.boroughstat-staging/old/annual.md');
    expect(outputFailure('/reports', refused, 'linux').message).toBe(
      '/reports/annual.md: belongs to another user; choose another place with -o. Nothing was changed.',
    );
  });

  it('is not blamed where the folder itself may not be written', () => {
    const refused = Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'mkdir', path: '/reports/x' });
    expect(outputFailure('/reports', refused).message).toMatch(/^\/reports: is not writable/);
  });
});
