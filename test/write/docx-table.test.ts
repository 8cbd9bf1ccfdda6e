import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/charts/svg.js';
import type { ReportTable } from '../../src/core/report.js';
import { cellText } from '../../src/write/cell-text.js';
import { fitOf } from '../../src/write/docx/column-widths.js';
import { boroughstat } from '../run-binary.js';

/** Twips of A4 between margins, upright and across. */
const ACROSS = 16_838 - 2 * 1134;
const tables: ReportTable[] = ['annual', 'quarterly'].flatMap((command) => {
  const { tables: made } = JSON.parse(boroughstat([command, '--borough', 'Westminster', '-f', 'json']).out);
  for (const { rows } of made as ReportTable[]) {
    for (const { cells } of rows) {
      for (const cell of Object.values(cells)) if (typeof cell === 'object') Object.assign(cell, { method: 'count' });
    }
  }
  return made;
});

describe.each(tables.map((table): [string, ReportTable] => [table.id, table]))('the columns of %s', (_, table) => {
  it('hold every number whole, in text of at least 5.5 points', () => {
    const { widths, size } = fitOf(table, ACROSS);
    expect(size).toBeGreaterThanOrEqual(11);
    for (const [index, { key }] of table.columns.entries()) {
      for (const { cells } of table.rows) {
        const cell = cells[key];
        if (typeof cell !== 'object' || cell.value === null) continue;
        // A half-point is 1/144 inch, a pixel of the measure 1/96 inch: 10 twips to the one, 15 to the other.
        const needed = textWidth(cellText(cell), { size: (size * 2) / 3 }) * 15;
        expect(needed, `${key}: ${cellText(cell)}`).toBeLessThanOrEqual((widths[index] ?? 0) - 120);
      }
    }
  });
});
