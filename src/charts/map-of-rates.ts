import { groupThousands } from '../core/format.js';
import type { ReportRow } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { drawTiles, fifths, stepBy } from './tile-map.js';

const boroughsWith = (rows: readonly ReportRow[]): ReportRow[] =>
  rows.filter((row) => row.key !== 'london' && numberIn(row, 'rate') !== null);

/** "below 62.0", "62.0 to under 75.3", ..., "110.2 and over": the limits as they are printed. */
function stepNames(limits: readonly number[]): string[] {
  const texts = limits.map((limit) => groupThousands(limit, 1));
  const between = texts.slice(1).map((text, index) => `${texts[index]} to under ${text}`);
  return [`below ${texts[0]}`, ...between, `${texts[texts.length - 1]} and over`];
}

function finding(rows: readonly ReportRow[], names: readonly string[]): string {
  const boroughRow = rows.find(({ marked }) => marked);
  const top = rows.slice(-3).reverse();
  const listed = top.map((row) => `${textOf(row, 'area')} ${textOf(row, 'rate')}`).join(', ');
  const mine = boroughRow ? ` ${textOf(boroughRow, 'area')}, framed: ${textOf(boroughRow, 'rate')}.` : '';
  return `A map of London with a tile for each borough, shaded in five steps of rate (${names.join('; ')}), the values printed. Highest: ${listed}.${mine} The City of London has a police force of its own and is not shaded.`;
}

/** Where the rates are high and low: a tile for each borough, about where it lies. */
export const mapOfRates: ChartMaker = {
  id: 'map-of-rates',
  table: 'league',
  about: 'a tile map of London, shaded by rate, values printed',
  make(table, { areas }) {
    const rows = boroughsWith(table.rows);
    if (rows.length < 5) return undefined;
    const limits = fifths(rows.map((row) => numberIn(row, 'rate') ?? 0));
    const names = stepNames(limits);
    const map = { key: 'rate', shades: 'step' as const, stepOf: stepBy(limits), names };
    return {
      title: table.title,
      description: finding(rows, names),
      draw: (width) => drawTiles(map, rows, areas, width),
    };
  },
};
