import type { Grid } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { gridsNear } from '../../grids/grids-near.js';
import { rowsOfTopic } from '../../grids/rows.js';
import { type RowAt, rowsAt } from '../../grids/rows-at.js';
import { areasNear, type Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import type { Comparison } from '../../pairs/comparison.js';
import { claimOf } from '../../pairs/comparisons.js';
import { judgeMove } from '../../pairs/moves.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { judgedIn } from '../../verdicts/judged.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { changeComparison } from '../change.js';
import { multipleComparison } from '../multiple.js';
import { isOnlyOf } from '../series.js';
import { stepComparison } from '../step.js';
import { columnFor } from './rank-column.js';

/** One row of a table or list against another: "Docks has 13 times the rate of Sandholme", "Ash had 40 more than Birch". */

/** What stands between a number and the row it is compared with. */
const THAN =
  /^[^.;:(]*?\b(?:than|that (?:in|of|for)|those (?:in|of)|as (?:in|the)|the (?:rate|number|level|figure|total|count)s? (?:in|of|for)|of|above|below|in|for)\b/;

const kindOf = ({ quantity, role }: Mention): Comparison | undefined =>
  quantity.kind === 'multiple'
    ? multipleComparison
    : role === 'change' && quantity.kind === 'percent'
      ? changeComparison
      : role === 'step' && !quantity.isWord
        ? stepComparison
        : undefined;

interface Compared {
  readonly grid: Grid;
  readonly column: Column;
  readonly one: RowAt;
  readonly other: RowAt;
}

const partBefore = ({ sentence, quantity }: Mention): string =>
  sentence.text
    .slice(0, quantity.start)
    .split(/[;]|\. /)
    .at(-1) ?? '';

/** The last row named before the number, and the first named behind it, of one table. */
function comparedRows(discourse: Discourse, claim: Mention): Compared[] {
  const before = partBefore(claim);
  // "Six times that of Ash and twice the rate in Birch", "18% above the town's and twice that of Birch": the subject stands before the first of them.
  const earlier = (discourse.of[claim.sentence.index] ?? []).find(
    (item) => item.id < claim.id && kindOf(item) && THAN.test(item.tail),
  );
  const subject = earlier ? partBefore(earlier) : before;
  const behind = claim.sentence.text.slice(claim.quantity.end).split(/[;,.(]/)[0] ?? '';
  if (!THAN.test(behind)) return [];
  const topic = rowsOfTopic(discourse, claim.sentence, subject).map(({ row }) => row);
  // "It has twice the rate of Ash": of the row that the sentence before is about.
  const topicIn = ({ rows }: Grid): RowAt | undefined =>
    rows.flatMap((row) => (topic.includes(row) ? { row, at: 0 } : []))[0];
  return gridsNear(discourse, claim.sentence.block.index).flatMap((grid): Compared[] => {
    const [one, other, ...more] = [rowsAt(grid, subject).at(-1) ?? topicIn(grid), ...rowsAt(grid, behind)];
    if (!one || !other || more.length > 0 || one.row === other.row) return [];
    const column = columnFor(grid, `${before} ${behind}`);
    return column ? [{ grid, column, one, other }] : [];
  });
}

const cellOf = ({ column }: Compared, { row }: RowAt): Quantity | undefined => row.cells[column.index];

function readingOf(claim: Mention, comparison: Comparison, compared: Compared): ClaimReading[] {
  const { grid, column, one, other } = compared;
  const [to, from] = [cellOf(compared, one), cellOf(compared, other)];
  if (!from || !to) return [];
  const move = judgeMove(comparison, { quantity: claim.quantity, direction: claim.direction }, from, to);
  if (!move) return [];
  const words = `${partBefore(claim)} ${claim.sentence.text.slice(claim.quantity.end).split(/[;,.(]/)[0]}`;
  const isPlain = isOnlyOf(words, `${one.row.label} ${other.row.label}`, `${grid.heading} ${column.heading}`);
  return [
    {
      ...move,
      parts: [],
      score: 5,
      isSure: isPlain,
      words: `${one.row.label} ${to.text}, ${other.row.label} ${from.text}: ${move.shown}`,
    },
  ];
}

/** It is true of the same two rows in another column: which of them is meant is not said. */
const isOfOtherColumn = (claim: Mention, comparison: Comparison, compared: readonly Compared[]): boolean =>
  compared.some((item) =>
    item.grid.columns
      .filter(({ kind, index, dimension }) => index > 0 && kind === 'level' && dimension === item.column.dimension)
      .some((column) => readingOf(claim, comparison, { ...item, column }).some(({ verdict }) => verdict === 'agrees')),
  );

function judgeClaim(discourse: Discourse, claim: Mention): RuleFinding[] {
  const comparison = kindOf(claim);
  if (!comparison || areasNear(claim).size > 0) return [];
  const compared = comparedRows(discourse, claim);
  const readings = compared.flatMap((item) => readingOf(claim, comparison, item));
  const isOne = new Set(readings.map(({ value }) => `${value.lower} ${value.upper}`)).size === 1;
  const found = decide(
    { id: 'table-compare', mistake: comparison.mistake },
    claimOf(claim, comparison.kind),
    readings.map((reading) => ({ ...reading, isSure: reading.isSure && isOne })),
  );
  const isOpen = found?.verdict === 'differs' && isOfOtherColumn(claim, comparison, compared);
  return found && found.verdict !== 'ambiguous' && !isOpen ? [found] : [];
}

const TABLE =
  '| Area | Population | Offences | Rate per 1,000 |\n|---|---|---|---|\n| Ashdown | 10,000 | 612 | 61.2 |\n| Brackley | 20,000 | 374 | 18.7 |\n| Corfe | 10,000 | 306 | 30.6 |\n\n';

export const tableCompare: Rule = {
  id: 'table-compare',
  about: 'multiples, percentages and numbers more or fewer, of one row of a table against another',
  why: 'The text compares the areas of last year.',
  speaks: [
    ['agrees', `${TABLE}The rate in Ashdown is twice that in Corfe.`],
    ['ambiguous', `${TABLE}The rate in Ashdown is four times that in Corfe.`],
    ['differs', `${TABLE}Brackley had 86 more offences than Corfe.`],
    ['agrees', `${TABLE}Brackley had 68 more offences than Corfe.`],
    ['agrees', `${TABLE}Ashdown has more than three times the rate of Brackley.`],
  ],
  silent: [
    `${TABLE}The rate in Ashdown is four times the rate of London.`,
    `${TABLE}Arrests in Ashdown were four times those in Corfe.`,
    `${TABLE}Ashdown is four times as large as Dunmere.`,
  ],
  read: (discourse, before) => {
    const judged = judgedIn(before);
    return discourse.mentions
      .filter(({ quantity, sentence }) => !judged.has(quantity) && sentence.block.kind !== 'row')
      .flatMap((mention) => judgeClaim(discourse, mention));
  },
};
