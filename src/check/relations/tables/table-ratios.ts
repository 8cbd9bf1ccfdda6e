import type { Grid, GridRow } from '../../grids/grid.js';
import { type Column, columnOf } from '../../grids/grid-columns.js';
import type { Interval, Quantity } from '../../model.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { digitsOf, mistakeOfShare } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import { byGood, type Checked, type Hypothesis } from './checked-cells.js';

/**
 * A column of percentages or rates whose part and whole are two other cells of the same row: "Searches, Finds, Find rate",
 * "Population, Offences, Rate per 1,000".
 */

/** So many rows must bear the two columns out before the others are compared with them. */
const LEAST = 2;

const WORDS: Readonly<Record<string, number>> = { million: 1e6, thousand: 1000 };

/** A table of more rows is a list of areas or offences, whose rows are not of each other. */
const MOST_ROWS = 12;

/** What the heading says a rate is per: 1,000 of "per 1,000 people"; undefined for percentages. */
export const sizeOf = ({ heading }: Pick<Column, 'heading'>): number | undefined => {
  const digits = /\bper (1,?000|10,?000|100,?000|million|thousand)\b/i.exec(heading)?.[1]?.replace(',', '');
  return digits === undefined ? undefined : (WORDS[digits.toLowerCase()] ?? Number(digits));
};

function checkRate({ row, cell, few, many }: Parts, share: Interval, size: number): Checked[] {
  const value = { lower: (share.lower * size) / 100, upper: (share.upper * size) / 100 };
  const rate: Quantity = { ...cell, kind: 'rate' };
  const verdict = judge(rate, value);
  const mistake = verdict === 'differs' ? digitsOf(rate, value) : undefined;
  const shown = `${few.text} on ${many.text}: ${numberText(middleOf(value), Math.max(1, cell.decimals))} per ${numberText(size)}`;
  return [{ row, cell, value, verdict, mistake, shown, kind: 'rate', parts: [few, many] }];
}

interface Parts {
  readonly row: GridRow;
  readonly cell: Quantity;
  readonly few: Quantity;
  readonly many: Quantity;
}

/** A cell of a column of shares or rates, worked out from its part and its whole. */
function checkRatio(row: GridRow, column: Column, few: Quantity | undefined, many: Quantity | undefined): Checked[] {
  const cell = row.cells[column.index];
  if (!cell || !few || !many || cell.value < 0 || few.value > many.value) return [];
  const share = shareOf(intervalOf(few), intervalOf(many));
  if (!share) return [];
  const size = sizeOf(column);
  const parts = { row, cell, few, many };
  return size === undefined ? checkShare(parts, share) : checkRate(parts, share, size);
}

/** What stands for a row: its cell of a column, or a number from outside its table. */
export type OfRow = (row: GridRow) => Quantity | undefined;

export const cellIn =
  ({ index }: Column): OfRow =>
  ({ cells }) =>
    cells[index];

/** A whole column of shares or rates, worked out row by row. */
export const checkRatios = ({ rows }: Grid, column: Column, fewOf: OfRow, manyOf: OfRow): Checked[] =>
  rows.flatMap((row) => checkRatio(row, column, fewOf(row), manyOf(row)));

export function checkShare({ row, cell, few, many }: Parts, value: Interval): Checked[] {
  const percent: Quantity = { ...cell, kind: 'percent' };
  const verdict = judge(percent, value);
  const mistake = verdict === 'differs' ? mistakeOfShare(percent, few.value, many.value, value) : undefined;
  const shown = `${few.text} of ${many.text}: ${numberText(middleOf(value), Math.max(1, cell.decimals))}%`;
  return [{ row, cell, value, verdict, mistake, shown, kind: 'share', parts: [few, many] }];
}

export const isCounts = ({ kind, dimension, index }: Column): boolean =>
  kind === 'level' && dimension === 'count' && index > 0;

/** Percentages, or numbers with decimals under a heading that says rate or share. */
const mayBeRatio = ({ kind, dimension, heading, index }: Column): boolean =>
  index > 0 &&
  kind !== 'change' &&
  kind !== 'points' &&
  (dimension === 'percent' ||
    sizeOf({ heading }) !== undefined ||
    (/%|per ?cent|pct\b|\brate\b|share|proportion/i.test(heading) && !/\bper\b/i.test(heading)));

/** "Solved %" next to "Solved": the heading says which column is the part. */
const isNamedPart = (part: Column, { stems }: Column): boolean =>
  part.stems.size > 0 && [...part.stems].every((stem) => stems.has(stem));

const RATE_SIZES = [1000, 10_000, 100_000];

/** A heading "Rate" does not say what it is per: the sizes that rates are printed per, to be tried on the rows. */
export const withSizes = (column: Column): readonly Column[] =>
  /\brates?\b/i.test(column.heading) && sizeOf(column) === undefined && column.dimension !== 'percent'
    ? [column, ...RATE_SIZES.map((size) => ({ ...column, heading: `${column.heading} per ${size}` }))]
    : [column];

/** For each column of percentages the two columns that most rows bear out; none where two pairs do so equally. */
export function ofRatios(grid: Grid): Hypothesis[] {
  const counts = grid.columns.filter(isCounts);
  return grid.columns.filter(mayBeRatio).flatMap((column): Hypothesis[] => {
    const named = counts.filter((part) => isNamedPart(part, column));
    const parts = named.length > 0 ? named : counts;
    const tried = parts
      .flatMap((part) => counts.filter((whole) => whole !== part).map((whole) => [part, whole] as const))
      .flatMap(([part, whole]) =>
        withSizes(column).map((sized) => checkRatios(grid, sized, cellIn(part), cellIn(whole))),
      );
    const [best, second] = byGood(tried);
    const isBorne =
      best &&
      best.good >= LEAST &&
      (best.good > best.checked.length / 2 ||
        (best.good === best.checked.length / 2 && (second?.good === 0 || named.length > 0))) &&
      best.good > (second?.good ?? 0);
    return best && isBorne ? [{ checked: best.checked, isKnown: true }] : [];
  });
}

/** Rows as columns: a row "Share with a weapon" below the rows it is of. */
export function rowRatios(grid: Grid): Hypothesis[] {
  const lines = grid.rows;
  const levels = grid.columns.filter(({ kind, index }) => kind !== 'label' && index > 0);
  const [first] = lines;
  if (!first || lines.length > MOST_ROWS || lines.length < 3) return [];
  const columns = lines.map(({ label, cells }, index) =>
    columnOf(
      label,
      index + 1,
      cells.flatMap((cell) => cell ?? []),
    ),
  );
  const rows = levels.map(({ index }): GridRow => {
    const cells = [undefined, ...lines.map((row) => row.cells[index])];
    return { ...first, isTotal: false, cells };
  });
  const known = ofRatios({ ...grid, columns, rows });
  return known.map(({ checked, isKnown }) => ({
    isKnown,
    checked: checked.map((item) => ({
      ...item,
      row: lines.find(({ cells }) => cells.includes(item.cell)) ?? item.row,
    })),
  }));
}
