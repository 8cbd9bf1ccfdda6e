import { type Grid, type Named, tablesOf } from '../../grids/grid.js';
import { rowsFor, rowsNamed } from '../../grids/rows.js';
import { stemsOf, thingsIn } from '../../mentions/clauses.js';
import { areasNear, type Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, middleOf, overlap, shareOf, sumOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { isSlipOfPen, mistakeOfShare } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { isOfAll } from '../shares/all-offences.js';
import { NARROWED } from '../shares/share-words.js';
import { countsSame } from './rows-meant.js';
import { type Amounts, movesIn, otherColumns, slipOf } from './share-amounts.js';
import {
  columnAt,
  columnOfLevel,
  hasDoubtedTotal,
  isOfOther,
  isOfPeople,
  isOfTable,
  wholeOf,
} from './share-columns.js';

/** Shares of the prose: the rows it names over the row of the total, over all rows, or over the count that the document is about. */

const OF_ALL =
  /^\)? of (?:the |all |our |its |this year's )*(?:[a-z-]+ )?(?:whole|total|all|offences|crimes?|recorded|notifiable|overall|volume|calls|incidents|everything|victims|tno)\b/;
/** A share of all that a column counts. */
export const MAKES =
  /\bma[dk](?:e|es|ing) up |account(?:s|ed|ing)? for |represent(?:s|ed|ing)? |compris\w+ |constitut\w+ /;
const SHARE_OF_ALL =
  /\b(?:its|their|the) (?:share|proportion) of (?:all |the |total |recorded |notifiable |[a-z]+'s )*(?:crimes?|offences|total|whole)\b/;

/** "23% of the growth": of how much it rose. */
const OF_MOVE =
  /^\)? of (?:the |all |our |its |this |that )*(?:[a-z]+ )?(?:growth|rise|increase|fall|drop|reduction|decrease|decline|change|difference)\b/;

/** No word stands for what was named before, and several rows are joined by "and". */
const isNamedPlainly = ({ leadText, sentence, quantity }: Mention, rows: number): boolean =>
  !/\b(?:it|they|this|these|which|that)\b/.test(leadText) &&
  !(
    rows === 1 && /\b(?:the (?:two|three)|both|between them|together)\b/i.test(sentence.text.slice(0, quantity.start))
  ) &&
  !/_/.test(sentence.shape) &&
  (rows === 1 || /\band\b/.test(leadText));

/** The cells of the rows in the column that is meant, and what they are a part of. */
function levelsIn(discourse: Discourse, grid: Grid, rows: readonly Named[], percent: Mention): Amounts | undefined {
  const column = columnOfLevel(discourse, rows, percent) ?? columnAt(grid, percent);
  const cells = column ? rows.flatMap(({ row }) => row.cells[column.index] ?? []) : [];
  const whole = column && wholeOf(discourse, grid, column, percent);
  const others = column && whole?.isTotal ? otherColumns(grid, rows, column) : [];
  return whole && cells.length > 0 && cells.length === rows.length
    ? { part: sumOf(cells.map(intervalOf)), whole, others }
    : undefined;
}

function readingIn(percent: Mention, rows: readonly Named[], amounts: Amounts): ClaimReading[] {
  const { part, whole } = amounts;
  const value = shareOf(part, whole.value);
  if (!value || middleOf(value) > 100) return [];
  const verdict = judge(percent.quantity, value);
  const mistake =
    verdict === 'differs'
      ? (slipOf(amounts, percent.quantity) ??
        mistakeOfShare({ quoted: percent.quantity, part: middleOf(part), whole: middleOf(whole.value) }, value))
      : undefined;
  // "Last year" is that of the newest column where the report came out in the next.
  const isOpenYear = /\blast year\b/.test(`${percent.leadText} ${percent.tailText}`);
  if (mistake?.mistake === 'stale-year' && isOpenYear) return [];
  const words = `${rows.map(({ row }) => row.label).join(' and ')}, ${numberText(middleOf(part))} of ${numberText(middleOf(whole.value))} in the table: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
  return [
    {
      parts: [],
      value,
      verdict,
      score: 5,
      mistake,
      isSure:
        whole.isKnown &&
        !NARROWED.test(percent.sentence.text) &&
        (isNamedPlainly(percent, rows.length) || (rows.length === 1 && mistake?.mistake === 'stale-year')),
      words,
    },
  ];
}

/** "Half of the calls were about noise", "half (53%) of referrals came from schools". */
const BEHIND =
  /^\)? of [a-z' -]+? (?:is|are|was|were|goes|went|came|come)(?: [a-z]+){0,2} ((?:about|in|from|for|to|by|at) [a-z' -]+)/;

/** The rows that the words right before the share name, or its clause. */
function rowsNear(
  discourse: Discourse,
  { leadText, tailText, sentence, clause, quantity }: Mention,
  isGoingOn: boolean,
): readonly Named[] {
  // "61% were male and 38% female": of what stands behind it, not of the row of the share before.
  const near = leadText.split(/\band\b|[,;]/).at(-1) ?? '';
  if (stemsOf(near.replace(/\b(?:remaining|rest|balance)\b/, '')).size === 0) {
    const isListed = isGoingOn || /^of (?:the|our|these|those|all) [#]/.test(sentence.shape);
    const behind = isListed ? tailText.split(/\band\b|[,;.]/)[0] : BEHIND.exec(tailText)?.[1];
    const next = rowsNamed(discourse, behind ?? '', sentence.block.index);
    if (next.length > 0) return next;
  }
  const named = rowsNamed(discourse, leadText, sentence.block.index);
  const inClause = sentence.text.slice(sentence.textOffsets[clause.from] ?? 0, quantity.start);
  return named.length > 0 ? named : rowsNamed(discourse, inClause, sentence.block.index);
}

/** "And with theft it makes up more than half (59.3%)": of what was named before and of the row together. */
const isOfBoth = ({ sentence: { text }, quantity }: Mention): boolean =>
  /\b(?:with|and) [a-z' -]+?,? (?:it|they|this|these) (?:ma[dk]es?|account\w*|form\w*|represent\w*) /i.test(
    text.slice(0, quantity.start).split(/[.;]/).at(-1) ?? '',
  );

/** "62.5 per cent of the 560 offences": the number behind it, and no other, is its whole. */
export function numberedWhole({ mentions }: Discourse, { id, sentence, tail }: Mention): Quantity | undefined {
  const next = mentions[id + 1];
  const isNamed = next?.sentence === sentence && next.dimension === 'count' && !next.quantity.isWord;
  return isNamed && /^\)? of (?:the |our |its |all |these |those )*$/.test(tail) ? next.quantity : undefined;
}

const isSlip = ({ mistake }: ClaimReading, quantity: Quantity): boolean =>
  mistake?.mistake === 'stale-year' || mistake?.mistake === 'wrong-denominator' || isSlipOfPen(mistake, quantity);

/** A slip tells that the row is meant: one of the pen where it is the only row that has a part of the name. */
const isExplained = (
  reading: ClaimReading,
  quantity: Quantity,
  { isPlain, isOnlyRow }: { readonly isPlain: boolean; readonly isOnlyRow: boolean },
): boolean => (isPlain && isSlip(reading, quantity)) || (isOnlyRow && isSlipOfPen(reading.mistake, quantity));

const isWholeOrTable = (isWhole: boolean, grid: Grid | undefined, percent: Mention): boolean =>
  isWhole || (grid !== undefined && isOfTable(grid, percent));

/** "Public order arrests were 40%": where the table does not say what it counts, the subject names nothing else. */
function isOfCounts(percent: Mention, rows: readonly Named[]): boolean {
  const same = countsSame(percent, rows);
  return same === true || (same === 'unsaid' && thingsIn(percent.leadText).size === 0);
}

/**
 * "Violence and theft make up 61% of the whole"; `isGoingOn`: a share right before it in the sentence was of a table. "60% of the
 * homes but only 53% of the break-ins": what the table does not name is not in the column of the share before.
 */
export function shareAgainst(
  discourse: Discourse,
  percent: Mention,
  { isGoingOn, doubted }: { readonly isGoingOn: boolean; readonly doubted: ReadonlySet<Quantity> },
): RuleFinding[] {
  if (areasNear(percent).size > 0 || tablesOf(discourse).length === 0 || isOfBoth(percent)) return [];
  const isOfMove = OF_MOVE.test(percent.tail);
  const isOfWhole = OF_ALL.test(percent.tail) || SHARE_OF_ALL.test(percent.leadText) || isGoingOn || isOfMove;
  const lead = percent.sentence.text.slice(0, percent.quantity.start).toLowerCase();
  const isShare = isOfWhole || isOfAll(percent) || MAKES.test(percent.lead) || SHARE_OF_ALL.test(lead);
  const near = rowsNear(discourse, percent, isGoingOn);
  const all = (near.length > 0 ? near : rowsFor(discourse, percent)).filter(({ row }) => !row.isTotal);
  const grids = [...new Set(all.map(({ grid }) => grid))].filter((grid) => !isOfPeople(grid, percent));
  // A fraction in words right behind another share may be of anything.
  const isCounted = (/\d/.test(percent.quantity.text) || !isGoingOn) && isOfCounts(percent, all);
  const isOneTable = grids.length === 1 && isCounted && !hasDoubtedTotal(grids, doubted);
  const isOne = isOneTable && near.length > 0;
  const [grid] = grids;
  const isPlain = isOne && grid !== undefined && !isOfOther(grid, percent);
  const isMeant = isOne && isWholeOrTable(isOfWhole && (isPlain || !isGoingOn), grid, percent);
  const whole = numberedWhole(discourse, percent);
  const readings = grids.flatMap((grid) => {
    const rows = all.filter((item) => item.grid === grid);
    const amounts = isOfMove ? movesIn(grid, rows, percent) : levelsIn(discourse, grid, rows, percent);
    // Without a word of sharing it is one of the total that the table has.
    const isOfNumber = !whole || !amounts || overlap(intervalOf(whole), amounts.whole.value);
    return amounts && isOfNumber && (isShare || amounts.whole.isTotal) ? readingIn(percent, rows, amounts) : [];
  });
  const found = decide(
    { id: 'table-figure', mistake: 'share' },
    claimOf(percent, 'change'),
    readings.map((reading) => ({
      ...reading,
      isSure:
        reading.isSure &&
        (isMeant || isExplained(reading, percent.quantity, { isPlain, isOnlyRow: isOneTable && all.length === 1 })),
    })),
  );
  return found && found.verdict !== 'ambiguous' ? [found] : [];
}
