import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { GAP, LEAD, shape, VERB } from '../phrases.js';
import { directionIn } from '../words.js';

/** "dropped by over 500, from 9,310 to 8,890", "a reduction of 420 (from 9,310 to 8,890)"; "the largest fall of the 32 boroughs" is none. */
const AMOUNT_FROM_TO = shape`${VERB} (?:of |by )(?!the #|the [a-z]+ #)(?:[a-z]+ ){0,3}?#(?: [a-z'-]+){0,4}[ ,(–-]{1,3}from ${LEAD}#${GAP}{0,50}? to ${LEAD}#`;

export const amountFromTo: Pattern = {
  id: 'amount-from-to',
  about: 'how many more or fewer, with the numbers it rose or fell from and to',
  read: (draft) =>
    matchesOf(draft, AMOUNT_FROM_TO).flatMap((match) => {
      const [count, earlier, later] = ofKind(match.quantities, 'count');
      if (!count || !earlier || !later || [count, earlier, later].some(({ decimals }) => decimals > 0)) return [];
      const direction = directionIn(match.words);
      return [judgeChange(match, { pattern: 'amount-from-to', earlier, later, count, direction })];
    }),
};
