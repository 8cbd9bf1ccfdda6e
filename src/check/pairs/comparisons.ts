import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import { decide, LEAST_DOUBT } from '../verdicts/decide.js';
import { middleOf, timesApart } from '../verdicts/intervals.js';
import type { ClaimReading } from '../verdicts/reading.js';
import type { Claim, Pair } from './claim.js';
import type { Comparison } from './comparison.js';
import { readingOf } from './moves.js';
import { isBorneOutElsewhere } from './other-readings.js';
import { pairsFor } from './pairs.js';
import { onlyDirection, respectivePairs } from './respectively.js';

/** Claims that compare two levels: which pair each is of, one pair for one claim, and what comes of it. */

export const claimOf = (mention: Mention, kind: Claim['kind']): Claim => ({
  ...mention,
  kind,
  quantity: mention.quantity,
});

interface Open {
  readonly claim: Claim;
  readonly pairs: readonly Pair[];
  readonly more: readonly ClaimReading[];
}

const keyOf = ({ earlier, later }: Pair): string => `${earlier.id} ${later.id}`;

const isTrue = ({ verdict }: ClaimReading): boolean => verdict === 'agrees' || verdict === 'rounding';

/** Of another claim already: a pair explains one claim, so it is less likely to be this one's. */
const TAKEN = 2.5;

function readingsFor(
  comparison: Comparison,
  { claim, pairs, more }: Open,
  taken: ReadonlyMap<string, Claim>,
): ClaimReading[] {
  const ofPairs = pairs.flatMap((pair): ClaimReading[] => {
    const reading = readingOf(comparison, claim, pair);
    const isSecond = reading?.isSure && pair.order === 0 && pair.earlier.id > pair.later.id;
    if (isSecond) return [];
    const owner = taken.get(keyOf(pair));
    const isOthers = owner !== undefined && owner !== claim && owner.quantity?.value !== claim.quantity?.value;
    return reading ? [{ ...reading, score: reading.score - (isOthers ? TAKEN : 0) }] : [];
  });
  return [...ofPairs, ...more].sort((a, b) => b.score - a.score);
}

/** Those that are true go first: their pairs are spoken for when an error is looked for. */
function takePairs(comparison: Comparison, open: readonly Open[]): Map<string, Claim> {
  const taken = new Map<string, Claim>();
  const rest: Open[] = [];
  const best = (one: Open): number => one.pairs[0]?.score ?? 0;
  for (const one of [...open].sort((a, b) => best(b) - best(a))) {
    const readings = readingsFor(comparison, one, taken);
    const top = readings[0]?.score ?? 0;
    const good = readings.find((reading) => isTrue(reading) && reading.score >= top - 2);
    const pair = good && one.pairs.find(({ earlier, later }) => good.parts[0] === earlier && good.parts[1] === later);
    if (pair) taken.set(keyOf(pair), one.claim);
    else rest.push(one);
  }
  for (const one of rest) {
    const pair = one.pairs.find((item) => !taken.has(keyOf(item)));
    if (pair && pair.order === 2) taken.set(keyOf(pair), one.claim);
  }
  return taken;
}

const COMPARED = /^[^#%±@;.]{0,40}\b(?:than|on|from|below|above|against|over|of|with|to)\b[^;.]*$/;

/** The words behind the claim compare with a number that is none of the levels: "7 points short of the target of 58%". */
function hasOtherBase({ mentions }: Discourse, { id, sentence, tail }: Claim, parts: readonly Mention[]): boolean {
  const next = mentions[id + 1];
  const isLevelOrAim = next?.role !== 'change' && next?.role !== 'points';
  return (
    isLevelOrAim &&
    next?.sentence === sentence &&
    next.dimension !== undefined &&
    !parts.includes(next) &&
    COMPARED.test(tail)
  );
}

/** So many times as much is another order; of a value that goes the other way, less is enough. */
const FAR = { same: 4, turned: 1.5 };

/** The value a reading gives is of another order than the printed one: it is hardly what is meant. */
function isFarFetched({ value, mistake, verdict }: ClaimReading, { quantity, direction }: Claim): boolean {
  const exact = middleOf(value);
  if (mistake !== undefined || verdict === 'ambiguous') return false;
  const isTurned = direction !== undefined && Math.sign(exact) === -direction;
  return timesApart(exact, quantity?.value ?? 0) > (isTurned ? FAR.turned : FAR.same);
}

/** A doubt needs a reading that could be right: of numbers that give nothing like it the claim is not checked. */
const withoutFarFetched = (found: RuleFinding, claim: Claim, readings: readonly ClaimReading[]): RuleFinding =>
  found.verdict === 'ambiguous' && readings.every((item) => item.score < LEAST_DOUBT || isFarFetched(item, claim))
    ? {
        ...found,
        verdict: 'not-checked',
        recomputed: 'the numbers near it give nothing like it: it seems to be of others',
      }
    : found;

/** Every claim of one kind, judged. `more` gives readings that no two levels of the text give. */
export function compareAll(
  discourse: Discourse,
  comparison: Comparison,
  claims: readonly Claim[],
  more: (claim: Claim) => readonly ClaimReading[] = () => [],
): RuleFinding[] {
  const open = claims.map((claim): Open => {
    const respective = respectivePairs(discourse, claim, claims);
    // One verb may stand for both ways there.
    if (respective) return { claim: { ...claim, direction: onlyDirection(claim) }, pairs: respective, more: [] };
    return { claim, pairs: pairsFor(discourse, claim, comparison.dimensions), more: more(claim) };
  });
  const taken = takePairs(comparison, open);
  return open.flatMap((one) => {
    const readings = readingsFor(comparison, one, taken);
    const isOpen = ({ parts }: ClaimReading): boolean =>
      hasOtherBase(discourse, one.claim, parts) || isBorneOutElsewhere(discourse, one.claim, parts);
    const found = decide(comparison, one.claim, readings, { isOpen, isFar: true });
    return found ? withoutFarFetched(found, one.claim, readings) : [];
  });
}
