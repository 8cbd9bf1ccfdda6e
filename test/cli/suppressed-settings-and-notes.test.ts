import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughs } from '../make-study.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

/** Small numbers that come from settings, and those in notes on the files, are kept back like those of tables. */

const folder = emptyFolder();
const saved = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

describe('the baseline that a configuration gives for an indicator', () => {
  const INDICATORS = `indicator,area,from,to,value,numerator,denominator,n,unit,source,note
hate-crime,Barnet,2025-04,2026-03,90,,,,count,Made,
hate-crime: faith,Barnet,2025-04,2026-03,3,,,,count,Made,
hate-crime: racist,Barnet,2025-04,2026-03,80,,,,count,Made,
hate-crime: disability,Barnet,2025-04,2026-03,7,,,,count,Made,
case-reviews,Barnet,2025-04,2026-03,4,,,,count,Made,
`;
  const baselines = [
    ['hate-crime', 4],
    ['hate-crime', 40],
    ['hate-crime: faith', 30],
    ['case-reviews', 2],
  ] as const;
  saved('indicators.csv', INDICATORS);
  const targets = baselines.map(
    ([measure, value]) =>
      `  - { measure: '${measure}', baseline: { period: 2013/14, value: ${value} }, target: { changePercent: -20 }, due: 2027-03 }`,
  );
  saved('a.yaml', `borough: Barnet\nindicators: indicators.csv\ntargets:\n${targets.join('\n')}\n`);

  it('is kept back where it is small or the indicator is, but not what the law has bodies publish', () => {
    const { out, code, talk } = boroughstat(
      ['annual', '-c', 'a.yaml', '--table', 'targets', '--suppress', '5', '-f', 'json'],
      {
        cwd: folder,
      },
    );
    expect(code, talk).toBe(0);
    const rows = JSON.parse(out).tables[0].rows as { cells: Record<string, { value: number | null }> }[];
    expect(rows.map(({ cells }) => cells.baseline?.value)).toEqual([null, 40, null, 2]);
  });
});

describe('notes on rows of no borough', () => {
  const row = (within: string, name: string, count: number) =>
    `01/03/2026,Borough,${within},${name},,Knife Crime,Knife Crime,Offences,fy25-26,${count},08/05/2026`;
  const rows = [
    'Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Offence Group,Offence Subgroup,Measure,Financial Year,Count,Refreshed Date',
    ...boroughs.map(({ name, code }) => row(name, name, 9).replace(',,Knife', `,${code},Knife`)),
    row('Other / NK', '', 3),
  ];
  saved('dashboard.csv', `${rows.join('\n')}\n`);
  const talkOf = (...more: string[]) =>
    boroughstat(['rank', '--offence', 'knife-crime', '--to', '2026-03', '--data', 'dashboard.csv', ...more], {
      cwd: folder,
    }).talk;

  it('say how many offences they have only where small numbers are shown', () => {
    expect(talkOf()).toContain('1 row of no area name (Knife Crime 3) is read as Other / NK');
    expect(talkOf('--suppress', '5')).toContain('1 row of no area name is read as Other / NK');
  });
});
