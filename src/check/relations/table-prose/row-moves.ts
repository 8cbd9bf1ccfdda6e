import type { GridRow } from '../../grids/grid.js';
import { type RowPair, rowPairs } from '../../grids/row-cells.js';
import { rowsNamed } from '../../grids/rows.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import { withoutHome } from '../../mentions/home.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Draft, Quantity, RuleFinding } from '../../model.js';
import type { Comparison } from '../../pairs/comparison.js';
import { claimOf } from '../../pairs/comparisons.js';
import { explains, judgeMove } from '../../pairs/moves.js';
import { lengthOf } from '../../pairs/pair-time.js';
import { decide } from '../../verdicts/decide.js';
import { middleOf } from '../../verdicts/intervals.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { changeComparison } from '../change.js';
import { pointsComparison } from '../points.js';
import { isOnlyOf } from '../series.js';
import { stepComparison } from '../step.js';
import { isOfLevelBefore, pairsNamed, saysBase } from './meant-columns.js';
import { countsSame, rowsMeant } from './rows-meant.js';

/** Changes, steps and points of the prose, compared with two cells of the row of a table that they are of. */

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

/** What is known of the pairs of cells that a claim can be of. */
interface Known {
  readonly draft: Draft;
  readonly isOnly: boolean;
  /** The sentence names the row, and does not only go on about it. */
  readonly isNamed: boolean;
  readonly isDoubted: boolean;
  /** It is true of two other columns of the row. */
  readonly stale: Mistake | undefined;
}

/** A number with fewer digits stands in many rows. */
const LEAST_DIGITS = 3;

/** "It rose by 4%, to 7,294": one of the two levels stands in the sentence. */
const givesLevel = ({ sentence, quantity }: Mention, { from, to }: RowPair): boolean =>
  sentence.quantities.some(
    (other) =>
      other !== quantity &&
      other.text.replace(/\D/g, '').length >= LEAST_DIGITS &&
      (other.value === from.value || other.value === to.value),
  );

/** Two digits that have changed places are as likely those of another place. */
const isMetByChance = ({ quantity }: Mention, { mistake }: Mistake): boolean =>
  mistake === 'digits' && quantity.decimals === 0 && Math.abs(quantity.value) < 100;

function moveReading(
  claim: Mention,
  item: RowPair,
  { draft, isOnly, isNamed, isDoubted, stale }: Known,
): ClaimReading[] {
  const { named, pair, from, to } = item;
  const found = judgeMove(comparisonFor(claim), claim, from, to);
  if (!found) return [];
  const move = found.verdict === 'differs' && stale ? { ...found, mistake: stale } : found;
  // Columns of no known order bear out no direction: either way round one of the two would agree.
  if (!pair.isKnown && claim.direction !== undefined && move.verdict !== 'differs') return [];
  const words = `${named.row.label}, ${from.text} to ${to.text} in the table: ${move.shown}`;
  const isMeant =
    (move.mistake !== undefined && !isMetByChance(claim, move.mistake)) ||
    givesLevel(claim, item) ||
    (isNamed &&
      isOnlyOf(withoutHome(draft, partAround(claim)), named.row.label, `${named.grid.heading} ${pair.later.heading}`));
  // A number in words may be of anything near it.
  const isSure = isOnly && !isDoubted && pair.isKnown && isMeant && !isLooseGroup(named.row) && !claim.quantity.isWord;
  const isExplained = !isDoubted && pair.isKnown && explains(move, claim.quantity, claim.direction);
  return [{ ...move, parts: [], score: 5, isExplained, isSure, words }];
}

/** A change with decimals, a step of two digits: met by chance in no other columns. */
const isPrecise = ({ quantity: { decimals, value }, role }: Mention): boolean =>
  role === 'step' ? Math.abs(value) >= 10 : decimals > 0;

const lengthIn = ({ pair: { later } }: RowPair): number | undefined => later.time && lengthOf(later.time);

/** "21 below last year", where that is the fall since the quarter before: of two other columns of the row it is true. */
function staleOf(claim: Mention, pairs: readonly RowPair[], all: readonly RowPair[]): Mistake | undefined {
  // "A fall of 14 in the year before": of that year, as it says.
  const isBefore =
    /\b(?:year|period|quarter) (?:before|earlier)\b|\b(?:previous|preceding|prior) (?:year|period|quarter)\b/.test(
      claim.tailText,
    );
  if (!isPrecise(claim) || !saysBase(claim) || isBefore) return undefined;
  const other = all.find(
    (item) =>
      item.pair.isKnown &&
      pairs.every((one) => one !== item && one.named.row === item.named.row && lengthIn(one) === lengthIn(item)) &&
      judgeMove(comparisonFor(claim), claim, item.from, item.to)?.verdict === 'agrees',
  );
  return other && { mistake: 'stale-period', because: `it is that from ${other.from.text} to ${other.to.text}` };
}

/**
 * Of several pairs that do not fit one that fits to the digit but for its direction is the one that is meant; so is one
 * that fits in whole numbers, where all of them go the other way.
 */
function onlyTurned({ quantity, direction }: Mention, readings: readonly ClaimReading[]): ClaimReading[] | undefined {
  const turned = readings.filter(({ verdict }) => verdict === 'wrong-direction');
  const [only] = turned;
  const isMet = readings.some(({ verdict }) => verdict === 'agrees' || verdict === 'rounding');
  const isAgainst = readings.every(({ value }) => middleOf(value) * (direction ?? 0) < 0);
  return only && turned.length === 1 && !isMet && (quantity.decimals > 0 || isAgainst)
    ? [{ ...only, isSure: true }]
    : undefined;
}

/** "Compared with the first of these years", "since its peak": a time that no column is named by. */
const OTHER_BASE =
  /\b(?:compared (?:with|to)|since|on|than|from|against) (?:the |its |their )?(?:first|start|beginning|peak|high|low)\b/;

/** "8.3% below the three-year average". */
const OF_AVERAGE =
  /^ (?:below|above|under|over|on|(?:lower|higher|less|more|fewer) than|(?:up|down) on) (?:the |its |their |our |an? )?(?:[a-z-]+ ){0,2}(?:average|mean|median|norm)\b/;

const isOfOtherBase = ({ leadText, tail }: Mention): boolean => OTHER_BASE.test(leadText) || OF_AVERAGE.test(tail);

export function movesAgainst(discourse: Discourse, claim: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  // "812 took up the offer": neither more nor fewer.
  if ((claim.role === 'step' && claim.direction === undefined) || isOfOtherBase(claim)) return [];
  const here = rowsMeant(discourse, claim);
  const isSame = countsSame(claim, here);
  if (!isSame) return [];
  const isOfKind = ({ pair: { later } }: RowPair): boolean =>
    claim.role === 'change' || later.dimension === (claim.role === 'points' ? 'percent' : 'count');
  const all = rowPairs(here, stemsAround(claim)).filter(isOfKind);
  const pairs = pairsNamed(claim, all).filter(isOfLevelBefore(discourse, claim));
  const isOnly = new Set(pairs.map(({ from, to }) => `${from.value} ${to.value}`)).size === 1;
  const inSentence = rowsNamed(discourse, claim.sentence.text, claim.sentence.block.index).map(({ row }) => row.label);
  const stale = isOnly ? staleOf(claim, pairs, all) : undefined;
  const compared = pairs.flatMap((item) =>
    moveReading(claim, item, {
      draft: discourse.draft,
      isOnly: isOnly && isSame === true,
      isNamed: inSentence.includes(item.named.row.label),
      isDoubted: doubted.has(item.from) || doubted.has(item.to),
      stale,
    }),
  );
  const readings = isSame === 'unsaid' ? compared : (onlyTurned(claim, compared) ?? compared);
  const found = decide(
    { id: 'table-figure', mistake: claim.role === 'step' ? 'count' : 'percentage' },
    claimOf(claim, claim.role === 'step' ? 'step' : 'change'),
    readings,
    { isFar: true },
  );
  if (isSame === 'unsaid' && (found?.verdict !== 'agrees' || !isPrecise(claim))) return [];
  // That a table has the words of a clause is not enough to call its other numbers doubtful.
  return found && (found.verdict !== 'ambiguous' || isOnly) ? [found] : [];
}
