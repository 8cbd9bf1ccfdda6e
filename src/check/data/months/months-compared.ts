import { isMissing } from '../../../core/missing.js';
import { type Month, monthName, monthNumber, monthsBetween, type Period, periodBetween } from '../../../core/months.js';
import { MONTHS } from '../../mentions/periods.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import { findingAt, numberText } from '../../verdicts/report.js';
import { previousOf } from '../antecedent.js';
import type { CrimeData, NamedArea } from '../crime-data.js';
import { offenceOfMonths } from '../offence-meant.js';
import { isPeriod } from '../period-meant.js';
import { numberOfWords } from '../rank-claims.js';
import { isRight, verifyAgainstData } from '../verify-against-data.js';
import type { Base, MonthsOf } from './year-meant.js';

/** "The busiest month was July, with 3,673 crimes", "it peaked in April (664)": one month against the others of its year. */

const HIGH = 'busiest|highest|worst|peak(?:ed|s)?';
const LOW = 'quietest|lowest|best|trough(?:ed)?|fewest';
const WORD = `\\b(?<word>${HIGH}|${LOW})\\b`;
const MONTH = `(?<month>${MONTHS.join('|')})\\b(?:,? (?<year>(?:19|20)\\d\\d))?`;
/** Words that let a month be one of another thing than of a number of offences, or of more months than one. */
const OTHERWISE = 'since|rise|increase|growth|fall|reduction|drop|change|rate|quarter|for a|ever|record';

/** "The highest month had been October", "lowest in April", "Trough: February". */
const WORD_FIRST = new RegExp(
  `${WORD}(?<between>(?:(?!\\b(?:${HIGH}|${LOW}|${OTHERWISE})\\b)[^.;()]){0,60}?)\\b${MONTH}`,
  'gi',
);
/** "January 2019 was the quietest, at 2,816", "February, with 50, was the best month". */
const MONTH_FIRST = new RegExp(
  `\\b${MONTH}(?:,? (?:with|at) (?<number>[\\d,]*\\d)(?: [a-z]+){0,3},?)? (?:was|is|were|had been|proved|saw) (?:by far )?(?:the |at its )?${WORD}(?! (?:[a-z]+ )?(?:${OTHERWISE})\\b)`,
  'gi',
);

interface MonthClaim {
  readonly isHigh: boolean;
  readonly month: Month;
  readonly start: number;
  readonly end: number;
  /** The number that the draft gives for it. */
  readonly quantity: Quantity | undefined;
}

/** "With 3,673 crimes", "(2,151)", ", when 664 were reported", ", 993". */
const NUMBER_BEHIND =
  /^(?: (?:month|point|of (?:the|that) (?:[a-z]+ )?year|for [a-z ]+?))*(?:,| \(|:| at| with| when|, when| there were| recording| and| brought){1,3} (?:a total of |there were |some )?$|^ \($/;

function numberJoined(sentence: Sentence, [start, end]: readonly [number, number]): Quantity | undefined {
  const counts = sentence.quantities.filter(({ kind, decimals }) => kind === 'count' && decimals === 0);
  const inside = counts.find((item) => item.start >= start && item.end <= end);
  const behind = counts.find((item) => item.start >= end);
  const isJoined = behind && NUMBER_BEHIND.test(sentence.text.slice(end, behind.start));
  return inside ?? (isJoined ? behind : undefined);
}

/** The month of that name among those there are; none where several are. */
function monthMeant(months: readonly Month[], name: string, year: string | undefined): Month | undefined {
  const number = monthNumber(name);
  const found = months.filter(
    (month) => Number(month.slice(5)) === number && (year === undefined || month.startsWith(year)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** A month of a year says which is actual only where months are spoken of. */
const SPEAKS_OF_MONTHS =
  /\bmonths?\b|\bpeak|\btrough|\b(?:busiest|quietest)\b|\bat its (?:worst|best|highest|lowest)\b/i;

function claimsIn(sentence: Sentence, base: Base): MonthClaim[] {
  const { text } = sentence;
  const previous = previousOf(sentence);
  if (!SPEAKS_OF_MONTHS.test(text) && !SPEAKS_OF_MONTHS.test(previous?.text ?? '')) return [];
  const found = [...text.matchAll(MONTH_FIRST), ...text.matchAll(WORD_FIRST)].flatMap((match): MonthClaim[] => {
    const { word = '', month: name = '', year } = match.groups ?? {};
    const month = monthMeant(monthsBetween(base.period.from, base.period.to), name, year);
    const range = [match.index, match.index + match[0].length] as const;
    const isHigh = new RegExp(`^(?:${HIGH})$`, 'i').test(word);
    return month ? [{ isHigh, month, start: range[0], end: range[1], quantity: numberJoined(sentence, range) }] : [];
  });
  return found.filter(
    (claim, index) => !found.slice(0, index).some((other) => claim.start < other.end && other.start < claim.end),
  );
}

interface MonthCount {
  readonly month: Month;
  readonly value: number;
}

function countsOf(
  data: CrimeData,
  area: NamedArea,
  offence: string,
  { from, to }: Period,
): { readonly counts: readonly MonthCount[]; readonly file: Month } | undefined {
  const months = monthsBetween(from, to);
  const found = months.map((month) => ({ month, recorded: data.count(area, offence, periodBetween(month, month)) }));
  const counts = found.flatMap(({ month, recorded }): MonthCount[] =>
    isMissing(recorded) ? [] : [{ month, value: recorded.value }],
  );
  const [first] = found;
  if (!first || isMissing(first.recorded) || counts.length < months.length) return undefined;
  return { counts, file: first.recorded.file };
}

/** Later recording moves one month more than another by no more than that. */
const MOST_MOVED = 0.05;

interface Judged {
  readonly verdict: 'agrees' | 'differs' | undefined;
  readonly right: MonthCount;
  /** Its number, to the last digit, says that offence, area and year are those actual. */
  readonly isTelling: boolean;
}

/** Smaller numbers are equal by chance. */
const TELLING = 100;

/** Whether it is the month, is not, or another vintage may say otherwise; its number tells which vintage was read. */
function judgeMonth({ isHigh, month, quantity }: MonthClaim, counts: readonly MonthCount[]): Judged | undefined {
  const ordered = [...counts].sort((a, b) => (isHigh ? b.value - a.value : a.value - b.value));
  const [right, its] = [ordered[0], counts.find((item) => item.month === month)];
  if (!right || !its) return undefined;
  const isExact = quantity !== undefined && (quantity.value === its.value || quantity.value === right.value);
  const isTelling = isExact && quantity.value >= TELLING;
  if (its.value === right.value) return { verdict: 'agrees', right, isTelling };
  const isFar = Math.abs(its.value - right.value) > Math.max(2, MOST_MOVED * right.value);
  return { verdict: isFar || isExact ? 'differs' : undefined, right, isTelling };
}

/** What the number of the month is, where one is given; that of the month that is right stands for itself. */
function numberFinding(
  data: CrimeData,
  sentence: Sentence,
  { month, quantity }: MonthClaim,
  { claim, right, isCertain }: { readonly claim: Subject; readonly right: MonthCount; readonly isCertain: boolean },
): RuleFinding[] {
  if (!quantity) return [];
  const isOfRight = quantity.value === right.value;
  const actual = isOfRight ? right.month : month;
  const found = verifyAgainstData(data, { kind: 'count', quantity, ...claim, period: periodBetween(actual, actual) });
  // What no slip explains may be of another definition of the offence.
  if (!isRight(found) && (!isCertain || found.mistake === 'count')) return [];
  const { right: value, ...verification } = found;
  const suggestion = value === undefined ? null : numberText(value);
  const details = { pattern: 'data-count', quoted: quantity.text, covers: [quantity] } as const;
  return [findingAt(sentence, [quantity.start, quantity.end], { ...details, ...verification, suggestion })];
}

interface Subject {
  readonly area: NamedArea;
  readonly offence: string;
}

function readClaim(data: CrimeData, sentence: Sentence, { base, area }: MonthsOf, claim: MonthClaim): RuleFinding[] {
  const range = [claim.start, claim.end] as const;
  const words = numberOfWords({ ...sentence, quantities: [] }, range, 1);
  const subject = offenceOfMonths(data, sentence, words);
  const series = subject && countsOf(data, area, subject.offence, base.period);
  const judged = series && judgeMonth(claim, series.counts);
  if (!subject || !series || !judged) return [];
  const { right, verdict, isTelling } = judged;
  const isCertain = isTelling || (subject.isCertain && base.isCertain);
  const details = { claim: { area, offence: subject.offence }, right, isCertain };
  const numbers = numberFinding(data, sentence, claim, details);
  if (!verdict || (verdict === 'differs' && !isCertain)) return numbers;
  const isIn = ({ start, end }: Quantity): boolean => start >= range[0] && end <= range[1];
  const finding = findingAt(sentence, range, {
    pattern: 'data-month',
    verdict,
    quoted: sentence.text.slice(...range),
    recomputed: `${claim.isHigh ? 'highest' : 'lowest'} in the file to ${series.file}: ${monthName(right.month)}, ${numberText(right.value)}`,
    mistake: verdict === 'differs' ? 'rank' : null,
    suggestion: verdict === 'differs' ? monthName(right.month) : null,
    covers: [words, ...sentence.quantities.filter((item) => isPeriod(item) && isIn(item))],
  });
  return [finding, ...numbers];
}

export function monthsCompared(data: CrimeData, sentence: Sentence, months: MonthsOf): RuleFinding[] {
  return claimsIn(sentence, months.base).flatMap((claim) => readClaim(data, sentence, months, claim));
}
