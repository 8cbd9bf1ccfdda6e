import type { CleanText } from '../model.js';

/** "788 (63%)": cells of a number and its share are read as two columns, the second behind all others. */

const PAIR = /^\*{0,2}(\d[\d,]*) ?\((\d{1,3}(?:\.\d+)? ?%)\)\*{0,2}$/;

/** So many rows make a column of such cells. */
const LEAST = 3;

interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CleanText[])[];
}

export const NO_CELL: CleanText = { text: '', at: [] };

function partsOf(cell: CleanText | undefined): readonly [CleanText, CleanText] | undefined {
  const [, number = '', share = ''] = PAIR.exec(cell?.text ?? '') ?? [];
  if (!cell || number === '') return undefined;
  const from = cell.text.indexOf(number);
  const open = cell.text.indexOf(share, from + number.length);
  const part = (start: number, text: string): CleanText => ({ text, at: cell.at.slice(start, start + text.length) });
  return [part(from, number), part(open, share)];
}

export function splitCells({ header, rows }: Cells): Cells {
  const parts = rows.map((cells) => header.map((_, index) => (index > 0 ? partsOf(cells[index]) : undefined)));
  const columns = header.flatMap((_, index) => {
    const filled = rows.filter((cells) => (cells[index]?.text ?? '') !== '').length;
    const pairs = parts.filter((cells) => cells[index]).length;
    return pairs >= LEAST && pairs > filled / 2 ? [index] : [];
  });
  if (columns.length === 0) return { header, rows };
  return {
    header: [...header, ...columns.map((index) => `${header[index]} share (%)`)],
    rows: rows.map((cells, at) => [
      ...header.map(
        (_, index) => (columns.includes(index) ? parts[at]?.[index]?.[0] : undefined) ?? cells[index] ?? NO_CELL,
      ),
      ...columns.map((index) => parts[at]?.[index]?.[1] ?? NO_CELL),
    ]),
  };
}
