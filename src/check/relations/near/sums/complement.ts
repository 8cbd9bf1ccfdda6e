import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity } from '../../../model.js';
import { intervalOf, pointAt, shareOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { digitsOf, type Mistake, ONE_DIGIT, SWAPPED } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { digitsIn } from '../../ratio.js';
import { textOf } from './worked-sums.js';

/** "58 of the 94 came back; 36 did not": what a part leaves of its whole, right behind the two. */

/** The whole of each part whose share was found to be right. */
type Wholes = ReadonlyMap<Quantity, Quantity>;

/** The words around a number that say that it is of those who are not the part. */
const OTHERS =
  /\b(?:not|none|never|no|without|failed|dropped out|women|girls|female|men|boys|adults|left|leaving|others?|remaining|rest)\b|n['’]t\b|\b(?:un|in)(?!der|til|cident|clud|creas|vestig|depend|form|to|jur|tervi)[a-z]{4,}/;
const OUT_OF = /^ (?:[a-z'-]+ ){0,3}?(?:out )?of (?:the |its |our |all |these |those )*$/;
const OF_THEM = /^ (?:[a-z]+ )?of (?:them|whom|which|these|those)\b/;
const OF_WHOM = /\bof (?:them|whom|which|these|those),? (?:only )?$/;
/** So many numbers back the part may stand. */
const BACK = 4;
/** So many numbers back the other parts may stand. */
const WINDOW = 12;

/** "69 of 84 stayed. Completion was 82%": the percentage behind two counts is the share of the one in the other. */
function isShareOf(percent: Mention | undefined, part: Mention, whole: Mention | undefined): boolean {
  if (!whole || percent?.quantity.kind !== 'percent' || !isCount(whole) || !isCount(part)) return false;
  const share = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  return share !== undefined && judge(percent.quantity, share) === 'agrees';
}

/** The whole that a part before it is of: that of a share found to be right, or the one that its words name. */
function wholeOf({ mentions }: Discourse, part: Mention, wholes: Wholes): Mention | undefined {
  const known = wholes.get(part.quantity);
  if (known) return mentions.slice(Math.max(0, part.id - 20), part.id + 3).find(({ quantity }) => quantity === known);
  const [before, next] = [mentions[part.id - 1], mentions[part.id + 1]];
  if (next?.sentence === part.sentence && OUT_OF.test(part.tail)) return next;
  const isShared = next && [next, mentions[part.id + 2]].some((item) => isShareOf(item, part, before));
  if (isShared) return before;
  const isOfBefore = before?.sentence === part.sentence && (OF_THEM.test(part.tail) || OF_WHOM.test(part.lead));
  return isOfBefore ? before : undefined;
}

const isCount = ({ role, dimension, quantity, mark }: Mention): boolean =>
  role === 'level' && dimension === 'count' && quantity.decimals === 0 && mark !== -1 && !quantity.isWord;

/** A slip of the pen; in a number of two digits, or one digit of three, only where its words say that it is of the others. */
function slipOf({ quantity }: Mention, left: number, isOfOthers: boolean): Mistake | undefined {
  const found = digitsOf(quantity, pointAt(left));
  if (found?.mistake === 'digits' && (isOfOthers || (found.because === SWAPPED && digitsIn(quantity) > 2)))
    return found;
  const [printed, right] = [String(quantity.value), String(left)];
  const isOne = printed.length === 2 && right.length === 2 && [0, 1].some((at) => printed[at] === right[at]);
  return isOfOthers && isOne && printed !== right ? { mistake: 'digits', because: ONE_DIGIT } : undefined;
}

const isNear = ({ sentence }: Mention, part: Mention): boolean => {
  const isOfList = sentence.block.listItem === true && part.sentence.block.listItem === true;
  const far = isOfList ? sentence.block.index - part.sentence.block.index : reachOf(sentence, part.sentence);
  return far !== undefined && far <= 2;
};

/** The parts of one whole by their shares, the nearest first, to the first count that is none. */
function partsOf(before: readonly Mention[], part: Mention, whole: Mention, wholes: Wholes): Mention[] {
  const counts = before.filter((item) => item.id <= part.id && item !== whole && isCount(item));
  const end = counts.findIndex((item) => item !== part && wholes.get(item.quantity) !== whole.quantity);
  return end < 0 ? counts : counts.slice(0, end);
}

export function complementReadings(discourse: Discourse, claim: Mention, wholes: Wholes): ClaimReading[] {
  if (!isCount(claim) || claim.quantity.value < 10) return [];
  const isOfOthers = OTHERS.test(`${claim.lead.split(/[.;]/).at(-1)}# ${claim.tail.split(/[.;,]/)[0]}`);
  const before = discourse.mentions.slice(Math.max(0, claim.id - WINDOW), claim.id).reverse();
  const part = before.slice(0, BACK).find((item) => isCount(item) && wholeOf(discourse, item, wholes) !== undefined);
  const whole = part && wholeOf(discourse, part, wholes);
  if (!part || !whole || !isCount(whole) || whole === claim || !isNear(claim, part)) return [];
  const parts = partsOf(before, part, whole, wholes);
  const left = whole.quantity.value - parts.reduce((sum, { quantity }) => sum + quantity.value, 0);
  // Another part of the same whole stands between.
  const hasOther = before.some((item) => item.id > part.id && item !== whole && isCount(item));
  // "61 were not at school, 23%": it has a share of its own, as another part of the whole has.
  const next = discourse.mentions[claim.id + 1];
  const hasShare = next?.quantity.kind === 'percent' && next.sentence === claim.sentence;
  const slip = hasOther || hasShare || left < 10 ? undefined : slipOf(claim, left, isOfOthers);
  const isRight = left === claim.quantity.value && (isOfOthers || left > 99);
  if (!slip && !isRight) return [];
  const words = `${textOf([whole, ...parts], 'less')}: ${numberText(left)}`;
  const verdict = slip ? 'differs' : 'agrees';
  return [
    {
      parts: [...parts, whole],
      value: pointAt(left),
      verdict,
      score: 5,
      mistake: slip,
      isSure: true,
      isTight: true,
      words,
    },
  ];
}
