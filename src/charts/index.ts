import { boroughsByRate } from './boroughs-by-rate.js';
import { changeSinceBase } from './change-since-base.js';
import type { ChartMaker } from './chart.js';
import { comparatorBars } from './comparator-bars.js';
import { controlChart } from './control-chart.js';
import { funnel } from './funnel.js';
import { mapOfChanges } from './map/map-of-changes.js';
import { mapOfRates } from './map/map-of-rates.js';
import { mapOfWards } from './map/map-of-wards.js';
import { monthlyTrend } from './monthly-trend.js';
import { quarterChange } from './quarter-change.js';
import { quarterMonths } from './quarter-months.js';
import { ranks } from './ranks.js';
import { ranksOfGroups } from './ranks-of-groups.js';
import { wards } from './wards.js';
import { indexedYears } from './years/indexed-years.js';

/** The charts of the annual assessment, each of one table. Adding one: its file and its line here. */
export const ANNUAL_CHARTS: readonly ChartMaker[] = [
  changeSinceBase,
  ranks,
  boroughsByRate,
  mapOfRates,
  mapOfChanges,
  indexedYears,
  monthlyTrend,
  comparatorBars,
  wards,
  mapOfWards,
];

/** The charts of the two pages for a board. */
export const BOARD_CHARTS: readonly ChartMaker[] = [ranksOfGroups, changeSinceBase];

export const QUARTERLY_CHARTS: readonly ChartMaker[] = [quarterChange, quarterMonths];

export const TREND_CHARTS: readonly ChartMaker[] = [controlChart];

/** The boroughs in order, and where they lie: the charts of the list of an annual report, of any offence. */
export const RANK_CHARTS: readonly ChartMaker[] = [
  { ...boroughsByRate, table: 'rank' },
  { ...mapOfRates, table: 'rank' },
  funnel,
];

/** Of wards and LSOAs in order. */
export const SMALL_AREA_CHARTS: readonly ChartMaker[] = [{ ...mapOfWards, table: 'rank' }];

/** The charts that are maps. */
export const isMap = ({ id }: { readonly id: string }): boolean => id.startsWith('map-of-');
