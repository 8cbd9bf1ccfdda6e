import { directionIn, movesIn, withoutBounds } from '../lexicon/directions.js';
import {
  ALSO_AGAINST,
  ALSO_BEFORE,
  ALSO_BEHIND,
  AVERAGE_AFTER,
  AVERAGE_BEFORE,
  BY,
  BY_STEP,
  FOR_OTHERS,
  NO_LEVEL,
  OF,
  OF_WHOLE,
  RIGHT_BEFORE,
  STEP_AFTER,
  STEP_BARE,
  STEP_BEFORE,
  STEP_END,
  STEP_OVER,
  STEP_SIDE,
  UP_FROM,
} from '../lexicon/role-words.js';
import { SHARE_AFTER, SHARE_BEFORE } from '../lexicon/words.js';
import type { Sentence } from '../model.js';
import { directionOf } from './role-directions.js';
import type { Given, RoleContext, Sign } from './sign.js';
import { isTarget } from './target.js';

/** What each number of a sentence is: a level, a change, a step, a share, an average, a target. */

/** In a bracket behind "up from 11,807" or "375 more than the 6,840": the change that they are. */
function inBracket({ quantity }: RoleContext, leading: string): Given | undefined {
  if (quantity.kind !== 'percent') return undefined;
  const [words] = UP_FROM.exec(leading) ?? STEP_BEFORE.exec(withoutBounds(leading)) ?? BY_STEP.exec(leading) ?? [];
  return words === undefined ? undefined : { role: 'change', direction: movesIn(words)[0]?.direction };
}

function ofPercent(context: RoleContext): Given {
  const { lead, tail, quantity } = context;
  const leading = context.shape.slice(Math.max(0, context.at - 200), context.at);
  const bracketed = inBracket(context, leading);
  if (bracketed) return bracketed;
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

const isAlsoChange = ({ lead, tail }: RoleContext): boolean =>
  ALSO_BEFORE.test(lead) && (ALSO_BEHIND.test(tail) || (ALSO_AGAINST.test(lead) && FOR_OTHERS.test(tail)));

/** "On last year and % on Q2". */
const SECOND_BASE =
  /^ (?:on|since|from|over|against) [^#%.;,]{3,30} and (?:by )?(?:about |just |over )?% (?:on|since|from|over|against) [^#%.;,]{2,30}(?:[.;,]|$)/;

/** "Ash's rise (43 more offences) works out at 9.5%". */
const BEHIND_STEP = /^[^()]{0,30}\) (?:works? out at|c[oa]mes? to|is|was|equals|amounts to|represents) $/;

/** It goes on about the change before it. */
function goesWith(context: RoleContext, before: Given): boolean {
  const { lead, tail } = context;
  if (before.role === 'step') return BEHIND_STEP.test(lead) && !/^\)? of\b/.test(tail);
  // "Up 26% on last year and 20% on the quarter": a second base, and the same verb.
  return (
    before.role === 'change' &&
    (isAlsoChange(context) || /\b(?:further|another) $/.test(lead) || SECOND_BASE.test(`${lead}%${tail}`))
  );
}

/** "Cover averaged 81%" gives the level of a rate. */
const isAverage = ({ lead }: RoleContext): boolean => AVERAGE_BEFORE.test(lead) && !/\baveraged $/.test(lead);

/** "Sexual offences 7.2% (318 to 341)", "down by a remarkable 54.1%, from 173 in May to 95": right before its two levels. */
const PAIR_BEHIND = /^,? ?\(?(?:(?:down|up) )?from #[^#;.%()]{0,30} to #|^ \(# (?:to|→|->) #\)/;
/** "House burglary 277 → 241 (13.0%)". */
const ARROW_BEFORE = /# ?(?:→|->|=>) ?#(?: [a-z'-]+){0,3} \($/;

/** Right at its two levels, where words say that something moved: here, before it, or for the whole list. */
function atPair({ lead, shape, at, moved, stem }: RoleContext): Given | undefined {
  const isBehind = ARROW_BEFORE.test(shape.slice(Math.max(0, at - 80), at));
  if (!isBehind && !PAIR_BEHIND.test(shape.slice(at + 1))) return undefined;
  const inLead = movesIn(withoutBounds(`${lead}%`)).at(-1)?.direction;
  const direction = inLead ?? moved?.direction ?? stem ?? (isBehind ? directionIn(shape.slice(0, at)) : undefined);
  return direction === undefined ? undefined : { role: 'change', direction };
}

/** A percentage without a word of direction next to it. */
function withoutDirection(context: RoleContext): Given {
  const { lead, tail, before, stem } = context;
  const paired = atPair(context);
  if (paired) return paired;
  if (isAverage(context)) return { role: 'average', direction: undefined };
  if (
    /\bby (?:about |around |just |over |nearly |some )*$/.test(lead) &&
    !SHARE_AFTER.test(tail.replace(/^ (?:in|at|on|for|by|from)\b/, ''))
  )
    return { role: 'change', direction: before?.role === 'change' ? before.direction : stem };
  if (before && goesWith(context, before)) return { role: 'change', direction: before.direction };
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

/** "Was 215 crimes lower". */
const THINGS_LOWER = /^ [a-z-]+ (?:higher|lower)\b/;

/** Words right before it or behind it make it so many more or fewer. */
function isStep({ lead, tail, shape, at, hasNext, before }: RoleContext): boolean {
  const plainTail = withoutBounds(tail);
  const isChanged = before?.role === 'change';
  const isLevel = /\b(?:at|were|was|reached|recorded) $/.test(lead) && !THINGS_LOWER.test(tail);
  return (
    STEP_AFTER.test(tail) ||
    STEP_OVER.test(shape.slice(at + 1)) ||
    (!hasNext && STEP_END.test(plainTail)) ||
    (STEP_SIDE.test(plainTail) && !isLevel) ||
    OF.test(lead) ||
    STEP_BARE.test(lead) ||
    (BY.test(lead) && (movesIn(lead).length > 0 || isChanged || before?.role === 'step')) ||
    (isChanged && /^ ?(?:,|\()? ?(?:or|i\.e\.) (?:by )?$/.test(lead))
  );
}

/** "This comes to 392 actions": more than a plan has. */
const isManyActions = ({ quantity, tail }: RoleContext): boolean =>
  quantity.value >= 100 && /^ (?:actions|meetings|sites)\b/.test(tail);

function ofCount(context: RoleContext): Given {
  const { lead, tail, quantity, before } = context;
  if ((NO_LEVEL.test(tail) && !isManyActions(context)) || isTelephone(context))
    return { role: 'other', direction: undefined };
  if (AVERAGE_AFTER.test(tail) || AVERAGE_BEFORE.test(lead)) return { role: 'average', direction: undefined };
  if (/^[-+]/.test(quantity.text)) return { role: 'step', direction: quantity.value < 0 ? -1 : 1 };
  if (!isStep(context)) return { role: 'level', direction: undefined };
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
const isTelephone = ({ quantity: { text }, lead }: RoleContext): boolean =>
  /^(?:999|101|111)$/.test(text) && /\b(?:calls?|contacts?|reports?)(?: made)? to $/.test(lead);

/** "In the same half of 2019": a part of a year, and no share. */
const isHalfOfYear = ({ quantity: { text }, lead }: RoleContext): boolean =>
  /^half$/i.test(text) && /\b(?:first|second|same|this|that|last|latter) $/.test(lead);

function roleOf(context: RoleContext): Given {
  const { kind } = context.quantity;
  if (isHalfOfYear(context)) return { role: 'other', direction: undefined };
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
    const moved = given.findLast(({ role }) => role === 'change' || role === 'step');
    given.push(roleOf({ ...sign, shape, before: given[index - 1], moved, hasNext: index < signs.length - 1, stem }));
  });
  return given;
}
