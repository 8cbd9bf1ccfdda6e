import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { boroughFile, CONNECT_PAIR, CRIS_PAIR, compared, describeReal, PRE_2019, sharedFile } from './real-data.js';

const value = (files: readonly string[], args: readonly string[], offence: string, key: string) =>
  compared(files, [...args, '--offence', offence]).get(offence)?.[key]?.value;

describeReal('the CRIS-era pair', () => {
  it('gives the burglaries that Barnet published for 2017/18', () => {
    expect(value(CRIS_PAIR, ['--year', '2017/18'], 'burglary', 'count')).toBe(3582);
  });

  it('gives the 69.7 per 1,000 of 2021/22 on the mid-2020 estimate before the census', () => {
    const args = ['--year', '2021/22', '--population-year', '2020', '--population-series', 'pre-2021-census'];
    expect(value(CRIS_PAIR, args, 'all', 'rate')).toBeCloseTo(69.7, 1);
  });

  it('is not compared with the CONNECT era, nor added up with it', () => {
    const mixed = [CRIS_PAIR[0] as string, CONNECT_PAIR[1] as string];
    const found = compared(mixed, ['--offence', 'burglary', '--to', '2026-03']).get('burglary');
    expect(found?.count?.value).toBe(2098);
    expect(found?.base_change_percent?.missing).toMatch(/^not comparable: mixes files of two eras/);
  });
});

describeReal('the pre-2019 file', () => {
  it('gives what the strategic assessment 2016/17 printed', () => {
    const offence = 'robbery,burglary,theft-of-vehicle';
    const found = compared(PRE_2019, ['--year', '2016/17', '--offence', offence]);
    const counts = (id: string) => ['base_count', 'previous_count', 'count'].map((key) => found.get(id)?.[key]?.value);
    expect(counts('robbery').slice(0, 2)).toEqual([1199, 622]);
    expect(counts('burglary')).toEqual([4912, 3878, null]);
    expect(counts('theft-of-vehicle')).toEqual([956, 701, 809]);
  });

  it('ranks as printed: 8th lowest of all, 3rd lowest for violence with injury, first in the fall of robbery', () => {
    const found = compared(PRE_2019, ['--year', '2016/17', '--offence', 'all,violence-with-injury,robbery']);
    expect(found.get('all')?.rank_lowest?.value).toBe(8);
    expect(found.get('all')?.rate_gap_percent?.value).toBeCloseTo(-23, 0);
    expect(found.get('violence-with-injury')?.rank_lowest?.value).toBe(3);
    expect(found.get('robbery')?.rank_of_change?.value).toBe(1);
  });
});

/** Counts by Python: the cells of 201704 to 201803 of Barnet's rows added up. 3,582 is also what the Met published later. */
describeReal('the pre-2019 file of 24 months', () => {
  it('is one file, and gives the burglaries that Barnet published for 2017/18', () => {
    const files = [boroughFile('borough_pre2019_24m_201701_201812.csv')];
    const offence = 'burglary,burglary-residential,burglary-business-and-community,vehicle-interference';
    const found = compared(files, ['--year', '2017/18', '--offence', offence]);
    expect([...found.values()].map(({ count }) => count?.value)).toEqual([3582, 2878, 704, 510]);
  });
});

describeReal('the case of that file', () => {
  it('gives burglary in its two parts', () => {
    const files = [sharedFile('cases', '07-pre2019-file-with-the-new-burglary-labels', 'borough.csv')];
    const offence = 'burglary,burglary-residential,burglary-business-and-community';
    const found = compared(files, ['--to', '2018-03', '--offence', offence]);
    expect([...found.values()].map(({ count }) => count?.value)).toEqual([324, 252, 72]);
  });
});

describeReal('the bundled figures', () => {
  it('are the CONNECT-era pair, cell by cell and in every figure', () => {
    const args = ['annual', '-f', 'json', '--quiet', '--borough', 'Lambeth'];
    const strip = (text: string) =>
      JSON.stringify(
        JSON.parse(text).tables.filter(({ id }: { id: string }) => id !== 'coverage'),
        (key, each) => (key === 'source' ? undefined : each),
      );
    const fromFiles = boroughstat([...args, '--data', ...CONNECT_PAIR]).out;
    expect(strip(boroughstat(args).out)).toBe(strip(fromFiles));
  });
});

describeReal('files that overlap', () => {
  it('count no month twice: the newer vintage is used and the overlap is told', () => {
    const files = [boroughFile('borough_hist_201004_202201.csv'), boroughFile('borough_24m_202103_202302.csv')];
    const ran = boroughstat(['compare', '--year', '2021/22', '-f', 'json', '--data', ...files]);
    expect(JSON.parse(ran.out).comparisons[0].count.value).toBe(27836);
    expect(ran.talk).toMatch(
      /March 2021 to January 2022 \(11 months\) are in both .*borough_24m_202103_202302\.csv and/,
    );
    const turned = boroughstat(['compare', '--year', '2021/22', '-f', 'json', '--data', ...[...files].reverse()]);
    expect(JSON.parse(turned.out).comparisons).toEqual(JSON.parse(ran.out).comparisons);
  });

  it('are read from a folder, a glob, gzip and standard input alike', () => {
    const folder = emptyFolder();
    const recent = readFileSync(CONNECT_PAIR[1] as string);
    writeFileSync(join(folder, 'recent.csv.gz'), gzipSync(recent));
    const count = (data: readonly string[], input?: Buffer) =>
      JSON.parse(boroughstat(['compare', '-f', 'json', '--quiet', '--data', ...data], input ? { input } : {}).out)
        .comparisons[0].count.value;
    expect(count([folder])).toBe(29046);
    expect(count([join(folder, '*.csv.gz')])).toBe(29046);
    expect(count(['-'], recent)).toBe(29046);
  });

  it('of eight vintages and three eras are all known: layout, era, every label, no gap', () => {
    const names = [
      ...['borough_24m_201703_201902_BoroughName', 'borough_24m_202103_202302', 'borough_24m_202202_202401'],
      ...['borough_24m_202211_202410_BoroughName', 'borough_24m_202404_202603_BoroughName'],
      ...['borough_hist_201004_202201', 'borough_hist_201004_202403_BoroughName', 'borough_pre2019_200801_201812'],
    ];
    const files = names.map((name) => boroughFile(`${name}.csv`));
    const { out } = boroughstat(['inspect', '-f', 'json', '--data', ...files]);
    const { sources, tables } = JSON.parse(out);
    expect(sources.map(({ era }: { era: string }) => era)).toEqual([
      'cris',
      'cris',
      'cris',
      'connect',
      'connect',
      'cris',
      'connect',
      'pre-2019',
    ]);
    const table = (id: string) => tables.find((each: { id: string }) => each.id === id).rows;
    expect(table('labels')[0].cells.file).toBe('none');
    expect(table('gaps')[0].cells.month).toBe('none');
  });

  it('of wards are refused by name, and left out of a folder with a warning', () => {
    const ward = sharedFile('data', 'ward', 'ward_24m_202304_202503.csv');
    const ran = boroughstat(['annual', '--data', ward]);
    expect(ran.code).toBe(3);
    expect(ran.talk).toMatch(/ward_24m_202304_202503\.csv:1:1: is a ward file/);
  });
});

describeReal('every borough', () => {
  const names = ['Croydon', 'Westminster', 'Kensington and Chelsea', 'Southwark', 'Sutton'];

  it.each(names)('%s has its annual tables from the CRIS-era pair, 2021/22', (name) => {
    const { out, code, talk } = boroughstat([
      'annual',
      '--borough',
      name,
      '--year',
      '2021/22',
      '-f',
      'json',
      '--data',
      ...CRIS_PAIR,
    ]);
    expect(code, talk).toBe(0);
    const { tables } = JSON.parse(out);
    const cells = tables.flatMap(({ rows }: { rows: { cells: Record<string, unknown> }[] }) =>
      rows.flatMap(({ cells }) => Object.values(cells)),
    );
    for (const cell of cells) {
      if (typeof cell === 'string') continue;
      const { value, missing, text } = cell as { value: number | null; missing: string | null; text: string };
      expect(value === null).toBe(missing !== null);
      expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });
});
