import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { intervalOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { ONE_DIGIT } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { namedWhole } from './share-wholes.js';
import { isCountOrWord, OF } from './share-words.js';

/** Shares that may be of another whole than the one found: what is printed is true of that. */

/** So many numbers before it another whole may stand. */
const SECTION = 30;

/** A share that nothing or one digit explains is as well that of another whole before it, where there is one. */
export function isOfAnother(
  { mentions }: Discourse,
  percent: Mention,
  { parts: [part], mistake }: ClaimReading,
): boolean {
  return (
    part !== undefined &&
    (mistake === undefined || mistake.because === ONE_DIGIT) &&
    mentions.slice(Math.max(0, percent.id - SECTION), percent.id).some((whole) => {
      const isWhole = isCountOrWord(whole) && whole.quantity.value > part.quantity.value;
      const share = isWhole ? shareOf(intervalOf(part.quantity), intervalOf(whole.quantity)) : undefined;
      return share !== undefined && judge(percent.quantity, share) === 'agrees';
    })
  );
}

/** "158 of the 226 agreed (70%), 41 did not (18%) and 27 (12%) had no view": of the whole of the shares before it. */
function isOfSiblings({ quantity }: Mention, [part]: readonly Quantity[], wholes: readonly Quantity[]): boolean {
  return wholes.some((whole) => {
    const share = part && shareOf(intervalOf(part), intervalOf(whole));
    return share !== undefined && judge(quantity, share) === 'agrees';
  });
}

/** "273 of those 420 (31%)": the two stand next to each other, whatever the shares before are of. */
const isPairPrinted = ({ mentions }: Discourse, { id }: Mention, [part, whole]: readonly Quantity[]): boolean =>
  mentions
    .slice(Math.max(0, id - SECTION), id)
    .some((item) => item.quantity === part && OF.test(item.tail) && mentions[item.id + 1]?.quantity === whole);

/** The whole it should be of stands in its sentence, or its words name it, or it is an item of a list of shares. */
const isWholeGiven = ({ mentions }: Discourse, percent: Mention, whole: Quantity | undefined): boolean =>
  mentions.slice(Math.max(0, percent.id - SECTION), percent.id).every(({ quantity }) => quantity !== whole) ||
  (whole !== undefined && percent.sentence.quantities.includes(whole)) ||
  percent.sentence.block.listItem === true ||
  namedWhole(percent).size > 0;

/** That a number is the share of another whole than its own is certain only where its own is. */
export const isUncertain = (
  discourse: Discourse,
  percent: Mention,
  { mistake, uses = [] }: RuleFinding,
  wholes: readonly Quantity[],
): boolean =>
  mistake === 'wrong-denominator' &&
  !isPairPrinted(discourse, percent, uses) &&
  (isOfSiblings(percent, uses, wholes) || !isWholeGiven(discourse, percent, uses[1]));
