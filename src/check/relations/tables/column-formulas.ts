import type { Grid } from '../../grids/grid.js';
import { type Column, isBarePercent } from '../../grids/grid-columns.js';
import { numberText } from '../../verdicts/report.js';
import type { Checked } from './checked-cells.js';
import { checkMove, styleOf } from './table-moves.js';
import {
  cellIn,
  checkRatios,
  isCalledRatio,
  isCounts,
  isPercentRatio,
  mayBeRatio,
  type OfRow,
  PERCENT,
  type RatioSize,
  rateSizes,
  ratioSizes,
} from './table-ratios.js';
import { checkShares } from './table-shares.js';
import { checkSums, IS_REST, partsOfTotal } from './table-totals.js';

/** The formulas a column may follow from others by: ratios of any usual size, differences, changes, sums, shares of the total. */

export interface Formula {
  readonly checked: readonly Checked[];
  /** The heading says so too. */
  readonly isNamed: boolean;
  /** A total next to its parts, whose every row tells. */
  readonly isTotal?: boolean;
  /** No other two columns of the table can be meant. */
  readonly isOnly?: boolean;
}

/** Columns of numbers but for ranks. */
export const isNumbers = ({ kind, index }: Column): boolean => index > 0 && kind !== 'label' && kind !== 'rank';

const pairsOf = (columns: readonly Column[]): (readonly [Column, Column])[] =>
  columns.flatMap((one) => columns.filter((other) => other !== one).map((other) => [one, other] as const));

/** What is counted in, of "Offences per shop". */
const perStems = ({ heading }: Column): string => /\bper ([a-z].*)/i.exec(heading)?.[1]?.toLowerCase() ?? '';

/** "Solved %" next to "Solved": the heading says which column is the part; "per shop" next to "Shops" which is the whole. */
function isNamedRatio(column: Column, [part, whole]: readonly [Column, Column]): boolean {
  const stems = perStems(column);
  if (stems !== '') return whole.heading.length > 3 && stems.startsWith(whole.heading.toLowerCase().slice(0, 4));
  return part.stems.size > 0 && [...part.stems].every((stem) => column.stems.has(stem));
}

/** What no heading calls a rate or share follows from the columns before it. */
const isBefore = (column: Column, pair: readonly Column[]): boolean =>
  isCalledRatio(column) || pair.every(({ index }) => index < column.index);

/** A percentage of counts, or so many per the size of the heading. */
const isOfHeading = (column: Column, pair: readonly Column[], size: RatioSize): boolean =>
  pair.every(isCounts) && (size === PERCENT ? isPercentRatio(column) : rateSizes(column).includes(size));

/** Ratios of two other columns. */
export const ratios = (grid: Grid, column: Column, columns: readonly Column[]): Formula[] =>
  (mayBeRatio(column) ? pairsOf(columns) : [])
    .filter((pair) => isBefore(column, pair))
    .flatMap((pair) =>
      ratioSizes(column).map(
        (size): Formula => ({
          checked: checkRatios(grid, column, { fewOf: cellIn(pair[0]), manyOf: cellIn(pair[1]), size }),
          isNamed: isNamedRatio(column, pair) || isOfHeading(column, pair, size),
        }),
      ),
    );

const IS_GAP = /\b(?:gap|diff\w*|net|balance|points?|pp|short\w*|over|under|vs?|against)\b/i;

/** Columns of differences, of percentages and of counts. */
function differences(grid: Grid, column: Column, columns: readonly Column[]): Formula[] {
  const { heading, kind, dimension } = column;
  const isRest = kind === 'level' && IS_REST.test(heading);
  // "Difference" of two rates: with decimals, and no per cent.
  const isOfRates = kind === 'change' && dimension === 'rate';
  if (kind !== 'other' && kind !== 'points' && kind !== 'step' && !isRest && !isOfRates) return [];
  const style = styleOf(grid, column);
  const isOnly = kind === 'points' && columns.filter((other) => other.dimension === 'percent').length === 2;
  return pairsOf(columns).flatMap(([later, earlier]): Formula[] => {
    if (later.dimension !== earlier.dimension) return [];
    const most = later.dimension === 'percent' ? 'points' : 'step';
    const checked = grid.rows.flatMap((row) =>
      checkMove(
        row,
        { index: column.index, kind: most },
        { from: cellIn(earlier)(row), to: cellIn(later)(row) },
        style,
      ),
    );
    return [{ checked, isNamed: isRest || IS_GAP.test(heading), isOnly: isOnly && most === 'points' }];
  });
}

/** Changes between columns that neither headings nor their order tell the times of. */
function changes(grid: Grid, column: Column, columns: readonly Column[]): Formula[] {
  const isBare = isBarePercent(column.heading);
  const isChange = column.kind === 'change' || isBare || (column.dimension === 'percent' && column.kind === 'other');
  if (!isChange) return [];
  const style = styleOf(grid, column);
  return pairsOf(columns.filter(isCountLike)).map(
    ([later, earlier]): Formula => ({
      checked: grid.rows.flatMap((row) =>
        checkMove(
          row,
          { index: column.index, kind: 'change' },
          { from: cellIn(earlier)(row), to: cellIn(later)(row) },
          style,
        ),
      ),
      isNamed: isBare && earlier.time !== undefined && later.time !== undefined && earlier.time.to < later.time.to,
    }),
  );
}

const isCountLike = ({ kind, dimension }: Column): boolean =>
  dimension === 'count' && (kind === 'level' || kind === 'other');

/** Totals next to their parts: those of the same time where the heading says it is a total, else the columns right before it. */
function sums(grid: Grid, column: Column): Formula[] {
  if (!isCounts(column)) return [];
  const named = partsOfTotal(grid, column);
  const before = grid.columns.filter(({ index }) => index > 0 && index < column.index);
  const blocks = before
    .map((_, from) => before.slice(from))
    .filter((block) => block.length > 1 && block.every(isCounts));
  return [
    ...named.map((parts): Formula => ({ checked: checkSums(grid, column, parts), isNamed: true, isTotal: true })),
    ...blocks.map((parts): Formula => ({ checked: checkSums(grid, column, parts), isNamed: false })),
  ];
}

const isOfShares = ({ rows }: Grid, { kind, dimension, heading, index }: Column): boolean =>
  kind === 'share' ||
  isBarePercent(heading) ||
  (dimension === 'percent' &&
    kind === 'level' &&
    rows.some(({ isTotal, cells }) => isTotal && cells[index]?.value === 100));

/** Shares of the total of another column. */
const shares = (grid: Grid, column: Column): Formula[] =>
  column.dimension === 'percent' || isOfShares(grid, column)
    ? checkShares(grid, column).map((checked) => ({ checked, isNamed: isOfShares(grid, column) }))
    : [];

/** "Green, Amber, Red, % green": shares of the sum of the columns of counts before it, which stands in no cell. */
function sharesOfRow(grid: Grid, column: Column): Formula[] {
  const parts = grid.columns.filter((other) => isCounts(other) && other.index < column.index);
  if (column.dimension !== 'percent' || parts.length < 2) return [];
  const manyOf: OfRow = ({ cells }) => {
    const numbers = parts.flatMap(({ index }) => cells[index] ?? []);
    const value = numbers.reduce((sum, cell) => sum + cell.value, 0);
    const [first] = numbers;
    return first && numbers.length === parts.length ? { ...first, value, text: numberText(value) } : undefined;
  };
  return parts.map(
    (part): Formula => ({
      checked: checkRatios(grid, column, { fewOf: cellIn(part), manyOf, size: PERCENT }),
      isNamed: part.stems.size > 0 && [...part.stems].every((stem) => column.stems.has(stem)),
    }),
  );
}

const TIMES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:(?:per|a|each) month|monthly)\b/i, 12],
  [/\b(?:(?:per|a|each) week|weekly)\b/i, 52],
];

/** "Per month" next to the count of a year. */
function ofTime(grid: Grid, column: Column): Formula[] {
  const part = grid.columns[column.index - 1];
  const size = TIMES.find(([words]) => words.test(column.heading))?.[1];
  if (!part || !isCounts(part) || size === undefined) return [];
  const manyOf: OfRow = (row) => {
    const cell = cellIn(part)(row);
    return cell && { ...cell, value: size, text: numberText(size) };
  };
  return [
    { checked: checkRatios(grid, column, { fewOf: cellIn(part), manyOf, size: 1 }), isNamed: true, isTotal: true },
  ];
}

/** Every formula of a column that its kind and heading allow. */
export function formulasOf(grid: Grid, column: Column): Formula[] {
  const columns = grid.columns.filter((other) => isNumbers(other) && other !== column);
  if (!isNumbers(column)) return [];
  return [
    ...shares(grid, column),
    ...ratios(grid, column, columns),
    ...sharesOfRow(grid, column),
    ...ofTime(grid, column),
    ...differences(grid, column, columns),
    ...changes(grid, column, columns),
    ...sums(grid, column),
  ];
}
