import { monthRange, type Period, shiftPeriod } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { airportCaution } from '../../figures/basis/airports.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffenceWithSets } from '../../figures/basis/offence-lists.js';
import { compareDetection, detectionMeasure, measureName } from '../../figures/detection/detection.js';
import { boroughAverage } from '../../figures/measures/borough-average.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount, londonRate } from '../../figures/measures/london.js';
import { comparedRanks, rankMove, rankOfRates } from '../../figures/measures/rank.js';
import { householdsOf, rateFigure } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { changeWord, directionOf, familyOf, wordNotes } from '../shared/change-words.js';
import { type Columns, column, type RowHead, type TableColumn, withPriority } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { RESIDENTS_NOTE, reportTable, type TableBuilder } from '../shared/report.js';
import { type QuarterlyReport, quarterPeriods, toDateHeading, twelveMonthsHeading } from './quarter.js';

/** Places moved in the 12-month rate since the quarter before. */
export function rankMoves(study: Study, code: string, offence: string) {
  const { period } = study.choices;
  const rank = rankOfRates(study, offence, period).lowest(code);
  return { rank, move: rankMove(comparedRanks(study, offence, period, shiftPeriod(period, -3)), code) };
}

/** The comparator of the dashboard: the first asked for, by default the Basic Command Unit. */
const comparatorOf = ({ comparators, area }: QuarterlyReport): AreaSet => comparators[0] ?? setOf(area);

/** Counts of an area in a period, and how they changed, by the offence that is the key of the row. */
function countsOf(study: Study, set: AreaSet) {
  const count = (period: Period) => (row: RowHead) => countFigure(study, set, row.key, period);
  const percentChange = (now: Period, before: Period) => (row: RowHead) =>
    percentChangeFigure(study, count(now)(row), count(before)(row));
  return { count, percentChange };
}

/** Quarter, year to date and 12 months in the borough. */
function boroughColumns(report: QuarterlyReport): Columns<RowHead> {
  const { study, area, quarter } = report;
  const { sameQuarterLastYear, yearToDate, lastYearToDate } = quarterPeriods(report);
  const { period, previous } = study.choices;
  const { count, percentChange } = countsOf(study, setOf(area));
  // In the last quarter of a year the year to date is the 12 months.
  const repeats = (key: string) => (yearToDate.from === period.from ? { sameAs: key } : {});
  const needed = (item: TableColumn<RowHead>) => withPriority(1, item);
  const further = (item: TableColumn<RowHead>) => withPriority(3, item);
  return [
    column.offences('quarter_count', quarter.label, count(quarter)),
    column.offences('same_quarter_last_year', sameQuarterLastYear.label, count(sameQuarterLastYear)),
    column.percent('quarter_change_percent', '% change, quarter', percentChange(quarter, sameQuarterLastYear)),
    further(
      column.text('direction', 'Number, quarter', (row) =>
        directionOf(changeFigure(study, count(quarter)(row), count(sameQuarterLastYear)(row))),
      ),
    ),
    needed(column.text('signal', 'Rate, quarter', ({ key }) => changeWord(familyOf(report), key))),
    {
      ...further(column.offences('year_to_date', toDateHeading(yearToDate), count(yearToDate))),
      ...repeats('rolling_count'),
    },
    further(column.offences('last_year_to_date', lastYearToDate.label, count(lastYearToDate))),
    {
      ...further(
        column.percent(
          'year_to_date_change_percent',
          '% change, year to date',
          percentChange(yearToDate, lastYearToDate),
        ),
      ),
      ...repeats('rolling_change_percent'),
    },
    column.offences('rolling_count', twelveMonthsHeading(period), count(period)),
    column.percent('rolling_change_percent', '% change, 12 months', percentChange(period, previous)),
    column.rate('rate', 'Rate, 12 months', (row) => rateFigure(study, count(period)(row))),
  ];
}

/** The same quarter in the comparator and in London, and the rank among the boroughs. */
function comparisonColumns(report: QuarterlyReport): Columns<RowHead> {
  const { study, area, quarter } = report;
  const { sameQuarterLastYear } = quarterPeriods(report);
  const { period } = study.choices;
  const [comparator, london] = [comparatorOf(report), londonName(study)];
  const { count, percentChange } = countsOf(study, comparator);
  return [
    column.percent(
      'comparator_change_percent',
      `${comparator.name}, % change, quarter`,
      percentChange(quarter, sameQuarterLastYear),
    ),
    column.rate('comparator_rate', `${comparator.name}, rate, 12 months`, (row) =>
      rateFigure(study, count(period)(row)),
    ),
    column.of('offences a borough')('london_average', 'Average borough, quarter', ({ key }) =>
      boroughAverage(study, key, quarter),
    ),
    column.percent('london_change_percent', `${london}, % change, quarter`, ({ key }) =>
      percentChangeFigure(study, londonCount(study, key, quarter), londonCount(study, key, sameQuarterLastYear)),
    ),
    column.rate('london_rate', `${london}, rate, 12 months`, ({ key }) => londonRate(study, key, period)),
    column.rank('rank_lowest', 'Rank (1 = lowest)', ({ key }) => rankMoves(study, area.code, key).rank),
    column.rankMoves(
      'rank_move',
      'Places moved since last quarter',
      ({ key }) => rankMoves(study, area.code, key).move,
    ),
  ];
}

/** Detections over the 12 months, where the files have outcomes; a column of reasons says nothing. */
function detectionColumns({ study, area }: QuarterlyReport): Columns<RowHead> {
  if (!detectionMeasure(study)) return [];
  const name = measureName(study);
  const compared = ({ key }: RowHead) => compareDetection(study, area, key);
  return [
    column.share('detection_rate', `${name}, 12 months`, (row) => compared(row).rate),
    column.points(
      'detection_change_points',
      `${name}, change on the year before (points)`,
      (row) => compared(row).changePoints,
    ),
    column.points('detection_gap_points', `${name}, gap to London (points)`, (row) => compared(row).gapPoints),
  ];
}

/** Every offence of the quarter on one line: counts, changes, rates, comparator, London and rank. */
export const dashboard: TableBuilder<QuarterlyReport> = {
  id: 'dashboard',
  about: 'every offence: quarter, year to date, 12 months, rate, comparator, London, rank and its move',
  make(report) {
    const { study, area, quarter } = report;
    const offences = everyOffenceWithSets(study);
    const rows = offences.map((key) => ({ key, level: study.tree.levelOf(key) }));
    const columns: Columns<RowHead> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      ...boroughColumns(report),
      ...comparisonColumns(report).map((item) => withPriority(4, item)),
      ...detectionColumns(report),
    ];
    const title = `${area.name}: performance in ${quarter.label} (${monthRange(quarter.from, quarter.to)})`;
    const { sameQuarterLastYear } = quarterPeriods(report);
    const airports = airportCaution(study, area, [quarter, sameQuarterLastYear, study.choices.period]);
    const notes = [
      `Each period is set against the same months a year before. Rates and ranks are of the 12 months to the end of the quarter, per 1,000 population (residential burglary: ${householdsOf(study)}); a place moved up (+) is towards a higher rate.`,
      'The average borough is the mean count of the 32 boroughs.',
      ...wordNotes(report, offences),
      'Up and down say which way the number of offences went; chance alone may have moved it.',
      RESIDENTS_NOTE,
      ...(airports === undefined ? [] : [airports]),
    ];
    return reportTable(study, { id: 'dashboard', title, columns, rows, notes });
  },
};
