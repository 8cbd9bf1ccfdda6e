import Table from 'cli-table3';
import { afterEach, expect, it, vi } from 'vitest';
import type { ReportTable } from '../../../src/core/report.js';
import { reportText } from '../../../src/write/terminal/report-text.js';

afterEach(() => vi.restoreAllMocks());

const LONGEST = 'A name longer than all others';

function longTable(length: number): ReportTable {
  const rows = Array.from({ length }, (_, index) => ({
    key: `${index}`,
    cells: { area: index === length - 31 ? LONGEST : `Area ${index}`, rank: `${index + 1}` },
  }));
  const columns = [
    { key: 'area', heading: 'Area', unit: null },
    { key: 'rank', heading: 'Rank', unit: 'rank' as const },
  ];
  return { id: 'long', title: 'Long', columns, rows, notes: [], source: '' };
}

/** More rows than are drawn at once: the columns of all stand beneath one another. */
it.each([101, 1234])('a table of %d rows has one width from its first to its last', (length) => {
  const table = longTable(length);
  const document = { name: 'long', tables: [table], json: {} };
  const lines = reportText(document, { width: 0, color: false, full: false }).split('\n');
  const first = lines.findIndex((line) => line.startsWith('Area 0 '));
  const expected = table.rows.map(
    ({ cells }) => `${String(cells.area).padEnd(LONGEST.length)}  ${String(cells.rank).padStart('Rank'.length)}`,
  );
  expect(lines.slice(first, first + length)).toEqual(expected);
});

it('cli-table3, which compares every row with all rows above it, is never given many', () => {
  const draw = vi.spyOn(Table.prototype, 'toString');
  reportText({ name: 'long', tables: [longTable(5000)], json: {} }, { width: 0, color: false, full: false });
  const rowsDrawn = draw.mock.contexts.map((table) => (table as Table.Table).length);
  expect(Math.max(...rowsDrawn)).toBeLessThanOrEqual(20);
});
