import { groupThousands } from '../format.js';
import type { Finding, MistakeId, Quantity, Sentence, VerdictName } from './model.js';
import type { RuleId } from './rule.js';

/** What is said of a number, with the stretch of the draft it stands in. */

export interface Said {
  readonly pattern: RuleId;
  readonly verdict: VerdictName;
  readonly quoted?: string | null;
  readonly recomputed?: string | null;
  readonly mistake?: MistakeId | null;
  readonly suggestion?: string | null;
  /** The number judged. */
  readonly covers?: readonly Quantity[];
  /** Numbers it was worked out from. */
  readonly uses?: readonly Quantity[];
}

/** From one place of a sentence's text to another. */
export function findingAt(sentence: Sentence, [from, to]: readonly [number, number], said: Said): Finding {
  const start = sentence.at[from] ?? sentence.block.start;
  return {
    start,
    end: (sentence.at[Math.max(from, to - 1)] ?? start) + 1,
    text: sentence.text.slice(from, to).trim(),
    quoted: null,
    recomputed: null,
    mistake: null,
    suggestion: null,
    covers: [],
    uses: [],
    ...said,
  };
}

/** Over the numbers of one sentence; those of other sentences do not widen it. */
export function findingOver(sentence: Sentence, quantities: readonly Quantity[], said: Said): Finding {
  const own = quantities.filter((each) => sentence.quantities.includes(each));
  const from = Math.min(...own.map(({ start }) => start));
  const to = Math.max(...own.map(({ end }) => end));
  return findingAt(sentence, [from, to], { covers: quantities, ...said });
}

/** A quantity as quoted, with its hedge. */
export const quotedText = ({ hedge, text }: Quantity): string =>
  hedge === undefined || !/\d/.test(text) ? text : `${hedge.replace('-', ' ')} ${text}`;

export const numberText = (value: number, decimals = 0): string => groupThousands(value, decimals);

/** One decimal more than was printed where that tells more; "0" for none. */
export const signed = (value: number, decimals: number, unit: string): string => {
  const text = numberText(value, decimals);
  return `${value > 0 && !/^0(?:\.0+)?$/.test(text) ? '+' : ''}${text}${unit}`;
};
