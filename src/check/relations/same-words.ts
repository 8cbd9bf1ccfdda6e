import { TARGET } from '../lexicon/words.js';
import { stemsOf } from '../mentions/clauses.js';
import { areasNear } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import { pointAt, timesApart } from '../verdicts/intervals.js';
import { digitsOf, ONE_DIGIT, SWAPPED } from '../verdicts/mistakes.js';

/** Two numbers of one thing: the same words stand round both, and they are of the same time. */

export interface Twice {
  readonly first: Mention;
  readonly second: Mention;
  /** Why the second is wrong for certain: digits have changed places. */
  readonly because: string | undefined;
}

interface Worded {
  readonly mention: Mention;
  readonly stems: ReadonlySet<string>;
}

/** Words that name a part of the document, or the place it is all about. */
const TELLS_NOTHING =
  /^(?:summari|detail|appendix|annex|short|glanc|introduct|conclus|recap|borough|town|citi|district|polic)$/;

function wordsRound({ lead, tail }: Mention): Set<string> {
  const before = lead.split(/[;:.()]|, (?:and|but|while) /).at(-1) ?? '';
  const behind = tail.split(/[;:,.()]|\b(?:and|but|while|against|compared|than)\b/)[0] ?? '';
  return new Set([...stemsOf(`${before} ${behind}`)].filter((stem) => !TELLS_NOTHING.test(stem)));
}

/** So many words, the time among them, tell one thing from another; where only the digits differ the one may have so many more. */
const WORDS = { least: 2, more: 2 };

const sizeOf = ({ mention, stems }: Worded): number => stems.size + (mention.time ? 1 : 0);

const isOfOneTime = (a: Mention, b: Mention): boolean =>
  a.time && b.time ? sameSpan(a.time, b.time) : !a.time && !b.time;

const areOfOneKind = (a: Mention, b: Mention): boolean =>
  a.role === b.role &&
  a.quantity.kind === b.quantity.kind &&
  a.direction === b.direction &&
  a.mark === b.mark &&
  isOfOneTime(a, b) &&
  [...areasNear(a)].join() === [...areasNear(b)].join() &&
  a.sentence !== b.sentence;

const LEAST_OF_ONE_DIGIT = 1000;

function changedDigits({ quantity, role }: Mention, other: Mention): string | undefined {
  if (role !== 'level') return undefined;
  const digits = digitsOf(quantity, pointAt(other.quantity.value));
  const isSlip = digits?.because === SWAPPED || (digits?.because === ONE_DIGIT && quantity.value >= LEAST_OF_ONE_DIGIT);
  return isSlip ? digits.because : undefined;
}

/** Numbers further apart are of two things that the words near them do not tell from each other. */
const MOST_APART = 3;

function compare(one: Worded, other: Worded): Twice | undefined {
  const [few, many] = one.stems.size < other.stems.size ? [one, other] : [other, one];
  const isWithin = [...few.stems].every((stem) => many.stems.has(stem));
  const more = many.stems.size - few.stems.size;
  if (!isWithin || more > WORDS.more || !areOfOneKind(one.mention, other.mention)) return undefined;
  const because = more === 0 || sizeOf(few) > WORDS.least ? changedDigits(other.mention, one.mention) : undefined;
  // What a list item is of stands in the words before the list.
  const isNamed = one.stems.size > 1 || one.mention.clause.offences.size > 0;
  const isInList = one.mention.sentence.block.listItem || other.mention.sentence.block.listItem;
  const isNear = timesApart(one.mention.quantity.value, other.mention.quantity.value) < MOST_APART;
  return because !== undefined || (more === 0 && one.mention.time && isNamed && isNear && !isInList)
    ? { first: one.mention, second: other.mention, because }
    : undefined;
}

const LEAST = 10;

const isFigure = ({ role, mark, quantity }: Mention): boolean =>
  ((role === 'level' && quantity.kind === 'count' && quantity.decimals === 0) ||
    (role === 'change' && quantity.kind === 'percent')) &&
  mark !== -1 &&
  quantity.value >= LEAST &&
  quantity.isWord !== true &&
  quantity.hedge === undefined;

/** So many numbers of the same first words are looked at. */
const MOST = 6;

/** Every number that stands a second time, with another value. */
export function numbersGivenTwice(mentions: readonly Mention[]): Twice[] {
  const seen = new Map<string, Worded[]>();
  return mentions.filter(isFigure).flatMap((mention): Twice[] => {
    const stems = wordsRound(mention);
    const one = { mention, stems };
    if (stems.size === 0 || sizeOf(one) < WORDS.least || TARGET.test(mention.lead)) return [];
    const same = [...new Set([...stems].flatMap((stem) => seen.get(stem) ?? []))];
    for (const stem of stems) seen.set(stem, [...(seen.get(stem) ?? []), one].slice(-MOST));
    const found = same.flatMap((other) => compare(other, one) ?? []);
    const isAlike = found.some(({ first }) => first.quantity.value === mention.quantity.value);
    return isAlike ? [] : found.slice(0, 1);
  });
}
