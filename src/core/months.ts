/** A calendar month, "YYYY-MM". Never a Date: months have no time zone. */
export type Month = string;

export interface Period {
  readonly from: Month;
  readonly to: Month;
  /** "2025/26" for a financial year, else "12 months to December 2022". */
  readonly label: string;
}

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

/** A month as people write it: "2025-03", "202503", "March 2025" or "Mar 2025"; undefined for anything else. */
export function monthNamed(text: string): Month | undefined {
  const [, name = '', year] = /^\s*([a-z]{3,})\.?\s+(\d{4})\s*$/i.exec(text) ?? [];
  const index = NAMES.findIndex((known) =>
    [known, known.slice(0, 3)].some((form) => form.toLowerCase() === name.toLowerCase()),
  );
  const digits = /^\d{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
  const month = index < 0 ? digits : `${year}-${String(index + 1).padStart(2, '0')}`;
  return isMonth(month) ? month : undefined;
}

const toOrdinal = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const fromOrdinal = (ordinal: number): Month =>
  `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

export const addMonths = (month: Month, months: number): Month => fromOrdinal(toOrdinal(month) + months);

/** The same few periods are asked for thousands of times. */
const monthsOfPeriod = new Map<string, readonly Month[]>();

/** Every month from the first to the last, both included. */
export function monthsBetween(from: Month, to: Month): readonly Month[] {
  const key = `${from}${to}`;
  const known = monthsOfPeriod.get(key);
  if (known) return known;
  const months: Month[] = [];
  for (let ordinal = toOrdinal(from); ordinal <= toOrdinal(to); ordinal += 1) months.push(fromOrdinal(ordinal));
  monthsOfPeriod.set(key, months);
  return months;
}

/** "March 2026". */
/** The number of a month by its English name, or by the first letters of it ("Jan", "Sept"); undefined where it is none. */
export function monthNumber(name: string): number | undefined {
  const begun = NAMES.findIndex((full) => name.length >= 3 && full.toLowerCase().startsWith(name.toLowerCase()));
  return begun === -1 ? undefined : begun + 1;
}

export const monthName = (month: Month): string => `${NAMES[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** "1 month", "11 months". */
export const monthCount = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`;

/** "April 2025 to March 2026"; one month by its name alone. */
export const monthRange = (from: Month, to: Month): string =>
  from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`;

/** "2025/26". */
const financialYearLabel = (startYear: number): string =>
  `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;

const lengthOf = (from: Month, to: Month): number => toOrdinal(to) - toOrdinal(from) + 1;

/** "2025/26 Q4" for April to June (Q1) and so on; undefined for three months that are no quarter. */
function quarterLabel(from: Month, to: Month): string | undefined {
  const quarter = { '04': 1, '07': 2, '10': 3, '01': 4 }[from.slice(5)];
  return lengthOf(from, to) === 3 && quarter ? `${financialYearOf(from)} Q${quarter}` : undefined;
}

/** Names a period as reports do: a financial year, a quarter, "12 months to December 2022", "April to December 2025". */
export function periodBetween(from: Month, to: Month): Period {
  const months = lengthOf(from, to);
  if (months === 12) {
    const year = from.endsWith('-04') ? financialYearOf(from) : undefined;
    return { from, to, label: year ?? `12 months to ${monthName(to)}` };
  }
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = sameYear ? monthName(from).split(' ')[0] : monthName(from);
  const run = months === 1 ? monthName(from) : `${first} to ${monthName(to)}`;
  return { from, to, label: quarterLabel(from, to) ?? run };
}

/** How many days a month has. */
export function daysIn(month: Month): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return number === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** How many months the second lies after the first. */
export const monthsApart = (first: Month, second: Month): number => toOrdinal(second) - toOrdinal(first);

/** The 12 months that end with `to`; a financial year where that is what they are. */
export const twelveMonthsTo = (to: Month): Period => periodBetween(addMonths(to, -11), to);

/** The period of the same length, `months` earlier (negative) or later. */
export const shiftPeriod = ({ from, to }: Period, months: number): Period =>
  periodBetween(addMonths(from, months), addMonths(to, months));

/** The financial quarter written "2025/26-Q4" or "2025/26 Q4"; undefined when it is not one. */
export function financialQuarter(text: string): Period | undefined {
  const match = /^(.+?)[\s-]*Q([1-4])$/i.exec(text.trim());
  const year = match?.[1] === undefined ? undefined : financialYear(match[1]);
  if (!year) return undefined;
  const from = addMonths(year.from, (Number(match?.[2]) - 1) * 3);
  return periodBetween(from, addMonths(from, 2));
}

/** The last whole financial quarter that ends by a month. */
export function lastQuarterBy(month: Month): Period {
  const into = (toOrdinal(month) + 1) % 3;
  const to = addMonths(month, -into);
  return periodBetween(addMonths(to, -2), to);
}

/** From the April of its financial year to the end of a period. */
export const yearToDate = ({ to }: Period): Period => periodBetween(`${financialYearOf(to).slice(0, 4)}-04`, to);

/** "in the 12 months to March 2026", whatever the label is. */
export const inWords = (period: Period): string => `12 months to ${monthName(period.to)}`;

/** "the 12 months to March 2021", and of a quarter "2021/22 Q1": a period as a sentence names it. */
export const inSentence = (period: Period): string =>
  monthsBetween(period.from, period.to).length === 12 ? `the ${inWords(period)}` : period.label;

/** "2019/20 is", "the 12 months to March 2021 are": a period by its label as the subject of a sentence. */
export const periodIs = ({ label }: Period): string =>
  label.startsWith('12 months') ? `the ${label} are` : `${label} is`;

/** "2019/20", "the 12 months to March 2021": a period by its label within a sentence. */
export const labelInSentence = ({ label }: Period): string => (label.startsWith('12 months') ? `the ${label}` : label);

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

/** "14 May 2026" of "2026-05-14"; undefined where that is no day. */
export function dayInWords(date: string): string | undefined {
  const [, month = '', day = ''] = /^(\d{4}-\d\d)-(\d\d)$/.exec(date) ?? [];
  if (!isMonth(month) || Number(day) < 1 || Number(day) > daysIn(month)) return undefined;
  return `${Number(day)} ${monthName(month)}`;
}
