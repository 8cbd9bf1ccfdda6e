import { addMonths, monthNumber, monthsBetween, type Period, periodBetween } from '../../../core/months.js';

/** A part of a longer time: "October", "July to September" or "Q3" of a year. */

const NAME =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';
const RANGE = new RegExp(`^(?<first>${NAME})(?: ?(?:to|-|–|and|until) ?(?<last>${NAME}))?$`, 'i');
const QUARTER =
  /^(?:q(?:uarter|tr)? ?(?<digit>[1-4])|(?<word>first|second|third|fourth|last|final|latest) quarter)(?: ?\((?<months>[a-z -–]+)\))?$/i;
const WORDS: readonly string[] = ['first', 'second', 'third', 'fourth'];

const numberOfMonth = (name: string): number => monthNumber(name.replace(/\.$/, '').slice(0, 3)) ?? 0;

/** The months from one to another by name; undefined where the longer time has them twice or not as a whole. */
function namedMonths({ from, to }: Period, first: number, last: number): Period | undefined {
  const months = monthsBetween(from, to);
  if (months.length > 12) return undefined;
  const start = months.findIndex((month) => Number(month.slice(5)) === first);
  const end = start + ((last - first + 12) % 12);
  const [one, other] = [months[start], months[end]];
  return one && other ? periodBetween(one, other) : undefined;
}

/** The quarter of a year that begins in April or January, where quarters are counted from its beginning. */
function quarterOf({ from, to }: Period, number: number): Period | undefined {
  const isWhole = monthsBetween(from, to).length === 12 && /-0[14]$/.test(from);
  const start = addMonths(from, 3 * (number - 1));
  return isWhole ? periodBetween(start, addMonths(start, 2)) : undefined;
}

export const isPartLabel = (text: string): boolean => RANGE.test(text.trim()) || QUARTER.test(text.trim());

export function partOf(year: Period, text: string): Period | undefined {
  const range = RANGE.exec(text.trim())?.groups;
  if (range) {
    const first = numberOfMonth(range['first'] ?? '');
    return namedMonths(year, first, range['last'] ? numberOfMonth(range['last']) : first);
  }
  const { digit, word, months } = QUARTER.exec(text.trim())?.groups ?? {};
  if (months && RANGE.test(months)) return partOf(year, months);
  if (digit) return quarterOf(year, Number(digit));
  if (!word) return undefined;
  const number = WORDS.indexOf(word.toLowerCase());
  if (number >= 0) return quarterOf(year, number + 1);
  const isWhole = monthsBetween(year.from, year.to).length === 12;
  return isWhole ? periodBetween(addMonths(year.to, -2), year.to) : undefined;
}
