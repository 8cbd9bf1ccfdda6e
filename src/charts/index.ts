import { boroughsByRate } from './boroughs-by-rate.js';
import type { ChartMaker } from './chart.js';
import { ranks } from './ranks.js';

/** The charts of the annual assessment. Adding one: its file and its line here. */
export const ANNUAL_CHARTS: readonly ChartMaker[] = [boroughsByRate, ranks];

export const QUARTERLY_CHARTS: readonly ChartMaker[] = [];
