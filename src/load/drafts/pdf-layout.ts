/** Pieces of text with their positions on a page, put into lines that keep their columns, as `pdftotext -layout` does. */

export interface TextPiece {
  readonly str: string;
  /** From the left and the bottom of the page, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** So far, in parts of the font's size, pieces of one line may stand above each other. */
const SAME_LINE = 0.4;

function linesOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const lines: TextPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && first.y - piece.y <= SAME_LINE * Math.max(first.fontSize, piece.fontSize)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

/** The width of a letter that half of the letters of a page are wider than. */
function letterWidth(pieces: readonly TextPiece[]): number {
  const widths = pieces.map(({ width, str }) => width / str.length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] || 1;
}

interface Grid {
  /** The left edge of the page's text, and the width of a letter. */
  readonly left: number;
  readonly unit: number;
}

/** The blanks before a piece: to its column where it begins the line or stands apart, else one or none. */
function blanksBefore(x: number, row: string, end: number, { left, unit }: Grid): number {
  const toColumn = Math.round((x - left) / unit) - row.length;
  const gap = (x - (row === '' ? left : end)) / unit;
  if (gap > 2) return Math.max(3, toColumn);
  if (row === '') return Math.max(0, toColumn);
  return gap > 0.15 ? 1 : 0;
}

function rowOf(line: readonly TextPiece[], grid: Grid): string {
  let row = '';
  let end = 0;
  for (const { str, x, width } of line) {
    row += `${' '.repeat(blanksBefore(x, row, end, grid))}${str}`;
    end = x + width;
  }
  return row.trimEnd();
}

/** One page; blank lines where the text stands further apart than one and a half lines. */
export function layOut(all: readonly TextPiece[]): string {
  const pieces = all.filter(({ str }) => str.trim() !== '');
  const grid = { unit: letterWidth(pieces), left: Math.min(...pieces.map(({ x }) => x)) };
  let text = '';
  let above: TextPiece | undefined;
  for (const line of linesOf(pieces)) {
    const [first] = line;
    const isApart = above && first && above.y - first.y > 1.8 * Math.max(above.fontSize, first.fontSize);
    text += `${isApart ? '\n' : ''}${rowOf(line, grid)}\n`;
    above = first;
  }
  return text;
}
