import { figureText } from '../../core/format.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffenceWithSets } from '../../figures/basis/offence-lists.js';
import type { Comparison } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { RANK_RANGE_NOTE, rankRange } from '../../figures/measures/rank-range.js';
import { rankedAreas } from '../../figures/measures/ranked-rates.js';
import { rateUnitsNote } from '../../figures/measures/rate.js';
import { column } from '../shared/column.js';
import { comparedColumn, offenceColumns, offenceRows } from '../shared/columns.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';

/** "6 to 9", "8": the ranks that chance allows. */
function rangeInWords({ study, area }: Report, offence: string): string {
  const { from, to } = rankRange(study, countFigure(study, setOf(area), offence, study.choices.period));
  if (from.value === null || to.value === null) return from.missing ?? to.missing ?? '';
  return from.value === to.value ? figureText(from) : `${figureText(from)} to ${figureText(to)}`;
}

const QUARTERS = ['lowest', 'second lowest', 'second highest', 'highest'] as const;

/** The quarter of the boroughs that all ranks that chance allows lie in; "not certain" where they lie in several. */
function quarterInWords({ study, area }: Report, offence: string): string {
  const { from, to } = rankRange(study, countFigure(study, setOf(area), offence, study.choices.period));
  if (from.value === null || to.value === null) return from.missing ?? to.missing ?? '';
  const of = rankedAreas(study).length;
  const [first, last] = [from.value, to.value].map((rank) => Math.floor((4 * (rank - 1)) / of));
  return first === last ? (QUARTERS[first ?? 0] ?? '') : 'not certain';
}

/** The borough's rank among all, for every offence, this year and last. */
export const rankings: TableBuilder = {
  id: 'rankings',
  about: "the borough's rank for every offence, 1 = lowest, this year and last, and of the change",
  make(report) {
    const { study, area } = report;
    const rows = offenceRows(report, everyOffenceWithSets(study));
    const columns = [
      ...offenceColumns(study, [
        'rate',
        'rankLowest',
        ...comparedColumn(report, 'comparedRankLowest'),
        'previousRankLowest',
        'rankMove',
        'rankHighest',
        'rankOfNumber',
        'changePercent',
        'rankOfChange',
      ]),
      column.text('rank_range', 'Places that chance allows (95%)', ({ offence }: Comparison) =>
        rangeInWords(report, offence.id),
      ),
      column.text('quarter', 'Quarter of the boroughs by rate', ({ offence }: Comparison) =>
        quarterInWords(report, offence.id),
      ),
    ];
    const of = rankedAreas(study).length;
    const title = `Rank of ${area.name} among the ${of} London boroughs by rate, ${study.choices.period.label}`;
    const notes = [
      `Ranks are of ${of} boroughs, on unrounded rates; a place moved up (+) is towards a higher rate.`,
      rateUnitsNote(study),
      RANK_RANGE_NOTE,
      'The rank of the number of offences takes no account of how many people live in a borough. The quarter of the boroughs is named only where all places that chance allows lie in it.',
    ];
    return reportTable(study, { id: 'rankings', title, columns, rows, notes, london: false });
  },
};
