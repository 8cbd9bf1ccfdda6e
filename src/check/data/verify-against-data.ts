import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { type Month, monthsApart, monthsBetween } from '../../core/months.js';
import type { MistakeId, VerdictName } from '../model.js';
import { ask, type Claim, type MeasureKind } from './claim.js';
import type { CrimeData, RecordedValue } from './crime-data.js';
import { withoutPart } from './narrower.js';
import { judgeValue, type Taken, takenFrom } from './taken-from.js';

/** One number of a draft compared with the files: the same, another vintage's, within later revisions, or an error. */

export interface Verification {
  readonly verdict: VerdictName;
  readonly recomputed: string;
  readonly mistake: MistakeId | null;
  readonly suggestion: string | null;
  /** What the files say, unrounded, where something else should stand in the draft. */
  readonly right?: number;
  /** How far it is from them, where later revisions are thought to explain it. */
  readonly off?: number;
}

/**
 * How far later recording moves a number, as a share of it (points, for a change): measured on the Met's vintages, where the
 * newest month of a file grew by 3% in three months and a year of months by well under 1%.
 */
const REVISION: Readonly<Record<MeasureKind, (months: number) => number>> = {
  count: (months) => (months >= 12 ? 0.005 : months >= 3 ? 0.01 : 0.035),
  mean: () => 0.005,
  difference: () => 0,
  rate: () => 0.006,
  change: () => 0.75,
  gap: () => 0.75,
  rank: () => 0,
  share: () => 0.3,
  boroughs: () => 0,
};

/** Between a revision and an error: another vintage, definition or population estimate may explain it. */
const DOUBT: Readonly<Record<MeasureKind, number>> = {
  count: 0.03,
  mean: 0.03,
  difference: 0.5,
  rate: 0.09,
  change: 3,
  gap: 5,
  rank: 1,
  share: 1,
  boroughs: 1,
};

const WHY: Readonly<Record<MeasureKind, string>> = {
  count: 'an older vintage or another definition may say otherwise',
  mean: 'an older vintage or another definition may say otherwise',
  difference: 'an older vintage or another definition may say otherwise',
  rate: 'another population estimate may say otherwise',
  change: 'an older vintage or another definition may say otherwise',
  gap: 'another population estimate may say otherwise',
  rank: 'an older vintage may say otherwise',
  share: 'an older vintage or another definition may say otherwise',
  boroughs: 'an older vintage may say otherwise',
};

/** Differences of which are points, not shares of the right value. */
const IN_POINTS: readonly MeasureKind[] = ['change', 'gap', 'share', 'rank', 'boroughs'];
const SIGNED: readonly MeasureKind[] = ['change', 'gap', 'difference'];

export function valueText(kind: MeasureKind, value: number, decimals: number): string {
  if (kind === 'difference') return `${value > 0 ? '+' : ''}${groupThousands(value, 0)}`;
  if (kind === 'count' || kind === 'rank' || kind === 'boroughs') return groupThousands(value, 0);
  if (kind === 'mean') return groupThousands(value, decimals);
  const text = groupThousands(value, Math.max(1, decimals));
  if (kind === 'share') return `${text}%`;
  return SIGNED.includes(kind) ? `${value > 0 ? '+' : ''}${text}%` : text;
}

/** Of a number of boroughs, "more than half" is true of 81% too; a rank that is one off is not rounded. */
function judgeClaim({ kind, quantity }: Claim, value: number): VerdictName {
  const verdict = judgeValue(kind === 'boroughs' ? { ...quantity, kind: 'count' } : quantity, value);
  return verdict === 'rounding' && (kind === 'rank' || kind === 'boroughs') ? 'differs' : verdict;
}

/** How far a quoted number is off: a share of the right one, points of a change, steps of a rank. */
function distance(kind: MeasureKind, quoted: number, right: number): number {
  const off = Math.abs(quoted - right);
  return !IN_POINTS.includes(kind) ? off / Math.max(Math.abs(right), 1) : off;
}

/** A small share moves by little. */
const revisionOf = (kind: MeasureKind, months: number, right: number): number =>
  kind === 'share' ? Math.min(REVISION.share(months), 0.03 * right) : REVISION[kind](months);

/** The longer ago, the more has been moved between categories since. */
function doubtOf({ kind, period }: Claim, file: Month, right: number): number {
  const years = Math.min(5, Math.max(0, monthsApart(period.to, file) / 12));
  if (kind === 'rank' || kind === 'boroughs') return DOUBT[kind];
  const doubt = DOUBT[kind] * (1 + years / 3);
  return kind === 'share' ? Math.min(doubt, 0.15 * right) : doubt;
}

/** Five times as much, or a fifth: then the number was not read rightly, and is no error of the draft. */
const FAR_OFF = 5;
const isOfAnotherThing = (kind: MeasureKind, quoted: number, right: number): boolean =>
  (kind === 'count' || kind === 'rate') && right > 0 && (quoted >= FAR_OFF * right || quoted * FAR_OFF <= right);

const mistakeIn = (kind: MeasureKind): MistakeId => {
  if (kind === 'mean') return 'average';
  return kind === 'boroughs' || kind === 'difference' ? 'count' : kind;
};

/** The size is right and the sign is not. */
const isTurned = ({ kind, quantity }: Claim, right: number): boolean =>
  SIGNED.includes(kind) &&
  Math.sign(quantity.value) === -Math.sign(right) &&
  judgeValue({ ...quantity, value: -quantity.value }, right) === 'agrees';

function differing(records: CrimeData, claim: Claim, found: RecordedValue, text: string): Verification {
  const { value: right, file } = found;
  const { kind, quantity, period } = claim;
  const suggestion = valueText(kind, right, quantity.decimals);
  const off = distance(kind, quantity.value, right);
  const months = monthsBetween(period.from, period.to).length;
  if (isOfAnotherThing(kind, quantity.value, right)) {
    const recomputed = `${text}: so far off that another thing or time is meant`;
    return { verdict: 'not-checked', recomputed, mistake: null, suggestion: null };
  }
  const isBound = quantity.hedge !== undefined && quantity.hedge !== 'about' && kind !== 'boroughs';
  const oneMore = kind === 'count' && right >= 20 && Math.abs(quantity.value - right) <= 1;
  if (!isBound && (off <= revisionOf(kind, months, right) || oneMore)) {
    const by = Math.abs(quantity.value - right);
    const recomputed = `${text}: within later revisions`;
    return { verdict: 'agrees', recomputed, mistake: null, suggestion: null, off: by };
  }
  if (isTurned(claim, right))
    return { verdict: 'wrong-direction', recomputed: text, mistake: 'sign', suggestion, right };
  if (isBound) return { verdict: 'differs', recomputed: text, mistake: 'bound', suggestion, right };
  const isNear = off <= doubtOf(claim, file, right);
  return blamed(claim, { text, right, suggestion, isNear, taken: takenFrom(records, claim, right) });
}

interface Off extends Pick<Verification, 'suggestion'> {
  readonly text: string;
  readonly right: number;
  /** Another vintage, definition or population estimate may explain it. */
  readonly isNear: boolean;
  readonly taken: Taken | undefined;
}

/** Off by more than later recording moves it: an error, unless it may be what the words mean, or of another vintage. */
function blamed({ kind }: Claim, { text, right, suggestion, isNear, taken }: Off): Verification {
  const isDoubted = taken ? taken.isNamed : isNear;
  const because = taken?.because ?? (isDoubted ? WHY[kind] : undefined);
  const recomputed = because === undefined ? text : `${text}; ${because}`;
  return isDoubted
    ? { verdict: 'ambiguous', recomputed, mistake: null, suggestion: null }
    : { verdict: 'differs', recomputed, mistake: taken?.mistake ?? mistakeIn(kind), suggestion, right };
}

export const isRight = ({ verdict }: Verification): boolean => verdict === 'agrees' || verdict === 'rounding';

/** The verdict on a number whose measure, area, offence and months are known. */
export function verifyAgainstData(records: CrimeData, claim: Claim): Verification {
  const found = verifyAs(records, claim);
  const narrower = isRight(found) ? undefined : withoutPart(records, claim.offence);
  const other = narrower && verifyAs(narrower.records, claim);
  return other && isRight(other) ? { ...other, recomputed: `${other.recomputed} ${narrower.words}` } : found;
}

function verifyAs(records: CrimeData, claim: Claim): Verification {
  const { kind, quantity } = claim;
  const found = ask(records, claim);
  if (isMissing(found))
    return { verdict: 'not-checked', recomputed: `the files: ${found.missing}`, mistake: null, suggestion: null };
  const text = (value: number): string => valueText(kind, value, quantity.decimals);
  const recordedText = `${text(found.value)} in the file to ${found.file}`;
  const verdict = judgeClaim(claim, found.value);
  if (verdict === 'agrees' || verdict === 'ambiguous')
    return { verdict, recomputed: recordedText, mistake: null, suggestion: null };
  const older = found.older.find(({ value }) => judgeValue(quantity, value) === 'agrees');
  if (older) {
    const recomputed = `${text(older.value)} in the file to ${older.file}; ${recordedText}: within later revisions`;
    return { verdict: 'agrees', recomputed, mistake: null, suggestion: null };
  }
  if (verdict === 'rounding')
    return {
      verdict,
      recomputed: recordedText,
      mistake: 'rounding',
      suggestion: text(found.value),
      right: found.value,
    };
  return differing(records, claim, found, recordedText);
}
