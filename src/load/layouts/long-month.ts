import { daysIn, financialYear, financialYearOf, isMonth, type Month } from '../../core/months.js';

/** Days from 1900-01-00 as Excel counts them (with its 29 February 1900) to 1970-01-01. */
const EXCEL_EPOCH = 25_569;

/** The civil date of a count of days since 1970-01-01; after Howard Hinnant's days algorithm. */
function civilMonth(days: number): { month: Month; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const year = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const civilYear = year + era * 400 + (month <= 2 ? 1 : 0);
  return {
    month: `${civilYear}-${String(month).padStart(2, '0')}`,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/**
 * The month of a date cell: "2021-02-01" (with or without a time), "01/02/2021" (day first), or an Excel day number.
 * The Met dates a month by its first day: any other day means that day and month stand the other way round, or that the
 * row is of a day, and gives undefined.
 */
export function monthOfDate(cell: string): Month | undefined {
  const text = cell.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 00:00(?::00)?)?$/.exec(text);
  const serial = /^\d{5}$/.test(text) ? civilMonth(Number(text) - EXCEL_EPOCH) : undefined;
  const month = iso ? `${iso[1]}-${iso[2]}` : british ? `${british[3]}-${british[2]?.padStart(2, '0')}` : serial?.month;
  const day = Number(iso?.[3] ?? british?.[1] ?? serial?.day ?? 0);
  return month !== undefined && day === 1 && isMonth(month) ? month : undefined;
}

/** The day of a date cell as "2023-11-07"; undefined when it is no date. */
export function dayOfDate(cell: string): string | undefined {
  const text = cell.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(text);
  if (iso) return iso[1];
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (british) return `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`;
  if (!/^\d{5}$/.test(text)) return undefined;
  const { month, day } = civilMonth(Number(text) - EXCEL_EPOCH);
  return `${month}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month. */
export const lastDayOf = (month: Month): string => `${month}-${daysIn(month)}`;

/** Whether a financial year cell ("2023/24", "fy21-22") is the year of the month; undefined when it is no year. */
export function agreesWithYear(month: Month, cell: string): boolean | undefined {
  const year = financialYear(cell);
  return year && year.label === financialYearOf(month);
}
