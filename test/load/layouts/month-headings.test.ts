import { describe, expect, it } from 'vitest';
import { monthColumns } from '../../../src/load/layouts/month-columns.js';

const monthsOf = (...header: string[]): string[] => monthColumns('table.csv', header).map(({ month }) => month);

describe('month headings', () => {
  it.each([
    ['digits', ['202312', '202401'], ['2023-12', '2024-01']],
    ['names and years in full', ['December 2023', 'Jan 2024', 'Sept 2024'], ['2023-12', '2024-01', '2024-09']],
    [
      'names and short years that follow one another',
      ['Borough', 'Dec-23', 'Jan-24', 'Feb-24'],
      ['2023-12', '2024-01', '2024-02'],
    ],
    ['short years in capitals, with a mark', ["NOV '23", "DEC '23"], ['2023-11', '2023-12']],
    [
      'first days of months, as spreadsheets and pandas write them',
      ['2023-12-01', '2024-01-01 00:00:00'],
      ['2023-12', '2024-01'],
    ],
    ['first days that follow one another, day first', ['01/12/2023', '1/1/2024'], ['2023-12', '2024-01']],
    ['digits after the letter that R puts before them', ['X202312', 'X202401'], ['2023-12', '2024-01']],
    ['short years among digits', ['202312', 'Jan-24'], ['2023-12', '2024-01']],
  ])('are read as %s', (_, header, months) => {
    expect(monthsOf(...header)).toEqual(months);
  });

  it.each([
    ['days of one month', ['Jan-24', 'Mar-24']],
    ['one alone', ['Jan-24']],
    ['backwards', ['Feb-24', 'Jan-24']],
    ['a date alone', ['01/02/2024']],
    ['dates with a gap', ['01/02/2024', '01/04/2024']],
  ])('are refused where they may be days: %s', (_, header) => {
    expect(() => monthsOf('Borough', ...header)).toThrow(
      `table.csv:1:2: "${header[0]}" may be a month of a year or a day`,
    );
  });

  it.each([
    ['01/01/2024', '2/1/2024', ', read day first'],
    ['2024-01-01', '2024-01-02', ''],
  ])('are refused where one is another day than the first: %s, %s', (first, second, how) => {
    expect(() => monthsOf('Borough', first, second)).toThrow(
      `table.csv:1:3: "${second}" is not the first day of a month${how}; write`,
    );
  });

  it('are refused where a month is there twice, however written', () => {
    expect(() => monthsOf('202401', 'Jan 2024')).toThrow('month Jan 2024 is already column 1');
  });

  it('are none of other words and numbers', () => {
    expect(monthsOf('Borough', 'Ma-24', 'March', 'Total 2024', 'Mar-2', 'Marching 2024')).toEqual([]);
  });
});
