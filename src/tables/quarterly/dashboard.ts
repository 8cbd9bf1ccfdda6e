import type { Figure } from '../../core/figure.js';
import { monthRange, shiftPeriod } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import type { Column, ReportRow } from '../../core/report.js';
import { airportCaution } from '../../figures/basis/airports.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import {
  compareDetection,
  detectionMeasure,
  measureName,
  WHERE_OUTCOMES_ARE,
} from '../../figures/detection/detection.js';
import { boroughAverage } from '../../figures/measures/borough-average.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount, londonRate } from '../../figures/measures/london.js';
import { comparedRanks, rankMove, rankOfRates } from '../../figures/measures/rank.js';
import { householdsOf, rateFigure } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { changeWord, directionOf, familyOf, wordNotes } from '../shared/change-words.js';
import { londonName } from '../shared/columns.js';
import { RESIDENTS_NOTE, reportTable, type TableBuilder, text } from '../shared/report.js';
import { type QuarterlyReport, quarterPeriods, toDateHeading, twelveMonthsHeading } from './quarter.js';

/** Places moved in the 12-month rate since the quarter before. */
export function rankMoves(study: Study, code: string, offence: string) {
  const { period } = study.choices;
  const rank = rankOfRates(study, offence, period).lowest(code);
  return { rank, move: rankMove(comparedRanks(study, offence, period, shiftPeriod(period, -3)), code) };
}

/** The comparator of the dashboard: the first asked for, by default the Basic Command Unit. */
const comparatorOf = ({ comparators, area }: QuarterlyReport): AreaSet => comparators[0] ?? setOf(area);

/** Quarter, year to date and 12 months of one offence in the borough. */
function ownFigures(report: QuarterlyReport, offence: string) {
  const { study, area, quarter } = report;
  const periods = quarterPeriods(report);
  const { period, previous } = study.choices;
  const [now, before, toDate, lastToDate, rolling, lastRolling] = [
    quarter,
    periods.sameQuarterLastYear,
    periods.yearToDate,
    periods.lastYearToDate,
    period,
    previous,
  ].map((when) => countFigure(study, setOf(area), offence, when));
  if (!now || !before || !toDate || !lastToDate || !rolling || !lastRolling) throw new Error('six periods');
  return {
    quarter_count: now,
    same_quarter_last_year: before,
    quarter_change_percent: percentChangeFigure(study, now, before),
    direction: directionOf(changeFigure(study, now, before)),
    signal: changeWord(familyOf(report), offence),
    year_to_date: toDate,
    last_year_to_date: lastToDate,
    year_to_date_change_percent: percentChangeFigure(study, toDate, lastToDate),
    rolling_count: rolling,
    rolling_change_percent: percentChangeFigure(study, rolling, lastRolling),
    rate: rateFigure(study, rolling),
  };
}

/** The same quarter in the comparator and in London. */
function othersFigures(report: QuarterlyReport, offence: string) {
  const { study, area, quarter } = report;
  const { sameQuarterLastYear } = quarterPeriods(report);
  const set = comparatorOf(report);
  const of = (when: typeof quarter) => countFigure(study, set, offence, when);
  const { rank, move } = rankMoves(study, area.code, offence);
  return {
    comparator_change_percent: percentChangeFigure(study, of(quarter), of(sameQuarterLastYear)),
    comparator_rate: rateFigure(study, of(study.choices.period)),
    london_average: boroughAverage(study, offence, quarter),
    london_change_percent: percentChangeFigure(
      study,
      londonCount(study, offence, quarter),
      londonCount(study, offence, sameQuarterLastYear),
    ),
    london_rate: londonRate(study, offence, study.choices.period),
    rank_lowest: rank,
    rank_move: move,
  };
}

/** Detections over the 12 months, where the files have outcomes; a column of reasons says nothing. */
function detectionFigures({ study, area }: QuarterlyReport, offence: string): Record<string, Figure> {
  if (!detectionMeasure(study)) return {};
  const { rate, changePoints, gapPoints } = compareDetection(study, area, offence);
  return { detection_rate: rate, detection_change_points: changePoints, detection_gap_points: gapPoints };
}

function detectionColumns(study: Study): Column[] {
  if (!detectionMeasure(study)) return [];
  const name = measureName(study);
  return [
    { key: 'detection_rate', heading: `${name}, 12 months`, unit: 'percent share' },
    {
      key: 'detection_change_points',
      heading: `${name}, change on the year before (points)`,
      unit: 'percentage points',
    },
    { key: 'detection_gap_points', heading: `${name}, gap to London (points)`, unit: 'percentage points' },
  ];
}

function columnsOf(report: QuarterlyReport): Column[] {
  const { study, quarter } = report;
  const { sameQuarterLastYear, yearToDate, lastYearToDate } = quarterPeriods(report);
  const { period } = study.choices;
  const [other, london] = [comparatorOf(report).name, londonName(study)];
  const offences = (key: string, heading: string): Column => ({ key, heading, unit: 'offences' });
  const percent = (key: string, heading: string): Column => ({ key, heading, unit: 'percent' });
  const rate = (key: string, heading: string): Column => ({ key, heading, unit: 'per 1,000 population' });
  return [
    text('offence', 'Offence'),
    offences('quarter_count', quarter.label),
    offences('same_quarter_last_year', sameQuarterLastYear.label),
    percent('quarter_change_percent', '% change, quarter'),
    text('direction', 'Number, quarter'),
    text('signal', 'Rate, quarter'),
    offences('year_to_date', toDateHeading(yearToDate)),
    offences('last_year_to_date', lastYearToDate.label),
    percent('year_to_date_change_percent', '% change, year to date'),
    offences('rolling_count', twelveMonthsHeading(period)),
    percent('rolling_change_percent', '% change, 12 months'),
    rate('rate', 'Rate, 12 months'),
    percent('comparator_change_percent', `${other}, % change, quarter`),
    rate('comparator_rate', `${other}, rate, 12 months`),
    { key: 'london_average', heading: 'Average borough, quarter', unit: 'offences a borough' },
    percent('london_change_percent', `${london}, % change, quarter`),
    rate('london_rate', `${london}, rate, 12 months`),
    { key: 'rank_lowest', heading: 'Rank (1 = lowest)', unit: 'rank' },
    { key: 'rank_move', heading: 'Places moved since last quarter', unit: 'places' },
    ...detectionColumns(study),
  ];
}

/** Every offence of the quarter on one line: counts, changes, rates, comparator, London and rank. */
export const dashboard: TableBuilder<QuarterlyReport> = {
  id: 'dashboard',
  about: 'every offence: quarter, year to date, 12 months, rate, comparator, London, rank and its move',
  make(report) {
    const { study, area, quarter } = report;
    const offences = ['all', 'mopac7', ...everyOffence(study).slice(1)];
    const rows: ReportRow[] = offences.map((offence) => ({
      key: offence,
      level: study.tree.set(offence) ? 0 : study.tree.levelOf(offence),
      cells: {
        offence: labelOf(study, offence),
        ...ownFigures(report, offence),
        ...othersFigures(report, offence),
        ...detectionFigures(report, offence),
      },
    }));
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
      ...(detectionMeasure(study) ? [] : [WHERE_OUTCOMES_ARE]),
    ];
    return reportTable(study, { id: 'dashboard', title, columns: columnsOf(report), rows, notes });
  },
};
