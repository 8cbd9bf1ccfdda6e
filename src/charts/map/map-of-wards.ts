import type { ReportRow, ReportTable } from '../../core/report.js';
import { type ChartMaker, figureOf, numberIn, textOf } from '../chart.js';
import { drawAreas, type MapArea } from './area-map.js';
import { fifths, type MapClass } from './classes.js';

/** The areas of the first offence of the table: it may hold several. A rank of wards has no column of offences. */
function rowsOf({ rows }: ReportTable): ReportRow[] {
  const [first] = rows;
  if (!first) return [];
  const offence = textOf(first, 'offence');
  return rows.filter((row) => textOf(row, 'code') !== '' && textOf(row, 'offence') === offence);
}

/** The areas of the rows on the map. One that the file counts in two boroughs has two values, and is not shaded. */
function areasOf(rows: readonly ReportRow[]): MapArea[] {
  const codes = rows.map((row) => textOf(row, 'code'));
  return [...new Set(codes)].map((code) => {
    const [first, second] = rows.filter((_, index) => codes[index] === code);
    const name = first ? textOf(first, 'ward') : code;
    return second ? { code, name: `${name}, in two boroughs`, row: undefined } : { code, name, row: first };
  });
}

function finding(rows: readonly ReportRow[], key: string, classes: readonly MapClass[]): string {
  const named = (row: ReportRow | undefined) => (row ? `${textOf(row, 'ward')} ${textOf(row, key)}` : '');
  const ordered = [...rows].sort((a, b) => (numberIn(b, key) ?? 0) - (numberIn(a, key) ?? 0));
  const names = classes.map(({ name }) => name).join('; ');
  return `A map of ${rows.length} areas, shaded in steps of ${key === 'rate' ? 'rate' : 'number'} (${names}). Highest: ${ordered.slice(0, 3).map(named).join(', ')}. Lowest: ${named(ordered.at(-1))}. The table has every value.`;
}

/** Wards or LSOAs by their outlines, which the user gives: shaded by rate where there is one, else by number. */
export const mapOfWards: ChartMaker = {
  id: 'map-of-wards',
  table: 'wards',
  about: 'the wards of the borough, of the first offence of the table, shaded (needs --boundaries)',
  make(table, { boundaries }) {
    if (!boundaries) return undefined;
    const all = rowsOf(table).filter((row) => boundaries.outlines.has(textOf(row, 'code')));
    const key = all.some((row) => numberIn(row, 'rate') !== null) ? 'rate' : 'count';
    const rows = all.filter((row) => numberIn(row, key) !== null);
    const [first] = rows;
    if (!first) return undefined;
    const unit = figureOf(first, key)?.unit ?? 'offences';
    const classes = fifths(
      rows.map((row) => numberIn(row, key) ?? 0),
      unit,
    );
    const offence = textOf(first, 'offence');
    // The map of a borough frames none of its wards; one of London frames those of the borough.
    const areas = areasOf(all);
    const map = { key, shades: 'step' as const, ...classes };
    return {
      title: `${offence === '' ? '' : `${offence}: `}${table.title}${key === 'rate' ? `, ${unit}` : ''}`,
      description: finding(rows, key, classes.classes),
      draw: (width) => drawAreas(map, areas, boundaries, width),
    };
  },
};
