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
