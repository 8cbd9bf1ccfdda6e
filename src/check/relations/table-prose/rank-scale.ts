import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import { findingAt } from '../../verdicts/report.js';
import { ordinalText, type RankPhrase, rankPhrasesIn } from './rank-phrases.js';

/** Ranks on a scale whose ends a sentence names. */

export const numbersIn = ({ sentence, at, end }: RankPhrase): Quantity[] =>
  sentence.quantities.filter(({ start, end: to }) => start >= at && to <= end);

/** "1 is the lowest and 32 the highest ... placed 27th, the sixth highest": the same rank from the other end. */
const SCALE = /\b1 (?:is|being|=|denotes|means) (?:the )?(lowest|highest|safest|best|worst)[^.]{0,40}?\b(\d{2,3})\b/i;

export function ofScale(sentence: Sentence): RuleFinding[] {
  const [, first = '', last = ''] = SCALE.exec(sentence.text) ?? [];
  const size = Number(last);
  if (!size) return [];
  const isLowFirst = /lowest|safest|best/i.test(first);
  return rankPhrasesIn(sentence).flatMap((placed): RuleFinding[] => {
    const { text, at, end, rank: stated, high } = placed;
    const scale = [...sentence.text.slice(0, at).matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/g)].at(-1);
    if (!scale || stated < 2 || /highest|lowest/.test(sentence.text.slice(scale.index, at))) return [];
    const onScale = Number(scale[1]);
    const right = high === isLowFirst ? size + 1 - onScale : onScale;
    const inWords = `${ordinalText(right)} ${high ? 'highest' : 'lowest'}`;
    const recomputed = `${scale[0]} of ${size} from the ${first.toLowerCase()} is ${inWords}`;
    const common = { pattern: 'rank', quoted: text, recomputed, covers: numbersIn(placed) } as const;
    if (right === stated) return [findingAt(sentence, [at, end], { ...common, verdict: 'agrees' })];
    const mistake = stated === onScale ? 'rank-direction' : 'rank';
    return [findingAt(sentence, [at, end], { ...common, verdict: 'differs', mistake, suggestion: inWords })];
  });
}
