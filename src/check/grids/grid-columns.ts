import { BASE_CLAUSE, LATER_CLAUSE } from '../lexicon/words.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Dimension } from '../mentions/mentions.js';
import { CARDINALS, smallNumberOf } from '../mentions/number-words.js';
import { PERIOD_SOURCE, type Span, spanOfPeriod } from '../mentions/periods.js';
import type { Mark } from '../mentions/time-marks.js';
import type { CleanText, Quantity } from '../model.js';

/** What the columns of a table hold: their kind, time and measure, and which two are of one thing. */

export type ColumnKind = 'level' | 'change' | 'step' | 'points' | 'share' | 'rank' | 'label' | 'other';

export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly dimension: Dimension;
  readonly time: Span | undefined;
  readonly mark: Mark;
  /** The words of its heading but for the time: "Westlea" of "Westlea 2024". */
  readonly stems: ReadonlySet<string>;
}

const DOWN = '(?:down|fall|drop|decrease|reduction|fell|fewer|less|lower)';
const MOVE = `(?:up|rise|increase|rose|more|higher|${DOWN})`;
const NUMBER = new RegExp(
  `^(?:\\[[a-z]\\] ?)?((?:${MOVE} (?:of |by )?|[▲▼↑↓△▽])? ?[-+−–]? ?\\(?£?-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?\\)? ?(?:%|pp|pp?ts?|points?)?)(?: ?\\(?[=*†]+\\)?| ?\\[[a-z]\\]| ?[▲▼↑↓]| ${MOVE})?$`,
  'i',
);
const MOVE_BEHIND = new RegExp(` ${MOVE}$`, 'i');
const MOVE_BEFORE = new RegExp(`^${MOVE} (?:of |by )?`, 'i');
const IS_DOWN = new RegExp(`^${DOWN} | ${DOWN}$|[▼↓]$`, 'i');
/** "+4%", "down 4%", "4% down": the cell says which way it went. */
export const isSignedText = (text: string): boolean =>
  /^[-+−–▲▼(]/.test(text) || MOVE_BEFORE.test(text) || MOVE_BEHIND.test(text);

/** A cell that is one number and nothing else. */
export function numberInCell(cell: CleanText, at: number): Quantity | undefined {
  const plain = cell.text.replace(/\*\*|\\/g, '').trim();
  const found = NUMBER.exec(plain)?.[1];
  if (!found) return undefined;
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(found)?.[0] ?? '';
  const isNegative = /[-−–▼↓▽]|^\(/.test(found) || IS_DOWN.test(plain);
  const word = MOVE_BEHIND.exec(plain)?.[0] ?? '';
  const isPercent = /%/.test(found);
  const isPoints = /p/i.test(found.replace(MOVE_BEFORE, ''));
  const value = Number(digits.replaceAll(',', ''));
  return {
    kind: isPoints ? 'points' : isPercent ? 'percent' : 'count',
    value: isNegative ? -value : value,
    decimals: digits.split('.')[1]?.length ?? 0,
    hedge: undefined,
    text: `${found.trim()}${word}`,
    start: at,
    end: at + cell.text.length,
  };
}

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** "Mar 25", "R12 to Apr 25": a month of a year in two digits, as the heads of columns have it. */
const SHORT_MONTH = /(?:\b(r12|12m|rolling 12 months|12 months|year) (?:to|ending) )?\b([a-z]{3,9})[ -]'?(\d\d)$/i;

/** "23/24": the year 2023/24, as the heads of columns have it. */
const withCentury = (heading: string): string =>
  heading.replace(/(?<![\d/])(\d\d)\/(\d\d)(?![\d/])/g, (text, from: string, to: string) =>
    (Number(from) + 1) % 100 === Number(to) ? `20${from}/${to}` : text,
  );

function spanOfHeading(heading: string): Span | undefined {
  const periods = withCentury(heading).match(PERIOD) ?? [];
  if (periods.length > 0) return periods.length === 1 ? spanOfPeriod(periods[0] ?? '') : undefined;
  const [, twelve, month = '', year] = SHORT_MONTH.exec(heading.trim()) ?? [];
  return year === undefined ? undefined : spanOfPeriod(`${twelve ? 'year ending ' : ''}${month} 20${year}`);
}

const CHANGE =
  /change|diff|vari|\+ ?\/ ?-|±|\bvs?\b|versus|increase|decrease|reduction|movement|\btrend|\bon (?:last|previous|year)|direction|\byoy\b|year[- ]on[- ]year|from last/i;

const NOT_FIGURES =
  /target|forecast|plan(?:ned)?\b|expected|(?<!over the )limit|confidence|\bci\b|gap|rag\b|p[- ]value|aim|goal|weight|rank of|month$|average|adjusted|similar|family/i;

function kindOf(heading: string, numbers: readonly Quantity[], index: number): ColumnKind {
  const count = (fits: (quantity: Quantity) => boolean): number => numbers.filter(fits).length;
  const half = numbers.length / 2;
  if (numbers.length === 0) return 'label';
  if (NOT_FIGURES.test(heading)) return 'other';
  if (/\brank|\bplaces?\b|position/i.test(heading)) return 'rank';
  const isSigned = count(({ text }) => isSignedText(text)) > half;
  if (count(({ kind }) => kind === 'points') > half || /points?\b|\bpp\b/i.test(heading)) return 'points';
  if (count(({ kind }) => kind === 'percent') > half)
    return kindOfPercentages(heading, isSigned || hasNegativeShare(heading, numbers), index);
  const isNumeric = /^(?:numeric|number change|actual)$/i.test(heading) && !numbers.some(({ text }) => /£/.test(text));
  const hasDecimals = count(({ decimals }) => decimals > 0) > half;
  if (CHANGE.test(heading) || isSigned || isNumeric) return kindOfMoves(heading, hasDecimals);
  if (!/%|per ?cent|share|proportion/i.test(heading)) return 'level';
  return /of|share|proportion/i.test(heading) ? 'share' : 'other';
}

const PERCENT = /%|per ?cent/i;

const kindOfMoves = (heading: string, hasDecimals: boolean): ColumnKind =>
  PERCENT.test(heading) || (CHANGE.test(heading) && hasDecimals) ? 'change' : 'step';

/** "%", "Percentage": of what, the numbers tell. */
export const isBarePercent = (heading: string): boolean => /^(?:%|per ?cent(?:age)?)$/i.test(heading.trim());

/** No share is negative: then they are changes. */
const hasNegativeShare = (heading: string, numbers: readonly Quantity[]): boolean =>
  isBarePercent(heading) && numbers.some(({ value }) => value < 0);

function kindOfPercentages(heading: string, isSigned: boolean, index: number): ColumnKind {
  if (heading === '' && !isSigned && index > 1) return 'share';
  if (CHANGE.test(heading) || isSigned) return 'change';
  const isOfPeriod = heading.match(PERIOD) !== null && !/of|share/i.test(heading);
  const isLevel = /change|level/.test(heading) || isOfPeriod || !/%|share|proportion|of |percent/i.test(heading);
  return isLevel ? 'level' : 'share';
}

function markOf(heading: string): Mark {
  if (BASE_CLAUSE.test(heading) || /\b(?:before|then|previous|last|[pl]y(?:td)?|budget|allocation)\b/.test(heading))
    return -1;
  return LATER_CLAUSE.test(heading) ||
    /\b(?:latest|current|now|this|after|[ct]y(?:td)?|actual|outturn|spent)\b/.test(heading)
    ? 1
    : 0;
}

export function columnOf(heading: string, index: number, numbers: readonly Quantity[]): Column {
  const kind = index === 0 && numbers.length === 0 ? 'label' : kindOf(heading, numbers, index);
  const isPercent = numbers.filter((item) => item.kind === 'percent').length > numbers.length / 2;
  const isRate =
    /\brate\b|per 1,?000|per 100,?000/i.test(heading) ||
    numbers.filter(({ decimals }) => decimals > 0).length > numbers.length / 2;
  return {
    index,
    heading,
    kind,
    dimension: isPercent || (kind === 'share' && /%|per ?cent/i.test(heading)) ? 'percent' : isRate ? 'rate' : 'count',
    time: spanOfHeading(heading),
    mark: markOf(heading.toLowerCase()),
    stems: stemsOf(heading.replace(PERIOD, ' ')),
  };
}

export interface ColumnPair {
  readonly earlier: Column;
  readonly later: Column;
  /** By their headings. */
  readonly isKnown: boolean;
}

const sameStems = (a: Column, b: Column): boolean =>
  [...a.stems].every((stem) => b.stems.has(stem)) && [...b.stems].every((item) => a.stems.has(item));

/** Those that others are counted among: no level of them is compared with theirs. */
export const isBase = ({ heading }: Pick<Column, 'heading'>): boolean =>
  /\b(?:populations?|residents|people|inhabitants|households?|dwellings)\b/i.test(heading);

/** Every two level columns of the same thing at two times, the earlier first; without times, from left to right. */
export function columnPairs(columns: readonly Column[]): ColumnPair[] {
  const levels = columns.filter(({ kind, index }) => kind === 'level' && index > 0);
  return levels.flatMap((a, index) =>
    levels.slice(index + 1).flatMap((b) => (a.dimension === b.dimension ? pairsOf(a, b) : [])),
  );
}

/** "Year 1", "Wave two": columns that are numbered, and so in order. */
const NUMBERED = new RegExp(
  `^(years?|yr|quarter|q|phase|wave|round|period|term|survey|week|month) ?(\\d{1,2}|${CARDINALS.join('|')})$`,
  'i',
);

/** Which comes first of two headings that are numbered: less than nought where the first does; nought where that is not said. */
export function numberedOrder(a: Column, b: Column): number {
  const [one, other] = [NUMBERED.exec(a.heading.trim()), NUMBERED.exec(b.heading.trim())];
  if (!one || !other || one[1]?.toLowerCase() !== other[1]?.toLowerCase()) return 0;
  return (smallNumberOf(one[2] ?? '') ?? 0) - (smallNumberOf(other[2] ?? '') ?? 0);
}

/** Two columns of one measure: in the order of their times or of words such as "previous", else in either order. */
function pairsOf(a: Column, b: Column): ColumnPair[] {
  const [aFirst, bFirst] = [
    { earlier: a, later: b },
    { earlier: b, later: a },
  ];
  if (a.time && b.time) {
    const isOfOneLength = a.time.to - a.time.from === b.time.to - b.time.from;
    if (a.time.to === b.time.to || !isOfOneLength || !sameStems(a, b)) return [];
    return [{ ...(a.time.to < b.time.to ? aFirst : bFirst), isKnown: true }];
  }
  if (a.mark !== b.mark) return [{ ...(a.mark < b.mark ? aFirst : bFirst), isKnown: true }];
  if (a.time || b.time || isBase(a) !== isBase(b)) return [];
  const order = numberedOrder(a, b);
  if (order !== 0) return [{ ...(order < 0 ? aFirst : bFirst), isKnown: true }];
  return [
    { ...aFirst, isKnown: false },
    { ...bFirst, isKnown: false },
  ];
}
