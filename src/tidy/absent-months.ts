import type { Month } from '../model.js';
import { monthName, monthRange, monthsBetween } from '../months.js';

/** "11 of 12 months: February 2024 absent". */
export function absentMonths(absent: readonly Month[], of: number): string {
  const first = absent[0] ?? '';
  const last = absent[absent.length - 1] ?? '';
  const run = monthsBetween(first, last).length === absent.length && absent.length > 2;
  const named = run
    ? monthRange(first, last)
    : absent.length > 3
      ? `${absent.slice(0, 3).map(monthName).join(', ')}, ...`
      : absent.map(monthName).join(', ');
  return `${of - absent.length} of ${of} months: ${named} absent`;
}
