import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import { findingAt } from '../../verdicts/report.js';
import type { RankPhrase } from './rank-phrases.js';

/** Superlatives whose numbers stand with them: "our busiest spot with 21 calls, ahead of 16 and 9". */

const BEHIND = /^[^.;]{0,45}?(?:\bwith|\bat|[:,(]|\bof|\bwas|\bis|\bhad|\bto) (?:just |about |only )*$|^ ?\($/;
const AHEAD =
  /\b(?:ahead of|followed by|then|next|compared (?:with|to)|against|before|behind|(?:more|fewer|higher|lower) than)\b/;
const NEXT = /^[^.;]*(?:,| and|then)[^.;]*$/;

const isAmount = ({ role, dimension, quantity }: Mention): boolean =>
  (role === 'level' || role === 'step' || (role === 'share' && dimension === 'percent')) &&
  quantity.hedge === undefined;

interface Ranked {
  readonly item: Mention;
  readonly others: readonly Mention[];
}

/** The number right behind it, and those that it is compared with. */
function setAgainst(mentions: readonly Mention[], at: number): Ranked | undefined {
  const [item, ...rest] = mentions.filter((mention) => mention.at >= at && isAmount(mention));
  if (!item || !BEHIND.test(item.sentence.shape.slice(at, item.at))) return undefined;
  const others: Mention[] = [];
  for (const other of rest) {
    const isNext = other.id === item.id + 1 + others.length && other.dimension === item.dimension;
    // "; before the order it was 50%": of another time.
    if (!isNext || /;/.test(other.lead) || !(others.length === 0 ? AHEAD : NEXT).test(other.lead)) break;
    others.push(other);
  }
  return others.length > 0 ? { item, others } : undefined;
}

const GOES_ON = /^(?:it|this|that)\b/i;

/** "This is the highest since records began: 812, 877 and 934": of the number of the sentence before. */
function ofBefore(
  { of }: Discourse,
  mentions: readonly Mention[],
  { sentence }: RankPhrase,
  at: number,
): Ranked | undefined {
  const behind = mentions.filter((mention) => mention.at >= at && isAmount(mention));
  const [first] = behind;
  const gap = first ? sentence.shape.slice(at, first.at) : '';
  const before = sentence.previous && GOES_ON.test(sentence.text) ? (of[sentence.previous.index] ?? []) : [];
  const levels = before.filter((item) => isAmount(item) && item.dimension === first?.dimension);
  const item = levels.find(({ mark }) => mark === 1) ?? levels.find(({ mark }) => mark !== -1);
  const isList =
    behind.length > 1 && /[:(]/.test(gap) && behind.every(({ dimension }) => dimension === first?.dimension);
  if (!item || !isList) return undefined;
  const others = behind.filter(({ quantity }) => quantity.value !== item.quantity.value);
  return others.length > 0 ? { item, others } : undefined;
}

/** The shape of a sentence up to a place of its text. */
const shapeIndex = ({ textOffsets }: RankPhrase['sentence'], offset: number): number => {
  const at = textOffsets.findIndex((start: number) => start >= offset);
  return at < 0 ? textOffsets.length : at;
};

export function ofSentence(discourse: Discourse, placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank, high } = placed;
  const mentions = discourse.of[sentence.index] ?? [];
  const from = shapeIndex(sentence, end);
  const ranked = rank === 1 ? (setAgainst(mentions, from) ?? ofBefore(discourse, mentions, placed, from)) : undefined;
  if (!ranked) return [];
  const { item, others } = ranked;
  const beaten = others.find(({ quantity }) =>
    high ? quantity.value > item.quantity.value : quantity.value < item.quantity.value,
  );
  const numbers = [item, ...others].map(({ quantity }) => quantity);
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: beaten ? 'differs' : 'agrees',
      quoted: placed.text,
      recomputed: beaten
        ? `${beaten.quantity.text} is ${high ? 'higher' : 'lower'} than ${item.quantity.text}`
        : `${item.quantity.text} against ${others.map(({ quantity }) => quantity.text).join(', ')}`,
      mistake: beaten ? 'rank-direction' : null,
      suggestion: null,
      covers: [],
      uses: numbers,
    }),
  ];
}
