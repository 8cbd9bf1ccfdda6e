import type { ReportRow } from '../../core/report.js';
import { type ChartMaker, figureOf, numberIn, textOf } from '../chart.js';
import { type BoroughMap, boroughMap, boroughsWith } from './borough-map.js';
import { fifths, type MapClass } from './classes.js';

function finding({ opening, values }: BoroughMap, rows: readonly ReportRow[], classes: readonly MapClass[]): string {
  const boroughRow = rows.find(({ marked }) => marked);
  const top = rows.slice(-3).reverse();
  const listed = top.map((row) => `${textOf(row, 'area')} ${textOf(row, 'rate')}`).join(', ');
  const mine = boroughRow ? ` ${textOf(boroughRow, 'area')}, framed: ${textOf(boroughRow, 'rate')}.` : '';
  const names = classes.map(({ name }) => name).join('; ');
  return `${opening} in steps of rate (${names}), ${values}. Highest: ${listed}.${mine} The City of London has a police force of its own and is not shaded.`;
}

/** Where the rates are high and low: the boroughs by their outlines, or a tile for each about where it lies. */
export const mapOfRates: ChartMaker = {
  id: 'map-of-rates',
  table: 'league',
  about: 'a map of London, shaded by rate: tiles, or outlines with --boundaries',
  make(table, context) {
    const rows = boroughsWith(table, 'rate');
    const [first] = rows;
    if (!first) return undefined;
    const unit = figureOf(first, 'rate')?.unit ?? 'per 1,000 population';
    const classes = fifths(
      rows.map((row) => numberIn(row, 'rate') ?? 0),
      unit,
    );
    const map = boroughMap({ key: 'rate', shades: 'step', ...classes }, rows, context);
    const description = finding(map, rows, classes.classes);
    return { title: table.title, description, repeats: 'boroughs-by-rate', draw: map.draw };
  },
};
