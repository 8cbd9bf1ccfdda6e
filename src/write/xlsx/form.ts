import { largestOf } from '../../core/collections.js';
import { safeText } from '../../core/safe-text.js';
import { workbookBytes } from './bytes.js';
import { widthFor } from './measure.js';
import { heading, plain, sheetOf } from './sheet.js';

const NARROWEST = 12;

/** A form to fill in as a workbook of one sheet: the headings in the first row, all cells text. */
export function formBytes(
  title: string,
  [headings = [], ...rows]: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const widths = headings.map((_, column) =>
    largestOf([NARROWEST, ...[headings, ...rows].map((row) => widthFor(row[column] ?? '', false))]),
  );
  const sheet = sheetOf({
    name: 'Indicators',
    widths,
    rows: [headings.map(heading), ...rows.map((row) => row.map((cell) => plain(safeText(cell))))],
  });
  return workbookBytes({ title, subject: title, keywords: '', dated: undefined, sheets: [sheet] }, false);
}
