import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { isCount, OF, type Parted, SUMS_UP, WHOLE_LEAD } from './share-words.js';

/** "Of the 1,138, 205 were charged. That is 18%": of the part and the whole of the sentence before, which has no other numbers. */
export function summedUp({ of }: Discourse, percent: Mention): Parted[] {
  const { sentence } = percent;
  if (!SUMS_UP.test(sentence.shape.slice(0, percent.at))) return [];
  const before = of[sentence.index - 1] ?? [];
  const [first, second] = before;
  if (!first || !second || before.length !== 2 || first.sentence.block !== sentence.block) return [];
  if (!isCount(first) || !isCount(second)) return [];
  const [part, whole] = WHOLE_LEAD.test(first.lead) ? [second, first] : OF.test(second.lead) ? [first, second] : [];
  return part && whole && part.quantity.value < whole.quantity.value ? [{ part, whole, score: 6, isSure: true }] : [];
}
