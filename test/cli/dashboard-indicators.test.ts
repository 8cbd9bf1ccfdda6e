import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monthsBetween } from '../../src/core/months.js';
import { ANNUAL_TABLES } from '../../src/tables/index.js';
import { boroughs } from '../make-study.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

/**
 * A made-up file of the Met's other-crime dashboard, 24 months to March 2026, each borough as many as its place in the list
 * (Barking and Dagenham first, Barnet second). Worked out by hand: knife crime 30 + place a month, twice the place of them
 * with an outcome; in the first year one a month more. Domestic abuse 40 of 50 incidents a month in every borough.
 */
const folder = emptyFolder();
const HEADER =
  'Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Offence Group,Offence Subgroup,Measure,Financial Year,Count,Refresh Date';
const months = monthsBetween('2024-04', '2026-03');

const line = (month: string, index: number, what: string, measure: string, count: number): string => {
  const { name = '', code = '' } = boroughs[index] ?? {};
  const year = month < '2025-04' ? 'fy24-25' : 'fy25-26';
  return `${month}-01,Borough,${name},${name},${code},${what},${measure},${year},${count},2026-04-08`;
};
const monthly = (of: (month: string, index: number) => readonly string[]): string =>
  [HEADER, ...months.flatMap((month) => boroughs.flatMap((_, index) => of(month, index)))].join('\n');
const saved = (name: string, text: string): string => {
  writeFileSync(join(folder, name), `${text}\n`);
  return name;
};

const knife = saved(
  'knife.csv',
  monthly((month, index) => [
    line(month, index, 'Knife Crime,Knife Crime', 'Offences', 31 + index + (month < '2025-04' ? 1 : 0)),
    line(month, index, 'Knife Crime,Knife Crime', 'Positive Outcomes', 2 * (index + 1)),
    line(month, index, 'Knife Crime,Knife Injury Victims (1-24)', 'Offences', 3),
  ]),
);
const others = saved(
  'others.csv',
  monthly((month, index) => [
    line(month, index, 'Domestic Abuse,Domestic Abuse', 'Offences', 40),
    line(month, index, 'Domestic Abuse,Domestic Abuse Incidents', 'Statistics', 50),
    line(month, index, 'Hate crime,Racist Crime', 'Offences', 7),
    line(month, index, 'Violence Against Women and Girls,Violence Against Women and Girls', 'Offences', 60),
  ]),
);

interface JsonRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, { value: number | null; missing: string | null }>>;
}

const annual = (...args: string[]) => boroughstat(['annual', '--borough', 'Barnet', ...args], { cwd: folder });
function rowsOf(table: string, ...args: string[]): Map<string, JsonRow['cells']> {
  const { out, code, talk } = annual('--table', table, '-f', 'json', ...args);
  expect(code, talk).toBe(0);
  const [{ rows }] = JSON.parse(out).tables as [{ rows: JsonRow[] }];
  return new Map(rows.map(({ key, cells }) => [key, cells]));
}

describe("the Met's other-crime file", () => {
  it('fills the table of youth violence, the borough and London', () => {
    const rows = rowsOf('youth-violence', '--data', knife);
    const barnet = rows.get('knife-crime|E09000003');
    // 32 a month, and 33 a month the year before.
    expect([barnet?.value?.value, barnet?.previous_value?.value, barnet?.change?.value]).toEqual([384, 396, -12]);
    // 31 + ... + 62 a month: 32 x 46.5 x 12.
    expect(rows.get('knife-crime|London')?.value?.value).toBe(17_856);
  });

  it('gives the detection rate of what has outcomes, and of nothing else', () => {
    const rows = rowsOf('detection-rates', '--data', knife);
    expect([...rows.keys()]).toEqual(['knife-crime']);
    // 4 of 32.
    expect(rows.get('knife-crime')?.detection_rate?.value).toBe(12.5);
  });

  it('has its own lines among the changes, without a share of a total that nobody knows', () => {
    const rows = rowsOf('offence-change', '--data', knife);
    expect([...rows.keys()]).toEqual(['knife-crime', 'knife-injury-victims-1-24']);
    expect(rows.get('knife-crime')).not.toHaveProperty('share');
  });

  it('fills the tables of domestic abuse and of hate crime', () => {
    const rows = rowsOf('domestic-abuse', '--data', others);
    expect(rows.get('domestic-abuse|E09000003')?.value?.value).toBe(480);
    expect(rows.get('domestic-abuse-share|E09000003')?.value?.value).toBe(80);
    expect(rows.get('violence-against-women-and-girls|London')?.value?.value).toBe(60 * 12 * 32);
    expect(rowsOf('hate-crime', '--data', others).get('hate-crime-racist|E09000003')?.value?.value).toBe(84);
  });

  it('gives way to what an indicator file states under the same name', () => {
    const indicators = saved(
      'indicators.csv',
      'indicator,area,from,to,value,numerator,denominator,n,unit,source,note\nknife-crime,Barnet,2025-04,2026-03,390,,,,count,Partner,',
    );
    const rows = rowsOf('youth-violence', '--data', knife, '--indicators', indicators);
    expect([...rows.keys()]).toEqual([
      'knife-crime|E09000003',
      'knife-injury-victims-1-24|E09000003',
      'knife-injury-victims-1-24|London',
    ]);
    expect(rows.get('knife-crime|E09000003')?.value?.value).toBe(390);
  });

  it('keeps small numbers back with --suppress', () => {
    const rows = rowsOf('youth-violence', '--data', knife, '--suppress', '40');
    expect(rows.get('knife-injury-victims-1-24|E09000003')?.value?.missing).toBe('[c] suppressed');
  });
});

describe('a table without a figure', () => {
  it.each(ANNUAL_TABLES.map(({ id }) => id))('%s is refused with its reason, or has one', (id) => {
    const { code, out, talk } = annual('--table', id, '-f', 'json', '--data', knife);
    if (code !== 0) {
      expect([code, out]).toEqual([2, '']);
      expect(talk).toMatch(new RegExp(`boroughstat: the table ${id} cannot be made: [^.]{10,}`));
      return;
    }
    const [{ rows }] = JSON.parse(out).tables as [{ rows: { cells: Record<string, unknown> }[] }];
    const cells = rows.flatMap((row) => Object.values(row.cells));
    expect(cells.some((cell) => typeof cell === 'string' || (cell as { value: unknown }).value !== null)).toBe(true);
  });

  it('is left out of the whole report, which says so', () => {
    const { out, talk } = annual('-f', 'csv', '--data', knife);
    expect(talk).toMatch(/the table league is left out: no rows of residential burglary/);
    expect(out).not.toMatch(/^league,/m);
    expect(out).toMatch(/^coverage,\d+,Left out,"The boroughs: no rows of residential burglary/m);
  });

  it.each([
    'annual',
    'quarterly',
  ])('%s: of detection one line says why; how to fill it is said beside the report', (command) => {
    const { out, talk } = boroughstat([command, '-f', 'csv']);
    expect(out.match(/no outcomes in the files/g)).toHaveLength(1);
    expect(out).toMatch(/^coverage,\d+,Left out,Detection.*: no outcomes in the files,*$/m);
    expect(out).not.toMatch(/^detection-rates,|They are in the Met/m);
    expect(talk).toMatch(/^note: .*no outcomes in the files\. They are in the Met monthly crime dashboard file/m);
  });

  it('no report tells the reader which option to give', () => {
    for (const command of ['annual', 'quarterly', 'rank', 'trend'])
      expect(boroughstat([command, '-f', 'csv']).out, command).not.toMatch(/(^|[\s("`])--[a-z]/);
  });
});
