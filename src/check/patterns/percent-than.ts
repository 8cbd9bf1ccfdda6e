import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { directionIn } from '../words.js';

/** "29,046 offences, 2.6% more than the 28,323 of the year before", "up 12.2% on the 25,899 of 2020/21" after a count. */
const THAN = /#[^.;#%@]{0,90}?%[^.;#%@]{0,25}? (?:than|on) (?:the )?#/g;

export const percentThan: Pattern = {
  id: 'percent-than',
  about: 'a number said to be so many per cent more or fewer than another',
  read: (draft) =>
    matchesOf(draft, THAN).flatMap((match) => {
      const [later, earlier] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      if (!later || !earlier || !percent) return [];
      return [
        judgeChange(match, { pattern: 'percent-than', earlier, later, percent, direction: directionIn(match.words) }),
      ];
    }),
};
