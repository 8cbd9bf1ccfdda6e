import { scanQuantities } from '../mentions/quantities.js';
import type { Block, Quantity, QuantityKind, Sentence } from '../model.js';

/** Sentences and their shapes: patterns are looked for in a text whose every number is one sign. */

const SIGN: Readonly<Record<QuantityKind, string>> = {
  count: '#',
  money: '#',
  percent: '%',
  points: '±',
  rate: '@',
  ordinal: '^',
  multiple: '×',
  period: '§',
};

/** No sentence is longer: a line of a megabyte is read in pieces, so that no pattern goes quadratic. */
const LONGEST = 800;

const ABBREVIATION = /(?:\b(?:vs|approx|e\.g|i\.e|etc|no|st|mr|mrs|ms|dr|fig|cf|para|inc|est|c)|\b[A-Z])\.$/i;

/** Where sentences begin in a text. */
function* sentenceBounds(text: string): Generator<[number, number]> {
  let from = 0;
  for (const { index } of text.matchAll(
    /(?<!\.\.)[.!?]["')]?(?= +(?:["'(]?[A-Z\d£]|\([ivx]{1,4}\) |\([a-h]\) ))|(?<=[a-z]{3}|[\d%)])\.(?=[A-Z][a-z]+ )/g,
  )) {
    const end = text[index + 1] && text[index + 1] !== ' ' ? index + 2 : index + 1;
    if (ABBREVIATION.test(text.slice(Math.max(from, index - 8), index + 1)) && end < text.length) continue;
    yield* pieces(text, from, end);
    from = end;
  }
  yield* pieces(text, from, text.length);
}

/** Cut at a blank where there is one, else anywhere. */
function* pieces(text: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  while (end - from > LONGEST) {
    const blank = text.lastIndexOf(' ', from + LONGEST);
    const to = blank > from + LONGEST / 2 ? blank : from + LONGEST;
    yield [from, to];
    from = to;
  }
  yield [from, end];
}

function shapeOf(text: string, quantities: readonly Quantity[], skipped: readonly { start: number; end: number }[]) {
  const all = [
    ...quantities.map((quantity) => ({ ...quantity, sign: SIGN[quantity.kind], quantity })),
    ...skipped.map((span) => ({ ...span, sign: '_', quantity: undefined })),
  ].sort((a, b) => a.start - b.start);
  let shape = '';
  const textOffsets: number[] = [];
  const quantityAt = new Map<number, Quantity>();
  const copy = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) textOffsets.push(index);
    const lower = text.slice(from, to).toLowerCase();
    shape += (lower.length === to - from ? lower : text.slice(from, to)).replace(/[#%±@^×§_]/g, ' ');
  };
  let last = 0;
  for (const { start, end, sign, quantity } of all) {
    copy(last, start);
    if (quantity) quantityAt.set(shape.length, quantity);
    textOffsets.push(start);
    shape += sign;
    last = end;
  }
  copy(last, text.length);
  return { shape, textOffsets, quantityAt };
}

function sentenceOf(
  block: Block,
  [from, to]: readonly [number, number],
  previous: Sentence | undefined,
  index: number,
): Sentence {
  const start = from + (block.text.slice(from, to).length - block.text.slice(from, to).trimStart().length);
  const text = block.text.slice(start, to);
  const { quantities, skipped } = scanQuantities(text);
  const footnotes = block.references.filter(({ at }) => at > start && at <= to + 1).map(({ number }) => number);
  return {
    index,
    from: start,
    block,
    text,
    at: block.at.slice(start, to),
    quantities,
    skipped,
    ...shapeOf(text, quantities, skipped),
    footnotes,
    previous,
  };
}

/** The sentences of prose and footnotes; of a row, each cell that holds words and numbers. */
export function readSentences(blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    let previous: Sentence | undefined;
    for (const [from, to] of sentenceBounds(block.text)) {
      if (block.text.slice(from, to).trim() === '') continue;
      previous = sentenceOf(block, [from, to], previous, sentences.length);
      sentences.push(previous);
    }
  }
  return sentences;
}
