import type { Report, TableBuilder } from '../shared/report.js';

/** A report on one offence, month by month. */
export interface TrendReport extends Report {
  readonly offence: string;
}

export type TrendTable = TableBuilder<TrendReport>;
