import { labelOf } from '../../figures/measures/comparison.js';
import { rateUnitOf } from '../../figures/measures/rate.js';
import { reportTable } from '../shared/report.js';
import { leagueGrid } from './league.js';
import type { RankTable } from './rank-report.js';

const NUMBER_NOTE =
  'The order is that of the number of offences: boroughs with more residents and visitors have more of them.';

/** The boroughs in order of the offence's rate or number, lowest first. */
export const rankByRate: RankTable = {
  id: 'rank',
  about: 'the boroughs in order of the rate (or, with --by count, of the number), lowest first',
  make(report) {
    const { study, offence, by } = report;
    const measure = by === 'rate' ? rateUnitOf(study, offence) : 'in number';
    const title = `${labelOf(study, offence)} ${measure} by London borough, ${study.choices.period.label}`;
    const grid = leagueGrid(report, offence, by);
    const notes = by === 'count' ? [NUMBER_NOTE, ...grid.notes] : grid.notes;
    return reportTable(study, { id: 'rank', title, ...grid, notes });
  },
};
