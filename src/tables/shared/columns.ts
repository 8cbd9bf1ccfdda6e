import { londonBoroughs, partOfLondon } from '../../figures/basis/areas.js';
import { isComparedOnAnotherSeries } from '../../figures/basis/denominator.js';
import { type Comparison, compareOffence } from '../../figures/measures/comparison.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column, type RowHead, type TableColumn, withPriority } from './column.js';
import type { Report } from './report.js';

/** One offence in the borough, with every figure of its comparison. */
export type OffenceRow = Comparison & RowHead;

const LONDON_NAMES = { pooled: 'London', mean: 'London (mean of boroughs)', mps: 'London (all Met)' };

/** What a heading calls London: never London when some of its boroughs are not there. */
export function londonName(study: Study): string {
  const { codes } = londonBoroughs(study);
  if (codes.length < study.dataset.boroughs.length) return partOfLondon(codes);
  return LONDON_NAMES[study.choices.london];
}

/** The columns that tables of offences share, by name; their headings name the years. */
export const COLUMNS = {
  baseCount: ({ choices: { base } }) => column.offences('base_count', base.label, (row) => row.baseCount),
  previousCount: ({ choices: { previous } }) =>
    column.offences('previous_count', previous.label, (row) => row.previousCount),
  count: ({ choices: { period } }) => column.offences('count', period.label, (row) => row.count),
  share: ({ choices: { period } }) => column.share('share', `% of all offences ${period.label}`, (row) => row.share),
  change: ({ choices: { previous } }) => column.offences('change', `Change on ${previous.label}`, (row) => row.change),
  changePercent: ({ choices: { previous } }) =>
    column.percent('change_percent', `% change on ${previous.label}`, (row) => row.changePercent),
  baseChange: ({ choices: { base } }) =>
    column.offences('base_change', `Change on ${base.label}`, (row) => row.baseChange),
  baseChangePercent: ({ choices: { base } }) =>
    column.percent('base_change_percent', `% change on ${base.label}`, (row) => row.baseChangePercent),
  londonChangePercent: (study) =>
    column.percent(
      'london_change_percent',
      `${londonName(study)}, % change on ${study.choices.previous.label}`,
      (row) => row.londonChangePercent,
    ),
  londonBaseChangePercent: (study) =>
    column.percent(
      'london_base_change_percent',
      `${londonName(study)}, % change on ${study.choices.base.label}`,
      (row) => row.londonBaseChangePercent,
    ),
  changeGapPoints: () => column.points('change_gap_points', 'Gap to London (points)', (row) => row.changeGapPoints),
  rate: ({ choices: { period } }) => column.rate('rate', `Rate ${period.label}`, (row) => row.rate),
  comparedRate: ({ choices: { period, previous } }) =>
    column.rate('compared_rate', `Rate ${period.label} on the series of ${previous.label}`, (row) => row.comparedRate),
  previousRate: ({ choices: { previous } }) =>
    column.rate('previous_rate', `Rate ${previous.label}`, (row) => row.previousRate),
  londonRate: (study) =>
    column.rate('london_rate', `${londonName(study)} rate ${study.choices.period.label}`, (row) => row.londonRate),
  rateGapPercent: () => column.percent('rate_gap_percent', 'Gap to London (%)', (row) => row.rateGapPercent),
  rankLowest: ({ choices: { period } }) =>
    column.rank('rank_lowest', `Rank ${period.label} (1 = lowest)`, (row) => row.rankLowest),
  rankOfNumber: ({ choices: { period } }) =>
    column.rank('rank_of_number', `Rank of number ${period.label} (1 = lowest)`, (row) => row.rankOfNumber),
  rankHighest: ({ choices: { period } }) =>
    column.rank('rank_highest', `Rank ${period.label} (1 = highest)`, (row) => row.rankHighest),
  comparedRankLowest: ({ choices: { period, previous } }) =>
    column.rank(
      'compared_rank_lowest',
      `Rank ${period.label} on the series of ${previous.label} (1 = lowest)`,
      (row) => row.comparedRankLowest,
    ),
  previousRankLowest: ({ choices: { previous } }) =>
    column.rank('previous_rank_lowest', `Rank ${previous.label} (1 = lowest)`, (row) => row.previousRankLowest),
  rankMove: () => column.rankMoves('rank_move', 'Places moved', (row) => row.rankMove),
  rankOfChange: () =>
    column.rank('rank_of_change', 'Rank of % change (1 = largest reduction)', (row) => row.rankOfChange),
} satisfies Record<string, (study: Study) => TableColumn<Comparison>>;

export type ColumnName = keyof typeof COLUMNS;

/** The column of this year on last year's series of estimates, where this year alone is divided by another. */
export function comparedColumn({ study }: Report, name: 'comparedRate' | 'comparedRankLowest'): ColumnName[] {
  const { period, previous } = study.choices;
  const differs = (['population', 'households'] as const).some((base) =>
    isComparedOnAnotherSeries(study, base, period, previous),
  );
  return differs ? [name] : [];
}

/** What a column of the base year is where the base year is last year. */
const OF_LAST_YEAR: Readonly<Partial<Record<ColumnName, ColumnName>>> = {
  baseCount: 'previousCount',
  baseChange: 'change',
  baseChangePercent: 'changePercent',
  londonBaseChangePercent: 'londonChangePercent',
};

/** Where the base year is last year, its columns are left out: they would repeat those of last year. */
function withoutDoubles({ choices }: Study, names: readonly ColumnName[]): readonly ColumnName[] {
  if (choices.base.from !== choices.previous.from || choices.base.to !== choices.previous.to) return names;
  return names.filter((name) => {
    const twin = OF_LAST_YEAR[name];
    return twin === undefined || !names.includes(twin);
  });
}

/** Which of them a narrow screen does without, the highest number first. */
const PRIORITIES: Readonly<Partial<Record<ColumnName, number>>> = {
  change: 3,
  previousRate: 3,
  previousRankLowest: 3,
  rankHighest: 4,
  londonChangePercent: 3,
  baseChangePercent: 3,
  baseChange: 4,
  changeGapPoints: 4,
  rateGapPercent: 4,
  baseCount: 4,
  share: 4,
  rankOfNumber: 4,
  londonBaseChangePercent: 5,
  comparedRate: 5,
  comparedRankLowest: 5,
  rankOfChange: 5,
};

/** The columns of those names, of which a table of offences picks. */
export const offenceColumns = (study: Study, names: readonly ColumnName[]): Columns<Comparison> => [
  column.text('offence', 'Offence', ({ offence }) => offence.label),
  ...withoutDoubles(study, names).map((name) => withPriority(PRIORITIES[name] ?? 2, COLUMNS[name](study))),
];

export const offenceRows = ({ study, area }: Report, offences: readonly string[]): OffenceRow[] =>
  offences.map((id) => ({ key: id, level: study.tree.levelOf(id), ...compareOffence(study, area, id) }));
