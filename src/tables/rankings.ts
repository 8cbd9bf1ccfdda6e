import { rankedAreas } from '../figures/rank.js';
import { offenceGrid } from './columns.js';
import { everyOffence } from './offence-lists.js';
import { reportTable, type TableMaker } from './report.js';

/** The borough's place among all, for every offence, this year and last. */
export const rankings: TableMaker = {
  id: 'rankings',
  about: "the borough's rank for every offence, 1 = lowest, this year and last, and of the change",
  make(report) {
    const { study, area } = report;
    const grid = offenceGrid(
      report,
      ['all', 'mopac7', ...everyOffence(study).slice(1)],
      ['rate', 'rankLowest', 'previousRankLowest', 'rankMove', 'rankHighest', 'changePercent', 'rankOfChange'],
    );
    const of = rankedAreas(study).length;
    const title = `Rank of ${area.name} among the ${of} London boroughs by rate, ${study.choices.period.label}`;
    const notes = [
      `Ranks are of ${of} boroughs, on unrounded rates; a place moved up (+) is towards a higher rate.`,
      'Rates are per 1,000 population; residential burglary is per 1,000 households.',
    ];
    return reportTable(study, { id: 'rankings', title, ...grid, notes, london: false });
  },
};
