import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Quantity } from '../../model.js';
import { differenceOf, intervalOf, middleOf, sumOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { digitsOf, SWAPPED } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import { digitsIn } from '../ratio.js';
import { type Checked, goodOf, type Hypothesis } from './checked-cells.js';
import { isCounts } from './table-ratios.js';

/** Totals of a table: a row below its parts, a column next to them. */

/** Far from the sum a total is not meant to be one. */
const MEANT_AS_SUM = 0.1;

const isFar = ({ value, cell }: Checked): boolean =>
  Math.abs(middleOf(value) - cell.value) > MEANT_AS_SUM * Math.abs(cell.value);

/** Two digits of three and more have changed places. */
const isSwapped = ({ mistake, cell }: Checked): boolean => mistake?.because === SWAPPED && digitsIn(cell) > 2;

/** Other columns tell whether the row is a total: a far one is wrong where a digit of it is. */
const isOpen = (checked: Checked): boolean => checked.verdict === 'differs' && isFar(checked) && !checked.mistake;
const checkSum = (...of: Parameters<typeof sumChecked>): Checked[] => [sumChecked(...of)].filter((one) => !isOpen(one));

/** What the largest number of the row leaves for this one and the others together, less the others. */
function leftFor(cell: Quantity, row: readonly Quantity[]): number {
  const values = row.filter((item) => item !== cell).map(({ value }) => value);
  const most = Math.max(...values);
  return 2 * most - values.reduce((sum, value) => sum + value, 0);
}

/** Where all other columns add up: more than all parts, or another number than both its column and its row give. */
const isNoTotal = ({ value, cell }: Checked, row: readonly Quantity[]): boolean =>
  cell.decimals === 0 && (cell.value > value.upper || leftFor(cell, row) === middleOf(value));

function sumChecked(row: GridRow, cell: Quantity, parts: readonly Quantity[]): Checked {
  const value = sumOf(parts.map(intervalOf));
  const verdict = judge(cell, value);
  const mistake = verdict === 'differs' ? digitsOf(cell, value) : undefined;
  const shown = `${parts.length > 6 ? `${parts.length} parts` : parts.map(({ text }) => text).join(' + ')}: ${numberText(middleOf(value), cell.decimals)}`;
  return {
    row,
    cell,
    value,
    verdict,
    mistake,
    shown,
    kind: 'sum',
    parts,
  };
}

/** "Residential burglary" below "Burglary", "of which with a knife": a part of another row, and no part of the total of both. */
const isPartOfAnother = ({ label, offence }: GridRow, rows: readonly GridRow[]): boolean =>
  /^[–—-] ?[a-z]|^\W*(?:of which|of these|including)\b/i.test(label) ||
  rows.some((row) => row.offence !== undefined && offence !== row.offence && offence?.startsWith(`${row.offence}-`));

/** So many columns must bear out that a row is a total where its name or one of its numbers does not. */
const LEAST_COLUMNS = 2;

/** "Acquisitive crime" below six kinds of it: a row that is the sum of those above it in most columns, whatever its name. */
export function subtotalRows({ columns, rows }: Grid): Hypothesis[] {
  const counts = columns.filter(({ kind, dimension, index }) => index > 0 && kind === 'level' && dimension === 'count');
  return rows.flatMap((row, index): Hypothesis[] => {
    const above = rows.slice(0, index);
    const from = above.findLastIndex(({ isTotal }) => isTotal) + 1;
    const block = above.slice(from);
    const parts = block.filter((one) => !isPartOfAnother(one, block));
    if (parts.length < 3 || row.isGroup || (row.isTotal && parts.length === block.length)) return [];
    const checked = counts.flatMap(({ index: at }) => {
      const cell = row.cells[at];
      const numbers = parts.flatMap(({ cells }) => cells[at] ?? []);
      return cell && numbers.length === parts.length ? checkSum(row, cell, numbers) : [];
    });
    return goodOf(checked) >= LEAST_COLUMNS ? [{ checked, isKnown: true }] : [];
  });
}

/** What its heading or label says to be what another leaves. */
export const IS_REST =
  /\b(?:un[a-z]+ed|not|no|other|rest|remain\w*|without|left|outstanding|refused|refusals|turned (?:away|down)|rejected|declined)\b/i;

/** So many digits of what is left are no chance. */
const LEAST_DIGITS = 3;

/** "Asked 310, placed 126, turned away 184": of three rows the last is what the second leaves of the first, in one column to the digit. */
export function restRows({ columns, rows }: Grid): Hypothesis[] {
  // Rows that a total adds up are of no other row.
  const counts = rows.some(({ isTotal }) => isTotal) ? [] : columns.filter(isCounts);
  return rows.slice(2).flatMap((row, at): Hypothesis[] => {
    const [all, part] = [rows[at], rows[at + 1]];
    if (!all || !part || row.isGroup || !IS_REST.test(row.label)) return [];
    const checked = counts.flatMap(({ index }): Checked[] => {
      const [cell, whole, less] = [row.cells[index], all.cells[index], part.cells[index]];
      if (!cell || !whole || !less) return [];
      const value = differenceOf(intervalOf(less), intervalOf(whole));
      const verdict = judge(cell, value);
      const mistake = verdict === 'differs' ? digitsOf(cell, value) : undefined;
      const shown = `${whole.text} less ${less.text}: ${numberText(middleOf(value), cell.decimals)}`;
      return [{ row, cell, value, verdict, mistake, shown, kind: 'sum', parts: [whole, less] }];
    });
    const good = checked.filter(({ verdict, cell }) => verdict === 'agrees' && digitsIn(cell) >= LEAST_DIGITS);
    const isBorne = good.length > 0 && good.length >= checked.length / 2;
    return isBorne && checked.every((one) => one.verdict === 'agrees' || one.mistake)
      ? [{ checked, isKnown: true }]
      : [];
  });
}

/** Amounts add up as counts do, with decimals too. */
const IS_AMOUNT = /£|\b(?:costs?|spend|spent|budget|grants?|income|hours)\b(?! per\b)/i;

/** A row of totals below its parts: the rows since the total before it. */
export function totalRows(grid: Grid): Hypothesis[] {
  const counts = grid.columns.filter(
    ({ kind, dimension, index, heading }) =>
      index > 0 && ((kind === 'level' && (dimension === 'count' || IS_AMOUNT.test(heading))) || kind === 'share'),
  );
  let from = 0;
  return grid.rows.flatMap((row, index): Hypothesis[] => {
    if (!row.isTotal) return [];
    // "Substance group | n | n": a second header below the first has no number.
    const parts = grid.rows.slice(from, index).filter(({ cells }) => cells.some((cell) => cell !== undefined));
    from = index + 1;
    if (parts.length < 2) return [];
    const levels = counts.filter(({ kind }) => kind === 'level');
    const checked = checkedIn(levels, row, parts);
    const good = goodOf(checked);
    const isOne = counts.length === 1 && checked.length === 1 && !checked.some((one) => isFar(one) && !isSwapped(one));
    if (good === 0 && !isOne) return nestedTotal(levels, row, parts);
    return [{ checked, isKnown: good > 0 || (isOne && checked[0]?.mistake !== undefined) }];
  });
}

/** A row as the sum of others, column by column. */
function checkedIn(columns: readonly Column[], row: GridRow, parts: readonly GridRow[]): Checked[] {
  const all = columns.flatMap(({ index }) => {
    const cell = row.cells[index];
    const numbers = parts.flatMap(({ cells }) => cells[index] ?? []);
    return cell && numbers.length === parts.length ? sumChecked(row, cell, numbers) : [];
  });
  const open = all.filter(isOpen);
  const isOnlyWrong = open.length === 1 && goodOf(all) >= LEAST_COLUMNS && goodOf(all) === all.length - 1;
  return all.filter(
    (one) =>
      !isOpen(one) ||
      (isOnlyWrong &&
        isNoTotal(
          one,
          all.map(({ cell }) => cell),
        )),
  );
}

/** "Dead, badly hurt, both, slightly hurt, all": a row that is the sum of those above it stands for them in the total. */
function nestedTotal(columns: readonly Column[], row: GridRow, parts: readonly GridRow[]): Hypothesis[] {
  for (const [at, part] of parts.entries()) {
    const inner = at < 2 ? [] : checkedIn(columns, part, parts.slice(0, at));
    const outer = goodOf(inner) > LEAST_COLUMNS ? checkedIn(columns, row, parts.slice(at)) : [];
    if (goodOf(outer) >= LEAST_COLUMNS) return [inner, outer].map((checked) => ({ checked, isKnown: true }));
  }
  return [];
}

/** "3-year total": of all the years next to it. */
const isOverTime = (total: Column, levels: readonly Column[]): boolean =>
  total.time === undefined &&
  /\b(?:years?|total)\b/i.test(total.heading) &&
  levels.every(({ time, stems }) => time === undefined || stems.size === 0) &&
  levels.filter(({ time }) => time === undefined).length === 1;

const IS_TOTAL =
  /^(?:all|total|both|together|overall|borough|(?:full |whole )?(?:year|quarter)$|annual|persons$|everyone$|combined|sum)\b|\b(?:total|together)$/i;

/** The columns that a column of totals adds up: "All 2024" next to "Westlea 2024" and "Oakhurst 2024". */
export function partsOfTotal({ columns }: Grid, total: Column): (readonly Column[])[] {
  if (!IS_TOTAL.test(total.heading.trim())) return [];
  const levels = columns.filter(isCounts);
  const parts = levels.filter(
    (level) =>
      level !== total &&
      (level.time?.to === total.time?.to || isOverTime(total, levels)) &&
      !/^(?:all|total|both)\b/i.test(level.heading.trim()),
  );
  return parts.length < 2 ? [] : [parts];
}

/** A column as the sum of others, row by row. */
export const checkSums = ({ rows }: Grid, total: Column, parts: readonly Column[]): Checked[] =>
  rows.flatMap((row) => {
    const cell = row.cells[total.index];
    const numbers = parts.flatMap(({ index }) => row.cells[index] ?? []);
    if (!cell || numbers.length !== parts.length) return [];
    return checkSum(row, cell, numbers);
  });
