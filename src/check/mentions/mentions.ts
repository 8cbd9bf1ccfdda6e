import { type Direction, withoutBounds } from '../lexicon/directions.js';
import type { Quantity, Sentence } from '../model.js';
import { type Clause, clausesOf } from './clauses.js';
import { onlySpanIn, type Span, spanOfPeriod } from './periods.js';
import { rolesOf } from './roles.js';
import type { Role, Sign } from './sign.js';
import { type Mark, markOf } from './time-marks.js';

/** Every number of a draft in its place: clause, bracket, words on both sides, time, and what it is to its neighbours. */

export type Dimension = 'count' | 'money' | 'rate' | 'percent';

export interface Mention {
  /** Its index among all mentions of the draft. */
  readonly id: number;
  readonly quantity: Quantity;
  readonly sentence: Sentence;
  /** Its index in the shape of the sentence. */
  readonly at: number;
  readonly clause: Clause;
  /** Place of the bracket it stands in; -1: none. */
  readonly bracket: number;
  /** From the number before it (or the start of the sentence), and to the one after it. Periods are signs in them. */
  readonly lead: string;
  readonly tail: string;
  /** The same in the words of the draft, lower case: with the names and spans of time that hold digits. */
  readonly leadText: string;
  readonly tailText: string;
  readonly role: Role;
  readonly direction: Direction | undefined;
  readonly time: Span | undefined;
  /** The last period named before it, in its sentence or the one before. */
  readonly context: Span | undefined;
  readonly mark: Mark;
  readonly dimension: Dimension | undefined;
}

/** The bracket that each index of a shape stands in: the index where it opens. */
export function bracketsOf(shape: string): readonly number[] {
  const open: number[] = [];
  const inside: number[] = [];
  for (let at = 0; at < shape.length; at += 1) {
    const sign = shape[at];
    if (sign === '(' || sign === '[') open.push(at);
    inside.push(open.at(-1) ?? -1);
    if (sign === ')' || sign === ']') open.pop();
  }
  return inside;
}

const isRateLike = ({ kind, decimals }: Quantity, shape: string, lead: string): boolean =>
  kind === 'rate' ||
  (kind === 'count' && /\bthe rate (?:was|is|stood at|had been) $/.test(lead)) ||
  (kind === 'count' && decimals > 0) ||
  (kind === 'count' && /\brates?\b[^;.]*(?:\bper\b|_)/.test(shape));

function dimensionOf(quantity: Quantity, shape: string, lead: string): Dimension | undefined {
  if (quantity.kind === 'percent') return 'percent';
  if (isRateLike(quantity, shape, lead)) return 'rate';
  return quantity.kind === 'count' || quantity.kind === 'money' ? quantity.kind : undefined;
}

interface Dated {
  readonly at: number;
  readonly span: Span;
}

const AFTER_NUMBER =
  /^\)?(?:[ ,]+(?!than|(?<!thefts? |stolen )from|since|against|compared|versus|lower|higher|and|to\b|was|but)[a-z'-]+){0,6}?,? ?\(?(?:in|for|during|of|over|to|at|by the end of|\() ?(?:the )?(?:end of )?$/;
const AFTER_CLOSE = /^\)? ?[,(:]? ?$/;
const BEFORE_NUMBER = /^[a-z'’ ,:=()–-]*$/;

/** "In 2018 there were 4, in 2019 5 and in 2020 7": every number has its period before it. */
function isPeriodFirst(numbers: readonly number[], periods: readonly Dated[]): boolean {
  if (periods.length < 2 || numbers.length < periods.length) return false;
  return (
    periods.every(({ at }, index) => {
      const [next, after] = [
        numbers.find((item) => item > at) ?? -1,
        periods[index + 1]?.at ?? Number.POSITIVE_INFINITY,
      ];
      return next > 0 && next < after && next - at < 60;
    }) && !numbers.some((entry) => entry < (periods[0]?.at ?? 0))
  );
}

/** The period a number is of: the one right behind it that is no other's, else the last before it in its clause. */
function timeOf(shape: string, at: number, numbers: readonly number[], periods: readonly Dated[]): Span | undefined {
  if (isPeriodFirst(numbers, periods)) return periods.filter((period) => period.at < at).at(-1)?.span;
  const next = numbers.find((item) => item > at) ?? shape.length;
  const before = numbers.filter((entry) => entry < at).at(-1) ?? -1;
  const behind = periods.find((element) => element.at > at && element.at < next);
  const gap = behind ? shape.slice(at + 1, behind.at) : '';
  // "The same quarter of 2020" is a quarter, not that year.
  if (/\bsame (?:quarter|period|months?|weeks?|time|point)\b/.test(gap)) return undefined;
  const isHeading =
    behind !== undefined &&
    !/\b(?:in|for|during) (?:the )?$/.test(gap) &&
    /^:/.test(shape.slice(behind.at + 1, behind.at + 3));
  if (behind && !isHeading && !/[;:]/.test(gap) && (AFTER_NUMBER.test(gap) || AFTER_CLOSE.test(gap)))
    return behind.span;
  const front = periods.filter((candidate) => candidate.at < at && candidate.at > before).at(-1);
  if (!front) return undefined;
  const isHead = /^:/.test(shape.slice(front.at + 1, front.at + 3));
  const isTaken = before >= 0 && !isHead && AFTER_NUMBER.test(shape.slice(before + 1, front.at));
  return !isTaken && BEFORE_NUMBER.test(shape.slice(front.at + 1, at)) ? front.span : undefined;
}

/** "Nearly double the 11.0 of Barlow", "three times that of Fen Park (2.0)": what a multiple is of. */
const OF_MULTIPLE =
  /^ (?:(?:as [a-z]+ (?:[a-z]+ )?as|that of|the|its|of|last|in) )*(?:[a-z]+'s )?$|^ (?:that|those|the [a-z]+) (?:of|in|for) (?:[a-z'-]+ ){0,4}\($/;

/** "Doubled 410 (320)": a word of its own line is of no number behind it. */
const isBaseOfMultiple = (before: Quantity | undefined, lead: string): boolean =>
  before?.kind === 'multiple' && OF_MULTIPLE.test(lead) && !(/ed$/.test(before.text) && lead.trim() === '');

const contextBefore = ({ previous, block }: Sentence, title: Span | undefined): Span | undefined => {
  const last = previous?.quantities.filter(({ kind }) => kind === 'period').at(-1);
  return (last && spanOfPeriod(last.text)) ?? onlySpanIn(block.heading) ?? title;
};

const SIGNS = /[#%±@^×]/g;

const datedIn = ({ quantityAt }: Sentence): Dated[] =>
  [...quantityAt].flatMap(([at, { kind, text }]): Dated[] => {
    const span = kind === 'period' ? spanOfPeriod(text) : undefined;
    return span ? [{ at, span }] : [];
  });

function signsOf({ shape, quantityAt }: Sentence, clauses: readonly Clause[]): Sign[] {
  const positions = [...shape.matchAll(SIGNS)].map(({ index }) => index).filter((at) => quantityAt.has(at));
  return positions.flatMap((at, index): Sign[] => {
    const [quantity, clause] = [quantityAt.get(at), clauses.findLast(({ from }) => from <= at)];
    const lead = shape.slice((positions[index - 1] ?? -1) + 1, at);
    const tail = shape.slice(at + 1, positions[index + 1] ?? shape.length);
    return quantity && clause ? [{ at, quantity, clause, lead, tail }] : [];
  });
}

const JOINED = /^ (?:in|for|during) (?:the )?§,? and (?:the )?$/;

/** "It had been 94 in 2022/23 and 83 in 2023/24": both are of earlier times. */
function withJoinedMarks(mentions: readonly Mention[]): Mention[] {
  const marked: Mention[] = [];
  for (const mention of mentions) {
    const last = marked.at(-1);
    const isJoined = mention.mark === 0 && last?.mark === -1 && last.dimension === mention.dimension;
    marked.push(isJoined && JOINED.test(mention.lead) ? { ...mention, mark: -1 } : mention);
  }
  return marked;
}

/** The mentions of one sentence, in order. */
export function mentionsOf(
  sentence: Sentence,
  firstId: number,
  firstClause: number,
  title?: Span,
): { mentions: Mention[]; clauses: Clause[] } {
  const { shape } = sentence;
  const [clauses, brackets] = [clausesOf(sentence, firstClause), bracketsOf(shape)];
  const signs = signsOf(sentence, clauses);
  const positions = signs.map(({ at }) => at);
  const periods = datedIn(sentence);
  const roles = rolesOf(sentence, signs);
  const lower = sentence.text.toLowerCase();
  const mentions = signs.map((sign, index): Mention => {
    const { at, quantity, lead, tail } = sign;
    const [previous, next] = [signs[index - 1]?.quantity, signs[index + 1]?.quantity];
    return {
      ...sign,
      id: firstId + index,
      sentence,
      bracket: brackets[at] ?? -1,
      leadText: lower.slice(previous?.end ?? 0, quantity.start),
      tailText: lower.slice(quantity.end, next?.start ?? lower.length),
      ...(roles[index] ?? { role: 'other', direction: undefined }),
      time: timeOf(shape, at, positions, periods),
      context: periods.filter((period) => period.at < at).at(-1)?.span ?? contextBefore(sentence, title),
      mark: isBaseOfMultiple(previous, lead)
        ? -1
        : // "13 fewer than 58": behind a number such words compare.
          markOf(withoutBounds(`${shape[positions[index - 1] ?? -1] ?? ' '}${lead}${shape[at]}`).slice(1, -1), tail, {
            hasBefore: previous !== undefined,
            hasNext: next !== undefined,
          }),
      dimension: dimensionOf(quantity, shape, lead),
    };
  });
  return { mentions: withJoinedMarks(mentions), clauses };
}
