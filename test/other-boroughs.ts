import { expect } from 'vitest';
import type { Area } from '../src/core/reference.js';
import type { Cell, ReportTable } from '../src/core/report.js';
import { boroughs } from './make-study.js';

/** The names of the other boroughs, as words of their own. */
export const othersOf = (area: Area): RegExp => {
  const names = boroughs.map(({ name }) => name).filter((name) => name !== area.name && !area.name.includes(name));
  return new RegExp(`\\b(?:${names.join('|')})\\b`);
};

/** Tables whose rows are of several boroughs. */
const LISTS_OF_BOROUGHS = ['league', 'comparators'];

/** Where a file lost rows of a borough, the reason says where and in which file, so that it can be mended. */
const ROWS_LOST = /\bno .+ in .+\.csv: /;

const textOf = (cell: Cell | undefined): string => (typeof cell === 'object' ? (cell.missing ?? '') : String(cell));

/** No cell of a borough's own tables names another borough, whose figures are not of this report. */
export function checkCells(area: Area, tables: readonly ReportTable[]): void {
  const others = othersOf(area);
  for (const { id, title, rows } of tables.filter((table) => !LISTS_OF_BOROUGHS.includes(table.id))) {
    const texts = [title, ...rows.flatMap(({ cells }) => Object.values(cells).map(textOf))];
    const found = texts.filter((text) => others.test(text) && !ROWS_LOST.test(text));
    expect(found, `${area.name}, ${id}`).toEqual([]);
  }
}
