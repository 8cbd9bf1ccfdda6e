/**
 * By how much a count changes for no other reason than that a larger or smaller share of all offences is placed in an area.
 *
 * Formula: 100 × ((1 − uₙ) / (1 − u₀) − 1), where u is the share of all offences that no area has, now (n) and before (0).
 * Units: percent. Equal shares give 0. It holds for an area that loses the average share.
 *
 * @example placingEffect({ "unplaced": 6, "all": 100 }, { "unplaced": 0, "all": 50 }) // -6
 */
export function placingEffect(now: Placing, before: Placing): number {
  return 100 * (placedShare(now) / placedShare(before) - 1);
}

/** All offences, and how many of them stand in no area. */
export interface Placing {
  readonly unplaced: number;
  readonly all: number;
}

/** The share of all offences that some area has; 1 where there are none. */
export const placedShare = ({ unplaced, all }: Placing): number => (all === 0 ? 1 : 1 - unplaced / all);
