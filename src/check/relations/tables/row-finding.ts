import type { GridRow } from '../../grids/grid.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { middleOf } from '../../verdicts/intervals.js';
import { likePrinted } from '../../verdicts/suggest.js';
import type { Checked } from './checked-cells.js';

/** What is said of the cells of a row. */

const rowText = ({ block }: GridRow): string =>
  (block.cells ?? []).map(({ text }) => text.replace(/ ?%$/, '')).join(' ');

/** A fall without its sign is given one. */
const signedLike = (cell: Quantity, value: number): string => {
  const behind = / (?:up|down)$/i.exec(cell.text)?.[0];
  if (behind)
    return `${likePrinted({ ...cell, text: cell.text.slice(0, -behind.length) }, Math.abs(value))} ${value < 0 ? 'down' : 'up'}`;
  const word = /^(?:up|down) /i.exec(cell.text)?.[0];
  if (word)
    return `${value < 0 ? 'down' : 'up'} ${likePrinted({ ...cell, text: cell.text.slice(word.length) }, Math.abs(value))}`;
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
