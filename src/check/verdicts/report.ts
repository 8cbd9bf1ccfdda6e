import { groupThousands } from '../../core/format.js';
import type { Block, CleanText, MistakeId, Quantity, RuleFinding, Sentence, VerdictName } from '../model.js';
import type { RuleId } from '../rule-id.js';

/** What is said of a number, with the stretch of the draft it stands in. */

export interface FindingDetails {
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

const NOTHING = { quoted: null, recomputed: null, mistake: null, suggestion: null, covers: [], uses: [] };

/** Over a row of a table, or one cell of it. */
export function findingIn(
  block: Block,
  details: FindingDetails & { readonly text?: string },
  cell?: CleanText,
): RuleFinding {
  return {
    ...NOTHING,
    start: (cell ?? block.cells?.[0])?.at[0] ?? block.start,
    end: ((cell ?? block).at.at(-1) ?? block.start) + 1,
    text: block.text,
    ...details,
  };
}

/** Over a whole sentence. */
export const findingOf = (sentence: Sentence, details: FindingDetails): RuleFinding =>
  findingAt(sentence, [0, sentence.text.length], details);

/** From one offset of a sentence's text to another. */
export function findingAt(
  sentence: Sentence,
  [from, to]: readonly [number, number],
  details: FindingDetails,
): RuleFinding {
  const start = sentence.at[from] ?? sentence.block.start;
  return {
    start,
    end: (sentence.at[Math.max(from, to - 1)] ?? start) + 1,
    ...NOTHING,
    text: sentence.text.slice(from, to).trim(),
    ...details,
  };
}

/** So much longer the source of a stretch may be than its text: line ends and marks. More, and other text stands between. */
const SLACK = 20;

/** Other text stands between: the neighbouring column, or the tags of a page. */
const isTorn = ({ at }: { readonly at: readonly number[] }, from: number, to: number): boolean =>
  (at[to - 1] ?? 0) - (at[from] ?? 0) > (to - from) * 1.2 + SLACK;

/** Over the numbers of one sentence, the first of which is the one judged; those of other sentences do not widen it. */
export function findingOver(sentence: Sentence, quantities: readonly Quantity[], details: FindingDetails): RuleFinding {
  const inSentence = quantities.filter((quantity) => sentence.quantities.includes(quantity));
  const start = Math.min(...inSentence.map((item) => item.start));
  // "from 400 to 500": the joining word belongs to it.
  const from = /\bfrom $/i.test(sentence.text.slice(0, start)) ? start - 5 : start;
  const to = Math.max(...inSentence.map(({ end }) => end));
  const [first] = inSentence;
  const range: [number, number] = first && isTorn(sentence, from, to) ? [first.start, first.end] : [from, to];
  return findingAt(sentence, range, { covers: quantities, ...details });
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
