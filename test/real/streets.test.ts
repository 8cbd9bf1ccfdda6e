import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { describeReal, sharedFile } from './real-data.js';

/** Named one by one: other forces' files may lie in the same folder. */
const FILES = ['2022-02', '2022-03'].map((month) => sharedFile('data', 'street', `${month}-metropolitan-street.csv`));

/** Expected values: awk over both files, rows whose LSOA is called Barnet and a number. */
describeReal('the street files of February and March 2022 (burglary)', () => {
  it('are counted by LSOA, with their last outcomes', () => {
    const { out, code, talk } = boroughstat(['streets', ...FILES, '--borough', 'Barnet', '-f', 'json']);
    expect(code, talk).toBe(0);
    const [categories, areas, outcomes] = JSON.parse(out).tables;
    const counts = (table: { rows: { key: string; cells: { count: { value: number } } }[] }) =>
      table.rows.map(({ key, cells }) => [key, cells.count.value]);
    expect(counts(categories)).toEqual([['Burglary', 420]]);
    expect(categories.notes.join()).toContain('Of 8,935 rows of the files 297 have no LSOA');
    expect(counts(areas)[0]).toEqual(['E01033573', 15]);
    expect(counts(outcomes)).toEqual([
      ['Investigation complete; no suspect identified', 342],
      ['Status update unavailable', 48],
      ['Court result unavailable', 27],
      ['Awaiting court outcome', 3],
    ]);
  });

  // awk '/E01033573/ { print NR }' on each file; the three awaiting a court stand in rows 112, 124 and 149 of February.
  it.each([
    [
      'street-areas',
      'E01033573',
      'count',
      ['2022-02-metropolitan-street.csv:248 to 250 ', '2022-03-metropolitan-street.csv:233 to 244 '],
    ],
    [
      'street-outcomes',
      'Awaiting court outcome',
      'share',
      ['2022-02-metropolitan-street.csv:112, 124 and 149 ', 'street.csv:95 to 296 '],
    ],
  ])('%s, %s, %s is explained down to the rows of the files', (table, row, column, rows) => {
    const args = ['explain', table, row, column, '--data', ...FILES, '--borough', 'Barnet', '-f', 'json'];
    const { out, code, talk } = boroughstat(args);
    expect(code, talk).toBe(0);
    const steps = (JSON.parse(out).steps as { step: string; what: string }[]).map(({ what }) => what).join('\n');
    for (const each of rows) expect(steps).toContain(each);
  });

  it('explain without its files says which to give', () => {
    const { code, talk } = boroughstat(['explain', 'street-areas', 'E01033573', 'count', '--borough', 'Barnet']);
    expect(code).toBe(2);
    expect(talk).toContain('give them with --data');
  });
});

/** Each case with its EXPECTED.md. */
describeReal('the cases of streets', () => {
  const inCase = (name: string, ...files: string[]) => files.map((file) => sharedFile('cases', name, file));
  const streets = (files: readonly string[], ...args: string[]) =>
    boroughstat(['streets', ...files, '--borough', 'Barnet', ...args]);

  it('04: several forces of one month', () => {
    const [met = '', btp = '', city = '', copy = ''] = inCase(
      '04-streets-of-several-forces',
      '2025-01-metropolitan-street.csv',
      '2025-01-btp-street.csv',
      '2025-01-city-of-london-street.csv',
      'copy-of-2025-01-metropolitan-street.csv',
    );
    const { out, code } = streets([met, btp, city], '-f', 'csv');
    expect(code).toBe(0);
    expect(out).toMatch(/^street-categories,Burglary,Burglary,3,/m);
    expect(out).toMatch(/^street-categories,Theft from the person,Theft from the person,2,/m);
    expect(out).toContain('3 by Metropolitan Police Service and 2 by British Transport Police');
    expect(streets([met, copy]).code).toBe(3);
  });

  it('05: a month missing between two', () => {
    const { out, talk } = streets(inCase('05-streets-with-a-month-missing', '2025-01.csv', '2025-03.csv'));
    for (const text of [out, talk]) expect(text).toContain('2 of 3 months: 2025-02 absent');
  });

  it('10: a lookup of other LSOAs', () => {
    const [street = '', lookup = ''] = inCase('10-lookup-of-other-lsoas', 'street.csv', 'lookup.csv');
    const { talk } = streets([street], '--lsoa-lookup', lookup);
    expect(talk).toMatch(/2 of 5 offences in Barnet \(40\.0%\).*LSOA11CD/);
    expect(streets([street], '--lsoa-lookup', lookup, '--strict').code).toBe(3);
  });

  // grep -c "Westminster" of the LSOA names: 542 rows of British Transport Police, 17 of City of London Police.
  it('two forces of April 2024 in Westminster', () => {
    const files = ['btp', 'city-of-london'].map((force) => sharedFile('data', 'street', `2024-04-${force}-street.csv`));
    const { out, code } = boroughstat(['streets', ...files, '--borough', 'Westminster', '-f', 'csv']);
    expect(code).toBe(0);
    expect(out).toContain('542 by British Transport Police');
  });
});
