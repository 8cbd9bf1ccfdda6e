/** Years and months as drafts write them, and the months they cover. */

export const MONTHS = [
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
const MONTH = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const YEAR = '(?:19|20)\\d\\d';
const FINANCIAL = `${YEAR} ?[/–-] ?(?:${YEAR}|\\d\\d)\\b`;
const ENDS =
  '(?:(?:up )?to|ending|ended|that ended|preceding|until)(?: in| on| at)?(?: the end of)?(?: \\d{1,2}(?:st|nd|rd|th)?)?';

export const PERIOD_SOURCE = [
  `(?:the )?(?:rolling )?(?:12|twelve)[- ]months?(?: period)?,? ${ENDS} ${MONTH}(?: ${YEAR})?`,
  `(?:the )?(?:rolling )?years? ${ENDS} ${MONTH}(?: ${YEAR})?`,
  `\\by/?e\\.? ${MONTH} ?'?(?:${YEAR}|\\d\\d)\\b`,
  `\\b${MONTH}(?: ${YEAR})? ?(?:to|[-–]|until) ?${MONTH} ${YEAR}\\b`,
  `\\b${MONTH} ?(?:to|[-–]) ?${MONTH}\\b(?! ${YEAR})`,
  `\\b(?:q[1-4]|(?:first|second|third|fourth|last) quarter) (?:of )?${YEAR}(?:[/-]\\d\\d(?:\\d\\d)?)?`,
  `\\bq[1-4],? (?:of )?(?:fy ?)?\\d\\d/\\d\\d\\b`,
  `\\b${FINANCIAL}(?: ?-?q[1-4])?`,
  `\\bfy ?\\d\\d ?[/-] ?\\d\\d\\b`,
  `\\b(?:${MONTH}|spring|summer|autumn|winter) ${YEAR}\\b`,
  `\\b${YEAR}\\b`,
].join('|');

/** Months counted from the year 0, both ends inside. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const monthIn = (text: string): number => MONTHS.findIndex((name) => text.startsWith(name.slice(0, 3)));
const monthsNamed = (text: string): number[] =>
  [...text.matchAll(new RegExp(`\\b${MONTH}`, 'g'))].map(([found]) => monthIn(found)).filter((month) => month >= 0);

function rangeOf(years: readonly number[], months: readonly number[]): Span | undefined {
  const [first, last] = [months[0], months[1]];
  const year = years.at(-1);
  if (first === undefined || last === undefined || year === undefined) return undefined;
  const start = years.length > 1 ? (years[0] ?? year) : first <= last ? year : year - 1;
  return { from: start * 12 + first, to: year * 12 + last };
}

/** "YE Sep 22": the year ending September 2022. */
const YEAR_ENDING = new RegExp(`\\by/?e\\.? (${MONTH}) ?'?(\\d{4}|\\d\\d)\\b`, 'g');

/** The months a period covers; undefined where it is relative or a season. */
export function spanOfPeriod(text: string): Span | undefined {
  const plain = text
    .toLowerCase()
    .replace(YEAR_ENDING, (_, month: string, year: string) => `year ending ${month} ${year.padStart(4, '20')}`);
  const quarter = quarterIn(plain);
  return financialSpan(plain, quarter) ?? calendarSpan(plain, quarter);
}

/** "Q3", "third quarter": from 1 to 4; the last is the fourth. */
function quarterIn(plain: string): number | undefined {
  const [, digit, word] = /q([1-4])|(first|second|third|fourth|last) quarter/.exec(plain) ?? [];
  if (digit) return Number(digit);
  return word ? Math.min(4, ['first', 'second', 'third', 'fourth', 'last'].indexOf(word) + 1) : undefined;
}

/** A financial year, several of them or a quarter of one, from April. */
function financialSpan(plain: string, quarter: number | undefined): Span | undefined {
  const short = /\bfy ?(\d\d)|\bq[1-4],? (?:of )?(\d\d)\//.exec(plain);
  const financial = new RegExp(FINANCIAL).exec(plain);
  const start = short ? 2000 + Number(short[1] ?? short[2]) : financial ? Number(financial[0].slice(0, 4)) : undefined;
  if (start === undefined) return undefined;
  const from = start * 12 + 3;
  if (quarter !== undefined) return { from: from + (quarter - 1) * 3, to: from + quarter * 3 - 1 };
  const end = financial ? Number(financial[0].slice(-2)) : start - 1999;
  const years = Math.max(1, (end - (start % 100) + 100) % 100);
  return { from, to: from + 12 * years - 1 };
}

/** Months, a calendar year or a quarter of one. */
function calendarSpan(plain: string, quarter: number | undefined): Span | undefined {
  const years = (plain.match(new RegExp(YEAR, 'g')) ?? []).map(Number);
  const months = monthsNamed(plain);
  if (months.length > 1) return rangeOf(years, months);
  const [year] = years;
  if (year === undefined || /spring|summer|autumn|winter/.test(plain)) return undefined;
  if (quarter !== undefined) return { from: year * 12 + (quarter - 1) * 3, to: year * 12 + quarter * 3 - 1 };
  const [month] = months;
  if (month === undefined) return { from: year * 12, to: year * 12 + 11 };
  const to = year * 12 + month;
  return { from: isTwelveMonths(plain) ? to - 11 : to, to };
}

/** "12 months up to", "year ending", "year to": twelve months, not the one that is named. */
export const isTwelveMonths = (text: string): boolean => /months|years? /i.test(text);

/** Sortable: "2016/17" is 2016/17, "March 2017" 2017-03, "12 months to March 2017" 2016/17, "2016" 2016. */
export function periodKey(text: string): string {
  const plain = text.toLowerCase();
  const range = /((?:19|20)\d\d|(?<=\bq[1-4],? (?:of )?)\d\d) ?[/–-] ?(?:(?:19|20)?(\d\d))/.exec(plain);
  const quarter = /q([1-4])/.exec(plain);
  if (range) return `${range[1]?.padStart(4, '20')}/${range[2]}${quarter ? ` q${quarter[1]}` : ''}`;
  const year = /(?:19|20)\d\d/.exec(plain)?.[0];
  const months = monthsNamed(plain);
  if (!year) return '';
  const month = (months.at(-1) ?? -1) + 1;
  if (month === 0) return quarter ? `${year} q${quarter[1]}` : year;
  if (isTwelveMonths(plain) && month === 3) return `${Number(year) - 1}/${year.slice(2)}`;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The last month of a period, "YYYY-MM"; '' when it has none. A year alone ends in December. */
export function lastMonthOf(key: string): string {
  const range = /^(\d{4})\/(\d\d)/.exec(key);
  if (range) return `${Number(range[1]) + 1}-03`;
  return /^\d{4}$/.test(key) ? `${key}-12` : /^\d{4}-\d\d$/.test(key) ? key : '';
}

export const sameSpan = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** "16 July 2025": a day, such as that of a meeting, and the month of no figures. */
const DAY = new RegExp(
  `(?<!(?:years?|months) (?:to|end(?:ing|ed)) )\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS.join('|')})\\b(?:,? \\d{4})?`,
  'gi',
);

/** The periods that a text names, in its words. */
export const periodTextsIn = (text: string): readonly string[] => text.replace(DAY, ' ').match(PERIOD) ?? [];

/** The only period that a heading names. */
export function onlySpanIn(heading: string): Span | undefined {
  const found = periodTextsIn(heading);
  return found.length === 1 ? spanOfPeriod(found[0] ?? '') : undefined;
}
