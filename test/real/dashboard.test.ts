import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { compared, describeReal, sharedFile } from './real-data.js';

const knife = () => sharedFile('data', 'dashboard', 'm1045_knife_202203_202602.parquet');

/** Counts by Python: borough rows of sub-type "Knife Crime", measure "Offences", of the financial year 2024/25, added up. */
describeReal('the knife crime file of the monthly dashboard', () => {
  it('gives boroughs and London, and what is in no borough only to all of the Met', () => {
    const of = (borough: string, ...args: string[]) =>
      compared([knife()], ['--borough', borough, '--year', '2024/25', '--offence', 'knife-crime', ...args]).get(
        'knife-crime',
      );
    expect(['Barnet', 'Westminster', 'Hillingdon'].map((name) => of(name)?.count?.value)).toEqual([397, 923, 381]);
    expect(of('Barnet')?.london_count?.value).toBe(15_857);
    expect(of('Barnet', '--london', 'mps')?.london_count?.value).toBe(16_156);
  });

  it('tells the rows of no borough, and the day it was made', () => {
    const { out, code } = boroughstat(['inspect', '-f', 'csv', '--data', knife()]);
    expect(code).toBe(0);
    expect(out).toContain('2022-03 to 2026-02 (48), made on 2026-03-18');
    expect(out).toMatch(/93 rows of no area name \(Knife Crime 339, .*\) are read as Other \/ NK/);
    expect(out).toMatch(/159 rows of ""N\/K \(Legacy Only\)"" \(Knife Crime 898, .*\) are read as Unknown/);
    expect(out).toMatch(/53 rows of ""Non MET police force"" \(Knife Crime 73, /);
  });
});

describeReal('the cases of the dashboard', () => {
  it.each(['01-dashboard-blank-area-of-no-borough', '02-dashboard-legacy-areas'])('%s', (name) => {
    const found = compared([sharedFile('cases', name, 'dashboard.csv')], ['--offence', 'knife-crime']);
    expect(found.get('knife-crime')?.count?.value).toBe(252);
  });

  it('a blank area within a borough stays refused', () => {
    const file = sharedFile('cases', '01-dashboard-blank-area-of-no-borough', 'refused.csv');
    const { code, talk } = boroughstat(['inspect', '--data', file]);
    expect([code, talk]).toEqual([3, expect.stringContaining('refused.csv:66:4: the cell is blank')]);
  });
});
