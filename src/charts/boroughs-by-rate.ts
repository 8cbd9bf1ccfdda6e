import { ordinal } from '../core/format.js';
import type { ReportRow } from '../core/report.js';
import { axisBelow, scaleOver } from './axis.js';
import { type ChartMaker, figureOf, numberIn, textOf } from './chart.js';
import { FONT_SIZE, label, line, pointer, rect, textWidth, widest } from './svg.js';

const ROW = 20;
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
      columns: { kind: 'bar', label: 'area', values: ['rate'] },
      draw(width) {
        const names =
          MARK +
          widest(
            rows.map((row) => textOf(row, 'area')),
            { bold: true },
          );
        const numbers = widest(
          rows.map((row) => numberOf(row)),
          { bold: true },
        );
        const left = names + GAP + numbers + GAP;
        const bottom = HEAD + rows.length * ROW;
        const values = [...rows, ...(london ? [london] : [])].flatMap((row) => numberIn(row, 'rate') ?? []);
        const scale = scaleOver(values, left, width - 14);
        const bars = rows.map((row, index) => {
          const y = HEAD + index * ROW;
          const base = y + ROW / 2 + FONT_SIZE * 0.36;
          const kind = row.marked ? 'own' : 'other';
          const text = row.marked ? 'own-text' : 'ink';
          return [
            row.marked
              ? pointer(names - textWidth(textOf(row, 'area'), { bold: true }) - MARK, y + ROW / 2, 'own')
              : '',
            label(names, base, textOf(row, 'area'), { anchor: 'end', kind: text }),
            label(left - GAP, base, numberOf(row), { anchor: 'end', kind: text }),
            rect(left, y + 3, scale(numberIn(row, 'rate') ?? 0) - left, ROW - 6, kind),
          ].join('');
        });
        const body = axisBelow(scale, { top: HEAD, bottom }) + bars.join('') + londonLine(london, scale, bottom, width);
        return { height: bottom + 22, markup: body };
      },
    };
  },
};

/** A reason does not fit beside a bar; the table has it. */
const numberOf = (row: ReportRow): string => (numberIn(row, 'rate') === null ? 'no rate' : textOf(row, 'rate'));

function londonLine(
  london: ReportRow | undefined,
  scale: (value: number) => number,
  bottom: number,
  width: number,
): string {
  const rate = london && numberIn(london, 'rate');
  if (!london || rate === null || rate === undefined) return '';
  const x = scale(rate);
  const text = `${textOf(london, 'area')} ${textOf(london, 'rate')}`;
  const half = textWidth(text, { bold: true }) / 2;
  const at = Math.min(Math.max(x, half), width - half);
  return (
    line(x, HEAD - 6, x, bottom, 'halo') +
    line(x, HEAD - 6, x, bottom, 'beside-line') +
    label(at, HEAD - 10, text, { anchor: 'middle', kind: 'beside-text' })
  );
}
