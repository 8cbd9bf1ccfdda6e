import { stemsOf } from '../../mentions/clauses.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval } from '../../model.js';
import { middleOf } from '../../verdicts/intervals.js';
import { type Mistake, OF_THE_OTHERS } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import type { Parted } from './share-words.js';

/** Shares that go by the name of what a part leaves of its whole. */

/** "882 of the 1,050 were answered, an abandonment rate of 16%": the share of the others goes by a name of its own. */
export function isOfRest({ lead }: Mention, part: Mention, mistake: Mistake | undefined): boolean {
  const name = stemsOf(
    /\b(?:an?|the|gives?|giving|gave|leaves?|leaving|left) ([a-z' -]+?)(?: (?:rate|share|proportion|ratio))? (?:of|is|was|at) $/.exec(
      lead,
    )?.[1] ?? '',
  );
  const words = stemsOf(`${part.lead} ${part.tail.split(/[,;(:]/)[0]}`);
  return (
    mistake?.because.endsWith(OF_THE_OTHERS) === true && name.size > 0 && ![...name].some((stem) => words.has(stem))
  );
}

/** What the part leaves of the whole. */
export function ofRest(
  { part, whole, score }: Pick<Parted, 'part' | 'whole' | 'score'>,
  { lower, upper }: Interval,
): ClaimReading {
  const value = { lower: 100 - upper, upper: 100 - lower };
  const words = `all but ${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), 1)}%`;
  return { parts: [part, whole], value, verdict: 'agrees', score, mistake: undefined, isSure: true, words };
}
