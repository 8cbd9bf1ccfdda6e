import type { Draft, Quantity, RuleFinding, Sentence } from '../model.js';
import type { FindingDetails } from './report.js';

/** Looking for an expression in the sentences of a draft. */

export interface Match {
  readonly sentence: Sentence;
  /** Quantities inside the match, in order. */
  readonly quantities: readonly Quantity[];
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

function matchIn(sentence: Sentence, found: RegExpMatchArray): Match {
  const from = found.index ?? 0;
  const to = from + found[0].length;
  const quantities: Quantity[] = [];
  for (let at = from; at < to; at += 1) {
    const quantity = sentence.quantityAt.get(at);
    if (quantity) quantities.push(quantity);
  }
  return { sentence, quantities, words: found[0], from, to, groups: found.groups ?? {} };
}

/** Every match of an expression (with the flag g) in the shapes of prose and footnotes; sentences without numbers only if asked. */
export function matchesOf(draft: Draft, expression: RegExp, evenWithoutNumbers = false): Match[] {
  return draft.sentences.flatMap((sentence) =>
    !evenWithoutNumbers && sentence.quantityAt.size === 0
      ? []
      : sentence.block.kind === 'row' && !isWordy(sentence)
        ? []
        : matchesIn(sentence, expression),
  );
}

export const matchesIn = (sentence: Sentence, expression: RegExp): Match[] =>
  [...sentence.shape.matchAll(expression)].map((found) => matchIn(sentence, found));

/** A row whose cells hold a whole sentence is read as prose as well. */
const isWordy = ({ block }: Sentence): boolean => (block.cells ?? []).some(({ text }) => text.split(' ').length > 7);

export const ofKind = (quantities: readonly Quantity[], kind: Quantity['kind']): Quantity[] =>
  quantities.filter((quantity) => quantity.kind === kind);

/** What is said of a match, with its position in the draft. */
export function finding(match: Match, details: FindingDetails): RuleFinding {
  const { sentence } = match;
  const first = sentence.textOffsets[match.from] ?? 0;
  const lastShape = match.to - 1;
  const lastQuantity = sentence.quantityAt.get(lastShape);
  const end = lastQuantity ? lastQuantity.end : (sentence.textOffsets[lastShape] ?? 0) + 1;
  return {
    start: sentence.at[first] ?? sentence.block.start,
    end: (sentence.at[end - 1] ?? sentence.block.start) + 1,
    text: sentence.text.slice(first, end).trim(),
    quoted: null,
    recomputed: null,
    mistake: null,
    suggestion: null,
    covers: match.quantities,
    ...details,
  };
}

/** A match of the part of a sentence between two quantities. */
export function spanOf(sentence: Sentence, quantities: readonly Quantity[]): Match {
  const positions = [...sentence.quantityAt].filter(([, quantity]) => quantities.includes(quantity)).map(([at]) => at);
  const from = Math.min(...positions);
  const to = Math.max(...positions) + 1;
  return { sentence, quantities, words: sentence.shape.slice(from, to), from, to, groups: {} };
}
