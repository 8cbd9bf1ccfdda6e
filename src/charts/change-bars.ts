import { listInWords } from '../core/format.js';
import type { Area } from '../core/reference.js';
import type { Drawing, ReportRow, ReportTable } from '../core/report.js';
import { axisBelow, scaleOver } from './axis.js';
import { headingOf, numberIn, textOf } from './chart.js';
import { diamond, FONT_SIZE, label, rect, textWidth, widest, wrap } from './svg.js';

const ROW = 24;
const LINE = 14;
const HEAD = 44;
const GAP = 10;

/** Which columns of a table the bars and the marks next to them are. */
interface ChangeKeys {
  readonly borough: string;
  readonly comparator: string;
  /** The column with the word on the change, where the table has one for this change. */
  readonly signal?: string;
}

export interface ChangeColumns extends ChangeKeys {
  readonly boroughName: string;
  readonly comparatorName: string;
}

/** The columns and their names: "London" from the heading "London, % change on 2020/21". */
export const changeColumns = (table: ReportTable, { name }: Area, keys: ChangeKeys): ChangeColumns => ({
  ...keys,
  boroughName: name,
  comparatorName: headingOf(table, keys.comparator).split(', %')[0] ?? '',
});

/** The mark of a signal, "▲" or "▼"; empty where chance could give the change. */
function markOf(row: ReportRow, { signal }: ChangeColumns): string {
  return signal === undefined ? '' : (/^[▲▼]/.exec(textOf(row, signal))?.[0] ?? '');
}

/** The number of a bar, with the mark of a signal. */
const boroughText = (row: ReportRow, columns: ChangeColumns): string =>
  [textOf(row, columns.borough), markOf(row, columns)].filter((item) => item !== '').join(' ');

/** Rows with a change to draw: the rest have a reason, which the table gives. */
export const drawable = (rows: readonly ReportRow[], { borough }: ChangeColumns): ReportRow[] =>
  rows.filter((row) => (row.level ?? 0) <= 1 && numberIn(row, borough) !== null);

/** How many rows are up and down, and which by more than chance where the table says so. */
export function changeFinding(rows: readonly ReportRow[], columns: ChangeColumns): string {
  const { borough, comparator, boroughName, comparatorName } = columns;
  const ordered = [...rows].sort((a, b) => (numberIn(b, borough) ?? 0) - (numberIn(a, borough) ?? 0));
  const many = (sign: 1 | -1) => rows.filter((row) => (numberIn(row, borough) ?? 0) * sign > 0).length;
  const say = (row: ReportRow) => {
    const other = numberIn(row, comparator) === null ? '' : `, ${comparatorName} ${textOf(row, comparator)}`;
    return `${textOf(row, 'offence')} (${textOf(row, borough)}${other})`;
  };
  const marked = (mark: string, word: string) => {
    const found = ordered.filter((row) => markOf(row, columns) === mark);
    return found.length === 0 ? '' : ` ${mark} ${word} by more than chance: ${listInWords(found.map(say))}.`;
  };
  const signals = marked('▲', 'Higher') + marked('▼', 'Lower');
  return `Bars of the percentage change in ${boroughName}, a diamond for ${comparatorName}. Of ${rows.length} rows ${many(1)} are up and ${many(-1)} down.${signals}`;
}

function legend({ boroughName, comparatorName }: ChangeColumns): string {
  const second = 18 + textWidth(boroughName) + 20;
  return (
    rect({ x: 0, y: 2, width: 12, height: 12 }, 'own') +
    label(18, 13, boroughName) +
    diamond(second + 6, 8.5, 6, 'beside') +
    label(second + 18, 13, comparatorName)
  );
}

/** The columns of the drawing: names to `room`, bars to `right`, then both numbers. */
interface Layout {
  readonly room: number;
  readonly right: number;
  readonly boroughWidth: number;
  readonly comparatorWidth: number;
}

const LEAST_WIDTH = 40;

function layoutOf(rows: readonly ReportRow[], columns: ChangeColumns, width: number): Layout {
  const widestOf = (text: (row: ReportRow) => string, bold = false) => widest(rows.map(text), { bold });
  const boroughWidth = Math.max(
    widestOf((row) => boroughText(row, columns), true),
    LEAST_WIDTH,
  );
  const comparatorWidth = Math.max(
    widestOf((row) => textOf(row, columns.comparator)),
    LEAST_WIDTH,
  );
  const room = Math.min(
    widestOf((row) => textOf(row, 'offence')),
    width * 0.34,
  );
  return {
    room,
    right: width - boroughWidth - comparatorWidth - 3 * GAP,
    boroughWidth,
    comparatorWidth,
  };
}

/** The names over both columns of numbers; none where they have no room. */
function heads(
  { boroughName, comparatorName }: ChangeColumns,
  { right, boroughWidth, comparatorWidth }: Layout,
  width: number,
): string {
  const fits =
    textWidth(boroughName, { size: 12 }) <= boroughWidth + GAP &&
    textWidth(comparatorName, { size: 12 }) <= comparatorWidth;
  if (!fits) return '';
  const style = { anchor: 'end', size: 12, kind: 'quiet' } as const;
  return (
    label(right + GAP + boroughWidth, HEAD - 8, boroughName, style) + label(width, HEAD - 8, comparatorName, style)
  );
}

/** Bars to the right for rises, to the left for falls; both numbers in columns at the end. */
export function changeBars(rows: readonly ReportRow[], columns: ChangeColumns, width: number): Drawing {
  const { borough, comparator } = columns;
  const layout = layoutOf(rows, columns, width);
  const { room, right, boroughWidth } = layout;
  const values = rows.flatMap((row) => [borough, comparator].flatMap((key) => numberIn(row, key) ?? []));
  const scale = scaleOver(values, room + GAP + 6, right - 6);
  let bottom = HEAD;
  const body = rows.map((row) => {
    const lines = wrap(textOf(row, 'offence'), room);
    const height = Math.max(ROW, lines.length * LINE + 8);
    const middle = bottom + height / 2;
    bottom += height;
    const base = middle + FONT_SIZE * 0.36;
    const first = base - ((lines.length - 1) * LINE) / 2;
    const value = scale(numberIn(row, borough) ?? 0);
    const other = numberIn(row, comparator);
    const from = Math.min(scale(0), value);
    return [
      ...lines.map((text, at) => label(0, first + at * LINE, text, { kind: row.level === 0 ? 'bold' : 'ink' })),
      rect({ x: from, y: middle - 6, width: Math.abs(value - scale(0)), height: 12 }, 'own'),
      other === null ? '' : diamond(scale(other), middle, 7, 'halo') + diamond(scale(other), middle, 6, 'beside'),
      label(right + GAP + boroughWidth, base, boroughText(row, columns), { anchor: 'end', kind: 'own-text' }),
      label(width, base, other === null ? 'none' : textOf(row, comparator), { anchor: 'end' }),
    ].join('');
  });
  const axis = axisBelow(scale, { top: HEAD, bottom, suffix: '%' });
  return { height: bottom + 22, markup: legend(columns) + heads(columns, layout, width) + axis + body.join('') };
}
