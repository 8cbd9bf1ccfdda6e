import { type Grid, type Named, tablesOf } from '../../grids/grid.js';
import { cellOf, type RowPair, rowPairs, rowsFor, rowsNamed } from '../../grids/rows.js';
import { areasOf, stemsOf, thingsIn } from '../../mentions/clauses.js';
import { areasNear, type Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import type { Comparison } from '../../pairs/comparison.js';
import { claimOf } from '../../pairs/comparisons.js';
import { explains, judgeMove } from '../../pairs/moves.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, middleOf, shareOf, sumOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { mistakeOfShare } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { changeComparison } from '../change.js';
import { pointsComparison } from '../points.js';
import { stepComparison } from '../step.js';
import { isOfLevelBefore, pairsNamed } from './meant-columns.js';

/** Changes and shares of the prose, compared with the document's own tables. */

const stemsAround = ({ sentence, clause, at }: Mention): Set<string> => {
  const stems = stemsOf(sentence.shape.slice(clause.from, at));
  for (const stem of clause.stems) stems.add(stem);
  return stems;
};

const comparisonFor = ({ role }: Mention): Comparison =>
  role === 'step' ? stepComparison : role === 'points' ? pointsComparison : changeComparison;

function moveReading(claim: Mention, { named, pair, from, to }: RowPair, isOnly: boolean): ClaimReading[] {
  const move = judgeMove(comparisonFor(claim), claim, from, to);
  if (!move) return [];
  const words = `${named.row.label}, ${from.text} to ${to.text} in the table: ${move.shown}`;
  const isExplained = pair.isKnown && explains(move, claim.quantity, claim.direction);
  return [{ ...move, parts: [], score: 5, isExplained, isSure: isOnly && pair.isKnown, words }];
}

/** One offence in one table: a row of another place may have its name too. */
const isOne = (named: readonly Named[]): boolean => new Set(named.map(({ row }) => row.label)).size === 1;

/** What the heading, the name of the rows and the row say is counted. */
const thingsOfTable = ({ heading, columns }: Grid, label: string): ReadonlySet<string> =>
  thingsIn(`${heading} ${columns[0]?.heading ?? ''} ${label}`);

function movesAgainst(discourse: Discourse, claim: Mention): RuleFinding[] {
  const all = rowsFor(discourse, claim);
  const last = all.at(-1);
  const rows = isOne(all) ? all : last ? all.filter(({ row }) => row.label === last.row.label) : [];
  const areas = areasNear(claim);
  const here = rows.filter(({ grid, row }) =>
    [...areas].every((area) =>
      areasOf(`${row.label} ${grid.heading} ${grid.columns.map(({ heading }) => heading).join(' ')}`.toLowerCase()).has(
        area,
      ),
    ),
  );
  const things = [...claim.clause.things].filter(
    (thing) => !here.some(({ grid, row }) => row.stems.has(thing) || thingsOfTable(grid, row.label).has(thing)),
  );
  if (things.length > 0) return [];
  const isOfKind = ({ pair: { later } }: RowPair): boolean =>
    claim.role === 'change' || later.dimension === (claim.role === 'points' ? 'percent' : 'count');
  const pairs = pairsNamed(claim, rowPairs(here, stemsAround(claim)).filter(isOfKind)).filter(
    isOfLevelBefore(discourse, claim),
  );
  const isOnly = new Set(pairs.map(({ from, to }) => `${from.value} ${to.value}`)).size === 1;
  const readings = pairs.flatMap((item) => moveReading(claim, item, isOnly));
  const found = decide(
    { id: 'table-figure', mistake: claim.role === 'step' ? 'count' : 'percentage' },
    claimOf(claim, claim.role === 'step' ? 'step' : 'change'),
    readings,
    { isFar: true },
  );
  // That a table has the words of a clause is not enough to call its other numbers doubtful.
  return found && (found.verdict !== 'ambiguous' || isOnly) ? [found] : [];
}

const OF_ALL =
  /^\)? of (?:the |all |our |its )*(?:[a-z-]+ )?(?:whole|total|all|offences|crimes?|recorded|notifiable|overall|volume|calls|incidents|everything)\b/;

const MAKES = /\bma[dk](?:e|es|ing) up |account(?:s|ed|ing)? for |represent(?:s|ed|ing)? |compris\w+ |constitut\w+ /;

/** No word stands for what was named before, and several rows are joined by "and". */
const isNamedPlainly = ({ leadText, sentence }: Mention, rows: number): boolean =>
  !/\b(?:it|they|this|these|which|that)\b/.test(leadText) &&
  !/_/.test(sentence.shape) &&
  (rows === 1 || /\band\b/.test(leadText));

/** The cells of the rows named over the row of the total, or over all rows. */
function shareReading(percent: Mention, grid: Grid, rows: readonly Named[], isSure: boolean): ClaimReading[] {
  const cells = rows.flatMap((item) => cellOf(item, percent, new Set()) ?? []);
  const total = grid.rows.find(({ isTotal }) => isTotal);
  const whole = total && cellOf({ grid, row: total }, percent, new Set());
  const others = whole
    ? []
    : grid.rows.filter(({ isTotal }) => !isTotal).flatMap((row) => cellOf({ grid, row }, percent, new Set()) ?? []);
  const sum = whole ? intervalOf(whole) : others.length > 3 ? sumOf(others.map(intervalOf)) : undefined;
  if (cells.length === 0 || cells.length !== rows.length || !sum) return [];
  const part = sumOf(cells.map(intervalOf));
  const value = shareOf(part, sum);
  if (!value || middleOf(value) > 100) return [];
  const verdict = judge(percent.quantity, value);
  const mistake =
    verdict === 'differs' ? mistakeOfShare(percent.quantity, middleOf(part), middleOf(sum), value) : undefined;
  const words = `${rows.map(({ row }) => row.label).join(' and ')}, ${numberText(middleOf(part))} of ${numberText(middleOf(sum))} in the table: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
  return [
    {
      parts: [],
      value,
      verdict,
      score: 5,
      mistake,
      isSure:
        isSure &&
        isNamedPlainly(percent, rows.length) &&
        (whole !== undefined || grid.rows.some(({ label }) => /\bother\b/i.test(label))),
      words,
    },
  ];
}

/** "Violence and theft make up 61% of the whole": the rows named, over the row of the total or all rows. */
function shareAgainst(discourse: Discourse, percent: Mention, isGoingOn: boolean): RuleFinding[] {
  if (!OF_ALL.test(percent.tail) && !MAKES.test(percent.lead) && !(isGoingOn && percent.role === 'level')) return [];
  if (areasNear(percent).size > 0) return [];
  const isOfAll = OF_ALL.test(percent.tail) || isGoingOn;
  const before = rowsNamed(discourse, percent.leadText, percent.sentence.block.index);
  const all =
    before.length > 0
      ? before
      : rowsNamed(
          discourse,
          percent.sentence.text.slice(percent.sentence.textOffsets[percent.clause.from] ?? 0, percent.quantity.start),
          percent.sentence.block.index,
        );
  const grids = [...new Set(all.map(({ grid }) => grid))];
  const isSure = grids.length === 1 && isOfAll;
  const readings = grids.flatMap((grid) => {
    const rows = all.filter((item) => item.grid === grid);
    return shareReading(percent, grid, rows, isSure);
  });
  const found = decide({ id: 'table-figure', mistake: 'share' }, claimOf(percent, 'change'), readings);
  return found && found.verdict !== 'ambiguous' ? [found] : [];
}

export const tableFigure: Rule = {
  id: 'table-figure',
  about: "changes and shares of the prose, against the document's own tables",
  why: 'The text is written before the table is final.',
  speaks: [
    [
      'agrees',
      '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n\nBurglary rose by 20% over the year.',
    ],
    [
      'differs',
      '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n\nRobbery fell by 25% over the year.',
    ],
    [
      'agrees',
      '| Offence | 2019 |\n|---|---|\n| Burglary | 100 |\n| Robbery | 50 |\n| Theft | 250 |\n| Total | 400 |\n\nBurglary made up 25% of all offences in 2019.',
    ],
  ],
  silent: [
    '| Group | 2023 | 2024 |\n|---|---|---|\n| Violence with injury | 2,718 | 2,655 |\n| Violence without injury | 5,188 | 5,304 |\n\nViolence, with and without injury, came to 7,959 offences, 53 more than in 2023.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nShoplifting rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nNationally burglary rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nWe want burglary to fall by 7%.',
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const judged = new Set(
      before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' || verdict === 'not-checked' ? [] : covers)),
    );
    let lastShare: Mention | undefined;
    return discourse.mentions.flatMap((mention): RuleFinding[] => {
      if (judged.has(mention.quantity) || mention.sentence.block.kind === 'row') return [];
      const isMove =
        mention.role === 'change' || mention.role === 'points' || (mention.role === 'step' && !mention.quantity.isWord);
      if (isMove) return movesAgainst(discourse, mention);
      if (mention.quantity.kind !== 'percent' || (mention.role !== 'share' && mention.role !== 'level')) return [];
      const found = shareAgainst(discourse, mention, lastShare?.sentence === mention.sentence);
      if (found.length > 0) lastShare = mention;
      return found;
    });
  },
};
