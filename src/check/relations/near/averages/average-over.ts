import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity } from '../../../model.js';
import { middleOf, overlap } from '../../../verdicts/intervals.js';
import { digitsOf, type Mistake, ONE_DIGIT, SWAPPED } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { digitsIn, quotientOf } from '../../ratio.js';
import { principalCount } from '../../shares/all-offences.js';
import { LEAST, type Over, only, over, readingOf, roundedOf, shareOf } from './average-reading.js';
import { type Amount, countsNear, type Divisor, divisorsNamed, totalsFor, totalsOfTables } from './average-shares.js';

/** An average over the number of the things that it is per, or of the two numbers of its sentence. */

/** So many quotients are tried for each digit of the number, so that chance meets none. */
const TRIES = [0, 0, 2, 20, 80, 200];

/** Of the things that it is per: their number, one more or less, or that of another time. */
export function ofThings(discourse: Discourse, claim: Mention): ClaimReading[] {
  const near = totalsFor(discourse, claim);
  const totals = near.length > 0 ? near : totalsOfTables(discourse, claim);
  const divisors = divisorsNamed(discourse, claim);
  const digits = digitsIn(claim.quantity);
  const tries = TRIES[Math.min(digits, TRIES.length - 1)] ?? 0;
  if (totals.length * divisors.length > tries) return [];
  const printed = roundedOf(claim);
  const likely = divisors.filter(({ isOther }) => !isOther);
  const good = totals
    .flatMap((total) => likely.map((divisor) => shareOf(total, divisor)))
    .find(({ value }) => overlap(printed, value));
  if (good) return [readingOf(claim, good, undefined)];
  const nearest = nearestOf(claim, likely);
  if (digits < LEAST || claim.quantity.hedge || near.length === 0 || (nearest.length > 1 && digits === LEAST))
    return [];
  const current = totals.filter(({ mention }) => mention?.mark !== -1);
  const wrong = (current.length > 0 ? current : totals).flatMap((total) =>
    nearest.flatMap((divisor) => {
      const mistake = mistakeOf(
        claim,
        total,
        divisor,
        likely.length > 1 ? divisors.filter(({ row }) => row && row === divisor.row) : divisors,
      );
      return mistake ? [readingOf(claim, shareOf(total, divisor), mistake)] : [];
    }),
  );
  return wrong.length === 1 ? wrong : [];
}

/** Of several numbers of such things the only one that its paragraph gives before it. */
function nearestOf({ id, sentence }: Mention, divisors: readonly Divisor[]): readonly Divisor[] {
  const here = divisors.filter(({ mention }) => mention?.sentence.block === sentence.block && mention.id < id);
  return here.length === 1 ? here : divisors;
}

function mistakeOf(claim: Mention, total: Amount, { quantity }: Divisor, all: readonly Divisor[]): Mistake | undefined {
  const printed = roundedOf(claim);
  const gives = (value: number): boolean =>
    value > 1 && overlap(printed, quotientOf(total.quantity, { ...quantity, value }));
  const other = all.find((one) => one.isOther && gives(one.quantity.value));
  if (other) return over(other.quantity.text);
  const next = all.length > 0 ? nextTo(claim, total, quantity) : undefined;
  return next ?? digitsOf(claim.quantity, quotientOf(total.quantity, quantity));
}

/** Over one more or one less than the few that there are. */
function nextTo(claim: Mention, total: Amount, many: Quantity): Mistake | undefined {
  if (many.value >= 100 || many.decimals > 0) return undefined;
  const next = [many.value - 1, many.value + 1].find(
    (value) => value > 1 && overlap(roundedOf(claim), quotientOf(total.quantity, { ...many, value })),
  );
  return next === undefined ? undefined : over(numberText(next));
}

const isPlain = ({ role, quantity }: Mention): boolean =>
  (role === 'level' || role === 'step' || role === 'other') && (quantity.kind === 'count' || quantity.kind === 'money');

/** The plain numbers of its sentence: those before it, or those that a bracket behind it, or "each of the 12", names. */
function numbersInSentence({ of }: Discourse, claim: Mention): Mention[] {
  const inSentence = (of[claim.sentence.index] ?? []).filter(
    ({ id, quantity }) => id !== claim.id && quantity.kind !== 'percent',
  );
  const before = inSentence.filter(({ id }) => id < claim.id);
  const behind = inSentence.filter(({ id }) => id > claim.id);
  const isNamed = /\($|\b(?:each of|every one of|there (?:being|are|were))(?: (?:the|our|these))? ?$/.test(claim.tail);
  return isNamed ? [...before, ...behind] : before;
}

/** The amounts before its sentence; where there are none, the count that the document is about. */
function totalsBefore(discourse: Discourse, claim: Mention): readonly Amount[] {
  const near = totalsFor(discourse, claim, true);
  const isOfAll = near.length === 0 || SHARED_BY.test(claim.tail);
  const principal = isOfAll && claim.dimension !== 'money' ? principalCount(discourse) : undefined;
  return principal ? [...near, { quantity: principal.quantity, mention: principal }] : near;
}

const SHARED_BY = /\b(?:each|every one) of (?:the |our |these )?$/;

/** "The 60 officers, with 1,500 cases, had 25 each": of the two numbers of its sentence, or one of them and one before. */
function pairOf(discourse: Discourse, claim: Mention): { total: Amount; many: Mention }[] {
  const inSentence = numbersInSentence(discourse, claim);
  const [first, second] = inSentence;
  if (!first || inSentence.length > 2 || !inSentence.every(isPlain)) return [];
  const isOver = ({ quantity }: Mention): boolean => quantity.kind === 'count' && quantity.value > 1;
  if (!second) return isOver(first) ? totalsBefore(discourse, claim).map((total) => ({ total, many: first })) : [];
  const isMoney = claim.dimension === 'money';
  const total = isMoney ? inSentence.find(({ dimension }) => dimension === 'money') : larger(first, second);
  const many = inSentence.find((item) => item !== total);
  return total && many && isOver(many) ? [{ total: { quantity: total.quantity, mention: total }, many }] : [];
}

export function ofSentence(discourse: Discourse, claim: Mention): ClaimReading[] {
  const pairs = pairOf(discourse, claim);
  const digits = digitsIn(claim.quantity);
  if (digits < LEAST - 1 || (digits < LEAST && pairs.length > 1)) return [];
  const printed = roundedOf(claim);
  const readings = pairs.map(({ total, many }) => ({
    total,
    many,
    share: shareOf(total, { quantity: many.quantity, mention: many }),
  }));
  const good = readings.find(({ share }) => overlap(printed, share.value));
  if (good) return [readingOf(claim, good.share, undefined)];
  if (digits < LEAST) return ofOneDigit(discourse, claim, readings);
  if (claim.quantity.hedge) return [];
  const wrong = readings.flatMap(({ total, many, share }) => {
    const slip = readings.length === 1 || digits > LEAST ? digitsOf(claim.quantity, share.value) : undefined;
    const next = readings.length === 1 ? nextTo(claim, total, many.quantity) : undefined;
    const mistake = ofOther(discourse, claim, total, many) ?? next ?? slip;
    return mistake ? [readingOf(claim, share, mistake)] : [];
  });
  return only(wrong) ? wrong : [];
}

/** "264 riders in 22 sessions, 15 at each": right behind the only two numbers of its sentence. */
const GOES_ON = /^[^.;]{0,40}(?:[,:–(-]|\bor) ?(?:or |an average of |a mean of |that is |which is |at )*$/;

/** A number of two digits of which one is another, or which have changed places: nothing else of its sentence can be meant. */
function ofOneDigit(
  { of }: Discourse,
  claim: Mention,
  readings: readonly { share: Over; total: Amount; many: Mention }[],
): ClaimReading[] {
  const reading = only(readings);
  const isAlone = (of[claim.sentence.index] ?? []).filter(({ id }) => id <= claim.id).length === 3;
  const isNext = reading?.total.mention?.sentence === claim.sentence && GOES_ON.test(claim.lead);
  if (!reading || !isAlone || !isNext || claim.quantity.hedge || claim.quantity.decimals > 0) return [];
  const [right, printed] = [String(Math.round(middleOf(reading.share.value))), String(claim.quantity.value)];
  const isSwap = printed.length > 1 && [...right].sort().join('') === [...printed].sort().join('');
  const isOne = printed.length === 2 && right.length === 2 && [0, 1].some((at) => printed[at] === right[at]);
  const because = isSwap ? SWAPPED : ONE_DIGIT;
  return isSwap || isOne ? [readingOf(claim, reading.share, { mistake: 'digits', because })] : [];
}

/** Over another count near by, or of another amount. */
function ofOther(discourse: Discourse, claim: Mention, total: Amount, many: Mention): Mistake | undefined {
  const printed = roundedOf(claim);
  const others = countsNear(discourse, claim).filter((item) => item !== total.mention && item !== many);
  const found = others.flatMap((item): Mistake[] => {
    const isOver = item.dimension === 'count' && overlap(printed, quotientOf(total.quantity, item.quantity));
    const isOf =
      item.quantity.kind === total.quantity.kind && overlap(printed, quotientOf(item.quantity, many.quantity));
    if (isOver) return [over(item.quantity.text)];
    return isOf ? [{ mistake: 'wrong-denominator', because: `it is that of ${item.quantity.text}` }] : [];
  });
  return only(found);
}

const larger = (a: Mention, b: Mention): Mention => (a.quantity.value >= b.quantity.value ? a : b);
