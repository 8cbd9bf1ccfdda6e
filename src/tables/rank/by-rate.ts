import { labelOf } from '../../figures/comparison.js';
import { rateUnitOf } from '../../figures/rate.js';
import { leagueGrid } from '../league.js';
import { reportTable } from '../report.js';
import type { RankTable } from './rank-report.js';

/** The boroughs in order of the offence's rate, lowest first. */
export const rankByRate: RankTable = {
  id: 'rank',
  about: 'the boroughs in order of the rate, lowest first',
  make(report) {
    const { study, offence } = report;
    const title = `${labelOf(study, offence)} ${rateUnitOf(study, offence)} by London borough, ${study.choices.period.label}`;
    return reportTable(study, { id: 'rank', title, ...leagueGrid(report, offence) });
  },
};
