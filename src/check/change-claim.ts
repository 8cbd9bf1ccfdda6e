import { type Match, finding } from './find.js';
import { changeOf, differenceOf, intervalOf, sizeOf } from './intervals.js';
import { gravest, judge } from './judge.js';
import { corrected, likePrinted, mistakeOfChange } from './mistakes.js';
import type { Finding, Interval, Quantity, VerdictName } from './model.js';
import { countText, type Direction, percentText, quotedText, signedCount } from './words.js';

/** The claim that something went from one number to another: its percentage, its difference, its direction. */
export interface ChangeClaim {
  readonly pattern: string;
  readonly earlier: Quantity | number;
  readonly later: Quantity | number;
  readonly percent?: Quantity | undefined;
  /** "590 fewer". */
  readonly count?: Quantity | undefined;
  readonly direction?: Direction | undefined;
}

const asInterval = (given: Quantity | number): Interval =>
  typeof given === 'number' ? { lower: given, upper: given } : intervalOf(given);
const asNumber = (given: Quantity | number): number => (typeof given === 'number' ? given : given.value);

interface Part {
  readonly verdict: VerdictName;
  readonly recomputed?: string;
  readonly mistake?: string;
  readonly wrong?: { readonly quantity: Quantity; readonly by: string };
}

function percentPart(claim: ChangeClaim, change: Interval | undefined): Part | undefined {
  const { percent } = claim;
  if (!percent) return undefined;
  if (!change) return { verdict: 'not-checked', recomputed: 'a change from 0 has no percentage' };
  const quoted = percent.value < 0 ? { ...percent, value: -percent.value } : percent;
  const verdict = judge(quoted, sizeOf(change));
  if (verdict !== 'differs' && verdict !== 'rounding') return { verdict };
  const found =
    verdict === 'differs' ? mistakeOfChange(quoted, asNumber(claim.earlier), asNumber(claim.later), change) : undefined;
  const kind =
    found?.mistake ??
    (verdict === 'rounding' ? 'rounding' : percent.hedge && percent.hedge !== 'about' ? 'bound' : 'percentage');
  return {
    verdict,
    mistake: kind,
    ...(found ? { recomputed: found.because } : {}),
    wrong: { quantity: percent, by: likePrinted(percent, change, '%') },
  };
}

function countPart({ count }: ChangeClaim, difference: Interval): Part | undefined {
  if (!count) return undefined;
  const size = sizeOf(difference);
  const verdict = judge(count.value < 0 ? { ...count, value: -count.value } : count, size);
  if (verdict === 'agrees') return { verdict };
  const isBound = count.hedge !== undefined && count.hedge !== 'about';
  const printed = countText(size.upper);
  const note = isBound
    ? `${printed} is not ${count.hedge?.replace('-', ' ')} ${count.text}`
    : `the difference is ${printed}`;
  return { verdict, recomputed: note, mistake: isBound ? 'bound' : 'count', wrong: { quantity: count, by: printed } };
}

/** "+2.1%" and "-2.1%" say which way without a word. */
function signOf(percent: Quantity | undefined): Direction | undefined {
  if (/^\+/.test(percent?.text ?? '')) return 1;
  return /^[-−]/.test(percent?.text ?? '') ? -1 : undefined;
}

function directionPart({ direction, percent }: ChangeClaim, difference: Interval): Part | undefined {
  const said = [direction, signOf(percent)].filter((each) => each !== undefined);
  if (said.length === 0) return undefined;
  const wrong = said.find((each) => (each > 0 ? difference.upper < 0 : difference.lower > 0));
  if (wrong === undefined) return { verdict: 'agrees' };
  return { verdict: 'wrong-direction', recomputed: wrong > 0 ? 'it fell' : 'it rose', mistake: 'sign' };
}

/** Numbers so far apart, and a percentage so far from theirs, are hardly of the same thing. */
const FAR_APART = 3;

function mayNotBelong({ earlier, later, percent }: ChangeClaim, verdict: VerdictName): boolean {
  if (verdict !== 'differs' && verdict !== 'wrong-direction') return false;
  if (typeof earlier === 'number' || typeof later === 'number') return false;
  const ratio = later.value / earlier.value;
  const isFar = ratio > FAR_APART || ratio < 1 / FAR_APART;
  return isFar && (percent === undefined || Math.abs((ratio - 1) * 100) > 2 * Math.abs(percent.value));
}

/** Every part of the claim judged; the gravest verdict is the claim's, each part that fails says why. */
export function judgeChange(match: Match, claim: ChangeClaim): Finding {
  const [earlier, later] = [asInterval(claim.earlier), asInterval(claim.later)];
  const change = changeOf(earlier, later);
  const difference = differenceOf(earlier, later);
  const parts = [percentPart(claim, change), countPart(claim, difference), directionPart(claim, difference)].filter(
    (part): part is Part => part !== undefined,
  );
  const found = gravest(parts.map((part) => part.verdict));
  const doubtful = mayNotBelong(claim, found);
  const verdict = doubtful ? 'ambiguous' : found;
  const wrong = parts.find((part) => part.verdict === verdict && part.verdict !== 'agrees');
  const doubt = doubtful ? ['the two numbers may not be of the same thing'] : [];
  const whole = change ? percentText(change, claim.percent?.decimals) : 'no percentage';
  const from = `${countText(asNumber(claim.earlier))} to ${countText(asNumber(claim.later))}`;
  const reasons = parts.flatMap(({ recomputed }) => recomputed ?? []);
  const covers = [
    ...match.quantities,
    ...[claim.earlier, claim.later].filter((each): each is Quantity => typeof each !== 'number'),
  ];
  const made = finding(match, {
    pattern: claim.pattern,
    verdict,
    quoted:
      [claim.count, claim.percent]
        .filter((each) => each !== undefined)
        .map(quotedText)
        .join(', ') || null,
    recomputed: [
      `${from}: ${signedCount(asNumber(claim.later) - asNumber(claim.earlier))}, ${whole}`,
      ...reasons,
      ...doubt,
    ].join('; '),
    mistake: wrong?.mistake ?? null,
    covers,
  });
  const suggestion = wrong?.wrong ? corrected(made.text, wrong.wrong.quantity, wrong.wrong.by) : null;
  return { ...made, suggestion };
}
