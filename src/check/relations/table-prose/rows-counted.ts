import type { Grid } from '../../grids/grid.js';
import { tablesNear } from '../../grids/grids-near.js';
import { type Direction, movesIn } from '../../lexicon/directions.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import type { Discourse } from '../../mentions/discourse.js';
import { CARDINALS, smallNumberOf } from '../../mentions/number-words.js';
import type { RuleFinding, Sentence } from '../../model.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { judgeOnly } from './only-row.js';
import { pairsMeant } from './pair-meant.js';
import { countOf } from './rows-moved.js';

/** "Five of the eleven groups grew": how many rows of a table went up or down. */

const NUMBER = `(?:${CARDINALS.join('|')}|\\d{1,2})`;
const COUNTED = new RegExp(
  `\\b(all(?: but (?:one|two))?|none|${NUMBER})(?: out)? of (?:the |our |its |these |those )?(${NUMBER})\\b([^.;:,#%±@()]{0,60})`,
  'i',
);

/** "Fell in three of the five forces": the word of direction stands before. */
const AHEAD =
  /\b(?:numbers?|crimes?|offences|incidents|calls|figures) (?:has |have |is |are |was |were )?([a-z]+(?: (?:up|down))?) in $/i;

interface Statement {
  readonly stated: number;
  readonly of: number;
  readonly direction: Direction;
  readonly range: readonly [number, number];
}

const NO_MOVE = /\b(?:not|no|than half|rates?|share|above|below|named|mentioned)\b/;

/** So many of so many, and one word of direction behind them. */
function statementIn({ text }: Sentence): Statement | undefined {
  const found = COUNTED.exec(text);
  const [whole = '', some = '', all = '', behind = ''] = found ?? [];
  const ahead = AHEAD.exec(text.slice(0, found?.index))?.[1] ?? '';
  const before = movesIn(ahead.toLowerCase());
  const moves = before.length > 0 ? before : movesIn(behind.toLowerCase());
  const [move] = moves;
  // "One of the three to grow" is one among others, "only one of the three grew" is all.
  const isAmong = /^one$/i.test(some) && !/\bonly $/i.test(text.slice(0, found?.index));
  if (!found || !move || moves.length > 1 || isAmong || NO_MOVE.test(behind.toLowerCase())) return undefined;
  const of = smallNumberOf(all);
  const but = /but (one|two)/i.exec(some)?.[1];
  const stated = but
    ? of - smallNumberOf(but)
    : /^none/i.test(some)
      ? 0
      : /^all/i.test(some)
        ? of
        : smallNumberOf(some);
  return { stated, of, direction: move.direction, range: [found.index, found.index + whole.length] };
}

const sizesOf = ({ rows }: Grid): readonly number[] => {
  const all = rows.filter(({ isGroup }) => !isGroup);
  return [all.length, all.filter(({ isTotal }) => !isTotal).length];
};

/** Beyond it a table is of another part of the document. */
const REACH = 30;

function judge(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const statement = statementIn(sentence);
  if (!statement || ELSEWHERE.test(sentence.shape) || TARGET.test(sentence.shape)) return [];
  const grids = tablesNear(discourse, sentence.block.index).filter(
    (grid) =>
      sizesOf(grid).includes(statement.of) &&
      Math.abs((grid.rows[0]?.block.index ?? 0) - sentence.block.index) <= REACH,
  );
  const counts = grids.flatMap((grid) =>
    pairsMeant(grid, sentence, sentence.text).flatMap((pair) => {
      // "Four of the nine measures" counts the row of the total among the nine.
      const whole =
        sizesOf(grid)[1] === statement.of
          ? grid
          : { ...grid, rows: grid.rows.map((row) => ({ ...row, isTotal: false })) };
      return countOf(whole, pair, statement.direction) ?? [];
    }),
  );
  const [count] = counts;
  if (count === undefined || new Set(counts).size > 1) return [];
  const isTrue = count === statement.stated;
  return [
    findingAt(sentence, [statement.range[0], statement.range[1]], {
      pattern: 'rows-counted',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: sentence.text.slice(...statement.range).trim(),
      recomputed: `in the table ${count} of ${statement.of} went ${statement.direction > 0 ? 'up' : 'down'}`,
      mistake: isTrue ? null : 'count',
      covers: sentence.quantities.filter(
        ({ kind, start, end }) => kind !== 'period' && start >= statement.range[0] && end <= statement.range[1],
      ),
    }),
  ];
}

const TABLE =
  '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n| Theft | 250 | 260 |\n\n';

export const rowsCounted: Rule = {
  id: 'rows-counted',
  about: 'how many rows of a table went up or down, and which was the only one',
  why: 'The rows are counted before the last figure of the table is corrected.',
  speaks: [
    ['agrees', `${TABLE}Two of the three groups grew.`],
    ['ambiguous', `${TABLE}Two of the three offences fell.`],
    ['agrees', `${TABLE}Robbery was the only one of the three to fall.`],
    ['ambiguous', `${TABLE}Robbery was the only one of the three to rise.`],
    ['agrees', `${TABLE}Numbers rose in two of the three offences.`],
    ['agrees', `${TABLE}Crime went up in two of the three groups and came down in the other.`],
    ['agrees', `${TABLE}All but one of the three rose between 2018 and 2019.`],
  ],
  silent: [
    `${TABLE}Robbery was the only one of the three to be discussed.`,
    `${TABLE}Robbery was the only offence to fall in London.`,
    `${TABLE}Burglary was the only crime against property to rise.`,
    `${TABLE}Only the robbery team recorded a fall in sickness.`,
    `${TABLE}Two of the four groups grew.`,
    `${TABLE}Two of the three groups in London fell.`,
    `${TABLE}Two of the three groups did not fall.`,
    `${TABLE}Burglary is one of the three to grow.`,
    `${TABLE}Two of the three groups fell between 2015 and 2019.`,
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose')
      .flatMap((sentence) => [...judge(discourse, sentence), ...judgeOnly(discourse, sentence)]),
};
