/**
 * Daily mean: offences a day, so that a month of 28 days is not lower than one of 31 for its length.
 *
 * Formula: offences / days. Units: offences a day. No offences give 0; a period has at least one day, fewer is an error.
 * Source: NHS England, Making Data Count (rates by day where periods differ in length).
 *
 * @example dailyMean(62, 31) // 2
 */
export function dailyMean(offences: number, days: number): number {
  if (days < 1) throw new RangeError(`${days} days are no period`);
  return offences / days;
}
