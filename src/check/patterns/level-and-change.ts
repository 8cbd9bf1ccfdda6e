import { judgeChange } from '../change-claim.js';
import { type Match, matchesOf, ofKind } from '../find.js';
import type { Finding, Pattern, Quantity } from '../model.js';
import { GAP, shape } from '../phrases.js';
import { directionIn } from '../words.js';

/**
 * "9,120 offences, an increase of 368 (4.2%)", "29,046 (+723, +2.6%)": the earlier figure is the later less the difference,
 * and "offences (9,120) rose by 4.2% on the year before (8,752)".
 */
const STEP = shape`#${GAP}{0,60}?[,(–-] ?(?:which (?:is|was) |this (?:is|was) )?(?:an? )?(?:increase|rise|reduction|decrease|fall|drop|growth|up|down)(?: of| by)? # ?[(,] ?(?:or )?%`;
const BRACKETED =
  /\(#\) (?:[a-z]+ ){0,2}(?:increased|rose|grew|fell|decreased|reduced|declined|dropped|(?:is|are|was|were) (?:up|down))(?: by)? %[^.;#@%]{0,60}\(#\)/g;
const SIGNED = /# \((?:%, ?#|#, ?%)\)/g;

function fromStep(match: Match, later: Quantity, step: Quantity, percent: Quantity): Finding[] {
  const direction = directionIn(match.words) ?? (step.value < 0 ? -1 : 1);
  const earlier = later.value - direction * Math.abs(step.value);
  if (earlier <= 0 || later.decimals > 0 || step.decimals > 0) return [];
  return [judgeChange(match, { pattern: 'level-and-change', earlier, later, percent, direction })];
}

export const levelAndChange: Pattern = {
  id: 'level-and-change',
  about: 'a count with how many and how many per cent it rose or fell by',
  read: (draft) => [
    ...matchesOf(draft, STEP).flatMap((match) => {
      const [later, step] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      return later && step && percent ? fromStep(match, later, step, percent) : [];
    }),
    ...matchesOf(draft, SIGNED).flatMap((match) => {
      const [later, step] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      const isSigned =
        step !== undefined && /^[-+]/.test(step.text) && percent !== undefined && /^[-+]/.test(percent.text);
      return later && step && percent && isSigned ? fromStep(match, later, step, percent) : [];
    }),
    ...matchesOf(draft, BRACKETED).flatMap((match) => {
      const [later, earlier] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      if (!later || !earlier || !percent || later.decimals > 0) return [];
      const direction = directionIn(match.words);
      return [judgeChange(match, { pattern: 'level-and-change', earlier, later, percent, direction })];
    }),
  ],
};
