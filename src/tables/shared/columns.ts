import type { Figure } from '../../core/figure.js';
import type { Column, ReportRow } from '../../core/report.js';
import { londonBoroughs } from '../../figures/basis/areas.js';
import { isComparedOnAnotherSeries } from '../../figures/basis/denominator.js';
import { type Comparison, compareOffence } from '../../figures/measures/comparison.js';
import type { Study } from '../../figures/study.js';
import { type Report, text } from './report.js';

/** The figures of a comparison by name; the rest of it is words. */
export type FigureKey = {
  [K in keyof Comparison]: Comparison[K] extends Figure ? K : never;
}[keyof Comparison];

/** A column that several tables share: a heading that names the years, and the figure that stands under it. */
export interface FigureColumn extends Column {
  readonly pick: FigureKey;
}

type Maker = (study: Study) => FigureColumn;

const LONDON_NAMES = { pooled: 'London', mean: 'London (mean of boroughs)', mps: 'London (all Met)' };

/** What a heading calls London: never London when some of its boroughs are not there. */
export function londonName(study: Study): string {
  const { codes } = londonBoroughs(study);
  if (codes.length < study.dataset.boroughs.length) return `${codes.length} London boroughs`;
  return LONDON_NAMES[study.choices.london];
}

export const COLUMNS = {
  baseCount: ({ choices }) => ({ key: 'base_count', heading: choices.base.label, unit: 'offences', pick: 'baseCount' }),
  previousCount: ({ choices }) => ({
    key: 'previous_count',
    heading: choices.previous.label,
    unit: 'offences',
    pick: 'previousCount',
  }),
  count: ({ choices }) => ({ key: 'count', heading: choices.period.label, unit: 'offences', pick: 'count' }),
  change: ({ choices }) => ({
    key: 'change',
    heading: `Change on ${choices.previous.label}`,
    unit: 'offences',
    pick: 'change',
  }),
  changePercent: ({ choices }) => ({
    key: 'change_percent',
    heading: `% change on ${choices.previous.label}`,
    unit: 'percent',
    pick: 'changePercent',
  }),
  baseChange: ({ choices }) => ({
    key: 'base_change',
    heading: `Change on ${choices.base.label}`,
    unit: 'offences',
    pick: 'baseChange',
  }),
  baseChangePercent: ({ choices }) => ({
    key: 'base_change_percent',
    heading: `% change on ${choices.base.label}`,
    unit: 'percent',
    pick: 'baseChangePercent',
  }),
  londonChangePercent: (study) => ({
    key: 'london_change_percent',
    heading: `${londonName(study)}, % change on ${study.choices.previous.label}`,
    unit: 'percent',
    pick: 'londonChangePercent',
  }),
  londonBaseChangePercent: (study) => ({
    key: 'london_base_change_percent',
    heading: `${londonName(study)}, % change on ${study.choices.base.label}`,
    unit: 'percent',
    pick: 'londonBaseChangePercent',
  }),
  changeGapPoints: () => ({
    key: 'change_gap_points',
    heading: 'Gap to London (points)',
    unit: 'percentage points',
    pick: 'changeGapPoints',
  }),
  rate: ({ choices }) => ({
    key: 'rate',
    heading: `Rate ${choices.period.label}`,
    unit: 'per 1,000 population',
    pick: 'rate',
  }),
  comparedRate: ({ choices }) => ({
    key: 'compared_rate',
    heading: `Rate ${choices.period.label} on the series of ${choices.previous.label}`,
    unit: 'per 1,000 population',
    pick: 'comparedRate',
  }),
  previousRate: ({ choices }) => ({
    key: 'previous_rate',
    heading: `Rate ${choices.previous.label}`,
    unit: 'per 1,000 population',
    pick: 'previousRate',
  }),
  londonRate: (study) => ({
    key: 'london_rate',
    heading: `${londonName(study)} rate ${study.choices.period.label}`,
    unit: 'per 1,000 population',
    pick: 'londonRate',
  }),
  rateGapPercent: () => ({
    key: 'rate_gap_percent',
    heading: 'Gap to London (%)',
    unit: 'percent',
    pick: 'rateGapPercent',
  }),
  rankLowest: ({ choices }) => ({
    key: 'rank_lowest',
    heading: `Rank ${choices.period.label} (1 = lowest)`,
    unit: 'rank',
    pick: 'rankLowest',
  }),
  rankHighest: ({ choices }) => ({
    key: 'rank_highest',
    heading: `Rank ${choices.period.label} (1 = highest)`,
    unit: 'rank',
    pick: 'rankHighest',
  }),
  comparedRankLowest: ({ choices }) => ({
    key: 'compared_rank_lowest',
    heading: `Rank ${choices.period.label} on the series of ${choices.previous.label} (1 = lowest)`,
    unit: 'rank',
    pick: 'comparedRankLowest',
  }),
  previousRankLowest: ({ choices }) => ({
    key: 'previous_rank_lowest',
    heading: `Rank ${choices.previous.label} (1 = lowest)`,
    unit: 'rank',
    pick: 'previousRankLowest',
  }),
  rankMove: () => ({ key: 'rank_move', heading: 'Places moved', unit: 'places', pick: 'rankMove' }),
  rankOfChange: () => ({
    key: 'rank_of_change',
    heading: 'Rank of % change (1 = largest reduction)',
    unit: 'rank',
    pick: 'rankOfChange',
  }),
} satisfies Record<string, Maker>;

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

/** A base year that is last year has no columns of its own beside last year's: they would be the same twice. */
function withoutDoubles({ choices }: Study, names: readonly ColumnName[]): readonly ColumnName[] {
  if (choices.base.from !== choices.previous.from || choices.base.to !== choices.previous.to) return names;
  return names.filter((name) => {
    const twin = OF_LAST_YEAR[name];
    return twin === undefined || !names.includes(twin);
  });
}

/** The columns and rows of a table of offences: one offence a row, the named figures across. */
export function offenceGrid({ study, area }: Report, offences: readonly string[], names: readonly ColumnName[]) {
  const figureColumns = withoutDoubles(study, names).map((name) => COLUMNS[name](study));
  const columns: Column[] = [
    text('offence', 'Offence'),
    ...figureColumns.map(({ key, heading, unit }) => ({ key, heading, unit })),
  ];
  const rows: ReportRow[] = offences.map((offence) => {
    const comparison = compareOffence(study, area, offence);
    const figures = figureColumns.map(({ key, pick }) => [key, comparison[pick]] as const);
    const level = study.tree.set(offence) ? 0 : study.tree.levelOf(offence);
    return { key: offence, level, cells: { offence: comparison.offence.label, ...Object.fromEntries(figures) } };
  });
  return { columns, rows };
}
