import type { Grid } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { MistakeId, RuleFinding } from '../../model.js';
import { perObject } from '../../per-object.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { type Found, foundFor, hasCountedOther, partOf } from './rank-found.js';
import { isOfItself, type RankPhrase, rankPhrasesIn, rankText } from './rank-phrases.js';
import { numbersIn, ofScale } from './rank-scale.js';
import { ofSentence } from './rank-sentence.js';

/** Places and superlatives ("the second highest", "the largest of the groups"), counted in the column of a table they are of. */

const SCOPE =
  /\bof the (?:groups?|types?|categories|stations|areas|wards|boroughs in the table|five|four|six|three|seven|eight|ten|offences)|(?:in|of) the (?:table|list|group)\b|of any (?:group|ward|area|type)/i;

/** Words that name no narrower scope than the table's. */
const PLAIN = stemsOf(
  'single group type kind category offence ward area district borough town number volume share whole four three five measure problem reason cause issue place came common frequent named subject topic setting route source nevertheless popular quickest slowest longest shortest ranks directorate',
);

/** What the heading of a table and that of its labels say it counts. */
const namesOf = perObject(
  ({ heading, columns }: Grid): ReadonlySet<string> => stemsOf(`${heading} ${columns[0]?.heading ?? ''}`),
);

/** That something is the largest is refuted by any larger of the same kind, where its words say no more than the names of rows. */
const isPlainOf = (words: string, { column, grid }: Found): boolean =>
  [...stemsOf(words)].every(
    (stem) =>
      grid.rows.some(({ stems }) => stems.has(stem)) ||
      column.stems.has(stem) ||
      namesOf(grid).has(stem) ||
      PLAIN.has(stem),
  );

/** "Shoplifting has been the worst": by its number, its rise or anything else. */
const isOpenScale = ({ sentence, end, text }: RankPhrase, { heading, dimension }: Column): boolean =>
  (/worst$/i.test(text) && /^ ?(?:[.,;:!)]|$)/.test(sentence.text.slice(end))) ||
  // Where most feel safe the percentage is the highest.
  (/safest$/i.test(text) &&
    (dimension === 'percent' || /\b(?:safe|satisf|confiden)/i.test(`${heading} ${sentence.text.slice(0, end)}`)));

function isOfOtherColumn({ sentence, end }: RankPhrase, { grid, column, row }: Found): boolean {
  const [, number = ''] =
    /^[^.;,\d]{0,40}(?:, (?:at |with )?|\()([\d,]*\d(?:\.\d+)?)/.exec(sentence.text.slice(end)) ?? [];
  const value = Number(number.replaceAll(',', ''));
  const isOf = ({ index }: Column): boolean => row.cells[index]?.value === value;
  return number !== '' && !isOf(column) && grid.columns.some(isOf);
}

/** So many rows in the order of their numbers are in it by intent. */
const LEAST_SORTED = 5;

/** A table with its total has all places; so has one whose sum the text gives, or whose rows stand in their order. */
function isWhole({ mentions }: Discourse, { grid, column }: Found): boolean {
  if (grid.rows.some(({ isTotal }) => isTotal)) return true;
  const values = grid.rows.flatMap(({ cells }) => cells[column.index]?.value ?? []);
  const sums = grid.columns
    .filter(({ kind, dimension }) => kind === 'level' && dimension === 'count')
    .map(({ index }) => grid.rows.reduce((all, { cells }) => all + (cells[index]?.value ?? 0), 0));
  const isSorted = values.every((value, index) => index === 0 || value <= (values[index - 1] ?? 0));
  return (
    (isSorted && values.length >= LEAST_SORTED) ||
    mentions.some(({ quantity }) => quantity.kind === 'count' && sums.includes(quantity.value))
  );
}

/** Without "of the five" a rank may be one among more than the table has, but not one of a list right there. */
function isRefuted(discourse: Discourse, placed: RankPhrase, found: Found): boolean {
  if (isOfItself(placed) || isOpenScale(placed, found.column)) return false;
  const { row, name, other, rank: actual } = found;
  const { sentence, rank: stated } = placed;
  // "The fewest casualties, 124": it is of the column that has the number.
  if (isOfOtherColumn(placed, found)) return false;
  // Places are miscounted by one, or from the other end; further off they are of another column.
  if (Math.abs(actual - stated) > 1 && other !== stated) return false;
  const isOfList = name === 'list' && row.block.heading === sentence.block.heading;
  const hasAll = stated === 1 || isOfList || isWhole(discourse, found);
  const isMeant = (hasAll || hasCountedOther(discourse, placed, found)) && isPlainOf(partOf(placed)[2], found);
  return isMeant || SCOPE.test(sentence.text) || other === stated;
}

const mistakeOf = (discourse: Discourse, placed: RankPhrase, found: Found): MistakeId =>
  found.other === placed.rank && !(placed.rank > 1 && hasCountedOther(discourse, placed, found))
    ? 'rank-direction'
    : 'rank';

function ofTables(discourse: Discourse, placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank: stated, high } = placed;
  const first = foundFor(discourse, placed);
  if (!first) return [];
  const isTrue = first.rank === stated;
  if (!isTrue && !isRefuted(discourse, placed, first)) return [];
  const word = high ? 'highest' : 'lowest';
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: placed.text,
      recomputed: `${first.row.label} is ${rankText(first.rank, word)} in the ${first.name}`,
      mistake: isTrue ? null : mistakeOf(discourse, placed, first),
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
    ['differs', `${TABLE}Ashdown has the third highest rate in the group.`],
    [
      'differs',
      'What people asked for:\n\n- Better street lamps: 540 (45%)\n- Cameras: 480 (40%)\n- Patrols: 180 (15%)\n\nLamps were third most popular.',
    ],
    ['agrees', `${SHOPS}Ashdown has the most thefts.`],
    ['differs', `${SHOPS}Ashdown has the most thefts, 97. Brackley has the fewest.`],
    ['agrees', `${TABLE}The rate is ten points down on 2019, and Corfe has the lowest of the three.`],
    ['agrees', `${FUNDS}The commissioner is our second largest funder.`],
    ['differs', `${FUNDS}The health board has the lowest contribution.`],
    ['differs', `${FUNDS}The district council gave the most, with the police commissioner in third place.`],
    [
      'differs',
      'The top subjects were parking (510), noise (402), lights (95) and dogs (60). Noise was the third most common subject.',
    ],
  ],
  silent: [
    `${SHOPS}Brackley added the most thefts.`,
    `${FUNDS}The areas with most probation officers, Ash (12) and Birch (9), were first.`,
    `${SHOPS}Brackley has the most effective scheme, and Corfe the least.`,
    `${TABLE}Ashdown has one of the two lowest rates.`,
    `${TABLE}The rate of Ashdown was at its highest.`,
    'Marlowe has the ninth highest rate in London.',
    `${FUNDS}The health board is the fourth largest user of lights.`,
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
