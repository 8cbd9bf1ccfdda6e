import { rankByRate } from './by-rate.js';
import { funnel } from './funnel.js';
import type { RankTable } from './rank-report.js';

/** The tables of `rank`, in the order they are printed. Adding one: its file and its line here. */
export const RANK_TABLES: readonly RankTable[] = [rankByRate, funnel];
