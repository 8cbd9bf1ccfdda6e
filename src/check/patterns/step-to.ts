import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { GAP, LEAD, shape, VERB } from '../phrases.js';
import { directionIn } from '../words.js';

/** "down 15% to 1,530 offences, compared with 1,800". */
const PERCENT_TO = shape`${VERB}(?: by)? % to ${LEAD}#${GAP}{0,40}?(?:compared (?:to|with)|against|from) ${LEAD}#`;
/** "rose by 1,210 to 36,450, a 3.4% rise": the earlier number is the later less the step. */
const STEP_TO = shape`${VERB} by # to ${LEAD}#(?: [a-z'-]+){0,3} ?[,(–-] ?(?:(?:an?|or) )?(?:(?:increase|rise|reduction|decrease|fall|drop) of )?%`;

export const stepTo: Pattern = {
  id: 'step-to',
  about: 'by how many or how many per cent it rose or fell, and to what',
  read: (draft) => [
    ...matchesOf(draft, PERCENT_TO).flatMap((match) => {
      const [later, earlier] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      if (!later || !earlier || !percent || later.decimals > 0 || earlier.decimals > 0) return [];
      const direction = directionIn(match.words);
      return [judgeChange(match, { pattern: 'step-to', earlier, later, percent, direction })];
    }),
    ...matchesOf(draft, STEP_TO).flatMap((match) => {
      const [step, later] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      const direction = directionIn(match.words);
      if (!step || !later || !percent || direction === undefined || later.decimals > 0 || step.hedge) return [];
      const earlier = later.value - direction * Math.abs(step.value);
      return earlier > 0 ? [judgeChange(match, { pattern: 'step-to', earlier, later, percent, direction })] : [];
    }),
  ],
};
