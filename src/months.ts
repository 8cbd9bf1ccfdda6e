import type { Month, Period } from './model.js';

/** Month arithmetic on "YYYY-MM" strings. Date is not used: `new Date('202203')` is the year 202203. */

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const isMonth = (text: string): boolean => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);

const toOrdinal = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const fromOrdinal = (ordinal: number): Month =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

export const addMonths = (month: Month, months: number): Month => fromOrdinal(toOrdinal(month) + months);

/** The same few periods are asked for thousands of times. */
const runs = new Map<string, readonly Month[]>();

/** Every month from the first to the last, both included. */
export function monthsBetween(from: Month, to: Month): readonly Month[] {
  const key = `${from}${to}`;
  const known = runs.get(key);
  if (known) return known;
  const months: Month[] = [];
  for (let ordinal = toOrdinal(from); ordinal <= toOrdinal(to); ordinal += 1) months.push(fromOrdinal(ordinal));
  runs.set(key, months);
  return months;
}

/** "March 2026". */
export const monthName = (month: Month): string => `${NAMES[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** "2025/26". */
const financialYearLabel = (startYear: number): string =>
  `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;

/** The 12 months that end with `to`; a financial year where that is what they are. */
export function twelveMonthsTo(to: Month): Period {
  const from = addMonths(to, -11);
  const label = from.endsWith('-04') ? financialYearLabel(Number(from.slice(0, 4))) : `12 months to ${monthName(to)}`;
  return { from, to, label };
}

/** The period of the same length, `months` earlier (negative) or later. */
export const shiftPeriod = (period: Period, months: number): Period => twelveMonthsTo(addMonths(period.to, months));

/** "in the 12 months to March 2026", whatever the label is. */
export const inWords = (period: Period): string => `12 months to ${monthName(period.to)}`;

/** The financial year written "2021/22", "2021-22", "2021/2022" or "fy21-22"; undefined when it is none of them. */
export function financialYear(text: string): Period | undefined {
  const match = /^(?:fy)?((?:20|19)?\d\d)\s*[/-]\s*((?:20|19)?\d\d)$/i.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  const start = match[1].length === 2 ? 2000 + Number(match[1]) : Number(match[1]);
  if (Number(match[2]) % 100 !== (start + 1) % 100) return undefined;
  return twelveMonthsTo(`${start + 1}-03`);
}

/** The financial year a month lies in, "2025/26". */
export const financialYearOf = (month: Month): string =>
  financialYearLabel(Number(month.slice(0, 4)) - (month.slice(5) < '04' ? 1 : 0));
