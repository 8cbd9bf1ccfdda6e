/** Years and months as drafts write them. */

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const YEAR = '(?:19|20)\\d\\d';

export const PERIOD_SOURCE = [
  `(?:the )?(?:rolling )?(?:12|twelve) months (?:to|ending|ended)(?: the end of)? ${MONTH} ${YEAR}`,
  `years? (?:to|ending|ended) ${MONTH} ${YEAR}`,
  `\\bq[1-4] (?:of )?${YEAR}(?:[/-]\\d\\d(?:\\d\\d)?)?`,
  `\\b${YEAR} ?[/–-] ?(?:${YEAR}|\\d\\d)\\b(?: ?-?q[1-4])?`,
  `\\b(?:${MONTH}|spring|summer|autumn|winter) ${YEAR}\\b`,
  `\\b${YEAR}\\b`,
].join('|');

/** Sortable: "2016/17" is 2016/17, "March 2017" 2017-03, "12 months to March 2017" 2016/17, "2016" 2016. */
export function periodKey(text: string): string {
  const plain = text.toLowerCase();
  const range = /((?:19|20)\d\d) ?[/–-] ?(?:(?:19|20)?(\d\d))/.exec(plain);
  const quarter = /q([1-4])/.exec(plain);
  if (range) return `${range[1]}/${range[2]}${quarter ? ` q${quarter[1]}` : ''}`;
  const year = /(?:19|20)\d\d/.exec(plain)?.[0];
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`).test(plain)) + 1;
  if (!year) return '';
  if (month === 0) return quarter ? `${year} q${quarter[1]}` : year;
  const isYear = /months|years? (?:to|end)/.test(plain);
  if (isYear && month === 3) return `${Number(year) - 1}/${year.slice(2)}`;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The last month of a period, "YYYY-MM"; '' when it has none. A year alone ends in December. */
export function lastMonthOf(key: string): string {
  const range = /^(\d{4})\/(\d\d)/.exec(key);
  if (range) return `${Number(range[1]) + 1}-03`;
  return /^\d{4}$/.test(key) ? `${key}-12` : /^\d{4}-\d\d$/.test(key) ? key : '';
}
