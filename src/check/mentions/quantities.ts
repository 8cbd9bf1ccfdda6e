import { choiceNamed } from '../../core/typed-record.js';
import type { Hedge, Quantity } from '../model.js';
import { NUMBER } from './not-figures.js';
import {
  CARDINALS,
  cardinalValue,
  fractionValue,
  MULTIPLES,
  NTH,
  ordinalValue,
  ratioValue,
  SMALL,
  TENS,
} from './number-words.js';
import { periodKey } from './periods.js';
import { tokensIn } from './tokens.js';

/** The numbers of a sentence: what they are, how they are hedged, and which of them are no figures at all. */

const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/\b(?:at least|no (?:fewer|less) than|not less than|a minimum of)(?: an?)?$/, 'at-least'],
  [/\b(?:up to|at most|no more than|a maximum of)(?: an?)?$/, 'at-most'],
  [/\b(?:just over|(?<!\bleft )over|more than|in excess of|above|exceeding|upwards of|well over)(?: an?)?$/, 'over'],
  [/\b(?:just under|nearly|almost|close to)(?: an?)?$/, 'nearly'],
  [/\b(?:under|less than|fewer than|below)(?: an?)?$/, 'under'],
  [
    /(?:\b(?:about|around|approximately|approximate|approx\.?|roughly|some|circa|an estimated)|~|\bc\.)(?: an?)?$/,
    'about',
  ],
];

/** "3% fewer than 1,200" compares; it does not say that something is under 1,200. */
const COMPARES =
  /(?:%|cent|\d(?:[\d,.]*\d)?|higher|lower|much|times) (?:more|less|fewer) than$|\b(?:from|fell|rose|is|was|were) (?:above|below)$/;

function hedgeBefore(text: string, start: number): Hedge | undefined {
  const before = text
    .slice(Math.max(0, start - 32), start)
    .toLowerCase()
    .trimEnd();
  if (before === '' || COMPARES.test(before)) return undefined;
  return HEDGES.find(([words]) => words.test(before))?.[1];
}

const SCALES = [
  [/\d ?(?:bn|billion)\b/i, 9],
  [/\d ?(?:m|million)\b/i, 6],
  [/\d ?(?:k|thousand)\b/i, 3],
] as const;

function readValue(text: string): { value: number; decimals: number; scale?: number } {
  const digits = new RegExp(NUMBER).exec(text)?.[0] ?? '0';
  const zeros = SCALES.find(([words]) => words.test(text))?.[1] ?? 0;
  const size = Number(`${digits.replaceAll(',', '')}e${zeros}`);
  return {
    value: /^-/.test(text) ? -size : size,
    decimals: (digits.split('.')[1]?.length ?? 0) - zeros,
    ...(zeros > 0 ? { scale: Number(`1e${zeros}`) } : {}),
  };
}

function rateBase(text: string): { size: number; of: string } {
  const [, size = '', of = ''] =
    /(?:per|for every|for each|in every|to every|in each) (1,?000|10,?000|100,?000|1 ?m(?:illion)?|100|thousand|head|capita)\b(?: of)?(?: the)?( [a-z]+)?$/i.exec(
      text,
    ) ?? [];
  const named = (
    [
      [/head|capita/i, 1],
      [/thousand/i, 1000],
      [/m/i, 1e6],
    ] as const
  ).find(([word]) => word.test(size));
  return { size: named?.[1] ?? Number(size.replaceAll(',', '')), of: of.trim().toLowerCase() };
}

function multipleValue(text: string): { value: number; decimals: number } {
  const lower = text.toLowerCase();
  const named = Object.keys(MULTIPLES).find((item) => lower.startsWith(item));
  if (named) return { value: MULTIPLES[named] ?? 2, decimals: 0 };
  if (/^\d/.test(lower)) return readValue(lower);
  const whole = SMALL.findIndex((entry) => lower.startsWith(entry)) + 1;
  return / and a half/.test(lower) ? { value: whole + 0.5, decimals: 1 } : { value: whole, decimals: 0 };
}

/** The kinds whose value stands in their text as it is. */
const PLAIN_KINDS = ['count', 'money', 'percent', 'points'] as const;

type Part = Omit<Quantity, 'start' | 'end' | 'hedge' | 'text'>;

function partOf(kind: string, text: string): Part {
  if (kind === 'year') return { kind: 'period', value: 0, decimals: 0, period: periodKey(text) };
  if (kind === 'ordinal') return { kind, value: ordinalValue(text), decimals: 0 };
  if (kind === 'fraction')
    return { kind: 'percent', value: ratioValue(text) ?? fractionValue(text) * 100, decimals: 0 };
  if (kind === 'multiple') return { kind, ...multipleValue(text) };
  if (kind === 'cardinal')
    return { kind: 'count', value: cardinalValue(text), decimals: text.endsWith('half') ? 1 : 0, isWord: true };
  if (kind === 'rate') return { kind, ...readValue(text), base: rateBase(text) };
  const word = /\d/.test(text) ? undefined : /^[a-z]+(?:[- ][a-z]+)?(?= (?:per|points?))/i.exec(text)?.[0];
  const size = word ? { value: cardinalValue(word), decimals: 0 } : readValue(text);
  return { kind: choiceNamed(PLAIN_KINDS, kind) ?? 'count', ...size };
}

export interface Scanned {
  readonly quantities: readonly Quantity[];
  /** Stretches that hold digits and are no figures. */
  readonly skipped: readonly { readonly start: number; readonly end: number }[];
}

const NOUN_AFTER =
  /^ (?:(?:reported|recorded|total|such|further|asb|notifiable)\b ?){0,2}(?:offences?|crimes?|incidents?|reports?|burglar|robber|thefts?|cases?|victims?|calls|arrests|people|residents|referrals)/i;

/** A bare "2016" is a count where things follow it, and in "from 2,310 to 1998". */
function isCountOfThings(text: string, start: number, end: number, word: string): boolean {
  if (!/^\d{4}$/.test(word)) return false;
  if (
    NOUN_AFTER.test(text.slice(end, end + 40)) &&
    !/\b(?:in|since|during|of|by|the|(?:from|between) (?:19|20)\d\d(?:[/-]\d\d)? (?:to|and)) $/i.test(
      text.slice(Math.max(0, start - 24), start),
    )
  )
    return true;
  return /\bfrom (?:\d{1,3}(?:,\d{3})+|\d{3}|[03-9]\d{3}|1[0-8]\d\d|2[1-9]\d\d)(?: [a-z]+){0,3} to $/i.test(
    text.slice(Math.max(0, start - 50), start),
  );
}

/** Most sentences hold no number at all: the long expression is for the others. */
const MAY_HOLD = new RegExp(
  `\\d|\\b(?:${NTH.join('|')}|quarter|half|thirds?|quarters|fifths?|tenths?|${CARDINALS.join('|')}|${TENS.join('|')}|twice|doubl[a-z]+|trebl[a-z]+|tripl[a-z]+|halv[a-z]+|(?:in|out of) [a-z]+|[a-z]+fold)\\b`,
  'i',
);

/** More numbers make a list of codes or a table that lost its lines, no sentence. */
const MOST_NUMBERS = 100;

/** "Robbery 12 4.5 Burglary 30 11.2": rows of a table that ran together to a line, whose columns nobody can tell apart. */
const NUMBER_BY_NUMBER = /(?<=[a-z)] )(?:[-+]?\d[\d,.]*%? ){1,8}[-+]?\d[\d,.]*%?(?= [A-Z][a-z])/g;
const MOST_JOINED_ROWS = 3;
const isJoinedTable = (text: string): boolean => (text.match(NUMBER_BY_NUMBER)?.length ?? 0) > MOST_JOINED_ROWS;

export function scanQuantities(text: string): Scanned {
  const quantities: Quantity[] = [];
  const skipped: { start: number; end: number }[] = [];
  if (!MAY_HOLD.test(text)) return { quantities, skipped };
  if ((text.match(/\d+/g)?.length ?? 0) > MOST_NUMBERS || isJoinedTable(text))
    return { quantities, skipped: [{ start: 0, end: text.length }] };
  for (const match of tokensIn(text)) {
    const [found] = match;
    const [start, end] = [match.index, match.index + found.length];
    const kind = kindOf(match, text);
    if (kind === 'skip') skipped.push({ start, end });
    else quantities.push({ ...partOf(kind, found), hedge: hedgeOf(kind, text, start), text: found, start, end });
  }
  return { quantities, skipped };
}

function kindOf({ 0: found, index, groups = {} }: RegExpExecArray, text: string): string {
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'skip';
  return kind === 'year' && isCountOfThings(text, index, index + found.length, found) ? 'count' : kind;
}

/** A period or a rank has none; "a third" is about a third. */
function hedgeOf(kind: string, text: string, start: number): Hedge | undefined {
  if (kind === 'year' || kind === 'ordinal') return undefined;
  return hedgeBefore(text, start) ?? (kind === 'fraction' ? 'about' : undefined);
}
