import { stemsOf } from '../../mentions/clauses.js';
import { type Discourse, footnoteOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { namedWhole, partOfThose } from './share-wholes.js';
import { isCount, isFragment, OF, type Parted, SUMS_UP, WHOLE_LEAD } from './share-words.js';

/** "We sent 140 letters and 96 came back": the second stands without a noun. */
const isPartBehind = ({ lead, tail }: Mention): boolean =>
  (/\b(?:and|but)(?: (?:only|just|some))? $/.test(lead) && !/^ (?:[a-z'-]+ )?[a-z]+s\b ?(?:[.,;]|$)/.test(tail)) ||
  (/; (?:only |just )?$/.test(lead) && /^ (?:were|was|had|have|did|went|came|took|got|said)\b/.test(tail));

/** The only two numbers of the sentence before, in its paragraph, neither of an earlier time. */
function twoBefore({ of }: Discourse, { sentence: { index, block } }: Mention): [Mention, Mention] | undefined {
  const [first, second, ...more] = of[index - 1] ?? [];
  if (!isCount(first) || !isCount(second) || more.length > 0 || first.sentence.block !== block) return undefined;
  return first.mark === -1 || second.mark === -1 ? undefined : [first, second];
}

/** "Of the 1,138, 205 were charged. That is 18%": of the part and the whole of the sentence before, which has no other numbers. */
export function summedUp(discourse: Discourse, percent: Mention): Parted[] {
  const those = partOfThose(discourse, percent);
  if (those) return [{ ...those, score: 6, isSure: true }];
  const isSum = SUMS_UP.test(percent.sentence.shape.slice(0, percent.at));
  const [first, second] = (isSum || isFragment(percent) ? twoBefore(discourse, percent) : undefined) ?? [];
  if (!first || !second) return [];
  const known = stemsOf(first.sentence.text);
  if (!isSum && [...namedWhole(percent)].some((stem) => !known.has(stem))) return [];
  const isBare = /^\)?(?: of (?:them|those|these))? ?(?:[.,;]|$)/.test(percent.tail);
  const isWholeFirst = WHOLE_LEAD.test(first.lead) || (isSum && isBare && isPartBehind(second));
  const [part, whole] = isWholeFirst ? [second, first] : OF.test(second.lead) ? [first, second] : [];
  return part && whole && part.quantity.value < whole.quantity.value ? [{ part, whole, score: 6, isSure: true }] : [];
}

/** "26% of suspects*", of whom a note says "67 breaches among 412 suspects". */
export function inFootnote(discourse: Discourse, percent: Mention): Parted[] {
  const [part, whole, ...more] = footnoteOf(discourse, percent.sentence, percent.at).filter(isCount);
  const isPair =
    part && whole && more.length === 0 && OF.test(part.tail) && part.quantity.value <= whole.quantity.value;
  return isPair ? [{ part, whole, score: 6, isSure: true }] : [];
}

/** "The teams closed 145 of 232 and 163 of 240, 62.5% and 67.9% respectively": each share of the pair in its place. */
export function respectivePair({ of }: Discourse, percent: Mention): Parted | undefined {
  const { index, text } = percent.sentence;
  if (!/\brespectively\b/i.test(text)) return undefined;
  const all = of[index] ?? [];
  const shares = all.filter(({ quantity }) => quantity.kind === 'percent');
  const couples = all.flatMap((part, at): (readonly [Mention, Mention])[] => {
    const whole = all[at + 1];
    return isCount(part) && isCount(whole) && OF.test(part.tail) ? [[part, whole]] : [];
  });
  const [part, whole] = couples[shares.indexOf(percent)] ?? [];
  const areAsMany = couples.length > 1 && couples.length === shares.length;
  return areAsMany && part && whole ? { part, whole, score: 12, isSure: true, fixedBy: 'number' } : undefined;
}
