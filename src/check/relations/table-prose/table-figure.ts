import { type Grid, type GridRow, type Named, tablesOf } from '../../grids/grid.js';
import { type RowPair, rowPairs } from '../../grids/row-cells.js';
import { rowsFor, rowsNamed } from '../../grids/rows.js';
import { areasOf, stemsOf, thingsIn } from '../../mentions/clauses.js';
import { areasNear, type Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import type { Comparison } from '../../pairs/comparison.js';
import { claimOf } from '../../pairs/comparisons.js';
import { explains, judgeMove } from '../../pairs/moves.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { doubtedIn, judgedIn } from '../../verdicts/judged.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { changeComparison } from '../change.js';
import { pointsComparison } from '../points.js';
import { isOnlyOf } from '../series.js';
import { stepComparison } from '../step.js';
import { isOfLevelBefore, pairsNamed } from './meant-columns.js';
import { shareAgainst } from './table-share.js';

/** Changes and shares of the prose, compared with the document's own tables. */

const stemsAround = ({ sentence, clause, at }: Mention): Set<string> => {
  const stems = stemsOf(sentence.shape.slice(clause.from, at));
  for (const stem of clause.stems) stems.add(stem);
  return stems;
};

const comparisonFor = ({ role }: Mention): Comparison =>
  role === 'step' ? stepComparison : role === 'points' ? pointsComparison : changeComparison;

/** The part of the sentence that says what a claim is of: before it since the last stop, else since its clause began, and behind it. */
function partAround({ sentence: { text, textOffsets }, clause, quantity, leadText, tailText }: Mention): string {
  const near = leadText.split(/[;:,()]|\. |\band\b/).at(-1) ?? '';
  const before = stemsOf(near).size > 0 ? near : text.slice(textOffsets[clause.from] ?? 0, quantity.start);
  return `${before} ${tailText.split(/[;:,()]|\. |\band\b/)[0]}`;
}

/** A group added up from its rows may have more of them than the table. */
const isLooseGroup = ({ isGroup, offence }: GridRow): boolean => isGroup === true && offence !== 'mopac7';

/** `isNamed`: its sentence names the row, and does not only go on about it. */
function moveReading(
  claim: Mention,
  { named, pair, from, to }: RowPair,
  { isOnly, isNamed, isDoubted }: Readonly<Record<'isOnly' | 'isNamed' | 'isDoubted', boolean>>,
): ClaimReading[] {
  const move = judgeMove(comparisonFor(claim), claim, from, to);
  if (!move) return [];
  // Columns of no known order bear out no direction: either way round one of the two would agree.
  if (!pair.isKnown && claim.direction !== undefined && move.verdict === 'agrees') return [];
  const words = `${named.row.label}, ${from.text} to ${to.text} in the table: ${move.shown}`;
  const isMeant =
    move.mistake !== undefined ||
    (isNamed && isOnlyOf(partAround(claim), named.row.label, `${named.grid.heading} ${pair.later.heading}`));
  // A number in words may be of anything near it.
  const isSure = isOnly && !isDoubted && pair.isKnown && isMeant && !isLooseGroup(named.row) && !claim.quantity.isWord;
  const isExplained = !isDoubted && pair.isKnown && explains(move, claim.quantity, claim.direction);
  return [
    {
      ...move,
      parts: [],
      score: 5,
      isExplained,
      isSure,
      words,
    },
  ];
}

/** Of several pairs that do not fit one that fits to the digit but for its direction is the one that is meant. */
function onlyTurned({ quantity }: Mention, readings: readonly ClaimReading[]): ClaimReading[] | undefined {
  const turned = readings.filter(({ verdict }) => verdict === 'wrong-direction');
  const [only] = turned;
  const isMet = readings.some(({ verdict }) => verdict === 'agrees' || verdict === 'rounding');
  return only && turned.length === 1 && !isMet && quantity.decimals > 0 ? [{ ...only, isSure: true }] : undefined;
}

/** One offence in one table: a row of another place may have its name too. */
const isOne = (named: readonly Named[]): boolean => new Set(named.map(({ row }) => row.label)).size === 1;

/** What the heading, the name of the rows and the row say is counted. */
const thingsOfTable = ({ heading, columns }: Grid, label: string): ReadonlySet<string> =>
  thingsIn(`${heading} ${columns[0]?.heading ?? ''} ${label}`);

/** The places that a row, its table's heading and its columns name. */
const areasOfRow = ({ grid, row }: Named): ReadonlySet<string> =>
  areasOf(`${row.label} ${grid.heading} ${grid.columns.map(({ heading }) => heading).join(' ')}`.toLowerCase());

function movesAgainst(discourse: Discourse, claim: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  // "812 took up the offer": neither more nor fewer.
  if (claim.role === 'step' && claim.direction === undefined) return [];
  const all = rowsFor(discourse, claim);
  const last = all.at(-1);
  const rows = isOne(all) ? all : last ? all.filter(({ row }) => row.label === last.row.label) : [];
  const areas = [...areasNear(claim)];
  const here = rows.filter((row) => areas.every((area) => areasOfRow(row).has(area)));
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
  const inSentence = rowsNamed(discourse, claim.sentence.text, claim.sentence.block.index).map(({ row }) => row.label);
  const compared = pairs.flatMap((item) =>
    moveReading(claim, item, {
      isOnly,
      isNamed: inSentence.includes(item.named.row.label),
      isDoubted: doubted.has(item.from) || doubted.has(item.to),
    }),
  );
  const readings = onlyTurned(claim, compared) ?? compared;
  const found = decide(
    { id: 'table-figure', mistake: claim.role === 'step' ? 'count' : 'percentage' },
    claimOf(claim, claim.role === 'step' ? 'step' : 'change'),
    readings,
    { isFar: true },
  );
  // That a table has the words of a clause is not enough to call its other numbers doubtful.
  return found && (found.verdict !== 'ambiguous' || isOnly) ? [found] : [];
}

const TOWNS =
  '| Town | People | Thefts 2023 | Thefts 2024 |\n|---|---|---|---|\n| Ash | 40,000 | 310 | 412 |\n| Birch | 25,000 | 150 | 133 |\n| Cedar | 30,000 | 216 | 205 |\n| Total | 95,000 | 676 | 750 |\n\n';

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
    ['agrees', `${TOWNS}Ash has 42.1% of the people.`],
    [
      'agrees',
      '| Hospital | Approached | Engaged |\n|---|---|---|\n| East | 402 | 257 |\n| North | 196 | 131 |\n| Total | 598 | 388 |\n\nEngagement was highest in North, at 66.8% of those approached.',
    ],
    ['differs', `${TOWNS}Ash has 45.9% of the thefts.`],
    ['differs', `${TOWNS}Cedar contributes 30.3%.`],
  ],
  silent: [
    `${TOWNS}Cedar contributes 24.1%.`,
    `${TOWNS}Ash has 45.9% of the arrests.`,
    `${TOWNS}Ash has 45% of the shops.`,
    '| Group | 2023 | 2024 |\n|---|---|---|\n| Violence with injury | 2,718 | 2,655 |\n| Violence without injury | 5,188 | 5,304 |\n\nViolence, with and without injury, came to 7,959 offences, 53 more than in 2023.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nShoplifting rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nNationally burglary rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nWe want burglary to fall by 7%.',
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const [judged, doubted] = [judgedIn(before), doubtedIn(before)];
    let lastShare: Mention | undefined;
    return discourse.mentions.flatMap((mention): RuleFinding[] => {
      if (judged.has(mention.quantity) || mention.sentence.block.kind === 'row') return [];
      const isMove = mention.role === 'change' || mention.role === 'points' || mention.role === 'step';
      if (isMove) return movesAgainst(discourse, mention, doubted);
      if (mention.quantity.kind !== 'percent' || (mention.role !== 'share' && mention.role !== 'level')) return [];
      const found = shareAgainst(discourse, mention, {
        isGoingOn: lastShare?.sentence === mention.sentence,
        doubted,
      });
      if (found.length > 0) lastShare = mention;
      return found;
    });
  },
};
