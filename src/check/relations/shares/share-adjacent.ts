import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { ENDS, isCount, MAKES, OF, OF_PERCENT, RIGHT_BEHIND, SUMS_UP } from './share-words.js';

/** The counts that stand right next to a percentage, and may be the part that it is of. */

const LENGTH_OF_TIME = /^ (?:working )?(?:seconds|minutes|hours|days|weeks|months|years)\b/;

/** "Eight of the 24 victims": a whole, and no part of another. */
function isWhole(mentions: readonly Mention[], count: Mention): boolean {
  const before = mentions[count.id - 1];
  return (
    before !== undefined &&
    before.sentence === count.sentence &&
    before.dimension === 'count' &&
    OF.test(count.lead) &&
    !/\bof wh/.test(count.lead)
  );
}

/** The number before it; "within 28 days" and "in ten minutes" say how long something took. */
function beforeOf(mentions: readonly Mention[], { id, sentence }: Mention): Mention | undefined {
  const [first, second] = [mentions[id - 1], mentions[id - 2]];
  const isLength = first?.sentence === sentence && LENGTH_OF_TIME.test(first.tail);
  return isLength && second?.sentence === sentence ? second : first;
}

/** "And 211 did. That is 33%": the only count of the sentence before. */
export const isSummedUp = ({ sentence: { quantities }, sentence }: Mention, percent: Mention): boolean =>
  percent.sentence.previous === sentence &&
  SUMS_UP.test(percent.sentence.shape.slice(0, percent.at)) &&
  quantities.filter(({ kind }) => kind !== 'period').length === 1;

/** Counts right next to the percentage: "818 (66%)", "66% (818)", "203, or 74%,", "74% of them, 203,". */
export function adjacentParts({ mentions }: Discourse, percent: Mention): { part: Mention; score: number }[] {
  const [before, after] = [beforeOf(mentions, percent), mentions[percent.id + 1]];
  const found: { part: Mention; score: number }[] = [];
  if (isCount(before) && isSummedUp(before, percent)) found.push({ part: before, score: 3 });
  if (isCount(before) && before.sentence === percent.sentence && percent.mark !== -1 && !isWhole(mentions, before)) {
    const gap = percent.sentence.shape.slice(before.at + 1, percent.at).replace('#', 'some');
    const isTight = gap.length < 80 && RIGHT_BEHIND.test(gap);
    // "It grew by 311 and now makes up 14%": not the 311.
    const isOfSubject = before.role === 'step' && /^[^.;:(]*\band\b/.test(gap);
    if (isOfSubject) return found;
    if (isTight || MAKES.test(gap)) found.push({ part: before, score: 3 });
    else if (!/[.;]/.test(gap) && gap.length < 70) found.push({ part: before, score: ENDS.test(gap) ? 2 : 1 });
  }
  const third = mentions[percent.id + 2];
  // "91% of the 207 (176)".
  if (
    isCount(after) &&
    isCount(third) &&
    OF_PERCENT.test(percent.tail) &&
    (/^(?: [a-z'-]+){0,3} \($/.test(third.lead) ||
      (/^(?: [a-z'-]+){0,3}, $/.test(third.lead) && /^,/.test(third.tail))) &&
    third.sentence === percent.sentence
  )
    found.push({ part: third, score: 3 });
  if (isCount(after) && after.sentence === percent.sentence) {
    const gap = percent.tail;
    if (/^ ?(?:\(|, (?:or |i\.e\. |that is,? )?$)/.test(gap) && gap.length < 8) found.push({ part: after, score: 3 });
    else if (/^ (?:of (?:them|these|those|the total|all)|[a-z ]{0,30})?,? ?(?:\(|, (?:or )?|or )$/.test(gap))
      found.push({ part: after, score: 2.5 });
    else if (/^[^.;]{0,60}\((?:or )?$/.test(gap)) found.push({ part: after, score: 2 });
  }
  return found;
}
