import type { Report, TableBuilder } from '../shared/report.js';
import type { Order } from './league.js';

/** A report on one offence across the boroughs. */
export interface RankReport extends Report {
  readonly offence: string;
  readonly by: Order;
  /** The limits of the funnel allow for how far the boroughs differ anyway. */
  readonly overDispersion: boolean;
}

export type RankTable = TableBuilder<RankReport>;
