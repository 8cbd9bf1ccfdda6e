import type { Grid, GridRow } from '../../grids/grid.js';
import { type Column, columnOf } from '../../grids/grid-columns.js';
import { printedUnit } from '../../verdicts/intervals.js';
import { type Checked, goodOf, type Hypothesis, isGood } from './checked-cells.js';
import { type Formula, formulasOf, ratios } from './column-formulas.js';

/**
 * Columns that follow from other columns, found by their numbers: a formula that nearly all rows bear out to the printed digits is
 * what the column is, whatever its heading says. Ratios at any usual size, differences, changes, sums and shares of the total.
 */

interface Tried extends Formula {
  readonly good: number;
}

/** How many digits of a cell a formula gives: a number that it gives to one digit only may be met by chance. */
const digitsGiven = ({ cell, value: { lower, upper } }: Checked): number =>
  cell.value === 0 ? 0 : Math.max(0, Math.log10(Math.abs(cell.value) / (upper - lower + printedUnit(cell))));

/** The digits of all cells that bear a formula out. */
const digitsOfGood = (checked: readonly Checked[]): number =>
  checked.filter(isGood).reduce((sum, item) => sum + digitsGiven(item), 0);

/** What is asked of a formula that the heading names, of a total, and of one that only the numbers show. */
const LEAST = {
  total: { good: 1, digits: 2 },
  only: { good: 2, digits: 0 },
  named: { good: 2, digits: 2 },
  found: { good: 3, digits: 5 },
};

const isProven = ({ checked, good, isNamed, isTotal, isOnly }: Tried, tried: readonly Tried[]): boolean => {
  const least = isTotal ? LEAST.total : isOnly ? LEAST.only : isNamed ? LEAST.named : LEAST.found;
  const off = checked.length - good;
  const isAlone = isNamed && tried.every((other) => other.good <= good / 2 || other.good === good);
  return good >= least.good && digitsOfGood(checked) >= least.digits && (off < good || (off === good && isAlone));
};

const isSameCell = (a: Checked, b: Checked | undefined): boolean =>
  b !== undefined && a.value.lower === b.value.lower && a.value.upper === b.value.upper;

/** The best of the formulas; where another is as good, only what bears it out is said. */
function bestFormula(formulas: readonly Formula[]): Hypothesis | undefined {
  const tried = formulas.map((formula): Tried => ({ ...formula, good: goodOf(formula.checked) }));
  const [best, second] = tried
    .filter((one) => isProven(one, tried))
    .sort((a, b) => b.good - a.good || Number(b.isNamed) - Number(a.isNamed));
  if (!best) return undefined;
  const isOpen = second !== undefined && second.good === best.good && second.isNamed === best.isNamed;
  const certain = best.checked.filter(
    (item) =>
      !isOpen ||
      isGood(item) ||
      isSameCell(
        item,
        second.checked.find(({ row }) => row === item.row),
      ),
  );
  return { checked: certain, isKnown: true };
}

/** The formula of a column, where its numbers prove one. */
export const derivedColumn = (grid: Grid, column: Column): Hypothesis | undefined =>
  bestFormula(formulasOf(grid, column));

/** A table of more rows is a list of areas or offences, whose rows are not of each other. */
const MOST_ROWS = 12;

/** Rows as columns: a row "Share with a weapon" below the rows it is of. */
export function derivedRows(grid: Grid): Hypothesis[] {
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
  const turned = { ...grid, columns, rows };
  return columns.flatMap((column) => {
    const found = bestFormula(
      ratios(
        turned,
        column,
        columns.filter((other) => other !== column),
      ),
    );
    if (!found) return [];
    const checked = found.checked.map((item) => ({
      ...item,
      row: lines.find(({ cells }) => cells.includes(item.cell)) ?? item.row,
    }));
    return [{ ...found, checked }];
  });
}
