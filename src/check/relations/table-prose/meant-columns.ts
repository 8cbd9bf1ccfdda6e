import type { Column } from '../../grids/grid-columns.js';
import type { RowPair } from '../../grids/row-cells.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { type Span, sameSpan } from '../../mentions/periods.js';
import { basePeriodOf, isApart, ofYearsApart, periodsBetween, yearsAround, yearsIn } from '../../pairs/pair-time.js';

/** Of several pairs of columns that of the years a claim names, else of the newest. */

/** The part of its own words behind a claim. */
const partBehind = ({ tailText }: Mention): string => tailText.split(/[;.,]|\b(?:and|but)\b/)[0] ?? '';

/** "On last year", "than in 2022/23", "the drop on last year was": the words of a claim say what it is a change on. */
export const saysBase = (claim: Mention): boolean =>
  basePeriodOf(claim) !== undefined ||
  yearsIn(partBehind(claim)) !== undefined ||
  (/ (?:is|was|came to) $/.test(claim.leadText) && yearsIn(claim.leadText) !== undefined);

const BASE_NAMED = /\b(?:on|than|from|since|vs|versus|against|below|above|with)(?: in| at| the)* ([a-z][a-z0-9]+)/;

/** "18 more than in Q2": the pairs whose earlier column is the only one with that word. */
function pairsByName(claim: Mention, pairs: readonly RowPair[]): readonly RowPair[] {
  const word = BASE_NAMED.exec(partBehind(claim))?.[1] ?? '';
  const isNamed = ({ heading }: Column): boolean =>
    heading
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .includes(word);
  const named = pairs.filter(({ pair }) => isNamed(pair.earlier));
  const isClear = named.every(({ named: { grid } }) => grid.columns.filter(isNamed).length === 1);
  return word !== '' && isClear ? named : [];
}

/** Those that end in the newest column. */
function newestOf(pairs: readonly RowPair[]): readonly RowPair[] {
  const newest = Math.max(...pairs.map(({ pair }) => pair.later.time?.to ?? 0));
  return pairs.filter(({ pair }) => (pair.later.time?.to ?? 0) === newest);
}

/** Those whose earlier column is of the base a claim names, to the newest column where there is one. */
function pairsOnBase(claim: Mention, pairs: readonly RowPair[]): readonly RowPair[] {
  const base = basePeriodOf(claim) ?? claim.time;
  const named = base ? pairs.filter(({ pair }) => pair.earlier.time && sameSpan(pair.earlier.time, base)) : [];
  const toNewest = newestOf(pairs);
  const both = named.filter((item) => toNewest.includes(item));
  return both.length > 0 ? both : named;
}

const apart = ({ pair }: RowPair): number => ((pair.later.time?.to ?? 0) - (pair.earlier.time?.to ?? 0)) / 12;

/** Of the year a claim is of: over the year before, where it says no more than "in 2024/25". */
function pairsToTime({ tail }: Mention, time: Span, pairs: readonly RowPair[]): readonly RowPair[] {
  const now = pairs.filter(({ pair }) => pair.later.time && sameSpan(pair.later.time, time));
  const overYear = now.filter((item) => isApart(apart(item), 1));
  return overYear.length > 0 && / (?:in|during) (?:the )?§/.test(tail) ? overYear : now;
}

const EVERY_YEAR = /\b(?:each|every|both) of the (?:last|past|previous) /i;

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
  const byName = pairsByName(claim, pairs);
  if (byName.length > 0) return newestOf(byName);
  const onBase = pairsOnBase(claim, pairs);
  if (onBase.length > 0) return onBase;
  // "In each of the last two years, first by 126 and then by 348": of one year at a time, and which is not said.
  if (EVERY_YEAR.test(claim.sentence.text)) return [];
  const years = yearsAround(claim);
  if (years !== undefined && pairs.some(({ pair }) => pair.later.time))
    return ofYearsApart(years, newestOf(pairs), apart);
  const hasPeriod = claim.sentence.quantities.some(({ kind }) => kind === 'period');
  return claim.time && hasPeriod ? pairsToTime(claim, claim.time, pairs) : newestOf(pairs);
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
