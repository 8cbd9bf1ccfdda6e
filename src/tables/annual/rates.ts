import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { monthName } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { denominatorOf } from '../../figures/basis/denominator.js';
import { seriesName } from '../../figures/basis/estimates.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { compareOffence } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { rateUnitOf, rateUnitsNote } from '../../figures/measures/rate.js';
import { rateLimits } from '../../figures/measures/signal.js';
import { comparedColumn, offenceGrid } from '../shared/columns.js';
import { RESIDENTS_NOTE, type Report, reportTable, type TableBuilder } from '../shared/report.js';

/** What the rates of this year are divided by, in numbers. */
function dividedBy({ study, area }: Report): string[] {
  return (['population', 'households'] as const).flatMap((base) => {
    const found = denominatorOf(study, setOf(area), base, study.choices.period);
    if (isMissing(found)) return [];
    const { value, unit, date, series } = found;
    const people = unit === 'population' ? 'people' : unit;
    const when = unit === 'households' ? '' : `, of ${monthName(date.slice(0, 7))}`;
    return [
      `${study.choices.period.label} is divided by ${groupThousands(value, 0)} ${people} in ${area.name}: ${seriesName(series)}${when}.`,
    ];
  });
}

const LIMITS = [
  { key: 'rate_lower', heading: '95% limits, lower', unit: 'per 1,000 population' as const },
  { key: 'rate_upper', heading: '95% limits, upper', unit: 'per 1,000 population' as const },
];

function limitsOf({ study, area }: Report, offence: string) {
  const { lower, upper } = rateLimits(study, countFigure(study, setOf(area), offence, study.choices.period));
  return { rate_lower: lower, rate_upper: upper };
}

/** Rates per 1,000, London's beside them, the gap and the rank. */
export const rates: TableBuilder = {
  id: 'rates',
  about: 'rates per 1,000 population (residential burglary: households), London, gap and rank',
  make(report) {
    const { study, area } = report;
    const offences = everyOffence(study);
    const grid = offenceGrid(report, offences, [
      'count',
      'rate',
      ...comparedColumn(report, 'comparedRate'),
      'previousRate',
      'londonRate',
      'rateGapPercent',
      'rankLowest',
    ]);
    const per = (key: string) => (study.tree.get(key).rateBase === 'households' ? ` (${rateUnitOf(study, key)})` : '');
    const rows = grid.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, ...limitsOf(report, row.key), offence: `${String(row.cells.offence)}${per(row.key)}` },
    }));
    const title = `Offences per 1,000 population in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      rateUnitsNote(study),
      RESIDENTS_NOTE,
      ...dividedBy(report),
      'The 95% limits take the offences for a Poisson count: exact below 10 offences, Byar from there on.',
      'The gap is how far the borough lies above (+) or below (-) London, in percent of London.',
    ];
    const columns = [...grid.columns.slice(0, 3), ...LIMITS, ...grid.columns.slice(3)];
    // Two years' rates side by side are a comparison: what lies between the years is said here too.
    const figures = offences.map((offence) => compareOffence(study, area, offence).change);
    return reportTable(study, { id: 'rates', title, columns, rows, notes, figures });
  },
};
