import type { Report, TableMaker } from '../shared/report.js';

/** A report on one offence, month by month. */
export interface TrendReport extends Report {
  readonly offence: string;
}

export type TrendTable = TableMaker<TrendReport>;
