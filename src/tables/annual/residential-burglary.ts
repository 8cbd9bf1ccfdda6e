import { shiftPeriod } from '../../core/months.js';
import type { ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonRate } from '../../figures/measures/london.js';
import { rankOfRates } from '../../figures/measures/rank.js';
import { rateFigure, rateUnitOf } from '../../figures/measures/rate.js';
import { londonName } from '../shared/columns.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';
import { yearsFromBase } from '../shared/years.js';

const OFFENCE = 'burglary-residential';

/** Residential burglary year by year: count, change, rate per 1,000 households, London and rank. */
export const residentialBurglary: TableBuilder = {
  id: 'residential-burglary',
  about: 'residential burglary year by year, per 1,000 households, with London and rank',
  make({ study, area }) {
    const rows: ReportRow[] = [...yearsFromBase(study)].reverse().map((year) => {
      const count = countFigure(study, setOf(area), OFFENCE, year);
      const before = countFigure(study, setOf(area), OFFENCE, shiftPeriod(year, -12));
      const rank = rankOfRates(study, OFFENCE, year).lowest(area.code);
      return {
        key: year.from,
        cells: {
          year: year.label,
          count,
          change_percent: percentChangeFigure(study, count, before),
          rate: rateFigure(study, count),
          london_rate: londonRate(study, OFFENCE, year),
          rank_lowest: rank,
        },
      };
    });
    const unit = rateUnitOf(study, OFFENCE);
    const columns = [
      text('year', 'Year'),
      { key: 'count', heading: `Residential burglaries in ${area.name}`, unit: 'offences' as const },
      { key: 'change_percent', heading: '% change on the year before', unit: 'percent' as const },
      { key: 'rate', heading: `Rate ${unit}`, unit },
      { key: 'london_rate', heading: `${londonName(study)} rate ${unit}`, unit },
      { key: 'rank_lowest', heading: 'Rank (1 = lowest)', unit: 'rank' as const },
    ];
    const title = `Residential burglary in ${area.name}, ${study.choices.base.label} to ${study.choices.period.label}`;
    return reportTable(study, {
      id: 'residential-burglary',
      title,
      columns,
      rows,
      notes: [study.tree.get(OFFENCE).definition],
    });
  },
};
