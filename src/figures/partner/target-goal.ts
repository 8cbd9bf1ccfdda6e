import type { Figure } from '../../core/figure.js';
import { decimalsFor, decimalsNeeded, roundHalfAway } from '../../core/format.js';
import { type Missing, missing } from '../../core/missing.js';
import { type Month, monthName, twelveMonthsTo } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { Target } from '../../core/strategy.js';
import type { Study } from '../study.js';
import { type MeasuredNow, type MonitoredMeasure, measureIn } from './monitored-measure.js';

/** What a target is judged by: the value of which period, against which goal. */

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** The value a target is judged by, or why there is none. */
interface Judged {
  readonly found: MeasuredNow | undefined;
  readonly isOver: boolean;
  readonly absent: string;
  readonly notes: readonly string[];
}

/** That of the period of the report; of a target that was due before, that of the 12 months to the month it was due. */
export function judgedBy(study: Study, area: Area, measure: MonitoredMeasure, { due }: Target): Judged {
  const found = measureIn(study, area, measure, study.choices.period);
  if (!found || found.period.to <= due) {
    const isOver = found?.period.to === due;
    return { found, isOver, absent: 'no value near the period of the report', notes: [] };
  }
  const year = twelveMonthsTo(due);
  const isThen = ({ to }: { to: string }) => to <= due && to >= year.from;
  const until = measure.kind === 'indicator' ? { ...measure, series: measure.series.filter(isThen) } : measure;
  const then = measureIn(study, area, until, year);
  return {
    found: then,
    isOver: true,
    absent: `no value of the 12 months to ${monthName(due)}, when it was due`,
    notes: then ? [`due ${monthName(due)}, so it is judged by ${then.period.label}, not by a later value.`] : [],
  };
}

/** A number and the decimals it is printed with; it is judged as it is printed. */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/** Rounded to so many decimals more than the value has, where it needs them: a fifth less than 7 is 5.6, not 6. */
export function printedAs(exact: number, now: Figure, more: number): Printed {
  const least = now.decimals ?? decimalsFor(now.unit, exact);
  const value = roundHalfAway(exact, least + more);
  return { value, decimals: decimalsNeeded(value, least) };
}

/** The value to reach; undefined when the target is only a direction. */
export function goalOf({ target }: Target, baseline: Figure, now: Figure): Printed | undefined {
  if (target.value !== undefined) return printedAs(target.value, now, 6);
  if (target.changePercent === undefined || baseline.value === null) return undefined;
  return printedAs(baseline.value * (1 + target.changePercent / 100), now, 1);
}

/** Where a straight line from the baseline to the target, month by month, is at the end of the period. */
export function expectedBy(
  { due }: Target,
  aim: number | undefined,
  baseline: Figure,
  { start, at }: { readonly start: Month; readonly at: Month },
): number | Missing {
  if (aim === undefined) return missing('not-given', 'only a direction');
  const span = monthNumber(due) - monthNumber(start);
  const done = span <= 0 ? 1 : Math.min(1, Math.max(0, (monthNumber(at) - monthNumber(start)) / span));
  return (baseline.value ?? 0) + (aim - (baseline.value ?? 0)) * done;
}
