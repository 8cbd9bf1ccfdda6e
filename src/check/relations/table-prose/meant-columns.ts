import type { RowPair } from '../../grids/row-cells.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { sameSpan } from '../../mentions/periods.js';
import { basePeriodOf, isApart, yearsAround } from '../../pairs/pair-time.js';

/** Of several pairs of columns that of the years a claim names, else of the newest. */

/** Those of the newest year, or of the years and base the claim names. */
export function pairsNamed(claim: Mention, pairs: readonly RowPair[]): readonly RowPair[] {
  const years = yearsAround(claim);
  const base = basePeriodOf(claim) ?? claim.time;
  const periods = claim.sentence.quantities.filter(({ kind }) => kind === 'period').length;
  const named = base ? pairs.filter(({ pair }) => pair.earlier.time && sameSpan(pair.earlier.time, base)) : [];
  const newest = Math.max(...pairs.map(({ pair }) => pair.later.time?.to ?? 0));
  const toNewest = pairs.filter(({ pair }) => (pair.later.time?.to ?? 0) === newest);
  if (named.length > 0)
    return named.filter((item) => toNewest.includes(item)).length > 0
      ? named.filter((entry) => toNewest.includes(entry))
      : named;
  const apart = ({ pair }: RowPair): number => ((pair.later.time?.to ?? 0) - (pair.earlier.time?.to ?? 0)) / 12;
  if (years !== undefined && pairs.some(({ pair }) => pair.later.time)) {
    const exact = toNewest.filter((element) => isApart(apart(element), years));
    // "Over the five years shown" counts both ends.
    return exact.length > 0 || years < 3 ? exact : toNewest.filter((candidate) => isApart(apart(candidate), years - 1));
  }
  if (claim.time && periods > 0) {
    const now = pairs.filter(({ pair }) => pair.later.time && claim.time && sameSpan(pair.later.time, claim.time));
    return now.length > 0 ? now : [];
  }
  return toNewest;
}

/** "Violence came to 7,959 offences, 53 more than last year": the level right before a change says which row is meant. */
export function isOfLevelBefore({ mentions }: Discourse, claim: Mention): (pair: RowPair) => boolean {
  const level = mentions[claim.id - 1];
  const isRight =
    level?.role === 'level' &&
    level.sentence === claim.sentence &&
    level.dimension === 'count' &&
    !level.quantity.isWord &&
    /^ ?(?:[a-z]+ ){0,2}[a-z]*[,(] ?$/.test(claim.lead);
  return ({ from, to }) => !isRight || [from.value, to.value].includes(level.quantity.value);
}
