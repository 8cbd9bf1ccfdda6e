import { judgeChange } from '../change-claim.js';
import { type Match, matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { GAP, isLinked, isShareAt, LEAD, shape } from '../phrases.js';
import { directionIn } from '../words.js';

/** "9,198 reports, up from 8,237 in the previous year (an increase of 12%)". */
const UP_FROM = shape`#${GAP}{0,80}?\b(?:up|down|increas\w+|decreas\w+|ris\w+|rose|fall\w*|fell|reduced|higher|lower) (?:from|on|than) ${LEAD}#(?:${GAP}{0,60}?%)?`;

/** "Across 21 wards burglary was up from 12": the first number is of places or people at work, not of what changed. */
const PLACES =
  /^# (?:[a-z]+ )?(?:wards?|boroughs?|areas?|officers?|teams?|partners?|schools?|sites?|priorit|months?|years?|weeks?|days?|neighbourhoods?|estates?|stations?)\b/;

/** A match cut short, where its last percentage is of something else. */
const withoutEnd = (match: Match, length: number): Match => ({
  ...match,
  to: match.from + length,
  words: match.words.slice(0, length),
  quantities: match.quantities.filter(({ kind }) => kind !== 'percent'),
});

export const upFrom: Pattern = {
  id: 'up-from',
  about: 'a number that is up or down from another, with or without a percentage',
  read: (draft) =>
    matchesOf(draft, UP_FROM).flatMap((match) => {
      const [later, earlier] = ofKind(match.quantities, 'count');
      const at = match.words.length - 1;
      const last = match.words.lastIndexOf('#');
      const isOwn = isLinked(match.words.slice(last + 1, at)) && !isShareAt(match.sentence.shape, match.from + at);
      const percent = match.words.endsWith('%') && isOwn ? ofKind(match.quantities, 'percent')[0] : undefined;
      const own = percent ? match : withoutEnd(match, last + 1);
      if (!later || !earlier || later.decimals > 0 || PLACES.test(match.words)) return [];
      const direction = directionIn(match.words.slice(match.words.indexOf('#'), last));
      return [judgeChange(own, { pattern: 'up-from', earlier, later, percent, direction })];
    }),
};
