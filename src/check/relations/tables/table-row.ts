import type { Grid, GridRow } from '../../grids/grid.js';
import { type Column, type ColumnPair, columnPairs } from '../../grids/grid-columns.js';
import { tablesOf } from '../../grids/rows.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { judgeMove } from '../../pairs/moves.js';
import { yearsOf } from '../../pairs/pair-time.js';
import type { Rule } from '../../rule.js';
import { middleOf } from '../../verdicts/intervals.js';
import { likePrinted } from '../../verdicts/suggest.js';
import { changeComparison } from '../change.js';
import { pointsComparison } from '../points.js';
import { stepComparison } from '../step.js';
import { type Checked, type Hypothesis, isGood } from './checked-cells.js';
import { ofRatios } from './table-ratios.js';
import { ofShares } from './table-shares.js';
import { totalColumns, totalRows } from './table-totals.js';

/**
 * Columns of change, share and total, worked out from the other cells of the row. What a column is of is read from the
 * headings; where they leave it open, from what most of its rows bear out.
 */

const COMPARISONS = { change: changeComparison, points: pointsComparison, step: stepComparison } as const;

function checkMove(
  { index, kind: most }: Column,
  { earlier, later }: ColumnPair,
  row: GridRow,
  { isSigned, isPercent }: { isSigned: boolean; isPercent: boolean },
): Checked[] {
  const [cell, from, to] = [row.cells[index], row.cells[earlier.index], row.cells[later.index]];
  if (!cell || !from || !to) return [];
  // Small numbers change by so many, in a column of per cent.
  const kind = most === 'change' && isPercent && cell.kind === 'count' ? 'step' : (most as keyof typeof COMPARISONS);
  const isUp = cell.value > 0 && (/^[+▲↑]/.test(cell.text) || kind !== 'step' || isSigned);
  const claim = {
    quantity: { ...cell, kind: kind === 'step' ? 'count' : 'percent' } as Quantity,
    direction: cell.value < 0 ? (-1 as const) : isUp ? (1 as const) : undefined,
  };
  const move = judgeMove(COMPARISONS[kind], claim, from, to);
  if (!move) return [];
  const isTurned = move.verdict === 'wrong-direction';
  return [
    {
      row,
      cell,
      value: move.value,
      verdict: move.verdict === 'ambiguous' ? 'agrees' : move.verdict,
      mistake: isTurned ? { mistake: 'sign', because: 'the sign is the other' } : move.mistake,
      shown: `${from.text} to ${to.text}: ${move.shown}`,
      kind: kind === 'change' ? 'percentage' : 'count',
      parts: [from, to],
    },
  ];
}

/** Of several pairs of columns that of the time the heading says, then the one most rows bear out. */
function ofMoves(grid: Grid, column: Column): Hypothesis | undefined {
  const years = yearsOf({ leadText: column.heading.toLowerCase(), tailText: '' });
  const all = columnPairs(grid.columns).filter(({ earlier, later }) => {
    const apart = earlier.time && later.time ? (later.time.to - earlier.time.to) / 12 : undefined;
    return years === undefined || apart === undefined || Math.abs(apart - years) < 0.34;
  });
  const isSigned = grid.rows.some(({ cells }) => /^[-+−–▲▼]/.test(cells[column.index]?.text ?? ''));
  const isPercent = grid.rows.some(({ cells }) => cells[column.index]?.kind === 'percent');
  const left = all.filter(({ earlier, later }) => Math.max(earlier.index, later.index) < column.index);
  // A table that repeats "2018, 2019, change" goes on from left to right.
  const nearest = left.length > 0 ? left : all;
  const tried = nearest
    .map((pair) => ({
      pair,
      checked: grid.rows.flatMap((row) => checkMove(column, pair, row, { isSigned, isPercent })),
    }))
    .map((item) => ({ ...item, good: item.checked.filter(isGood).length }))
    .sort((a, b) => b.good - a.good || b.pair.later.index - a.pair.later.index);
  const [best] = tried;
  if (!best) return undefined;
  const isOnly = nearest.filter(({ isKnown }) => isKnown).length === 1 && best.pair.isKnown;
  const isBorne = best.good >= 2 && best.good >= best.checked.length / 2;
  return { checked: best.checked, isKnown: isBorne || (isOnly && (best.good >= 1 || best.checked.length <= 2)) };
}

const isMove = ({ kind }: Column): boolean => kind === 'change' || kind === 'step' || kind === 'points';

/** A printed total that is not the sum of its column has a mistake of its own. */
function isSumOfColumn({ rows }: Grid, total: GridRow, part: Quantity): boolean {
  const index = total.cells.indexOf(part);
  const numbers = rows.filter(({ isTotal }) => !isTotal).flatMap(({ cells }) => cells[index] ?? []);
  return numbers.length < 2 || numbers.reduce((sum, { value }) => sum + value, 0) === part.value;
}

/** A heading that says so, or a total of 100%. */
const isOfShares = ({ rows }: Grid, { kind, dimension, index }: Column): boolean =>
  kind === 'share' ||
  (dimension === 'percent' &&
    kind === 'level' &&
    rows.some(({ isTotal, cells }) => isTotal && cells[index]?.value === 100));

function ofGrid(grid: Grid): Checked[] {
  const columns = grid.columns.filter(({ index }) => index > 0);
  const moves = columns.filter(isMove).flatMap((column) => ofMoves(grid, column) ?? []);
  const shares = columns.filter((column) => isOfShares(grid, column)).flatMap((column) => ofShares(grid, column) ?? []);
  // What neither headings nor rows bear out is not what the column is of.
  const known = [...moves, ...shares, ...ofRatios(grid), ...totalRows(grid), ...totalColumns(grid)].flatMap(
    ({ checked, isKnown }) => (isKnown ? checked : []),
  );
  // What is worked out from a cell that looks wrong is not blamed as well.
  const isOff = ({ parts, row }: Checked): boolean =>
    row.isTotal && parts.some((part) => !isSumOfColumn(grid, row, part));
  return known.filter((item) => item.verdict === 'agrees' || item.kind === 'sum' || !isOff(item));
}

const rowText = ({ block }: GridRow): string =>
  (block.cells ?? []).map(({ text }) => text.replace(/ ?%$/, '')).join(' ');

/** A fall without its sign is given one. */
const signedLike = (cell: Quantity, value: number): string => {
  const text = likePrinted(cell, value);
  return value < 0 && !/^[-+]/.test(text) ? `-${text}` : text;
};

/** What agrees in a row is one line; what does not is one each. */
export function rowFinding(row: GridRow, checked: readonly Checked[]): RuleFinding {
  const [first] = checked;
  const { block } = row;
  const at = first ? row.cells.indexOf(first.cell) : 0;
  const cell = block.cells?.[at];
  const because = first?.mistake ? `; ${first.mistake.because}` : '';
  const isWrong = first !== undefined && ['differs', 'wrong-direction', 'rounding'].includes(first.verdict);
  return {
    start: block.cells?.[0]?.at[0] ?? block.start,
    end: ((first && checked.length === 1 ? cell?.at.at(-1) : block.at.at(-1)) ?? block.start) + 1,
    text: rowText(row),
    pattern: 'table-row',
    verdict: first?.verdict ?? 'not-checked',
    quoted: checked.map((item) => item.cell.text).join(', '),
    recomputed: `${checked.map(({ shown }) => shown).join(', ')}${because}`,
    mistake: !isWrong ? null : first.verdict === 'rounding' ? 'rounding' : (first.mistake?.mistake ?? first.kind),
    suggestion: first && isWrong ? signedLike(first.cell, middleOf(first.value)) : null,
    covers: checked.map((entry) => entry.cell),
    uses: checked.flatMap(({ parts }) => parts),
  };
}

export const tableRow: Rule = {
  id: 'table-row',
  about: 'changes, shares and totals of a table, from the other cells of the row or column',
  why: 'A table is pasted from a sheet whose formula was of another column.',
  speaks: [
    [
      'agrees',
      '| Offence | 2018 | 2019 | Change |\n|---|---|---|---|\n| Burglary | 100 | 120 | +20% |\n| Robbery | 50 | 40 | -20% |',
    ],
    [
      'differs',
      '| Offence | 2018 | 2019 | Change |\n|---|---|---|---|\n| Burglary | 100 | 120 | +17% |\n| Robbery | 50 | 40 | -20% |',
    ],
    [
      'differs',
      '| Area | Population | Offences | Rate per 1,000 |\n|---|---|---|---|\n| North | 40,000 | 3,200 | 80.0 |\n| South | 25,000 | 1,500 | 60.0 |\n| West | 30,000 | 2,160 | 27.0 |',
    ],
    [
      'agrees',
      '+-------+------+------+--------+\n| Kind  | 2022 | 2023 | Change |\n+=======+======+======+========+\n| Race  | 200  | 180  | -10%   |\n+-------+------+------+--------+\n| Faith | 40   | 50   | +25%   |\n+-------+------+------+--------+',
    ],
    [
      'agrees',
      '| Zone | 2023 | 2024 |\n|---|---|---|\n| Quay: theft | 20 | 25 |\n| Quay: damage | 30 | 31 |\n| Quay: total | 50 | 56 |',
    ],
    ['agrees', '| Station | Calls |\n|---|---|\n| North | 412 |\n| South | 377 |\n| Total | 789 |'],
  ],
  silent: [
    '| Station | Calls |\n|---|---|\n| North | 412 |\n| South | 377 |',
    '| Ward | Target |\n|---|---|\n| A | 12% |\n| B | 15% |',
    '| Area | People | Fires | Fires per 1,000 |\n|---|---|---|---|\n| North | 40,000 | 32 | 1.1 |\n| South | 25,000 | 15 | 0.9 |',
    '| Rank | Name |\n|---|---|\n| 1 | A |',
  ],
  read: (discourse: Discourse) =>
    tablesOf(discourse)
      .map((grid) => ({ ...grid, rows: grid.rows.filter(({ isGroup }) => !isGroup) }))
      .flatMap((grid) => {
        const all = ofGrid(grid);
        return grid.rows.flatMap((row) => {
          const ofRow = all.filter((item) => item.row === row);
          const good = ofRow.filter(({ verdict }) => verdict === 'agrees');
          return [
            ...(good.length > 0 ? [rowFinding(row, good)] : []),
            ...ofRow.filter(({ verdict }) => verdict !== 'agrees').map((entry) => rowFinding(row, [entry])),
          ];
        });
      }),
};
