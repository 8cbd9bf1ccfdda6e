import type { Block, RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { findingIn } from '../verdicts/report.js';

/** Two rows of one table with the same label and different values: one of the labels (or values) is wrong. */

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
const valuesIn = ({ cells = [] }: Block): string =>
  cells
    .slice(1)
    .map(({ text }) => plain(text))
    .join('|');
const wordsIn = ({ cells = [] }: Block): string =>
  cells
    .slice(1)
    .filter(({ text }) => !/\d/.test(text))
    .map(({ text }) => plain(text))
    .join('|');
const shownIn = ({ cells = [] }: Block): string =>
  cells
    .slice(1)
    .map(({ text }) => text)
    .join(', ');
const isNumeric = (block: Block): boolean => /\d/.test(valuesIn(block));

export const sameMeasureTwice: Rule = {
  id: 'same-measure-twice',
  about: 'the same label twice in a table, with two values',
  why: 'A question is pasted twice and one of its labels is that of another.',
  speaks: [
    [
      'differs',
      '| Question | Result |\n|---|---|\n| Worried about crime | 88% |\n| Feel safe after dark | 70% |\n| Worried about crime | 25% |',
    ],
    [
      'differs',
      '| Question | 2019 |\n|---|---|\n| Satisfied with the police | 60% |\n| Satisfied with the police | 61% |',
    ],
    ['differs', '| Answer of residents | Share |\n|---|---|\n| Trust the council | 40% |\n| Trust the council | 44% |'],
  ],
  silent: [
    '| Question | Result |\n|---|---|\n| Worried about crime | 88% |\n| Feel safe after dark | 70% |',
    '| Worried about crime | 88% |\n|---|---|\n| Worried about crime | 88% |',
    '| A | 1 |\n|---|---|\n| A | 2 |',
  ],
  read({ draft }) {
    const seen = new Map<string, Block>();
    return draft.blocks.flatMap((block): RuleFinding[] => {
      const label = plain(block.cells?.[0]?.text ?? '');
      // A row without values is a heading inside the table: below it labels may come again.
      if (block.kind === 'row' && !isNumeric(block)) seen.clear();
      if (block.kind !== 'row' || label.length < 12 || !isNumeric(block) || (block.cells?.length ?? 0) > 3) return [];
      const key = `${block.table?.id} ${label} ${wordsIn(block)}`;
      const first = seen.get(key);
      seen.set(key, first ?? block);
      if (!first || valuesIn(first) === valuesIn(block)) return [];
      return [
        findingIn(block, {
          pattern: 'same-measure-twice',
          verdict: 'differs',
          quoted: shownIn(block),
          recomputed: `the same label has ${shownIn(first)} above`,
          mistake: 'same-measure-twice',
          suggestion: 'one of the two labels is that of another measure',
        }),
      ];
    });
  },
};
