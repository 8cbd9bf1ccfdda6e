import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { gridsNear } from '../../grids/grids-near.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import { onlySpanIn } from '../../mentions/periods.js';
import type { RuleFinding, Sentence } from '../../model.js';
import { perObject } from '../../per-object.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { columnFor } from './rank-column.js';
import { isOfItself, isOneOfSeveral, type RankPhrase, rankPhrasesIn, rankText } from './rank-phrases.js';
import { rankIn, rowFor } from './rank-row.js';
import { numbersIn, ofScale } from './rank-scale.js';
import { ofSentence } from './rank-sentence.js';

/** Places and superlatives ("the second highest", "the largest of the groups"), counted in the column of a table they are of. */

const SCOPE =
  /\bof the (?:groups?|types?|categories|stations|areas|wards|boroughs in the table|five|four|six|three|seven|eight|ten|offences)|in the table|of any (?:group|ward|area|type)/i;

/** Places in another list than the table's: of changes, of years, of other areas. */
const OTHERWISE =
  /\b(?:at (?:its|their|an? (?:all-time )?)|(?:increase|rise|fall|reduction|decrease|change|growth|drop)s?|ever|since|on record|steepest|sharpest|(?:in|of|among|across|within) (?:the |our |its |all |any )?(?:england|country|london|county|region|force|family|similar|group|comparator|neighbours|(?:\d+|thirty-two) boroughs))\b/i;

const isPeriod = (label: string): boolean => onlySpanIn(label) !== undefined && stemsOf(label).size === 0;

/** A year is a row of many tables: only one that stands before the sentence, under its heading, can be meant. */
const isInReach = ({ block }: Sentence, grid: Grid, row: GridRow | undefined): boolean =>
  row !== undefined && (!isPeriod(row.label) || (grid.heading === block.heading && row.block.index < block.index));

/** Words that name no narrower scope than the table's. */
const PLAIN = stemsOf(
  'single group type kind category offence ward area district borough town number volume share whole four three five measure problem reason cause issue place came',
);

/** What the heading of a table and that of its labels say it counts. */
const namesOf = perObject(
  ({ heading, columns }: Grid): ReadonlySet<string> => stemsOf(`${heading} ${columns[0]?.heading ?? ''}`),
);

/** That something is the largest is refuted by any larger of the same kind, where its words say no more than its name. */
const isPlainOf = (words: string, { row, column, grid }: Found): boolean =>
  [...stemsOf(words)].every(
    (stem) => row.stems.has(stem) || column.stems.has(stem) || namesOf(grid).has(stem) || PLAIN.has(stem),
  );

interface Found {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly column: Column;
  readonly rank: number;
  readonly name: string;
  /** The rank from the other end. */
  readonly other: number | undefined;
}

/** "Shoplifting has been the worst": by its number, its rise or anything else. */
const isOpenScale = ({ sentence, end, text }: RankPhrase, { heading, dimension }: Column): boolean =>
  (/worst$/i.test(text) && /^ ?(?:[.,;:!)]|$)/.test(sentence.text.slice(end))) ||
  // Where most feel safe the percentage is the highest.
  (/safest$/i.test(text) &&
    (dimension === 'percent' || /\b(?:safe|satisf|confiden)/i.test(`${heading} ${sentence.text.slice(0, end)}`)));

/** Without "of the five" a rank may be one among more than the table has, but not one of a list right there. */
function isRefuted(placed: RankPhrase, found: Found, clause: string): boolean {
  if (isOfItself(placed) || isOpenScale(placed, found.column)) return false;
  const { row, grid, name, other } = found;
  const { sentence, rank: stated } = placed;
  const isOfList = name === 'list' && row.block.heading === sentence.block.heading;
  // A table with its total has them all.
  const isWhole = grid.rows.some(({ isTotal }) => isTotal);
  const isMeant = (stated === 1 || isOfList || isWhole) && isPlainOf(clause, found);
  return isMeant || SCOPE.test(sentence.text) || other === stated;
}

/** "Ash had the most thefts, 42. Birch had the fewest": of the column that the sentence before is of. */
const columnBefore = (grid: Grid, { previous, block }: Sentence): Column | undefined =>
  previous?.block === block && rankPhrasesIn(previous).length > 0 ? columnFor(grid, previous.text) : undefined;

/** Of the tables that have the row those under its own heading, where there are any. */
const nearestOf = (grids: readonly Grid[], { block }: Sentence): readonly Grid[] => {
  const here = grids.filter(({ heading }) => heading === block.heading);
  return here.length > 0 ? here : grids;
};

function ofTables(discourse: Discourse, placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank: stated, high } = placed;
  const cut = Math.max(sentence.text.lastIndexOf(';', at), 0);
  const before = sentence.text.slice(cut, at);
  const behind =
    sentence.text.slice(end, end + 60).split(/[;,.]|\b(?:but|while|though)\b|\band\b(?=.*(?:est|most|least)\b)/)[0] ??
    '';
  const clause = `${before} ${behind}`;
  if (OTHERWISE.test(`${clause} ${placed.text}`) || isOneOfSeveral(placed)) return [];
  const withRow = gridsNear(discourse, sentence.block.index).filter((grid) =>
    isInReach(sentence, grid, rowFor(discourse, grid, placed, [before, behind])),
  );
  const grids = nearestOf(withRow, sentence);
  const found = grids.flatMap((grid): Found[] => {
    const row = rowFor(discourse, grid, placed, [before, behind]);
    const column = columnFor(grid, clause) ?? columnFor(grid, sentence.text) ?? columnBefore(grid, sentence);
    const rank = row && column ? rankIn(grid, row, column, high) : undefined;
    return row && column && rank !== undefined
      ? [{ grid, row, rank, column, name: grid.id < 0 ? 'list' : 'table', other: rankIn(grid, row, column, !high) }]
      : [];
  });
  const [first] = found;
  if (!first || found.length > 1) return [];
  const isTrue = first.rank === stated;
  if (!isTrue && !isRefuted(placed, first, clause)) return [];
  const word = high ? 'highest' : 'lowest';
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: placed.text,
      recomputed: `${first.row.label} is ${rankText(first.rank, word)} in the ${first.name}`,
      mistake: isTrue ? null : first.other === stated ? 'rank-direction' : 'rank',
      suggestion: isTrue ? null : rankText(first.rank, word),
      covers: numbersIn(placed),
    }),
  ];
}

/** London has 33 areas at most: a rank beyond them is none. */
const MOST_AREAS = 33;

function beyond(placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank: stated, text } = placed;
  if (stated <= MOST_AREAS || !/boroughs|london/i.test(sentence.text.slice(end, end + 60))) return [];
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: 'differs',
      quoted: text,
      recomputed: 'there are 32 boroughs',
      mistake: 'rank',
      covers: numbersIn(placed),
    }),
  ];
}

const TABLE = '| Borough | Rate per 1,000 |\n|---|---|\n| Ashdown | 61.2 |\n| Brackley | 74.9 |\n| Corfe | 58.8 |\n\n';

const SHOPS =
  '| Town | Shops | Thefts 2023 | Thefts 2024 |\n|---|---|---|---|\n| Ashdown | 14 | 88 | 97 |\n| Brackley | 60 | 71 | 90 |\n| Corfe | 31 | 60 | 44 |\n\n';

const FUNDS =
  '| Partner | Contribution |\n|---|---|\n| Police commissioner | 145,000 |\n| Health board | 96,000 |\n| District council | 412,000 |\n| Probation | 24,000 |\n\n';

export const rank: Rule = {
  id: 'rank',
  about: 'places and superlatives, counted in the table or the list or turned from one end of a scale to the other',
  why: 'Places are counted from the wrong end, or before the table was updated.',
  speaks: [
    ['differs', 'Mere had 1,122 crimes, Castle 1,064, Priory 903 and Hillside 586. Priory was second.'],
    ['agrees', `${TABLE}Corfe has the lowest rate of the three.`],
    ['differs', `${TABLE}Ashdown has the highest rate of the three.`],
    ['agrees', 'The station is our busiest spot with 21 calls, ahead of the park with 16 and the school with 9.'],
    ['differs', 'Riverside saw the biggest drop, 214, ahead of Hillcrest on 231 and Town on 96.'],
    ['agrees', 'We logged 1,046 crimes. It is the highest since 2020: there were 812, 877 and then 934.'],
    ['differs', 'Strand had 1,851 members, Overmoor 1,218, Lindale 1,072 and Cove 731. Strand has the smallest group.'],
    [
      'differs',
      'On a scale where 1 is the lowest rate and 32 the highest, Marlowe is placed 9th, the ninth highest in London.',
    ],
    ['agrees', `${SHOPS}Ashdown has the most thefts.`],
    ['differs', `${SHOPS}Ashdown has the most thefts, 97. Brackley has the fewest.`],
    ['agrees', `${TABLE}The rate is ten points down on 2019, and Corfe has the lowest of the three.`],
    ['agrees', `${FUNDS}The commissioner is our second largest funder.`],
    ['differs', `${FUNDS}The health board has the lowest contribution.`],
  ],
  silent: [
    `${SHOPS}Brackley added the most thefts.`,
    `${FUNDS}The areas with most probation officers, Ash (12) and Birch (9), were first.`,
    `${SHOPS}Brackley has the most effective scheme, and Corfe the least.`,
    `${TABLE}Ashdown has one of the two lowest rates.`,
    `${TABLE}The rate of Ashdown was at its highest.`,
    'Marlowe has the ninth highest rate in London.',
    `${TABLE}Dunmere has the highest rate.`,
    `${TABLE}Ashdown, the smallest of the three, changed little.`,
    'The station had the most calls with 21, and 16 arrests were made.',
    'This is the largest increase of any group.',
    '## Reports\n\n150 in 2021 and 310 in 2022. 2022 was the highest.\n\n## Arrests\n\n| Year | Arrests |\n|---|---|\n| 2021 | 8 |\n| 2022 | 5 |\n| 2023 | 7 |',
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose' || block.kind === 'footnote')
      .flatMap((sentence) => {
        const scale = ofScale(sentence);
        if (scale.length > 0) return scale;
        return rankPhrasesIn(sentence).flatMap((placed) => {
          const near = [...beyond(placed), ...ofSentence(discourse, placed)];
          return near.length > 0 ? near : ofTables(discourse, placed);
        });
      }),
};
