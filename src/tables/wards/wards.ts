import { groupThousands } from '../../core/format.js';
import type { Area } from '../../core/reference.js';
import type { Cell, Column, ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { combine } from '../../figures/figure.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { compareSmall, type SmallComparison } from '../../figures/small-areas/small-area-comparison.js';
import { rankInBorough, smallAreas, sumOfSmall } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { share } from '../../statistics/share.js';
import { type Report, reportTable, type TableBuilder, text } from '../shared/report.js';
import { needsWards, wardNotes } from './ward-words.js';

export const wardCells = ({ area, ...comparison }: SmallComparison): Record<string, Cell> => ({
  ward: area.name,
  code: area.gss,
  previous_count: comparison.previousCount,
  count: comparison.count,
  change: comparison.change,
  change_percent: comparison.changePercent,
  share: comparison.share,
  rate: comparison.rate,
  rank_in_borough: comparison.rankInBorough,
  rank_in_london: comparison.rankInLondon,
  above_next: comparison.aboveNext,
});

export function wardColumns(study: Study, many = 'wards', one = 'ward'): Column[] {
  const { period, previous, areaPopulation } = study.choices;
  const all = groupThousands(smallAreas(study, one === 'ward' ? 'ward' : 'lsoa').length, 0);
  return [
    text('ward', one === 'ward' ? 'Ward' : 'LSOA'),
    text('code', 'Code'),
    { key: 'previous_count', heading: previous.label, unit: 'offences' },
    { key: 'count', heading: period.label, unit: 'offences' },
    { key: 'change', heading: 'Change', unit: 'offences' },
    { key: 'change_percent', heading: '% change', unit: 'percent' },
    { key: 'share', heading: `Share of the borough's ${many}`, unit: 'percent share' },
    ...(areaPopulation
      ? [{ key: 'rate', heading: `Rate ${period.label}`, unit: 'per 1,000 population' as const }]
      : []),
    { key: 'rank_in_borough', heading: 'Rank in the borough (1 = most)', unit: 'rank' },
    { key: 'rank_in_london', heading: `Rank of London's ${all} ${many} (1 = most)`, unit: 'rank' },
    { key: 'above_next', heading: `Above the next ${one} in London`, unit: 'percent' },
  ];
}

/** Beneath the wards: their sum, the borough's own count, and what lies between: offences placed in no ward. */
function sumRows(
  study: Study,
  area: Area,
  offence: string,
  cellsFor: (cells: Record<string, Cell>) => Record<string, Cell>,
): ReportRow[] {
  const { period, previous } = study.choices;
  const counts = [period, previous].map((year) => ({
    wards: sumOfSmall(study, 'ward', area.code, offence, year),
    borough: countFigure(study, setOf(area), offence, year),
  }));
  const [now, before] = counts;
  if (!now || !before) throw new Error('two periods');
  const line = (name: string, one: CountFigure, other: CountFigure) => ({
    ward: name,
    previous_count: other,
    count: one,
    change: changeFigure(study, one, other),
    change_percent: percentChangeFigure(study, one, other),
  });
  const gap = ({ wards, borough }: typeof now) =>
    combine([borough, wards], { unit: 'offences', method: 'count' }, (all, placed) => all - placed);
  const gapShare = combine([gap(now), now.borough], { unit: 'percent share', method: 'share' }, share);
  return [
    { key: `${offence}|wards`, level: 0, cells: cellsFor(line('All wards together', now.wards, before.wards)) },
    {
      key: `${offence}|borough`,
      level: 0,
      cells: cellsFor(line(`${area.name}, borough count`, now.borough, before.borough)),
    },
    {
      key: `${offence}|gap`,
      level: 0,
      cells: cellsFor({
        ward: 'In no ward (borough less wards)',
        previous_count: gap(before),
        count: gap(now),
        share: gapShare,
      }),
    },
  ];
}

/** The wards of the borough for the offences asked for. */
export const WARD_OFFENCES = ['all', 'burglary'];

export const wards: TableBuilder = {
  id: 'wards',
  about: 'each ward: count, change, share, rank in the borough and in London (needs a ward file)',
  level: 'ward',
  absent: ({ study }) => needsWards(study),
  make(report: Report) {
    const { study, area } = report;
    const offences = report.offences?.length ? report.offences : WARD_OFFENCES;
    const columns = [text('offence', 'Offence'), ...wardColumns(study)];
    const rows = offences.flatMap((offence): ReportRow[] => {
      const blank = Object.fromEntries(columns.map(({ key }) => [key, '']));
      const fill = (cells: Record<string, Cell>) => ({ ...blank, offence: labelOf(study, offence), ...cells });
      const comparisons = rankInBorough(study, 'ward', area.code, offence).ordered.map(({ area: ward }) => ({
        key: `${offence}|${ward.gss}`,
        level: 1,
        cells: fill(wardCells(compareSmall(study, ward, offence))),
      }));
      return [...comparisons, ...sumRows(study, area, offence, fill)];
    });
    const title = `Wards of ${area.name}, ${study.choices.period.label}`;
    return reportTable(study, { id: 'wards', title, columns, rows, notes: wardNotes(study), london: false });
  },
};
