import { ordinal } from '../core/format.js';
import type { Drawing, ReportRow } from '../core/report.js';
import { axisBelow, scaleOver } from './axis.js';
import { type ChartMaker, figureOf, numberIn, textOf } from './chart.js';
import { FONT_SIZE, label, pointer, rect, textWidth, vertical, widest } from './svg.js';

const ROW = 16;
const HEAD = 24;
const GAP = 10;
const MARK = 14;

const isBorough = ({ key }: ReportRow): boolean => key !== 'london';

/** "Barnet's 71.7 is the 9th lowest of 32; the lowest is Bexley (52.0), the highest Westminster (384.9). London: 99.4." */
function finding(rows: readonly ReportRow[], london: ReportRow | undefined): string {
  const rated = rows.filter((row) => numberIn(row, 'rate') !== null);
  const [first, last] = [rated[0], rated[rated.length - 1]];
  const boroughRow = rows.find(({ marked }) => marked);
  if (!first || !last || !boroughRow) return 'No rates to show.';
  const ordinalRank = numberIn(boroughRow, 'rank');
  const name = textOf(boroughRow, 'area');
  const rank = ordinalRank === null ? '' : `, the ${ordinal(ordinalRank)} lowest of ${rated.length}`;
  const comparison =
    london && numberIn(london, 'rate') !== null
      ? ` ${textOf(london, 'area')} as a whole: ${textOf(london, 'rate')}.`
      : '';
  const unit = figureOf(boroughRow, 'rate')?.unit ?? '';
  return `Bars of the rate ${unit} in each borough, lowest first. ${name}: ${textOf(boroughRow, 'rate')}${rank}. The lowest is ${textOf(first, 'area')} (${textOf(first, 'rate')}), the highest ${textOf(last, 'area')} (${textOf(last, 'rate')}).${comparison}`;
}

type Scale = (value: number) => number;

/** Where the parts of each bar stand. */
interface BarColumns {
  readonly names: number;
  readonly left: number;
  readonly scale: Scale;
}

function bar(row: ReportRow, index: number, { names, left, scale }: BarColumns): string {
  const y = HEAD + index * ROW;
  const base = y + ROW / 2 + FONT_SIZE * 0.36;
  const kind = row.marked ? 'own' : 'other';
  const text = row.marked ? 'own-text' : 'ink';
  const name = textOf(row, 'area');
  return [
    row.marked ? pointer(names - textWidth(name, { bold: true }) - MARK, y + ROW / 2, 'own') : '',
    label(names, base, name, { anchor: 'end', kind: text }),
    label(left - GAP, base, numberOf(row), { anchor: 'end', kind: text }),
    rect({ x: left, y: y + 3, width: scale(numberIn(row, 'rate') ?? 0) - left, height: ROW - 6 }, kind),
  ].join('');
}

function drawBars(rows: readonly ReportRow[], london: ReportRow | undefined, width: number): Drawing {
  const widestOf = (text: (row: ReportRow) => string) => widest(rows.map(text), { bold: true });
  const names = MARK + widestOf((row) => textOf(row, 'area'));
  const left = names + GAP + widestOf(numberOf) + GAP;
  const bottom = HEAD + rows.length * ROW;
  const values = [...rows, ...(london ? [london] : [])].flatMap((row) => numberIn(row, 'rate') ?? []);
  const scale = scaleOver(values, left, width - 14);
  const bars = rows.map((row, index) => bar(row, index, { names, left, scale }));
  const body = axisBelow(scale, { top: HEAD, bottom }) + bars.join('') + londonLine(london, scale, bottom, width);
  return { height: bottom + 22, markup: body };
}

/** The boroughs by rate: names and numbers in columns, so that no bar, however long, runs into a label. */
export const boroughsByRate: ChartMaker = {
  id: 'boroughs-by-rate',
  table: 'league',
  about: 'the 32 boroughs by rate, the borough marked, with the line of London',
  make(table) {
    const rows = table.rows.filter(isBorough);
    const london = table.rows.find((row) => !isBorough(row));
    if (!rows.some((row) => numberIn(row, 'rate') !== null)) return undefined;
    return {
      title: table.title,
      description: finding(rows, london),
      showsAll: true,
      columns: { kind: 'bar', label: 'area', values: ['rate'] },
      draw: (width) => drawBars(rows, london, width),
    };
  },
};

/** A reason does not fit next to a bar; the table has it. */
const numberOf = (row: ReportRow): string => (numberIn(row, 'rate') === null ? 'no rate' : textOf(row, 'rate'));

function londonLine(london: ReportRow | undefined, scale: Scale, bottom: number, width: number): string {
  const rate = london && numberIn(london, 'rate');
  if (!london || rate === null || rate === undefined) return '';
  const x = scale(rate);
  const text = `${textOf(london, 'area')} ${textOf(london, 'rate')}`;
  const half = textWidth(text, { bold: true }) / 2;
  const at = Math.min(Math.max(x, half), width - half);
  return (
    vertical(x, HEAD - 6, bottom, 'halo') +
    vertical(x, HEAD - 6, bottom, 'beside-line') +
    label(at, HEAD - 10, text, { anchor: 'middle', kind: 'beside-text' })
  );
}
