import { type ChartMaker, numberIn } from './chart.js';
import { rankChart } from './ranks.js';

/** A rank of fewer offences than one to 20,000 people is a rank of next to nothing. */
export const LEAST_RATE = 0.05;

/** The ranks of the groups of offences alone, for a page that has no room for every offence. */
export const ranksOfGroups: ChartMaker = {
  id: 'ranks-of-groups',
  table: 'rankings',
  about: "each group's place among the boroughs, 1 = lowest, last year's place shown",
  make(table, { area }) {
    return rankChart(
      table,
      area.name,
      table.rows.filter((row) => (row.level ?? 0) < 2 && (numberIn(row, 'rate') ?? LEAST_RATE) >= LEAST_RATE),
    );
  },
};
