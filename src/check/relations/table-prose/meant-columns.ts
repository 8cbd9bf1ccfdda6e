import type { RowPair } from '../../grids/row-cells.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { type Span, sameSpan, spanOfPeriod } from '../../mentions/periods.js';
import { basePeriodOf, isApart, yearsAround } from '../../pairs/pair-time.js';

/** Of several pairs of columns that of the years a claim names, else of the newest. */

/** "Between YE March 2022 and YE March 2023 it rose by 2%": the two periods right before the claim, the earlier first. */
function periodsBetween({ sentence: { quantities, text }, quantity }: Mention): readonly [Span, Span] | undefined {
  const before = quantities.filter(({ kind, end }) => kind === 'period' && end <= quantity.start);
  const [first, second] = before.slice(-2);
  if (!first || !second) return undefined;
  const isJoined =
    /\b(?:between|from) (?:the )?$/i.test(text.slice(0, first.start)) &&
    /^ (?:and|to) (?:the )?$/.test(text.slice(first.end, second.start)) &&
    !/[;.]/.test(text.slice(second.end, quantity.start));
  const spans = [first, second].map((period) => spanOfPeriod(period.text));
  const [one, other] = spans;
  if (!isJoined || !one || !other) return undefined;
  return one.to < other.to ? [one, other] : [other, one];
}

/** Those of the newest year, or of the years and base the claim names. */
export function pairsNamed(claim: Mention, pairs: readonly RowPair[]): readonly RowPair[] {
  const both = periodsBetween(claim);
  if (both) {
    const [first, second] = both;
    return pairs.filter(
      ({ pair: { earlier, later } }) =>
        earlier.time && later.time && sameSpan(earlier.time, first) && sameSpan(later.time, second),
    );
  }
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
