import { expect, it } from 'vitest';
import {
  financialYear,
  financialYearOf,
  inWords,
  isMonth,
  monthsBetween,
  shiftPeriod,
  twelveMonthsTo,
} from '../src/core/months.js';

it('names the 12 months to March a financial year and any other by their end', () => {
  expect(twelveMonthsTo('2026-03')).toEqual({ from: '2025-04', to: '2026-03', label: '2025/26' });
  expect(twelveMonthsTo('2000-03').label).toBe('1999/00');
  expect(twelveMonthsTo('2022-12')).toEqual({ from: '2022-01', to: '2022-12', label: '12 months to December 2022' });
  expect(inWords(twelveMonthsTo('2026-03'))).toBe('12 months to March 2026');
});

it('moves by whole years over a leap year and a century', () => {
  expect(shiftPeriod(twelveMonthsTo('2024-02'), -12)).toEqual({
    from: '2022-03',
    to: '2023-02',
    label: '12 months to February 2023',
  });
  expect(shiftPeriod(twelveMonthsTo('2017-03'), -60).label).toBe('2011/12');
});

it.each(['2021/22', '2021-22', '2021/2022', 'fy21-22', 'FY21-22'])('reads %s as a financial year', (text) => {
  expect(financialYear(text)?.to).toBe('2022-03');
});

it.each([
  '2021/23',
  '2021',
  '2022-03',
  '21',
  'next year',
  '',
  '2021/1',
])('does not take "%s" for a financial year', (text) => {
  expect(financialYear(text)).toBeUndefined();
});

it('knows months and the year they are in', () => {
  expect(['2022-00', '2022-13', '202203', '1899-01'].some(isMonth)).toBe(false);
  expect(financialYearOf('2022-03')).toBe('2021/22');
  expect(financialYearOf('2022-04')).toBe('2022/23');
  expect(monthsBetween('2021-11', '2022-02')).toEqual(['2021-11', '2021-12', '2022-01', '2022-02']);
});
