import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import {
  ENDS,
  isCount,
  isCountOrWord,
  isFragment,
  MAKES,
  OF,
  OF_PERCENT,
  RIGHT_BEHIND,
  SUMS_UP,
} from './share-words.js';

/** The counts that stand right next to a percentage, and may be the part that it is of. */

const LENGTH_OF_TIME = /^ (?:working )?(?:seconds|minutes|hours|days|weeks|months|years)\b/;

/** "198 positives from 440 wipes". */
const FROM = /^(?: [a-z'-]+){1,3} from (?:the |all |our )?$/;

/** "Eight of the 24 victims": a whole, and no part of another. */
function isWhole(mentions: readonly Mention[], count: Mention): boolean {
  const before = mentions[count.id - 1];
  return (
    before !== undefined &&
    before.sentence === count.sentence &&
    before.dimension === 'count' &&
    (OF.test(count.lead) || (FROM.test(count.lead) && before.quantity.value < count.quantity.value)) &&
    !/\bof wh/.test(count.lead)
  );
}

/** The number before it; "within 28 days" and "in ten minutes" say how long something took. */
function beforeOf(mentions: readonly Mention[], { id, sentence }: Mention): Mention | undefined {
  const [first, second] = [mentions[id - 1], mentions[id - 2]];
  const isLength = first?.sentence === sentence && LENGTH_OF_TIME.test(first.tail);
  return isLength && second?.sentence === sentence ? second : first;
}

const SETS_OUT = /^(?:(?: [a-z'-]+){0,3}, )?(?:(?:only|just|of these,|of those,|some) )?$/;

/** "Seven died by the knife, 58 per cent": in words where its sentence sets out with it. */
const isPart = (item: Mention | undefined): item is Mention =>
  isCountOrWord(item) && (!item.quantity.isWord || (item.quantity.value > 1 && SETS_OUT.test(item.lead)));

/** "29 girls, so girls are 18%": named again. */
const NAMED_AGAIN =
  /^ ([a-z]+),? (?:so |thus |hence )?\1 (?:are|were|make up|form|made up|formed) (?:about |just |only )*$/;

/** "And 211 did. That is 33%": the only count of the sentence before. */
export const isSummedUp = ({ sentence: { quantities }, sentence }: Mention, percent: Mention): boolean =>
  percent.sentence.previous === sentence &&
  (SUMS_UP.test(percent.sentence.shape.slice(0, percent.at)) || isFragment(percent)) &&
  quantities.filter(({ kind }) => kind !== 'period').length === 1;

interface Adjacent {
  readonly part: Mention;
  readonly score: number;
}

const scored = (part: Mention, score: number | undefined): Adjacent[] => (score === undefined ? [] : [{ part, score }]);

/** "818 (66%)", "203, or 74%,": by the words from the count to the percentage. */
function scoreBefore(gap: string): number | undefined {
  // "19 aged 10 to 13 and 99 aged 16 or 17; so half": names with numbers in them stand between.
  if ((gap.match(/_/g)?.length ?? 0) > 1) return undefined;
  if ((gap.length < 80 && (RIGHT_BEHIND.test(gap) || NAMED_AGAIN.test(gap))) || MAKES.test(gap)) return 3;
  if (/[.;]/.test(gap) || gap.length >= 70) return undefined;
  return ENDS.test(gap) ? 2 : 1;
}

/** "66% (818)", "74% of them, 203,": by the words from the percentage to the count. */
function scoreBehind(gap: string): number | undefined {
  if (/^ ?(?:\(|, (?:or |i\.e\. |that is,? )?$)/.test(gap) && gap.length < 8) return 3;
  if (/^ (?:of (?:them|these|those|the total|all)|[a-z ]{0,30})?,? ?(?:\(|, (?:or )?|or )$/.test(gap)) return 2.5;
  return /^[^.;]{0,60}\((?:or )?$/.test(gap) ? 2 : undefined;
}

/** "91% of the 207 (176)": behind the whole. */
const isBehindWhole = (whole: Mention | undefined, part: Mention, { tail, sentence }: Mention): boolean =>
  isCount(whole) &&
  part.sentence === sentence &&
  OF_PERCENT.test(tail) &&
  (/^(?: [a-z'-]+){0,3} \($/.test(part.lead) || (/^(?: [a-z'-]+){0,3}, $/.test(part.lead) && /^,/.test(part.tail)));

/** Counts right next to the percentage: "818 (66%)", "66% (818)", "203, or 74%,", "74% of them, 203,". */
export function adjacentParts({ mentions }: Discourse, percent: Mention): Adjacent[] {
  const { sentence } = percent;
  const [before, after, third] = [beforeOf(mentions, percent), mentions[percent.id + 1], mentions[percent.id + 2]];
  const found: Adjacent[] = isPart(before) && isSummedUp(before, percent) ? [{ part: before, score: 3 }] : [];
  if (isPart(before) && before.sentence === sentence && percent.mark !== -1 && !isWhole(mentions, before)) {
    const gap = sentence.shape.slice(before.at + 1, percent.at).replace('#', 'some');
    // "It grew by 311 and now makes up 14%": not the 311.
    if (before.role === 'step' && /^[^.;:(]*\band\b/.test(gap)) return found;
    found.push(...scored(before, scoreBefore(gap)));
  }
  if (isCount(third) && isBehindWhole(after, third, percent)) found.push({ part: third, score: 3 });
  if (isCount(after) && after.sentence === sentence) found.push(...scored(after, scoreBehind(percent.tail)));
  return found;
}
