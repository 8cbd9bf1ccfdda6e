import { type Direction, movesIn } from '../../../lexicon/directions.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { type Span, sameSpan, spanOfPeriod } from '../../../mentions/periods.js';
import type { Quantity } from '../../../model.js';
import { basePeriodOf, isApart, periodsBetween, yearsOf } from '../../../pairs/pair-time.js';

/** Which percentages and points are of a change, also where no word of direction stands next to them, and over which time. */

/** A level of one thing, and how many years before the newest of its series it is. */
export interface Point {
  readonly quantity: Quantity;
  readonly back: number;
  readonly time: Span | undefined;
  readonly mention?: Mention;
}

/** Two levels of one thing. */
export interface Step {
  readonly from: Point;
  readonly to: Point;
}

interface Asked {
  readonly between?: readonly [Span, Span] | undefined;
  readonly base?: Span | undefined;
  readonly years?: number | undefined;
  /** The later of the two is of that time, the earlier of the year before. */
  readonly at: Span | undefined;
  /** It is the change of the year before the newest. */
  readonly isBefore: boolean;
}

export interface MoveClaim {
  readonly mention: Mention;
  readonly direction: Direction | undefined;
  readonly over: Asked;
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five'];
const OVER_YEARS =
  /^\)? (?:[a-z]+ )?(?:over|in) (?:the )?(two|three|four|five)(?: years?)?\b(?! (?:months|quarters|weeks))/;
const THIS_YEAR = /\b(?:this year['’]s?|this year|latest (?:annual|year)|last year alone|annual|in the year)\b/;
const YEAR_BEFORE =
  /^\)?,? (?:[a-z]+ )?(?:in |over )?(?:the )?(?:year before|previous year|year earlier|preceding year)\b|^ (?:rise|fall|increase|drop|change) before\b/;

const wordsBehind = ({ sentence, quantity }: Mention): string => sentence.text.slice(quantity.end).toLowerCase();

function askedBy(claim: Mention): Asked {
  const behind = wordsBehind(claim);
  const word = OVER_YEARS.exec(behind)?.[1];
  const part = `${claim.leadText.split(/[;:,.]/).at(-1)} # ${claim.tailText.split(/[;:,.]/)[0]}`;
  return {
    between: periodsBetween(claim),
    base: basePeriodOf(claim) ?? sinceBefore(claim),
    years: (word ? NUMBERS.indexOf(word) + 1 : undefined) ?? yearsOf(claim) ?? (THIS_YEAR.test(part) ? 1 : undefined),
    at: periodBehind(claim),
    isBefore: YEAR_BEFORE.test(behind),
  };
}

/** "The rise since 2022/23 comes to", "compared with 2022/23 the gain is". */
const SINCE = /\b(?:since|against|compared (?:with|to)|relative to) (?:the )?§[^§%#;.]{0,30}$/;

function sinceBefore({ sentence, at, lead }: Mention): Span | undefined {
  const found = SINCE.exec(lead);
  const period = found && sentence.quantityAt.get(at - lead.length + lead.indexOf('§', found.index));
  return period ? spanOfPeriod(period.text) : undefined;
}

/** "A further 6% in 2022/23". */
function periodBehind({ sentence, at, tail }: Mention): Span | undefined {
  const found = /^\)? (?:in|during) (?:the )?§/.exec(tail);
  const period = found && sentence.quantityAt.get(at + found[0].length);
  return period ? spanOfPeriod(period.text) : undefined;
}

/** Whether two levels are those that a claim says it compares. */
export function isAsked({ between, base, years, at, isBefore }: Asked, { from, to }: Step): boolean {
  if (between) return isOf(from, between[0]) && isOf(to, between[1]);
  if (isBefore) return to.back > 0 && from.back - to.back === to.back;
  if (at) return isOf(to, at) && isApart(from.back - to.back, 1);
  if (base) return to.back === 0 && isOf(from, base);
  return to.back === 0 && (years === undefined || isApart(from.back, years));
}

const isOf = ({ time }: Point, span: Span): boolean => time !== undefined && sameSpan(time, span);

/** Whether it says over which time it is: then the change over another time is not meant. */
export const saysTime = ({ between, base, years, at, isBefore }: Asked): boolean =>
  at !== undefined || between !== undefined || base !== undefined || years !== undefined || isBefore;

const COMES_TO =
  /\b(?:rise|fall|increase|decrease|drop|growth|reduction|decline)\b[^.;:%]{0,40} (?:comes to|came to|is|was|of) $/;
const ALSO = /^,? and (?:by |of )?$/;
const IT_WAS =
  /^(?:over|across|in) (?:the )?(?:two|three|four|five|whole|last)\b[^.;:%]{0,30} (?:it|this|that) (?:was|is|comes to|came to) $/;
const IN_ALL = /, $/;

/** A percentage that is given as a level, and goes on about a change: "14% in one year and 32% over two". */
function moveBefore({ mentions }: Discourse, claim: Mention): Mention | undefined {
  const last = mentions[claim.id - 1];
  const near = claim.lead.split(/[;]/).at(-1) ?? '';
  const isLast = last?.role === 'change' && last.quantity.kind === 'percent';
  if (
    isLast &&
    last.sentence === claim.sentence &&
    ALSO.test(claim.lead.replace(/^ (?:in|on|over|from|since) [^,;%]*?(?=,? and )/, ''))
  )
    return last;
  return isLast && last.sentence === claim.sentence.previous && IT_WAS.test(near) ? last : undefined;
}

/** What a number is as a claim of change; undefined where it is none. */
export function moveClaimOf(discourse: Discourse, mention: Mention): MoveClaim | undefined {
  const { role, quantity, lead, direction } = mention;
  if (quantity.kind !== 'percent' && quantity.kind !== 'points') return undefined;
  const over = askedBy(mention);
  if (role === 'change' || role === 'points') return { mention, direction, over };
  if (role !== 'level' && role !== 'share') return undefined;
  const moves = movesIn(mention.sentence.shape.slice(0, mention.at));
  const before = moveBefore(discourse, mention);
  if (before && saysTime(over)) return { mention, direction: before.direction, over };
  const isMove =
    COMES_TO.test(lead) || (IN_ALL.test(lead) && moves.length > 0 && !/ of | who | which /.test(mention.tail));
  return isMove && saysTime(over) ? { mention, direction: moves.at(-1)?.direction, over } : undefined;
}
