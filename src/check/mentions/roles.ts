import { directionIn, movesIn, withoutBounds } from '../lexicon/directions.js';
import {
  ALSO_AGAINST,
  ALSO_BEFORE,
  ALSO_BEHIND,
  ANSWER,
  AVERAGE_AFTER,
  AVERAGE_BEFORE,
  BY,
  BY_STEP,
  FINITE,
  FOR_OTHERS,
  INFINITIVE,
  MET,
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
import { SHARE_AFTER, SHARE_BEFORE, TARGET } from '../lexicon/words.js';
import type { Sentence } from '../model.js';
import { directionOf } from './role-directions.js';
import type { Given, RoleContext, Sign } from './sign.js';

/** What each number of a sentence is: a level, a change, a step, a share, an average, a target. */

/** "Perhaps a third of offences may be domestic." */
const MAY_BE = /^(?: of [a-z' -]{3,30})? (?:may|might) (?:well )?(?:be|have)\b/;

/** "518 were fast enough to get a letter, or 12%": of those that did. */
const RESTATED = /\b(?:was|were|had|have|did)\b[^;.:()]*, or (?:about |around |just |over |nearly |almost )*$/;

function isTarget({ quantity, lead: whole, tail, before, clause, shape, at }: RoleContext): boolean {
  // The words of another cell are of another thing.
  const lead = (whole.split('|').at(-1) ?? whole).replace(MET, '');
  // "Less likely to be in work (297 of 571, 52%)": counted, whatever the words before say of it.
  if (/\($/.test(lead) && /^ (?:out )?of (?:the )?#/.test(shape.slice(at + 1))) return false;
  // "would show it down from 2,092 to 1,322 (-36.8%)": worked out, not aimed at.
  if (/^[-+]/.test(quantity.text) && (/\($/.test(lead) || /^,? ?$/.test(lead))) return false;
  if (quantity.kind === 'percent' && before?.role === 'level' && (ANSWER.test(lead) || RESTATED.test(lead)))
    return false;
  if (
    TARGET.test(lead) ||
    INFINITIVE.test(lead.slice(-60)) ||
    /^\)? ?(?:target|goal|ambition)\b/.test(tail) ||
    MAY_BE.test(tail)
  )
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

/** A percentage without a word of direction next to it. */
function withoutDirection(context: RoleContext): Given {
  const { lead, tail, before, stem } = context;
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

function ofCount(context: RoleContext): Given {
  const { lead, tail, quantity, before } = context;
  if (NO_LEVEL.test(tail) || isTelephone(context)) return { role: 'other', direction: undefined };
  if (AVERAGE_AFTER.test(tail) || AVERAGE_BEFORE.test(lead)) return { role: 'average', direction: undefined };
  if (/^[-+]/.test(quantity.text)) return { role: 'step', direction: quantity.value < 0 ? -1 : 1 };
  const plainTail = withoutBounds(tail);
  const isStep =
    STEP_AFTER.test(tail) ||
    STEP_OVER.test(context.shape.slice(context.at + 1)) ||
    (!context.hasNext && STEP_END.test(plainTail)) ||
    (STEP_SIDE.test(plainTail) && !/\b(?:at|were|was|reached|recorded) $/.test(lead)) ||
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
const isTelephone = ({ quantity: { text }, lead }: RoleContext): boolean =>
  /^(?:999|101|111)$/.test(text) && /\b(?:calls?|contacts?|reports?)(?: made)? to $/.test(lead);

function roleOf(context: RoleContext): Given {
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
