import type { Mention } from '../../mentions/mentions.js';
import type { Interval, Quantity } from '../../model.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { isSlipOfPen, type Mistake, mistakeOfShare, ofOther } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { ofOtherName } from './share-rest.js';
import { ENDS, type Parted, standTogether } from './share-words.js';

/** A percentage read as the share of one part of one whole: what it should be, and which mistake gives what is printed. */

interface Counts {
  readonly part: Mention;
  readonly whole: Mention;
  readonly others: readonly Quantity[];
}

function mistakeOf({ quantity }: Mention, { part, whole, others }: Counts, value: Interval): Mistake | undefined {
  if (quantity.hedge && quantity.hedge !== 'about') return { mistake: 'bound', because: 'the bound is not met' };
  return mistakeOfShare({ quoted: quantity, part: part.quantity.value, whole: whole.quantity.value, others }, value);
}

/** "One in four victims is a man, yet men were just 118 of those referred." */
const isOfAnotherClause = (percent: Mention, part: Mention): boolean =>
  percent.sentence === part.sentence &&
  /[,;] (?:yet|but|while|whilst|whereas|though|although)\b/.test(percent.sentence.shape.slice(percent.at, part.at));

/** A number in words is only of the one next to it. */
const isNextTo = (percent: Mention, part: Mention): boolean =>
  /\d/.test(percent.quantity.text) || (Math.abs(percent.id - part.id) === 1 && !isOfAnotherClause(percent, part));

/** Another sum gives what is printed; a digit that is another may be of any. */
const isOfOtherSum = (mistake: Mistake | undefined): boolean => mistake !== undefined && mistake.mistake !== 'digits';

export function readingOf(
  percent: Mention,
  { part, whole, score, isSure: isKnown, fixedBy, sibling, isOnlyWrong }: Parted,
  others: readonly Quantity[] = [],
): ClaimReading[] {
  const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  if (!value) return [];
  const verdict = judge(percent.quantity, value);
  const mistake = verdict === 'differs' ? mistakeOf(percent, { part, whole, others }, value) : undefined;
  const other = ofOtherName(percent, { part, whole, score }, value, mistake);
  if (other) return [other];
  const isExact = /\d/.test(percent.quantity.text) && !percent.quantity.hedge;
  // "So just over half were in the oldest group": in words, only of the number next to it.
  const isTriple = standTogether(percent, part, whole);
  const isNext = isNextTo(percent, part) || (isTriple && ENDS.test(percent.lead));
  const isSure =
    isKnown && isNext && (fixedBy !== 'name' || verdict !== 'differs' || (isExact && mistake !== undefined));
  const words = `${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
  const isOfSibling = sibling !== undefined && percent.bracket >= 0 && mistake?.because === ofOther(sibling);
  const isExplained = isOfSibling || (isExact && isSlipOfPen(mistake, percent.quantity));
  const isTight = isTriple || (fixedBy !== undefined && isExact && (isOfOtherSum(mistake) || isOnlyWrong === true));
  return [{ parts: [part, whole], isTight, isExplained, value, verdict, score, mistake, isSure, words }];
}
