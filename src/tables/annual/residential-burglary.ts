import { type Period, shiftPeriod } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonRate } from '../../figures/measures/london.js';
import { rankOfRates } from '../../figures/measures/rank.js';
import { rateFigure, rateUnitOf } from '../../figures/measures/rate.js';
import { type Columns, column } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { reportTable, type TableBuilder } from '../shared/report.js';
import { yearsInFiles } from '../shared/years.js';

const OFFENCE = 'burglary-residential';

/** Residential burglary year by year: count, change, rate per 1,000 households, London and rank. */
export const residentialBurglary: TableBuilder = {
  id: 'residential-burglary',
  about: 'residential burglary year by year, per 1,000 households, with London and rank',
  make({ study, area }) {
    const countIn = (period: Period) => countFigure(study, setOf(area), OFFENCE, period);
    const years = yearsInFiles(study);
    const rows = [...years].reverse().map((year) => ({ key: year.from, year, count: countIn(year) }));
    const unit = rateUnitOf(study, OFFENCE);
    const columns: Columns<(typeof rows)[number]> = [
      column.text('year', 'Year', ({ year }) => year.label),
      column.offences('count', `Residential burglaries in ${area.name}`, ({ count }) => count),
      column.percent('change_percent', '% change on the year before', ({ year, count }) =>
        percentChangeFigure(study, count, countIn(shiftPeriod(year, -12))),
      ),
      column.of(unit)('rate', `Rate ${unit}`, ({ count }) => rateFigure(study, count)),
      column.of(unit)('london_rate', `${londonName(study)} rate ${unit}`, ({ year }) =>
        londonRate(study, OFFENCE, year),
      ),
      column.rank('rank_lowest', 'Rank (1 = lowest)', ({ year }) =>
        rankOfRates(study, OFFENCE, year).lowest(area.code),
      ),
    ];
    const { period } = study.choices;
    const first = years[0]?.label ?? period.label;
    const title = `Residential burglary in ${area.name}, ${first === period.label ? '' : `${first} to `}${period.label}`;
    const notes = [`${study.tree.get(OFFENCE).definition}.`];
    return reportTable(study, { id: 'residential-burglary', title, columns, rows, notes });
  },
};
