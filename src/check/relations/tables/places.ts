import { NTH } from '../../mentions/number-words.js';
import type { Sentence } from '../../model.js';

/** Places and superlatives as sentences word them. */

const PLACE = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)|(${NTH.join('|')}))?[ -]?(?:joint[ -])?\\b(highest|lowest|largest|smallest|biggest|safest|greatest|fewest|most|least)\\b`,
  'gi',
);

/** "the most deprived", "most of", "at least": no places. */
const NO_PLACE =
  /^(?:most|least)\b(?! (?:offences|crimes|calls|incidents|reports|complaints|arrests|robberies|burglaries))/i;

const isHigh = (word: string): boolean => /highest|largest|biggest|greatest|most/i.test(word);

export const ordinalText = (place: number): string =>
  NTH[place - 1] ??
  `${place}${place % 100 > 10 && place % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`;

export interface Placed {
  readonly sentence: Sentence;
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly place: number;
  readonly high: boolean;
}

export function placesIn(sentence: Sentence): Placed[] {
  return [...sentence.text.matchAll(PLACE)].flatMap((match) => {
    const [text = '', digits, word, end = ''] = match;
    if (
      NO_PLACE.test(text.trim()) ||
      /(?:at|not|the very) $/i.test(sentence.text.slice(Math.max(0, match.index - 4), match.index))
    )
      return [];
    const place = digits ? Number(digits) : word ? NTH.indexOf(word.toLowerCase()) + 1 : 1;
    const lead = text.length - text.trimStart().length;
    return [
      { sentence, text: text.trim(), at: match.index + lead, end: match.index + text.length, place, high: isHigh(end) },
    ];
  });
}
