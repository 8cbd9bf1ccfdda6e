import type { ReportRow, ReportTable } from '../core/report.js';
import { axisBelow, scaleOver } from './axis.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { FONT_SIZE, label, rect, widest } from './svg.js';

const ROW = 20;
const TOP = 4;
const GAP = 10;

/** The wards of the first offence of the table: it may hold several. */
function rowsOf({ rows }: ReportTable): ReportRow[] {
  const [first] = rows;
  if (!first) return [];
  const offence = textOf(first, 'offence');
  return rows.filter(
    (row) => textOf(row, 'code') !== '' && textOf(row, 'offence') === offence && numberIn(row, 'count') !== null,
  );
}

/** "Hendon has the most, 125 (45= of London's wards), Edgwarebury the fewest, 40." */
function finding(rows: readonly ReportRow[]): string {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return 'No wards to show.';
  const wardRank =
    numberIn(first, 'rank_in_london') === null ? '' : `, place ${textOf(first, 'rank_in_london')} in London`;
  return `Bars of the offences in each ward, most first. ${textOf(first, 'ward')} has the most, ${textOf(first, 'count')}${wardRank}; ${textOf(last, 'ward')} the fewest, ${textOf(last, 'count')}.`;
}

/** The wards by number of offences: names and numbers in columns, so that no bar runs into a label. */
export const wards: ChartMaker = {
  id: 'wards',
  table: 'wards',
  about: 'the wards of the borough by number of offences, of the first offence of the table',
  make(table) {
    const rows = rowsOf(table);
    if (rows.length === 0) return undefined;
    const [first] = rows;
    return {
      title: `${first ? textOf(first, 'offence') : ''}: ${table.title}`,
      description: finding(rows),
      draw(width) {
        const names = widest(rows.map((row) => textOf(row, 'ward')));
        const left = names + GAP + widest(rows.map((row) => textOf(row, 'count'))) + GAP;
        const bottom = TOP + rows.length * ROW;
        const scale = scaleOver(
          rows.map((row) => numberIn(row, 'count') ?? 0),
          left,
          width - 14,
        );
        const bars = rows.map((row, index) => {
          const y = TOP + index * ROW;
          const base = y + ROW / 2 + FONT_SIZE * 0.36;
          return [
            label(names, base, textOf(row, 'ward'), { anchor: 'end' }),
            label(left - GAP, base, textOf(row, 'count'), { anchor: 'end' }),
            rect({ x: left, y: y + 3, width: scale(numberIn(row, 'count') ?? 0) - left, height: ROW - 6 }, 'own'),
          ].join('');
        });
        return { height: bottom + 22, markup: axisBelow(scale, { top: TOP, bottom }) + bars.join('') };
      },
    };
  },
};
