import { NTH } from '../../mentions/number-words.js';
import type { Sentence } from '../../model.js';

/** Ranks and superlatives as sentences word them. */

const RANK_PHRASE = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)|(${NTH.join('|')}))?[ -]?(?:joint[ -])?\\b(highest|lowest|largest|smallest|biggest|safest|greatest|fewest|busiest|quietest|commonest|fullest|worst|weakest|steepest|sharpest|slowest|quickest|longest|shortest|most|least)\\b(?! (?:effects?|impacts?|influences?|risks?|threats?|challenges?|harms?|worr(?:y|ies)|fears?|concerns?)\\b)`,
  'gi',
);

/** "The most deprived", "most of", "at least" are no ranks; "the most burglaries" and "the most, 42" are. */
const NOT_A_RANK =
  /^(?:most|least)\b(?! (?:(?![a-z]+(?:ed|ous|ive|able|al|ent|ant|ful|ing|ary|ic|less)\b)[a-z]+ )?(?!(?:[a-z]+ous|less)\b)[a-z]{3,}(?:s|es)\b| (?:common|frequent|numerous|popular|support|frequently (?:reported|recorded|used|seen)|often (?:reported|used|seen))\b|[,.;])/i;
/** "Most common" is a rank wherever it stands. */
const MOST_OFTEN = /^(?:most|least) (?:common|frequent|numerous|popular|frequently|often)\b/i;
/** What has the most has it: what added the most is another matter. */
const BEFORE_MOST =
  /\b(?:had|has|have|having|saw|sees|recorded|records|took|takes|with|sent in|attracts|attracted|drew|draws|received|receives|got|gets|gave|gives)(?: still| now| again| both| by far)* (?:the )?$/i;

const isHigh = (word: string): boolean =>
  /highest|largest|biggest|greatest|busiest|commonest|fullest|worst|steepest|sharpest|slowest|longest|most/i.test(word);

export const ordinalText = (rank: number): string =>
  NTH[rank - 1] ??
  `${rank}${rank % 100 > 10 && rank % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')}`;

/** "highest", "second highest". */
export const rankText = (rank: number, end: string): string => (rank === 1 ? end : `${ordinalText(rank)} ${end}`);

export interface RankPhrase {
  readonly sentence: Sentence;
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly rank: number;
  readonly high: boolean;
}

/** "Priory was second", "rubbish ranks third of the five": a place from the top, in words. */
const PLACED = new RegExp(
  `\\b(?:was|were(?! first)|is|c[oa]mes?|ranks?|ranked|sits?|lies|placed|finished|stands?|occupies|in(?= \\w+ place\\b))(?: therefore| thus| now| in| only| joint)* (${NTH.join('|')}|last|top|bottom)(?= (?:place|of the|among|out of|by|with|for|on|in the (?:list|table))\\b| ?[.;,)]|$)`,
  'gi',
);

function ordinalsIn(sentence: Sentence): RankPhrase[] {
  return [...sentence.text.matchAll(PLACED)].map((match): RankPhrase => {
    const [text, word = ''] = match;
    const at = match.index + text.length - word.length;
    const rank = NTH.indexOf(word.toLowerCase()) + 1;
    const high = rank > 0 || /top/i.test(word);
    return { sentence, text: word, at, end: match.index + text.length, rank: rank || 1, high };
  });
}

export function rankPhrasesIn(sentence: Sentence): RankPhrase[] {
  return [...ordinalsIn(sentence), ...superlativesIn(sentence)];
}

function superlativesIn(sentence: Sentence): RankPhrase[] {
  return [...sentence.text.matchAll(RANK_PHRASE)].flatMap((match) => {
    const [text = '', digits, word, end = ''] = match;
    const [before, from] = [sentence.text.slice(0, match.index), sentence.text.slice(match.index).trimStart()];
    if (
      NOT_A_RANK.test(from) ||
      (/^(?:most|least)/i.test(from) && !MOST_OFTEN.test(from) && !BEFORE_MOST.test(`${before.trimEnd()} `)) ||
      /(?:at|not|the very) $/i.test(sentence.text.slice(Math.max(0, match.index - 4), match.index))
    )
      return [];
    const rank = digits ? Number(digits) : word ? NTH.indexOf(word.toLowerCase()) + 1 : 1;
    const lead = text.length - text.trimStart().length;
    return [
      { sentence, text: text.trim(), at: match.index + lead, end: match.index + text.length, rank, high: isHigh(end) },
    ];
  });
}

const ONE_OF = /\b(?:one|two|three|some|among|amongst)(?: of)? (?:the|our|its|those) (?:\S+ )?$/i;

/** "One of the three lowest rates" is any of the three. */
export const isOneOfSeveral = ({ sentence, at }: RankPhrase): boolean => ONE_OF.test(sentence.text.slice(0, at));

/** "Carrow, the smallest of the six, doubled": small itself, by its people as likely as by its offences. */
export const isOfItself = ({ sentence, at, end, text }: RankPhrase): boolean =>
  /^(?:smallest|largest|biggest|busiest)$/i.test(text.trim()) &&
  /, (?:by far )?(?:the|our|its) $/i.test(sentence.text.slice(0, at)) &&
  /^ (?:of|in|among) [^,.;]*,/.test(sentence.text.slice(end));
