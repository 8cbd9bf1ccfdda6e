const MONTHS = 12;

/**
 * Mean number of offences a month over 12 months: a rolling average without season.
 *
 * Formula: offences of the 12 months / 12. Units: offences a month. Zero gives zero; a missing month makes the total
 * missing, so it never reaches here.
 *
 * @example monthlyMean(29046) // 2420.5
 */
export function monthlyMean(total: number): number {
  return total / MONTHS;
}
