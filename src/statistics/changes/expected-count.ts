/**
 * Expected count: what a provisional count becomes when it is revised as counts of its age have been.
 *
 * Formula: count × (1 + percent / 100). Units: offences; the percentage is of the count as first published. Zero stays
 * zero, and a revision of zero leaves the count as it is; missing values never reach here.
 *
 * @example expectedCount(2000, 1.5) // 2030
 */
export function expectedCount(count: number, percent: number): number {
  return (count * (100 + percent)) / 100;
}
