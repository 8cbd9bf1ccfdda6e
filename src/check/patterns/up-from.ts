import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { directionIn } from '../words.js';

/** "9,198 reports, up from 8,237 in the previous year (an increase of 12%)". */
const UP_FROM =
  /#[^.;#%@]{0,80}?\b(?:up|down|increas\w+|decreas\w+|ris\w+|rose|fall\w*|fell|reduced|higher|lower) (?:from|on|than)(?: the)? #(?:[^.;#%@]{0,60}?%)?/g;

export const upFrom: Pattern = {
  id: 'up-from',
  about: 'a number that is up or down from another, with or without a percentage',
  read: (draft) =>
    matchesOf(draft, UP_FROM).flatMap((match) => {
      const [later, earlier] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      if (!later || !earlier || later.decimals > 0) return [];
      const upTo = match.words.lastIndexOf('#');
      const direction = directionIn(match.words.slice(0, upTo));
      return [judgeChange(match, { pattern: 'up-from', earlier, later, percent, direction })];
    }),
};
