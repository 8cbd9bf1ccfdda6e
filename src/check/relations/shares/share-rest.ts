import { stemsOf } from '../../mentions/clauses.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval } from '../../model.js';
import { middleOf, pointAt } from '../../verdicts/intervals.js';
import { type Mistake, OF_BOTH, OF_THE_OTHERS } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { OF_WHICH, type Parted, WHOLE_LEAD } from './share-words.js';

/** Shares that go by the name of what a part leaves of its whole. */

type Scored = Pick<Parted, 'part' | 'whole' | 'score'>;

/** "882 of the 1,050 were answered, an abandonment rate of 16%": the share of the others goes by a name of its own. */
function isOfRest({ lead }: Mention, part: Mention, mistake: Mistake | undefined): boolean {
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

/** "Men form 1,888 and women 258 (12%)": two parts of one whole, of which neither is said to be of the other. */
const isOfBoth = (part: Mention, whole: Mention, mistake: Mistake | undefined): boolean =>
  mistake?.because.endsWith(OF_BOTH) === true &&
  whole.sentence === part.sentence &&
  whole.id < part.id &&
  /\b(?:and|but)\b/.test(part.lead) &&
  !OF_WHICH.test(part.lead) &&
  !WHOLE_LEAD.test(whole.lead);

/** The share of a part in itself and what stands with it. */
function ofBoth({ part, whole, score }: Scored): ClaimReading {
  const value = pointAt((part.quantity.value / (part.quantity.value + whole.quantity.value)) * 100);
  const words = `${part.quantity.text} of ${whole.quantity.text} and ${part.quantity.text}: ${numberText(middleOf(value), 1)}%`;
  return { parts: [part, whole], value, verdict: 'agrees', score, mistake: undefined, isSure: true, words };
}

/** What the part leaves of the whole. */
function ofRest({ part, whole, score }: Scored, { lower, upper }: Interval): ClaimReading {
  const value = { lower: 100 - upper, upper: 100 - lower };
  const words = `all but ${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), 1)}%`;
  return { parts: [part, whole], value, verdict: 'agrees', score, mistake: undefined, isSure: true, words };
}

/** A share that is true of the others, or of both together, where its words allow that. */
export const ofOtherName = (
  percent: Mention,
  pair: Scored,
  value: Interval,
  mistake: Mistake | undefined,
): ClaimReading | undefined => {
  if (isOfRest(percent, pair.part, mistake)) return ofRest(pair, value);
  return isOfBoth(pair.part, pair.whole, mistake) ? ofBoth(pair) : undefined;
};
