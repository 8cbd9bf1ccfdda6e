import { NTH, ordinalValue } from '../mentions/number-words.js';
import type { Sentence } from '../model.js';
import { boroughsCountedIn } from './boroughs-counted.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import type { By, End } from './crime-data.js';
import { numberOfWords, type Placed, ranksIn } from './rank-claims.js';
import { type Context, newestOf } from './sentence-context.js';

/** Ranks among the 32 boroughs without a superlative: "ranks third in London", "by volume 20th of the 32", "rank by rise: 2nd". */

const RANKED = `(?<rank>\\d{1,2}(?:st|nd|rd|th)|${NTH.join('|')})`;
const ALL_BOROUGHS =
  '(?:(?: (?:out )?of(?: the| all)?)? 32\\b|(?: (?:out )?of| among)(?: the| all)? (?:32|33|thirty-two|london) (?:london )?boroughs| in (?:greater )?(?:london|the capital)\\b)';

/** "Stood 20th of the 32 boroughs", "ranks third in London"; "we are 11th" where the sentence says by what. */
const STANDS = new RegExp(
  `\\b(?:ranks?|ranked|placed|stands?|stood|sits|sat|lies|lay|was|is|are|were|comes?|came) (?:joint |now |still )*${RANKED}(?<all>${ALL_BOROUGHS})?(?<word> highest| lowest)?(?=[.,;)]|$| (?:in|of|by|for|behind|after|with|and|on)\\b)`,
  'gi',
);
/** "Rank by rate: 30th of 32, highest first". */
const RANK_BY = new RegExp(
  `\\brank(?:ed|ing|s)? by (?<by>[a-z% -]{3,40}?)(?: is| was|:|,) ?(?:joint )?${RANKED}(?<all>${ALL_BOROUGHS})?(?:,? \\(?(?:from the )?(?<end>highest|lowest)(?: first| down| up| =|\\b))?`,
  'gi',
);

interface Scale {
  readonly by: By;
  /** Of a change: the end it is counted from. */
  readonly end?: End;
}

function scaleIn(words: string): Scale | undefined {
  if (/\bby (?:percentage |the )*(?:rise|increase|growth)\b|^(?:percentage )?(?:rise|increase|growth)$/i.test(words))
    return { by: 'change', end: 'highest' };
  if (
    /\bby (?:percentage |the )*(?:fall|reduction|decrease|drop)\b|^(?:percentage )?(?:fall|reduction|decrease)$/i.test(
      words,
    )
  )
    return { by: 'change', end: 'lowest' };
  const isRate = /\brates?\b|\bper (?:1,000|head|thousand)|allowing for (?:its )?population/i.test(words);
  const isCount = /\b(?:volumes?|numbers?|counts?)\b/i.test(words);
  if (isRate === isCount) return undefined;
  return { by: isRate ? 'rate' : 'count' };
}

function rankedAt(context: Context, match: RegExpMatchArray, scale: Scale, ends: readonly End[]): Placed[] {
  const { sentence } = context;
  const { rank = '', all } = match.groups ?? {};
  const start = (match.index ?? 0) + match[0].toLowerCase().lastIndexOf(rank.toLowerCase(), match[0].length - 1);
  const range = [start, start + rank.length] as const;
  const quantity = numberOfWords(
    sentence,
    range,
    /^\d/.test(rank) ? ordinalValue(rank) : NTH.indexOf(rank.toLowerCase()) + 1,
  );
  const period = newestOf(context);
  if (!period) return [];
  const pairs = scale.by === 'change' ? pairsOf(context, quantity) : { pairs: [{ period }], isCertain: true };
  const claims = pairs.pairs.flatMap((pair) =>
    ends.map((end): Parts => ({ kind: 'rank', quantity, end, by: scale.by, ...pair })),
  );
  const interpretation: Interpretation = { claims, isCertain: all !== undefined && pairs.isCertain };
  return claims.length > 0 ? [{ interpretation, start, end: start + rank.length }] : [];
}

const BOTH: readonly End[] = ['highest', 'lowest'];

/** The clause that leads to a rank: what is compared stands in it, or in no other. */
const clauseBefore = ({ text }: Sentence, at: number): string => text.slice(0, at).split(/[;]/).at(-1) ?? '';

function ranksInWords(context: Context): Placed[] {
  const { sentence } = context;
  const { text } = sentence;
  const speaksOfBoroughs = /\bboroughs\b|\b(?:in|of) (?:london|the capital)\b/i.test(
    `${sentence.previous?.text ?? ''} ${text}`,
  );
  const standing = [...text.matchAll(STANDS)].flatMap((match): Placed[] => {
    const { all, word } = match.groups ?? {};
    const scale = scaleIn(clauseBefore(sentence, match.index));
    if (!scale || !(all || speaksOfBoroughs)) return [];
    const named: readonly End[] = word ? [/high/.test(word) ? 'highest' : 'lowest'] : BOTH;
    return rankedAt(context, match, scale, scale.end ? [scale.end] : named);
  });
  const ranked = [...text.matchAll(RANK_BY)].flatMap((match): Placed[] => {
    const { by = '', end } = match.groups ?? {};
    const scale = scaleIn(by.trim());
    const named: readonly End[] = end ? [/high/i.test(end) ? 'highest' : 'lowest'] : BOTH;
    return scale ? rankedAt(context, match, scale, scale.end ? [scale.end] : named) : [];
  });
  return [...standing, ...ranked];
}

/** Each rank once: what is found first has the more certain words. */
export function allRanksIn(context: Context): Placed[] {
  const all = [...ranksIn(context), ...ranksInWords(context), ...boroughsCountedIn(context)];
  return all.filter(
    ({ start, end }, index) => !all.slice(0, index).some((other) => start < other.end && other.start < end),
  );
}
