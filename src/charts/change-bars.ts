import { listInWords } from '../core/format.js';
import type { Drawing, ReportRow, ReportTable } from '../core/report.js';
import { axisBelow, scaleOver } from './axis.js';
import { headingOf, numberIn, textOf } from './chart.js';
import { diamond, FONT_SIZE, label, rect, textWidth, widest, wrap } from './svg.js';

const ROW = 24;
const LINE = 14;
const HEAD = 44;
const GAP = 10;

/** Which columns of a table the bars and the marks beside them are. */
export interface ChangeColumns {
  readonly borough: string;
  readonly comparator: string;
  readonly ownName: string;
  readonly besideName: string;
  /** The column with the word on the change, where the table has one for this change. */
  readonly signal?: string;
}

/** The mark of a signal, "▲" or "▼"; empty where chance could give the change. */
function markOf(row: ReportRow, { signal }: ChangeColumns): string {
  return signal === undefined ? '' : (/^[▲▼]/.exec(textOf(row, signal))?.[0] ?? '');
}

/** The number of a bar, with the mark of a signal. */
const ownText = (row: ReportRow, columns: ChangeColumns): string =>
  [textOf(row, columns.borough), markOf(row, columns)].filter((item) => item !== '').join(' ');

/** Rows with a change to draw: the rest have a reason, which the table gives. */
export const drawable = (rows: readonly ReportRow[], { borough }: ChangeColumns): ReportRow[] =>
  rows.filter((row) => (row.level ?? 0) <= 1 && numberIn(row, borough) !== null);

/** How many rows are up and down, and which by more than chance where the table says so. */
export function changeFinding(rows: readonly ReportRow[], columns: ChangeColumns): string {
  const { borough, comparator, ownName, besideName } = columns;
  const ordered = [...rows].sort((a, b) => (numberIn(b, borough) ?? 0) - (numberIn(a, borough) ?? 0));
  const many = (sign: 1 | -1) => rows.filter((row) => (numberIn(row, borough) ?? 0) * sign > 0).length;
  const say = (row: ReportRow) => {
    const other = numberIn(row, comparator) === null ? '' : `, ${besideName} ${textOf(row, comparator)}`;
    return `${textOf(row, 'offence')} (${textOf(row, borough)}${other})`;
  };
  const marked = (mark: string, word: string) => {
    const found = ordered.filter((row) => markOf(row, columns) === mark);
    return found.length === 0 ? '' : ` ${mark} ${word} by more than chance: ${listInWords(found.map(say))}.`;
  };
  const signals = marked('▲', 'Higher') + marked('▼', 'Lower');
  return `Bars of the percentage change in ${ownName}, a diamond for ${besideName}. Of ${rows.length} rows ${many(1)} are up and ${many(-1)} down.${signals}`;
}

function legend({ ownName, besideName }: ChangeColumns): string {
  const second = 18 + textWidth(ownName) + 20;
  return (
    rect(0, 2, 12, 12, 'own') +
    label(18, 13, ownName) +
    diamond(second + 6, 8.5, 6, 'beside') +
    label(second + 18, 13, besideName)
  );
}

/** Bars to the right for rises, to the left for falls; both numbers in columns at the end. */
export function changeBars(rows: readonly ReportRow[], columns: ChangeColumns, width: number): Drawing {
  const { borough, comparator } = columns;
  const names = rows.map((row) => textOf(row, 'offence'));
  const room = Math.min(widest(names), width * 0.34);
  const lines = names.map((name) => wrap(name, room));
  const ownWidth = Math.max(
    widest(
      rows.map((row) => ownText(row, columns)),
      { bold: true },
    ),
    40,
  );
  const besideWidth = Math.max(widest(rows.map((row) => textOf(row, comparator))), 40);
  const right = width - ownWidth - besideWidth - 3 * GAP;
  const values = rows.flatMap((row) => [borough, comparator].flatMap((key) => numberIn(row, key) ?? []));
  const scale = scaleOver(values, room + GAP + 6, right - 6);
  const heights = lines.map((line) => Math.max(ROW, line.length * LINE + 8));
  const tops = heights.map((_, index) => HEAD + heights.slice(0, index).reduce((sum, item) => sum + item, 0));
  const bottom = HEAD + heights.reduce((sum, entry) => sum + entry, 0);
  const heads =
    label(right + GAP + ownWidth, HEAD - 8, columns.ownName, { anchor: 'end', size: 12, kind: 'quiet' }) +
    label(width, HEAD - 8, columns.besideName, { anchor: 'end', size: 12, kind: 'quiet' });
  const showHeads =
    textWidth(columns.ownName, { size: 12 }) <= ownWidth + GAP &&
    textWidth(columns.besideName, { size: 12 }) <= besideWidth;
  const body = rows.map((row, index) => {
    const middle = (tops[index] ?? 0) + (heights[index] ?? ROW) / 2;
    const value = scale(numberIn(row, borough) ?? 0);
    const mine = lines[index] ?? [];
    const first = middle + FONT_SIZE * 0.36 - ((mine.length - 1) * LINE) / 2;
    const other = numberIn(row, comparator);
    return [
      ...mine.map((text, at) => label(0, first + at * LINE, text, { kind: row.level === 0 ? 'bold' : 'ink' })),
      rect(Math.min(scale(0), value), middle - 6, Math.abs(value - scale(0)), 12, 'own'),
      other === null ? '' : diamond(scale(other), middle, 7, 'halo') + diamond(scale(other), middle, 6, 'beside'),
      label(right + GAP + ownWidth, middle + FONT_SIZE * 0.36, ownText(row, columns), {
        anchor: 'end',
        kind: 'own-text',
      }),
      label(width, middle + FONT_SIZE * 0.36, other === null ? 'none' : textOf(row, comparator), { anchor: 'end' }),
    ].join('');
  });
  const axis = axisBelow(scale, { top: HEAD, bottom, suffix: '%' });
  return { height: bottom + 22, markup: legend(columns) + (showHeads ? heads : '') + axis + body.join('') };
}

/** "London" from the heading "London, % change on 2020/21". */
export const nameBefore = (table: ReportTable, key: string): string => headingOf(table, key).split(', %')[0] ?? '';
