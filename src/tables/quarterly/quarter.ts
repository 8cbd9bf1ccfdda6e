import { type Period, shiftPeriod, yearToDate } from '../../core/months.js';
import type { Report } from '../shared/report.js';

/** A report on a quarter; its study's period is the 12 months to the end of the quarter. */
export interface QuarterlyReport extends Report {
  readonly quarter: Period;
}

/** The periods a quarter is compared with. */
export function quarterPeriods({ quarter }: QuarterlyReport) {
  const toDate = yearToDate(quarter);
  return {
    sameQuarterLastYear: shiftPeriod(quarter, -12),
    yearToDate: toDate,
    lastYearToDate: shiftPeriod(toDate, -12),
  };
}

/** "2025/26 Q1 to Q3" is April to December: the heading says the months. */
export const toDateHeading = ({ label }: Period): string => `Year to date: ${label}`;

/** "12 months: 2025/26", "12 months to December 2025". */
export const twelveMonthsHeading = ({ label }: Period): string =>
  label.startsWith('12 months') ? label : `12 months: ${label}`;
