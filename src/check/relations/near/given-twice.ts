import { type Named, tablesOf } from '../../grids/grid.js';
import { bothWays } from '../../grids/grids-near.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import { stemsOf } from '../../mentions/clauses.js';
import { areasNear, type Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { sameSpan } from '../../mentions/periods.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { perObject } from '../../per-object.js';
import type { Rule } from '../../rule.js';
import { pointAt } from '../../verdicts/intervals.js';
import { doubtedIn, proseUnjudged } from '../../verdicts/judged.js';
import { digitsOf, SWAPPED } from '../../verdicts/mistakes.js';
import { findingOver } from '../../verdicts/report.js';

/** A number that the prose gives once, where the row of its words in a table has a digit changed: "448 heard" there, "488 were heard" here. */

const LEAST = 100;

interface Other {
  readonly quantity: Quantity;
  readonly words: string;
}

/** Words right round a number, as far as they say what it is of. */
const wordsNear = perObject(({ leadText, tailText }: Mention): string => {
  const before = leadText.split(/[;:,.()]/).at(-1) ?? '';
  const behind = tailText.split(/[;:,.()]|\b(?:and|but|while|against|compared|than)\b/)[0] ?? '';
  return `${before.split(' ').slice(-6).join(' ')} ${behind.split(' ').slice(0, 6).join(' ')}`;
});

const isCount = ({ quantity: { kind, isWord, hedge, decimals }, role }: Mention): boolean =>
  (kind === 'count' || kind === 'money') && decimals === 0 && !isWord && hedge === undefined && role !== 'target';

/** How often the draft has each number, in prose and in tables. */
const timesOf = perObject((discourse: Discourse): ReadonlyMap<number, number> => {
  const times = new Map<number, number>();
  const all = [
    ...discourse.mentions.map(({ quantity }) => quantity),
    ...tablesOf(discourse).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []))),
  ];
  for (const { value } of all) times.set(Math.abs(value), (times.get(Math.abs(value)) ?? 0) + 1);
  return times;
});

/** The cells that a count of the prose can be of: of the rows named, of its time or the newest. */
function cellsOf({ grid, row }: Named, { time }: Mention): Quantity[] {
  const levels = grid.columns.filter(
    ({ kind, index, dimension }) => kind === 'level' && index > 0 && dimension === 'count',
  );
  const newest = Math.max(...levels.map((column) => column.time?.to ?? 0));
  return levels
    .filter((column) => (time && column.time ? sameSpan(column.time, time) : (column.time?.to ?? 0) === newest))
    .flatMap(({ index }) => row.cells[index] ?? []);
}

function inTables(discourse: Discourse, claim: Mention): Other[] {
  const stems = stemsOf(claim.sentence.text);
  return tablesOf(discourse)
    .flatMap(bothWays)
    .flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })))
    .filter(({ row }) => row.stems.size > 0 && [...row.stems].every((stem) => stems.has(stem)))
    .flatMap((named) =>
      cellsOf(named, claim).map((quantity) => ({ quantity, words: `${named.row.label} in the table` })),
    );
}

/** So many digits of an amount are those of a total by no chance. */
const SURE_AMOUNT = 10_000;

/** "An underspend of £18,600": of a total that its table has in pounds, whatever it is called there. */
const inTotals = (discourse: Discourse, { quantity: { kind, value } }: Mention): Other[] =>
  kind === 'money' && value >= SURE_AMOUNT
    ? tablesOf(discourse).flatMap(({ rows }) =>
        rows
          .filter(({ isTotal }) => isTotal)
          .flatMap(({ cells, label }) =>
            cells
              .flatMap((cell) => (cell && /£/.test(cell.text) ? [cell] : []))
              .map((quantity) => ({ quantity, words: `${label} in the table` })),
          ),
      )
    : [];

/** "124 of the 318": a part of what the other counts all of. */
const IS_PART = /^ (?:out )?of (?:the|these|those|all|our|its)? ?(?=#)/;

function judge(discourse: Discourse, claim: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const { quantity, sentence } = claim;
  if (IS_PART.test(`${claim.tail}#`)) return [];
  const found = [...inTables(discourse, claim), ...inTotals(discourse, claim)].flatMap((other) => {
    const digits = digitsOf(quantity, pointAt(other.quantity.value));
    return digits?.mistake === 'digits' && !doubted.has(other.quantity) ? [{ ...other, because: digits.because }] : [];
  });
  const [first] = found;
  if (!first || new Set(found.map((other) => other.quantity.value)).size > 1) return [];
  // Three digits of which one is another are as well those of another group.
  if (first.because !== SWAPPED && (found.length < 2 || quantity.value < 1000)) return [];
  return [
    findingOver(sentence, [quantity], {
      pattern: 'given-twice',
      verdict: 'differs',
      quoted: quantity.text,
      recomputed: `${first.words}: ${first.quantity.text}; ${first.because}`,
      mistake: 'digits',
      suggestion: first.quantity.text,
      covers: [quantity],
      uses: [first.quantity],
    }),
  ];
}

const TABLE = '| Panel | 2018 | 2019 |\n|---|---|---|\n| Cases heard | 512 | 573 |\n| Plans made | 201 | 230 |\n\n';

export const givenTwice: Rule = {
  id: 'given-twice',
  about: 'a number of the prose, against the cell of the row it names, where a digit of it is another',
  why: 'The summary is typed by hand, and two digits of it change places.',
  speaks: [
    [
      'differs',
      `${TABLE}The panel sat each week. In 2019 573 cases were heard.\n\n## Next year\n\nWith 537 cases heard in 2019 it is a long day.`,
    ],
    [
      'differs',
      '| Line | Spent |\n|---|---|\n| Staff | £61,200 |\n| Rent | £20,400 |\n| Total | £81,600 |\n\n## In short\n\nWe had an outlay of £86,100.',
    ],
    ['differs', `${TABLE}## In short\n\nPlans made in 2019: 203.`],
  ],
  silent: [
    `${TABLE}There were 537 letters in 2019.`,
    `${TABLE}In 2019 573 cases were heard.`,
    `${TABLE}With 357 cases heard in the north it is a long day.`,
  ],
  read: (discourse, before) => {
    const doubted = doubtedIn(before);
    return proseUnjudged(discourse, before)
      .filter(
        (mention) =>
          isCount(mention) &&
          mention.role === 'level' &&
          mention.mark !== -1 &&
          mention.quantity.value >= LEAST &&
          timesOf(discourse).get(mention.quantity.value) === 1 &&
          !TARGET.test(wordsNear(mention)) &&
          !ELSEWHERE.test(wordsNear(mention)) &&
          areasNear(mention).size === 0,
      )
      .flatMap((mention) => judge(discourse, mention, doubted));
  },
};
