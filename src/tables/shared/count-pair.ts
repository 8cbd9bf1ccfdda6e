import type { Figure } from '../../core/figure.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column, withPriority } from './column.js';

/** The counts of two periods and the change from the earlier to the later. */
export interface CountPair {
  readonly count: Figure;
  readonly previousCount: Figure;
  readonly change: Figure;
  readonly changePercent: Figure;
}

export const countPair = (study: Study, count: CountFigure, previousCount: CountFigure): CountPair => ({
  count,
  previousCount,
  change: changeFigure(study, count, previousCount),
  changePercent: percentChangeFigure(study, count, previousCount),
});

interface PairHeadings {
  readonly previous: string;
  readonly now: string;
  /** What follows "Change" and "% change": " on 2023/24". */
  readonly since?: string;
}

/** The earlier count, the later one, the change and the percentage change. */
export const pairColumns = ({ previous, now, since = '' }: PairHeadings): Columns<Partial<CountPair>> => [
  column.offences('previous_count', previous, ({ previousCount }) => previousCount ?? ''),
  column.offences('count', now, ({ count }) => count ?? ''),
  withPriority(
    3,
    column.offences('change', `Change${since}`, ({ change }) => change ?? ''),
  ),
  column.percent('change_percent', `% change${since}`, ({ changePercent }) => changePercent ?? ''),
];
