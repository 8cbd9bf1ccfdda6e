import { type Direction, directionIn, movesIn, withoutBounds } from '../lexicon/directions.js';
import {
  APPOSED,
  AVERAGE_AFTER,
  AVERAGE_BEFORE,
  BEHIND_PAIR,
  BY,
  CHANGE_NOUN,
  FINITE,
  INFINITIVE,
  NEAR_AFTER,
  NO_LEVEL,
  OF,
  OF_WHOLE,
  RIGHT_BEFORE,
  STEP_AFTER,
  STEP_BARE,
  STEP_END,
  STEP_OVER,
  STEP_SIDE,
  UP_FROM,
} from '../lexicon/role-words.js';
import { SHARE_AFTER, SHARE_BEFORE, TARGET } from '../lexicon/words.js';
import type { Quantity, Sentence } from '../model.js';
import type { Clause } from './clauses.js';

/** What each number of a sentence is: a level, a change, a step, a share, an average, a target. */

export type Role = 'level' | 'change' | 'points' | 'step' | 'share' | 'average' | 'target' | 'other';

interface Given {
  readonly role: Role;
  readonly direction: Direction | undefined;
}

/** A number of a sentence, with the words on both sides of it to its neighbours. */
export interface Sign {
  readonly at: number;
  readonly quantity: Quantity;
  readonly clause: Clause;
  readonly lead: string;
  readonly tail: string;
}

interface Context extends Sign {
  readonly shape: string;
  readonly before: Given | undefined;
  readonly hasNext: boolean;
  /** The direction a heading or stem gives: "Rising", "Falls were seen in:". */
  readonly stem: Direction | undefined;
}

interface Directed {
  readonly direction: Direction | undefined;
  readonly isNear: boolean;
}

const near = (direction: Direction | undefined): Directed => ({ direction, isNear: true });

/** "By 4% to more than 300": the word behind goes with the next number. */
const isOfNext = ({ hasNext, shape, at, tail: rawTail }: Context, tail: string, rest: string): boolean =>
  hasNext &&
  /^(?: (?:of|by|to|at|from))? ?(?:about |around |just |over |nearly |a |an |some )*$/.test(rest) &&
  (/^\)?,|^\)/.test(tail) ||
    / (?:of|by) $/.test(rest) ||
    (/^ $/.test(rest) && /[%±]/.test(shape[at + 1 + rawTail.length] ?? '')));

/** By the word right behind. */
function directedBehind(context: Context, tail: string): Directed | undefined {
  if (/^\)? (?:improvement|deterioration|change|swing|difference|movement)\b/.test(tail)) return near(undefined);
  if (/^\)? safer\b/.test(tail)) return near(-1);
  if (/^\)? (?:better|worse)\b/.test(tail)) return near(undefined);
  const [all = '', word = ''] = NEAR_AFTER.exec(tail) ?? [];
  const isVerb = /^(?:more|less|fewer|greater)$/.test(word) && !/^\)? ?(?:more|less|fewer|greater)/.test(all);
  // "34%, below the target": where it stands, not how far it moved.
  const isRelativeLevel = /^\)?,/.test(tail) && /^(?:below|above|under|higher|lower|more|less|short of)$/.test(word);
  if (all === '' || isVerb || isRelativeLevel || isOfNext(context, tail, tail.slice(all.length))) return undefined;
  return near(movesIn(word)[0]?.direction);
}

/** The word of direction before a pair of levels that stands right before the number. */
function directionOfPair({ before, shape, at }: Context): Direction | undefined {
  const from = Math.max(0, at - 200);
  const pair = before?.role === 'level' ? BEHIND_PAIR.exec(shape.slice(from, at)) : null;
  return pair ? movesIn(shape.slice(0, from + pair.index).slice(-60)).at(-1)?.direction : undefined;
}

/** By the word right before, or one of the sentence that the amount is of. */
function directedBefore(context: Context, lead: string): Directed | undefined {
  const { before, shape, at } = context;
  if (RIGHT_BEFORE.test(lead)) return near(movesIn(lead).at(-1)?.direction ?? before?.direction);
  const isApposed = APPOSED.test(lead) || (/^(?: [a-z-]+){0,3} ?[(,]? ?$/.test(lead) && before?.role === 'step');
  const earlier = isApposed ? movesIn(shape.slice(0, at)).at(-1)?.direction : undefined;
  if (earlier !== undefined) return near(before?.direction ?? earlier);
  const ofPair = directionOfPair(context);
  return ofPair !== undefined || CHANGE_NOUN.test(lead) ? near(ofPair) : undefined;
}

/** The sign in print, the word right behind, the word right before, or one of the sentence that the amount is of. */
function directionOf(context: Context): Directed {
  const { quantity, lead, tail } = context;
  if (/^[-+]/.test(quantity.text)) return near(quantity.value < 0 ? -1 : 1);
  return (
    directedBehind(context, withoutBounds(tail)) ??
    directedBefore(context, withoutBounds(`${lead}#`).slice(0, -1)) ?? { direction: undefined, isNear: false }
  );
}

function isTarget({ quantity, lead: whole, tail, before, clause, shape, at }: Context): boolean {
  // The words of another cell are of another thing.
  const lead = whole.split('|').at(-1) ?? whole;
  // "would show it down from 2,092 to 1,322 (-36.8%)": worked out, not aimed at.
  if (/^[-+]/.test(quantity.text) && (/\($/.test(lead) || /^,? ?$/.test(lead))) return false;
  if (TARGET.test(lead) || INFINITIVE.test(lead.slice(-60)) || /^\)? ?(?:target|goal|ambition)\b/.test(tail))
    return true;
  return (
    before?.role === 'target' &&
    !FINITE.test(lead) &&
    !/[.;)]/.test(lead) &&
    !movesIn(lead).some(({ word }) => word === 'down' || word === 'up') &&
    at < clause.to &&
    shape.slice(clause.from, at).length < 200
  );
}

function ofPercent(context: Context): Given {
  const { lead, tail, quantity } = context;
  const leading = context.shape.slice(Math.max(0, context.at - 200), context.at);
  const upFrom = quantity.kind === 'percent' && UP_FROM.exec(leading)?.[1];
  if (upFrom) return { role: 'change', direction: upFrom === 'up' ? 1 : -1 };
  if (OF_WHOLE.test(leading) || /^\)? of (?:them|these|those|whom|which)\b/.test(tail))
    return { role: 'share', direction: undefined };
  const { direction, isNear } = directionOf(context);
  if (/\b(?:all but|apart from|except(?: for)?|all except) (?:about |just |some )*$/.test(lead))
    return { role: 'other', direction };
  const kind = quantity.kind === 'points' ? 'points' : 'change';
  const signed = /\b(plus|minus) (?:about |around |just |over |some )*$/.exec(lead)?.[1];
  if (signed) return { role: kind, direction: signed === 'plus' ? 1 : -1 };
  if (isNear && !(/^\)? of (?:the|all|those|these|them|#)/.test(tail) && !RIGHT_BEFORE.test(lead)))
    return { role: kind, direction };
  return quantity.kind === 'points' ? { role: 'points', direction } : withoutDirection(context);
}

/** A percentage without a word of direction next to it. */
function withoutDirection({ lead, tail, before, stem }: Context): Given {
  if (AVERAGE_BEFORE.test(lead)) return { role: 'average', direction: undefined };
  if (
    /\bby (?:about |around |just |over |nearly |some )*$/.test(lead) &&
    !SHARE_AFTER.test(tail.replace(/^ (?:in|at|on|for|by|from)\b/, ''))
  )
    return { role: 'change', direction: before?.role === 'change' ? before.direction : stem };
  if (before?.role === 'change' && /\b(?:further|another) $/.test(lead))
    return { role: 'change', direction: before.direction };
  if (SHARE_AFTER.test(tail) || SHARE_BEFORE.test(lead)) return { role: 'share', direction: undefined };
  // "rose, in the north by 4% and in the south 6%": the verb is that of the part before.
  if (
    before?.role === 'change' &&
    /^(?:[ ,]+[a-z'-]+){0,5} $/.test(lead) &&
    /^ ?(?:[,.;)]|$|and|respectively)/.test(tail)
  )
    return { role: 'change', direction: before.direction };
  return { role: 'level', direction: undefined };
}

function ofCount(context: Context): Given {
  const { lead, tail, quantity, before } = context;
  if (NO_LEVEL.test(tail) || isTelephone(context)) return { role: 'other', direction: undefined };
  if (AVERAGE_AFTER.test(tail) || AVERAGE_BEFORE.test(lead)) return { role: 'average', direction: undefined };
  if (/^[-+]/.test(quantity.text)) return { role: 'step', direction: quantity.value < 0 ? -1 : 1 };
  const isStep =
    STEP_AFTER.test(tail) ||
    STEP_OVER.test(context.shape.slice(context.at + 1)) ||
    (!context.hasNext && STEP_END.test(tail)) ||
    (STEP_SIDE.test(tail) && !/\b(?:at|were|was|reached|recorded) $/.test(lead)) ||
    OF.test(lead) ||
    STEP_BARE.test(lead) ||
    (BY.test(lead) && (movesIn(lead).length > 0 || before?.role === 'change' || before?.role === 'step')) ||
    (/^ ?(?:,|\()? ?(?:or|i\.e\.) (?:by )?$/.test(lead) && before?.role === 'change');
  if (!isStep) return { role: 'level', direction: undefined };
  return {
    role: 'step',
    direction:
      directionOf(context).direction ??
      // With the sign of the number behind it, the "more than" of a bound is no rise.
      movesIn(`${lead}#`).at(-1)?.direction ??
      movesIn(tail)[0]?.direction ??
      before?.direction,
  };
}

/** "93 calls to 101 in summer": whom they rang. */
const isTelephone = ({ quantity: { text }, lead }: Context): boolean =>
  /^(?:999|101|111)$/.test(text) && /\b(?:calls?|contacts?|reports?)(?: made)? to $/.test(lead);

function roleOf(context: Context): Given {
  const { kind } = context.quantity;
  if (kind !== 'ordinal' && kind !== 'multiple' && isTarget(context)) return { role: 'target', direction: undefined };
  if (kind === 'percent' || kind === 'points') return ofPercent(context);
  if (kind === 'count' || kind === 'money') return ofCount(context);
  return { role: kind === 'rate' ? 'level' : 'other', direction: undefined };
}

/** The roles of the numbers of a sentence. */
export function rolesOf({ shape, block }: Sentence, signs: readonly Sign[]): Given[] {
  const given: Given[] = [];
  const stem = directionIn(block.stem.toLowerCase());
  signs.forEach((sign, index) => {
    given.push(roleOf({ ...sign, shape, before: given[index - 1], hasNext: index < signs.length - 1, stem }));
  });
  return given;
}
