import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const folder = emptyFolder();
const doctor = (...args: string[]) => {
  const { out, talk, code } = boroughstat(['doctor', '-f', 'json', ...args], {
    env: { XDG_DATA_HOME: join(folder, 'xdg') },
    cwd: folder,
  });
  const findings: { check: string; state: string; detail: string }[] = code === 2 ? [] : JSON.parse(out).findings;
  const named = (check: string) => findings.find((each) => each.check.startsWith(check));
  return { code, talk, findings, named };
};

describe('doctor', () => {
  it('finds everything in the bundled figures for their last year', () => {
    const { code, named } = doctor('--borough', 'Southwark', '--today', '2026-05-01');
    expect(code).toBe(0);
    expect(named('This year')).toMatchObject({ check: 'This year, 2025/26', state: 'ok' });
    expect(named('Newest month')).toMatchObject({
      state: 'ok',
      detail: 'the newest month is March 2026, 2 months ago',
    });
    // The newest estimate bundled is of mid-2024.
    expect(named('Population')?.detail).toContain('30 June 2024');
    expect(named('Population')?.state).toBe('note');
    expect(named('Detection rates')?.state).toBe('note');
  });

  it('says that the data is old', () => {
    expect(doctor('--today', '2026-11-27', '--year', '2025/26').named('Newest month')?.state).toBe('stale');
    // The estimate for mid-2025 came out on 29 July 2026.
    expect(doctor('--today', '2026-07-28', '--year', '2025/26').named('Population')?.state).toBe('note');
    expect(doctor('--today', '2026-08-01', '--year', '2025/26').named('Population')).toMatchObject({
      state: 'stale',
      detail: expect.stringContaining('The estimate for mid-2025 is published: `boroughstat fetch population` gets it'),
    });
    expect(doctor('--today', '2028-11-27', '--year', '2025/26').code).toBe(0);
  });

  it('names the months that are missing, and exits 1', () => {
    const file = join(root, 'fixtures', 'input', 'wide-borough.csv');
    const { code, named, findings } = doctor('--data', file, '--to', '2022-03');
    expect(code).toBe(1);
    expect(named('Base year')).toMatchObject({ state: 'missing' });
    expect(named('Base year')?.detail).toMatch(/April 2016 to March 2017/);
    expect(findings.filter(({ state }) => state === 'missing').length).toBeGreaterThan(1);
    const coming = doctor('--today', '2027-06-01');
    expect(coming.code).toBe(1);
    expect(coming.named('Data')?.detail).toContain('no month of 2026/27');
  });

  it('names breaks that forbid a comparison', () => {
    expect(doctor('--year', '2018/19').named('2018/19 against 2013/14')?.detail).toContain(
      'parts of burglary redefined in April 2017',
    );
  });

  it('refuses what it does not know', () => {
    expect(doctor('--borough', 'Barnt').talk).toContain('did you mean "Barnet"');
    expect(doctor('--today', 'soon').code).toBe(2);
  });

  it('takes a broken library for a finding', () => {
    const library = join(folder, 'xdg', 'boroughstat', 'vintages');
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, 'use.json'), '{');
    const { named } = doctor('--today', '2026-05-01', '--data', 'bundled');
    expect(named('Library')).toMatchObject({ state: 'missing', detail: expect.stringContaining('use.json') });
  });
});
