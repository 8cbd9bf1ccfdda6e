import type { Settings } from '../config/settings.js';
import { inputError, usageError } from '../core/errors.js';
import { financialYear, type Month, monthNamed, monthsBetween, type Period, twelveMonthsTo } from '../core/months.js';

/** Two options that would say two things. */
export function checkPeriodOptions({ year, to }: Settings): void {
  if (year !== undefined && to !== undefined)
    throw usageError('--year and --to both name the period; give one of them.');
}

/** The 12 months that an option names: "2021/22", "2022-03", "202203" or "March 2022". */
export function periodNamed(option: string, text: string): Period {
  const year = financialYear(text);
  if (year) return year;
  const month = monthNamed(text);
  if (month !== undefined) return twelveMonthsTo(month);
  throw usageError(`${option} ${text} is no year or month; write 2021/22 or 2022-03.`);
}

/** The 12 months of the report: those named, else the last in the data. Refused where the data has none of them. */
export function resolvePeriod({ year, to }: Settings, months: readonly Month[]): Period {
  const first = months[0] ?? '';
  const last = months[months.length - 1] ?? '';
  if (year !== undefined && !financialYear(year))
    throw usageError(`--year ${year} is no financial year; write 2021/22.`);
  const named = year ?? to;
  const period =
    named === undefined ? twelveMonthsTo(last) : periodNamed(year === undefined ? '--to' : '--year', named);
  if (!monthsBetween(period.from, period.to).some((month) => months.includes(month))) {
    throw inputError(
      `no month of ${period.label} is in the data, which runs from ${first} to ${last}; add the file that has it, or choose another period.`,
    );
  }
  return period;
}
