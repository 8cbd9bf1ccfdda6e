import { capitalized, groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { monthName, periodIs } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { denominatorOf } from '../../figures/basis/denominator.js';
import { seriesName } from '../../figures/basis/estimates.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import type { Comparison } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { rateUnitOf, rateUnitsNote } from '../../figures/measures/rate.js';
import { rateLimits } from '../../figures/measures/signal.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column } from '../shared/column.js';
import { comparedColumn, offenceColumns, offenceRows } from '../shared/columns.js';
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
      `${capitalized(periodIs(study.choices.period))} divided by ${groupThousands(value, 0)} ${people} in ${area.name}: ${seriesName(series)}${when}.`,
    ];
  });
}

/** The columns of the 95% limits of the rate. */
function limitColumns({ study, area }: Report): Columns<Comparison> {
  const limitsOf = ({ offence }: Comparison) =>
    rateLimits(study, countFigure(study, setOf(area), offence.id, study.choices.period));
  return [
    column.rate('rate_lower', '95% limits, lower', (row) => limitsOf(row).lower),
    column.rate('rate_upper', '95% limits, upper', (row) => limitsOf(row).upper),
  ];
}

/** "Residential burglary (per 1,000 households)": the unit of a rate that is not of residents. */
function labelWithUnit(study: Study, { offence: { id, label } }: Comparison): string {
  return study.tree.get(id).rateBase === 'households' ? `${label} (${rateUnitOf(study, id)})` : label;
}

/** Rates per 1,000, London's next to them, the gap and the rank. */
export const rates: TableBuilder = {
  id: 'rates',
  about: 'rates per 1,000 population (residential burglary: households), London, gap and rank',
  make(report) {
    const { study, area } = report;
    const rows = offenceRows(report, everyOffence(study));
    const shared = offenceColumns(study, [
      'count',
      'rate',
      ...comparedColumn(report, 'comparedRate'),
      'previousRate',
      'londonRate',
      'rateGapPercent',
      'rankLowest',
    ]);
    const offence = column.text('offence', 'Offence', (row: Comparison) => labelWithUnit(study, row));
    const title = `Offences per 1,000 population in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      rateUnitsNote(study),
      RESIDENTS_NOTE,
      ...dividedBy(report),
      'The 95% limits take the offences for a Poisson count: exact below 10 offences, Byar from there on.',
      'The gap is how far the borough lies above (+) or below (-) London, in percent of London.',
    ];
    const columns = [offence, ...shared.slice(1, 3), ...limitColumns(report), ...shared.slice(3)];
    // The table prints the rates of two years, so the notes on changes between them (breaks of the series) belong to it.
    const figures = rows.map(({ change }) => change);
    return reportTable(study, { id: 'rates', title, columns, rows, notes, figures });
  },
};
