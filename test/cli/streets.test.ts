import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsIn } from '../json-rows.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

const folder = emptyFolder();
const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const line = (month: string, lsoa: string, name: string, category: string, outcome = '') =>
  `,${month},Met,Met,0,51,"On or near ""A"", Street",${lsoa},${name},${category},${outcome},\n`;
const saved = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const february = saved(
  '2022-02-street.csv',
  HEADER +
    line('2022-02', 'E01000112', 'Barnet 001A', 'Burglary', 'Under investigation').repeat(3) +
    line('2022-02', 'E01000113', 'Barnet 001B', 'Burglary') +
    line('2022-02', 'E01000114', 'Barnet 002A', 'Anti-social behaviour').repeat(2) +
    line('2022-02', 'E01004736', 'Westminster 018A', 'Burglary').repeat(5) +
    line('2022-02', '', '', 'Burglary').repeat(4),
);
const streets = (...args: string[]) => boroughstat(['streets', ...args], { cwd: folder });
const tablesOf = (...args: string[]) => {
  const { out, code, talk } = streets(...args, '-f', 'json');
  expect(code, talk).toBe(0);
  const { tables } = JSON.parse(out);
  return (id: string) =>
    (
      tables as { id: string; notes: string[]; rows: { key: string; cells: Record<string, { value: number }> }[] }[]
    ).find((table) => table.id === id);
};
const countsOf = (table: ReturnType<ReturnType<typeof tablesOf>>) =>
  table?.rows.map(({ key, cells }) => [key, cells.count?.value]);

describe('streets', () => {
  it('counts by category, LSOA and outcome, and says what is not in the tables', () => {
    const table = tablesOf(february, '--borough', 'Barnet');
    expect(countsOf(table('street-categories'))).toEqual([
      ['Burglary', 4],
      ['Anti-social behaviour', 2],
    ]);
    expect(table('street-categories')?.notes.join()).toContain(
      'Of 15 rows of the files 4 have no LSOA and 5 one outside Barnet',
    );
    // Half of 6 is 3: the first LSOA.
    expect(countsOf(table('street-areas'))).toEqual([['E01000112', 3]]);
    expect(table('street-areas')?.rows[0]?.cells.share?.value).toBe(50);
    expect(countsOf(table('street-outcomes'))).toEqual([
      ['none', 3],
      ['Under investigation', 3],
    ]);
    expect(countsOf(tablesOf(february, '--category', 'burglary')('street-categories'))).toEqual([['Burglary', 4]]);
  });

  it('counts by ward with a lookup, and says what the lookup lacks', () => {
    const lookup = saved(
      'lookup.csv',
      'LSOA21CD,LSOA21NM,WD24CD,WD24NM\nE01000112,Barnet 001A,E05013641,High Barnet\nE01000113,Barnet 001B,E05013641,High Barnet\n',
    );
    const table = tablesOf(february, '--lsoa-lookup', lookup);
    expect(countsOf(table('street-wards'))).toEqual([['E05013641', 4]]);
    expect(table('street-wards')?.notes.join()).toContain('2 offences are in LSOAs that the lookup does not have');
    const twice = saved('twice.csv', 'LSOA21CD,WD24CD,WD24NM\nE01000112,E05013641,A\nE01000112,E05013642,B\n');
    expect(streets(february, '--lsoa-lookup', twice)).toMatchObject({
      code: 3,
      talk: expect.stringContaining('twice.csv:3:1:'),
    });
    expect(streets(february, '--lsoa-lookup', february)).toMatchObject({
      code: 3,
      talk: expect.stringContaining('is no lookup'),
    });
  });

  it('refuses a lookup that has an LSOA in another borough', () => {
    const rows = (borough: string) =>
      `LSOA21CD,WD24CD,WD24NM,LAD24CD\nE01000112,E05013641,High Barnet,${borough}\nE01004736,E05013808,West End,E09000033\n`;
    expect(countsOf(tablesOf(february, '--lsoa-lookup', saved('same.csv', rows('E09000003')))('street-wards'))).toEqual(
      [['E05013641', 3]],
    );
    expect(streets(february, '--lsoa-lookup', saved('other.csv', rows('E09000010')))).toMatchObject({
      code: 3,
      talk: expect.stringContaining(
        'other.csv:2:4: "E01000112" is in Enfield by the lookup and in Barnet by the crime files',
      ),
    });
  });

  it('refuses a month twice, another file, and what is no month or LSOA', () => {
    const again = saved('again.csv', HEADER + line('2022-02', 'E01000112', 'Barnet 001A', 'Burglary'));
    expect(streets(february, again)).toMatchObject({ code: 3, talk: expect.stringContaining('2022-02 of Met is in') });
    expect(streets(saved('x.csv', 'a,b\n1,2\n'))).toMatchObject({
      code: 3,
      talk: expect.stringContaining('x.csv:1:1:'),
    });
    const month = saved('month.csv', HEADER + line('2022-13', 'E01000112', 'Barnet 001A', 'Burglary'));
    expect(streets(month)).toMatchObject({ code: 3, talk: expect.stringContaining('month.csv:2:2:') });
    const place = saved('place.csv', HEADER + line('2022-02', 'Barnet', 'Barnet 001A', 'Burglary'));
    expect(streets(place)).toMatchObject({ code: 3, talk: expect.stringContaining('place.csv:2:8:') });
    expect(streets(february, '--category', 'Burglery')).toMatchObject({
      code: 2,
      talk: expect.stringContaining('did you mean'),
    });
  });

  it('names the force of a table of one, counts those of several, and takes a month of each', () => {
    const railway = saved(
      '2022-02-railway-street.csv',
      (HEADER + line('2022-02', 'E01000112', 'Barnet 001A', 'Theft from the person').repeat(2)).replaceAll(
        ',Met,Met,',
        ',Rail,Rail,',
      ),
    );
    const titles = (...files: string[]) =>
      (JSON.parse(streets(...files, '-f', 'json').out).tables as { title: string }[])[0]?.title;
    expect(titles(february)).toBe('Offences by category of data.police.uk in Barnet, February 2022 (Met)');
    expect(titles(railway)).toContain('(Rail)');
    expect(titles(february, railway)).toBe('Offences by category of data.police.uk in Barnet, February 2022');
    const table = tablesOf(february, railway)('street-categories');
    // Six of the Met's in Barnet, two of the railway's.
    expect(table?.notes).toContain('These offences were reported 6 by Met and 2 by Rail.');
    expect(tablesOf(february)('street-areas')?.notes).toContain(
      'All of these offences were reported by Met. Other police forces publish files of their own.',
    );
    const again = saved('railway-again.csv', HEADER + line('2022-02', '', '', 'Burglary').replaceAll('Met', 'Rail'));
    expect(streets(february, railway, again)).toMatchObject({
      code: 3,
      talk: expect.stringContaining('2022-02 of Rail is in 2022-02-railway-street.csv too'),
    });
  });

  it('says which months are absent, of all files and of a force', () => {
    const april = saved('2022-04-street.csv', HEADER + line('2022-04', 'E01000112', 'Barnet 001A', 'Burglary'));
    const rail = saved(
      '2022-02-rail.csv',
      HEADER + line('2022-02', 'E01000112', 'Barnet 001A', 'Robbery').replaceAll(',Met,Met,', ',Rail,Rail,'),
    );
    const { out, talk } = streets(february, april, rail);
    expect(out).toContain('February 2022 to April 2022, 2 of 3 months');
    expect(out).toContain('2 of 3 months: 2022-03 absent');
    expect(talk).toContain('warning: street-level files: 2 of 3 months: 2022-03 absent');
    expect(talk).toContain('warning: Rail: 1 of 2 months: 2022-04 absent, while other forces have them.');
    expect(streets(february, april, '--strict')).toMatchObject({ code: 3, out: '' });
  });

  it.each(['streaming', 'duckdb'])('counts rows that repeat another entirely, read by %s', (engine) => {
    const withId = (id: string, outcome: string) =>
      `${id}${line('2022-02', 'E01000112', 'Barnet 001A', 'Burglary', outcome)}`;
    // Of one Crime ID with two outcomes none is a repeat; without a Crime ID two rows may be two offences.
    const file = saved(
      'repeats.csv',
      HEADER + withId('a', 'x').repeat(3) + withId('a', 'y') + withId('b', 'x') + withId('', 'x').repeat(2),
    );
    const { code, talk, out } = streets(file, '--engine', engine, '-f', 'json');
    expect([code, talk]).toEqual([0, expect.stringContaining('repeats.csv: 2 rows repeat another entirely')]);
    expect(rowsIn(out, 'street-categories').get('Burglary')?.count).toBe(7);
  });

  it('joins outcomes files by Crime ID: the newest outcome of each offence', () => {
    const offence = (id: string, lsoa = 'E01000112', name = 'Barnet 001A') =>
      `${id}${line('2022-02', lsoa, name, 'Burglary', 'Under investigation')}`;
    const file = saved(
      'with-ids.csv',
      HEADER + offence('a') + offence('b') + offence('c') + offence('') + offence('d', 'E01004736', 'Westminster 018A'),
    );
    const outcomes = saved(
      'outcomes.csv',
      `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type
a,2022-03,Met,Met,0,51,,E01000112,Barnet 001A,Suspect charged
a,2022-02,Met,Met,0,51,,E01000112,Barnet 001A,Under investigation
b,2022-04,Met,Met,0,51,,E01000112,Barnet 001A,Suspect charged
d,2022-04,Met,Met,0,51,,E01004736,Westminster 018A,Local resolution
z,2022-04,Met,Met,0,51,,,,Local resolution
`,
    );
    const table = tablesOf(file, outcomes);
    expect(countsOf(table('street-outcome-files'))).toEqual([
      ['Suspect charged', 2],
      ['none', 1],
    ]);
    expect(countsOf(table('street-outcomes'))).toEqual([['Under investigation', 4]]);
    expect(tablesOf(file)('street-outcome-files')).toBeUndefined();
    expect(streets(outcomes)).toMatchObject({ code: 3, talk: expect.stringContaining('outcomes alone') });
    // No offence of this file has a Crime ID.
    expect(streets(february, outcomes)).toMatchObject({
      code: 0,
      talk: expect.stringContaining('The outcomes files are not used: no offence in Barnet has a Crime ID'),
    });
    const { code, talk } = boroughstat(['annual', '--data', outcomes], { cwd: folder });
    expect(code).toBe(3);
    expect(talk).toContain('outcomes.csv:1:1: is an outcomes file of data.police.uk');
  });

  it('warns of a lookup of other LSOAs with the share that does not fit, and refuses it with --strict', () => {
    const old = saved('old.csv', 'LSOA11CD,WD22CD,WD22NM\nE01000112,E05013641,High Barnet\n');
    // Of 6 offences in Barnet 3 are in the LSOA that the lookup has.
    const text =
      'old.csv: 3 of 6 offences in Barnet (50.0%) are in LSOAs that the lookup does not have; it is of the LSOAs of 2011 (column LSOA11CD)';
    expect(streets(february, '--lsoa-lookup', old)).toMatchObject({ code: 0, talk: expect.stringContaining(text) });
    expect(streets(february, '--lsoa-lookup', old, '--strict')).toMatchObject({
      code: 3,
      out: '',
      talk: expect.stringContaining(text),
    });
    // A small number stays untold on standard error too.
    expect(streets(february, '--lsoa-lookup', old, '--suppress', '5').talk).toContain('A few offences in Barnet are');
  });

  it('warns of files of which all other categories were filtered out', () => {
    const rows = (category: string) => line('2022-02', 'E01000112', 'Barnet 001A', category).repeat(100);
    const filtered = saved('filtered.csv', HEADER + rows('Burglary'));
    expect(streets(filtered).talk).toContain('warning: the files have no other category than Burglary');
    const whole = saved('whole.csv', HEADER + rows('Burglary') + rows('Robbery'));
    for (const args of [[whole], [whole, '--category', 'Burglary'], [february]])
      expect(streets(...args).talk).not.toContain('no other category');
  });

  it('names a stop-and-search file, which stands in the same folder', () => {
    const searches = saved(
      '2022-02-stop-and-search.csv',
      'Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\nPerson search,2022-02-01T09:00:00+00:00,False,,51.6,-0.2,Male,18-24,,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,True,False\n',
    );
    for (const args of [
      ['streets', february, searches],
      ['inspect', '--data', searches],
    ]) {
      const { code, talk } = boroughstat(args, { cwd: folder });
      expect(code).toBe(3);
      expect(talk).toContain('stop-and-search.csv:1:1: is a stop-and-search file: a row is a search, not an offence');
    }
  });

  it('is never added to what the Met recorded', () => {
    const { code, talk } = boroughstat(['annual', '--data', february], { cwd: folder });
    expect(code).toBe(3);
    expect(talk).toContain('boroughstat streets');
  });
});
