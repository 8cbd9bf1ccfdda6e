import { AVERAGE_BEFORE } from '../lexicon/role-words.js';
import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Interval, Quantity } from '../model.js';
import { intervalOf, middleOf, overlap } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, type Mistake } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';

/** One number over another near it: "a ratio of 5.5", "£36,000 each", "11 for every call-out". */

/** So many numbers before and behind are looked at. */
const WINDOW = { before: 6, behind: 2 };

/** Words that make a number a ratio of two amounts of one kind. */
const OF_RATIO =
  /\b(?:ratio|disparity|quotient|multiplier|factor)(?: [a-z]+){0,3}? (?:of |is |was |now )*(?:about |around |some |just |nearly |over )*$/;
const TO_ONE = /^ ?(?:to (?:one|1)\b|: ?1\b)/;

export const isRatio = ({ quantity, lead, tail }: Mention): boolean =>
  quantity.kind === 'count' && (OF_RATIO.test(lead) || TO_ONE.test(tail));

const isAmount = ({ dimension, role, quantity }: Mention): boolean =>
  dimension !== undefined && (role === 'level' || role === 'share' || role === 'step') && quantity.value > 0;

/** What one number over another may be, before both were rounded. */
export const quotientOf = (a: Quantity, b: Quantity): Interval => {
  const [top, base] = [intervalOf(a), intervalOf(b)];
  return { lower: top.lower / base.upper, upper: top.upper / base.lower };
};

/** Digits that are not zeros at an end: a number of one digit is met by chance. */
export const digitsIn = ({ text }: Quantity): number => (text.replace(/\D/g, '').replace(/^0+|0+$/g, '') || '0').length;

/** "587 children in 463 households, an average of 1.3": of the only two amounts of its sentence, the larger over the smaller. */
export function meanOfTwo({ of, mentions }: Discourse, average: Mention): ClaimReading[] {
  const isBare = AVERAGE_BEFORE.test(average.lead) && /^ ?(?:[.,;)]|$|in all\b|each\b)/.test(average.tail);
  const [one, other, ...more] = (of[average.sentence.index] ?? []).filter(
    (item) => item.id < average.id && isAmount(item) && item.mark !== -1,
  );
  if (!isBare || !one || !other || more.length > 0 || digitsIn(average.quantity) < 2) return [];
  const isFirst =
    one.dimension === other.dimension ? one.quantity.value > other.quantity.value : other.dimension === 'count';
  const [all, many] = isFirst ? [one, other] : [other, one];
  const isOfAverage = all.dimension === average.dimension || average.dimension === 'rate';
  if (many.dimension !== 'count' || many.quantity.value < 2 || !isOfAverage) return [];
  const [quoted, value] = [{ ...average.quantity, kind: 'rate' as const }, quotientOf(all.quantity, many.quantity)];
  const verdict = judge(quoted, value);
  const instead = mentions
    .slice(Math.max(0, average.id - WINDOW.before), average.id)
    .find(
      (item) =>
        item.dimension === 'count' &&
        item.quantity.value > 1 &&
        item !== many &&
        item !== all &&
        overlap(intervalOf(quoted), quotientOf(all.quantity, item.quantity)),
    );
  const named: Mistake | undefined = instead
    ? { mistake: 'wrong-denominator', because: `it is the average over ${instead.quantity.text}` }
    : digitsOf(average.quantity, value);
  const mistake = verdict === 'differs' ? named : undefined;
  const isSure = verdict !== 'differs' || mistake !== undefined;
  const words = `${all.quantity.text} over ${many.quantity.text}: ${numberText(middleOf(value), Math.max(1, average.quantity.decimals))}`;
  return [{ parts: [all, many], value, verdict, score: 6, mistake, isSure, isTight: true, words }];
}

/** "31 of the 48 schools, with 5,270 pupils": the others are no schools of the average. */
const OF_THE = /^ (?:out )?of (?:the |our |its )(?:[a-z]+'s )?$/;

/** The quotients of two amounts near it that it is, the nearest first; of one kind for a ratio. */
export function quotients(discourse: Discourse, mention: Mention, isOfOneKind: boolean): ClaimReading[] {
  const near = discourse.mentions
    .slice(Math.max(0, mention.id - WINDOW.before), mention.id + WINDOW.behind + 1)
    .filter(
      (item) =>
        item !== mention &&
        isAmount(item) &&
        reachOf(mention.sentence, item.sentence) !== undefined &&
        (item.id < mention.id || item.sentence === mention.sentence),
    );
  const quoted = intervalOf({ ...mention.quantity, kind: 'rate' });
  return near
    .flatMap((a) =>
      near
        .filter((b) => a !== b && !OF_THE.test(b.lead) && (!isOfOneKind || a.dimension === b.dimension))
        .map((b) => [a, b] as const),
    )
    .flatMap(([a, b]): ClaimReading[] => {
      const value = quotientOf(a.quantity, b.quantity);
      if (digitsIn(mention.quantity) < 2 || b.quantity.value < 2 || !overlap(quoted, value)) return [];
      const away = Math.max(Math.abs(a.id - mention.id), Math.abs(b.id - mention.id));
      const words = `${a.quantity.text} over ${b.quantity.text}: ${numberText(middleOf(value), Math.max(1, mention.quantity.decimals))}`;
      return [
        { parts: [a, b], value, verdict: 'agrees', score: 5 - away * 0.3, mistake: undefined, isSure: false, words },
      ];
    })
    .sort((one, other) => other.score - one.score);
}
