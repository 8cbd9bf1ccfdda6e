import { labelOf } from '../../figures/measures/comparison.js';
import { rateUnitOf } from '../../figures/measures/rate.js';
import { reportTable } from '../shared/report.js';
import { leagueGrid } from './league.js';
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
