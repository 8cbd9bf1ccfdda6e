import { expect, it } from 'vitest';
import type { ReportTable } from '../../../src/core/report.js';
import { reportText } from '../../../src/write/terminal/report-text.js';

/** More rows than one cell of cli-table3 has: the columns of all stand beneath one another. */
it('a table of many rows has one width from its first to its last', () => {
  const rows = Array.from({ length: 101 }, (_, index) => ({
    key: `${index}`,
    cells: { area: index === 70 ? 'A name longer than all others' : `Area ${index}`, rank: `${index + 1}` },
  }));
  const columns = [
    { key: 'area', heading: 'Area', unit: null },
    { key: 'rank', heading: 'Rank', unit: 'rank' as const },
  ];
  const table: ReportTable = { id: 'long', title: 'Long', columns, rows, notes: [], source: '' };
  const document = { name: 'long', tables: [table], json: {} };
  const lines = reportText(document, { width: 0, color: false, full: false }).split('\n');
  const first = lines.findIndex((line) => line.startsWith('Area 0 '));
  const width = 'A name longer than all others'.length;
  const drawn = lines.slice(first, first + rows.length);
  expect(drawn).toEqual(rows.map(({ cells }) => `${cells.area.padEnd(width)}  ${cells.rank.padStart('Rank'.length)}`));
});
