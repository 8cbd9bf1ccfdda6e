import type { SmallLevel } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import type { Period } from '../../core/months.js';
import type { Area, SmallArea } from '../../core/reference.js';
import { setOf } from '../../figures/basis/areas.js';
import { combine } from '../../figures/figure.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { compareSmall, type SmallComparison } from '../../figures/small-areas/small-area-comparison.js';
import { LEVEL_NAMES, rankInBorough, smallAreas, smallAreasTogether } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { share } from '../../statistics/changes/share.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { type CountPair, countPair, pairColumns } from '../shared/count-pair.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';
import { needsWards, wardNotes } from './ward-words.js';

type SmallFigures = Pick<SmallComparison, 'share' | 'rate' | 'rankInBorough' | 'rankInLondon' | 'aboveNext'>;

/** A ward or LSOA, or a line beneath all of them; such a line has not all of the figures. */
export interface WardRow extends RowHead, Partial<CountPair>, Partial<SmallFigures> {
  readonly area: Pick<SmallArea, 'name'> & Partial<Pick<SmallArea, 'gss'>>;
}

export function wardColumns(study: Study, level: SmallLevel = 'ward'): Columns<WardRow> {
  const { period, previous, areaPopulation } = study.choices;
  const [one, many] = LEVEL_NAMES[level];
  const all = groupThousands(smallAreas(study, level).length, 0);
  return [
    column.text('ward', level === 'ward' ? 'Ward' : 'LSOA', ({ area }) => area.name),
    column.text('code', 'Code', ({ area }) => area.gss ?? ''),
    ...pairColumns({ previous: previous.label, now: period.label }),
    column.share('share', `Share of the borough's ${many}`, (row) => row.share ?? ''),
    ...(areaPopulation ? [column.rate('rate', `Rate ${period.label}`, (row: WardRow) => row.rate ?? '')] : []),
    column.rank('rank_in_borough', 'Rank in the borough (1 = most)', (row) => row.rankInBorough ?? ''),
    column.rank('rank_in_london', `Rank of London's ${all} ${many} (1 = most)`, (row) => row.rankInLondon ?? ''),
    column.percent('above_next', `Above the next ${one} in London`, (row) => row.aboveNext ?? ''),
  ];
}

/** The rates of the rows, printed or not: the source of the table names what they are divided by. */
export const ratesOf = (rows: readonly WardRow[]): Figure[] => rows.flatMap(({ rate }) => rate ?? []);

/** Beneath the wards: their sum, the borough's own count, and what lies between: offences placed in no ward. */
function sumRows(study: Study, area: Area, offence: string): WardRow[] {
  const { period, previous } = study.choices;
  const allWards = smallAreasTogether(study, 'ward', area.code);
  const wardsIn = (year: Period) => countFigure(study, allWards, offence, year);
  const boroughIn = (year: Period) => countFigure(study, setOf(area), offence, year);
  const gapIn = (year: Period) =>
    combine([boroughIn(year), wardsIn(year)], { unit: 'offences', method: 'count' }, (all, placed) => all - placed);
  return [
    {
      key: `${offence}|wards`,
      area: { name: 'All wards together' },
      ...countPair(study, wardsIn(period), wardsIn(previous)),
    },
    {
      key: `${offence}|borough`,
      area: { name: `${area.name}, borough count` },
      ...countPair(study, boroughIn(period), boroughIn(previous)),
    },
    {
      key: `${offence}|gap`,
      area: { name: 'In no ward (borough less wards)' },
      previousCount: gapIn(previous),
      count: gapIn(period),
      share: combine([gapIn(period), boroughIn(period)], { unit: 'percent share', method: 'share' }, share),
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
    const rows = offences.flatMap((offence) => {
      const ranked = rankInBorough(study, 'ward', area.code, offence).ordered.map(({ area: ward }) => ({
        key: `${offence}|${ward.gss}`,
        level: 1,
        ...compareSmall(study, ward, offence),
      }));
      return [...ranked, ...sumRows(study, area, offence)].map((row: WardRow) => ({ ...row, offence }));
    });
    const columns: Columns<(typeof rows)[number]> = [
      column.text('offence', 'Offence', ({ offence }) => labelOf(study, offence)),
      ...wardColumns(study),
    ];
    const title = `Wards of ${area.name}, ${study.choices.period.label}`;
    const figures = ratesOf(rows);
    return reportTable(study, { id: 'wards', title, columns, rows, notes: wardNotes(study), figures, london: false });
  },
};
