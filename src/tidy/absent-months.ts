import type { Measure } from '../core/crime.js';
import { type Month, monthName, monthRange, monthsBetween } from '../core/months.js';
import type { TidySource } from './tidied-source.js';

/** "11 of 12 months: February 2024 absent"; "11 of 12 months of outcomes: ..." where no file has outcomes then. */
export function absentMonths(
  sources: readonly Pick<TidySource, 'hasMeasure'>[],
  absent: readonly Month[],
  of: number,
  measures: readonly Measure[],
): string {
  const outcomes = measures.filter((measure) => measure !== 'offences');
  const lackOutcomes =
    outcomes.length > 0 &&
    absent.every((month) => !sources.some(({ hasMeasure }) => outcomes.every((outcome) => hasMeasure(outcome, month))));
  return `${of - absent.length} of ${of} months${lackOutcomes ? ' of outcomes' : ''}: ${named(absent)} absent`;
}

function named(months: readonly Month[]): string {
  const [first = '', last = ''] = [months[0], months[months.length - 1]];
  const isRun = monthsBetween(first, last).length === months.length && months.length > 2;
  if (isRun) return monthRange(first, last);
  return months.length > 3 ? `${months.slice(0, 3).map(monthName).join(', ')}, ...` : months.map(monthName).join(', ');
}
