/**
 * Change: how many more (or, negative, fewer) offences than before.
 *
 * Formula: now − before. Units: those of the counts. Zero is a count like any other; missing values never reach here.
 *
 * @example change(463, 622) // -159
 */
export function change(now: number, before: number): number {
  return now - before;
}
