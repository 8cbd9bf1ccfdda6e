import type { Measure } from '../../core/crime.js';
import { type Month, monthCount, monthName, monthRange, monthsBetween } from '../../core/months.js';
import type { TidySource } from '../tidied-source.js';

interface Wanted {
  readonly measures: readonly Measure[];
  /** Whether a file did not count outcomes of the offence in a month. */
  readonly lacks: (index: number, month: Month) => boolean;
}

/** "11 of 12 months: February 2024 absent"; "11 of 12 months of outcomes: ..." where no file has outcomes then. */
export function absentMonths(
  sources: readonly Pick<TidySource, 'hasMeasure' | 'incomplete'>[],
  absent: readonly Month[],
  of: number,
  { measures, lacks }: Wanted,
): string {
  const outcomes = measures.filter((measure) => measure !== 'offences');
  const hasOutcomes = (month: Month): boolean =>
    sources.some(
      ({ hasMeasure }, index) => outcomes.every((outcome) => hasMeasure(outcome, month)) && !lacks(index, month),
    );
  const lackOutcomes = outcomes.length > 0 && !absent.some(hasOutcomes);
  const incomplete = absent.filter((month) => sources.some((source) => source.incomplete.has(month)));
  const all = incomplete.length === absent.length ? 'incomplete' : 'absent or incomplete';
  const word = incomplete.length === 0 ? 'absent' : all;
  return `${of - absent.length} of ${monthCount(of)}${lackOutcomes ? ' of outcomes' : ''}: ${named(absent)} ${word}`;
}

function named(months: readonly Month[]): string {
  const [first = '', last = ''] = [months[0], months[months.length - 1]];
  const isRun = monthsBetween(first, last).length === months.length && months.length > 2;
  if (isRun) return monthRange(first, last);
  return months.length > 3 ? `${months.slice(0, 3).map(monthName).join(', ')}, ...` : months.map(monthName).join(', ');
}
