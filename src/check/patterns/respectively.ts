import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Pattern } from '../model.js';
import { directionIn } from '../words.js';

/** "robbery rose from 200 to 240 and burglary from 100 to 90, by 20% and 10% respectively": two of everything, taken in turn. */
const TWO =
  /from #[^.;#%@]{0,40}? to #[^.;#%@]{0,50}?from #[^.;#%@]{0,40}? to #[^.;#%@]{0,60}?%[^.;#%@]{0,20}% respectively|from # and # to # and # respectively[^.;#%@]{0,40}%[^.;#%@]{0,20}%/g;

export const respectively: Pattern = {
  id: 'respectively',
  about: 'two changes and two percentages "respectively"',
  read: (draft) =>
    matchesOf(draft, TWO).flatMap((match) => {
      const counts = ofKind(match.quantities, 'count');
      const percents = ofKind(match.quantities, 'percent');
      const paired = /^from # and #/.test(match.words);
      return [0, 1].flatMap((turn) => {
        const [earlier, later] = paired ? [counts[turn], counts[turn + 2]] : [counts[turn * 2], counts[turn * 2 + 1]];
        const percent = percents[turn];
        if (!earlier || !later || !percent) return [];
        const direction = turn === 0 || paired ? directionIn(match.sentence.shape.slice(0, match.from)) : undefined;
        const own = { ...match, quantities: [earlier, later, percent] };
        return [judgeChange(own, { pattern: 'respectively', earlier, later, percent, direction })];
      });
    }),
};
