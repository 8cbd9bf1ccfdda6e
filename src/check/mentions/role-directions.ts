import { type Direction, movesIn, withoutBounds } from '../lexicon/directions.js';
import { APPOSED, BEHIND_PAIR, CHANGE_NOUN, NEAR_AFTER, RIGHT_BEFORE } from '../lexicon/role-words.js';
import type { RoleContext } from './sign.js';

/** Which way an amount goes: up, down, or not said. */

interface Directed {
  readonly direction: Direction | undefined;
  readonly isNear: boolean;
}

const near = (direction: Direction | undefined): Directed => ({ direction, isNear: true });

/** "By 4% to more than 300": the word behind goes with the next number. */
const isOfNext = ({ hasNext, shape, at, tail: rawTail }: RoleContext, tail: string, rest: string): boolean =>
  hasNext &&
  /^(?: (?:of|by|to|at|from|was|is))? ?(?:about |around |just |over |nearly |a |an |some )*$/.test(rest) &&
  (/^\)?,|^\)/.test(tail) ||
    / (?:of|by) $/.test(rest) ||
    (/^ $/.test(rest) && /[%±]/.test(shape[at + 1 + rawTail.length] ?? '')));

/** By the word right behind. */
function directedBehind(context: RoleContext, tail: string): Directed | undefined {
  const { lead, before } = context;
  if (/^\)? (?:improvement|deterioration|change|swing|difference|movement)\b/.test(tail)) return near(undefined);
  if (/^\)? safer\b/.test(tail)) return near(-1);
  if (/^\)? (?:better|worse)\b/.test(tail)) return near(undefined);
  const [all = '', word = ''] = NEAR_AFTER.exec(tail) ?? [];
  const isVerb = /^(?:more|less|fewer|greater)$/.test(word) && !/^\)? ?(?:more|less|fewer|greater)/.test(all);
  // "34%, below the target": where it stands, not how far it moved.
  const isRelativeLevel = /^\)?,/.test(tail) && /^(?:below|above|under|higher|lower|more|less|short of)$/.test(word);
  // "1,106 (55.0%) fell between Friday and Monday": a share of those that fell.
  const isShare = /^ ?\($/.test(lead) && before?.role === 'level' && /^\) (?:fell|rose|grew|dropped)\b/.test(tail);
  if (all === '' || isVerb || isShare || isRelativeLevel || isOfNext(context, tail, tail.slice(all.length)))
    return undefined;
  return near(movesIn(word)[0]?.direction);
}

/** The word of direction before a pair of levels that stands right before the number. */
export function directionOfPair({ before, shape, at }: RoleContext): Direction | undefined {
  const from = Math.max(0, at - 200);
  const pair = before?.role === 'level' ? BEHIND_PAIR.exec(shape.slice(from, at)) : null;
  return pair ? movesIn(shape.slice(0, from + pair.index).slice(-60)).at(-1)?.direction : undefined;
}

/** "Up by 782, almost a third". */
const BEHIND_STEP = /^(?: [a-z-]+){0,3} ?[(,–-]? ?(?:(?:about|around|just|over|almost|nearly|well|some|under) )*$/;

/** By the word right before, or one of the sentence that the amount is of. */
function directedBefore(context: RoleContext, lead: string): Directed | undefined {
  const { before, shape, at } = context;
  if (RIGHT_BEFORE.test(lead)) return near(movesIn(lead).at(-1)?.direction ?? before?.direction);
  const isApposed = APPOSED.test(lead) || (BEHIND_STEP.test(lead) && before?.role === 'step');
  const earlier = isApposed ? movesIn(shape.slice(0, at)).at(-1)?.direction : undefined;
  if (earlier !== undefined) return near(movesIn(lead).at(-1)?.direction ?? before?.direction ?? earlier);
  const ofPair = directionOfPair(context);
  return ofPair !== undefined || CHANGE_NOUN.test(lead) ? near(ofPair) : undefined;
}

/** The sign in print, the word right behind, the word right before, or one of the sentence that the amount is of. */
export function directionOf(context: RoleContext): Directed {
  const { quantity, lead, tail, shape, at } = context;
  if (/^[-+]/.test(quantity.text)) return near(quantity.value < 0 ? -1 : 1);
  return (
    directedBehind(context, withoutBounds(tail)) ??
    directedBefore(context, withoutBounds(`${lead}${shape[at] ?? '#'}`).slice(0, -1)) ?? {
      direction: undefined,
      isNear: false,
    }
  );
}
