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

/** The sign in print, the word right behind, the word right before, or one of the sentence that the amount is of. */
function directionOf({ quantity, lead: rawLead, tail: rawTail, shape, at, before, hasNext }: Context): {
  direction: Direction | undefined;
  isNear: boolean;
} {
  if (/^[-+]/.test(quantity.text)) return { direction: quantity.value < 0 ? -1 : 1, isNear: true };
  const [lead, tail] = [withoutBounds(`${rawLead}#`).slice(0, -1), withoutBounds(rawTail)];
  const after = NEAR_AFTER.exec(tail);
  const rest = after ? tail.slice(after[0].length) : '';
  const isVerb =
    after !== null &&
    /^(?:more|less|fewer|greater)$/.test(after[1] ?? '') &&
    !/^\)? ?(?:more|less|fewer|greater)/.test(after[0]);
  const isNexts =
    after !== null &&
    hasNext &&
    /^(?: (?:of|by|to|at|from))? ?(?:about |around |just |over |nearly |a |an |some )*$/.test(rest) &&
    (/^\)?,|^\)/.test(tail) ||
      / (?:of|by) $/.test(rest) ||
      (/^ $/.test(rest) && /[%±]/.test(shape[at + 1 + rawTail.length] ?? '')));
  if (/^\)? (?:improvement|deterioration|change|swing|difference|movement)\b/.test(tail))
    return { direction: undefined, isNear: true };
  if (/^\)? safer\b/.test(tail)) return { direction: -1, isNear: true };
  if (/^\)? (?:better|worse)\b/.test(tail)) return { direction: undefined, isNear: true };
  // "34%, below the target": where it stands, not how far it moved.
  const isRelativeLevel =
    /^\)?,/.test(tail) && /^(?:below|above|under|higher|lower|more|less|short of)$/.test(after?.[1] ?? '');
  if (after && !isNexts && !isVerb && !isRelativeLevel)
    return { direction: movesIn(after[1] ?? '')[0]?.direction, isNear: true };
  if (RIGHT_BEFORE.test(lead)) return { direction: movesIn(lead).at(-1)?.direction ?? before?.direction, isNear: true };
  const isApposed = APPOSED.test(lead) || (/^(?: [a-z-]+){0,3} ?[(,]? ?$/.test(lead) && before?.role === 'step');
  const earlier = isApposed ? movesIn(shape.slice(0, at)).at(-1)?.direction : undefined;
  if (earlier !== undefined) return { direction: before?.direction ?? earlier, isNear: true };
  const pair = before?.role === 'level' ? BEHIND_PAIR.exec(shape.slice(Math.max(0, at - 200), at)) : null;
  const verb = pair && movesIn(shape.slice(0, at - 200 > 0 ? at - 200 + pair.index : pair.index).slice(-60)).at(-1);
  if (verb) return { direction: verb.direction, isNear: true };
  if (CHANGE_NOUN.test(lead)) return { direction: undefined, isNear: true };
  return { direction: undefined, isNear: false };
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
  const { lead, tail, quantity, before } = context;
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
  if (quantity.kind === 'points') return { role: 'points', direction };
  if (AVERAGE_BEFORE.test(lead)) return { role: 'average', direction: undefined };
  if (
    /\bby (?:about |around |just |over |nearly |some )*$/.test(lead) &&
    !SHARE_AFTER.test(tail.replace(/^ (?:in|at|on|for|by|from)\b/, ''))
  )
    return { role: 'change', direction: before?.role === 'change' ? before.direction : context.stem };
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
