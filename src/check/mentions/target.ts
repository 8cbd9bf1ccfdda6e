import { movesIn } from '../lexicon/directions.js';
import { ANSWER, FINITE, INFINITIVE, MET, QUESTION } from '../lexicon/role-words.js';
import { TARGET } from '../lexicon/words.js';
import type { RoleContext } from './sign.js';

/** Numbers that somebody aims at, plans or expects, and which no others need to give. */

/** "Perhaps a third of offences may be domestic." */
const MAY_BE = /^(?: of [a-z' -]{3,30})? (?:may|might) (?:well )?(?:be|have)\b/;

/** "518 were fast enough to get a letter, or 12%": of those that did. */
const RESTATED = /\b(?:was|were|had|have|did)\b[^;.:()]*, or (?:about |around |just |over |nearly |almost )*$/;

export function isTarget({ quantity, lead: whole, tail, before, clause, shape, at }: RoleContext): boolean {
  // The words of another cell are of another thing.
  const lead = (whole.split('|').at(-1) ?? whole).replace(MET, '').replace(QUESTION, '');
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
