import { describe, expect, it } from 'vitest';
import { auditText } from './audit-text.js';

/** The same claim worded in twenty ways must get the same verdict; the percentages are worked out here, over the earlier count. */
interface Claim {
  readonly noun: string;
  readonly earlier: number;
  readonly later: number;
  readonly percent: string;
  readonly verdict: string;
}

const NOUNS = [
  'burglaries',
  'arrests',
  'noise complaints',
  'penalty notices',
  'robberies',
  'bicycle thefts',
  'helpline calls',
  'searches',
  'vehicle offences',
  'repeat victims',
];

/** One hundred, half of them over the wrong base. */
const claims = Array.from({ length: 100 }, (_, index): Claim => {
  const earlier = 400 + index * 37;
  const isFall = index % 2 === 0;
  const later = isFall ? Math.round(earlier * 0.78) - index : Math.round(earlier * 1.24) + index;
  const isWrong = index % 4 > 1;
  const percent = ((Math.abs(later - earlier) / (isWrong ? later : earlier)) * 100).toFixed(1);
  return { noun: NOUNS[index % NOUNS.length] ?? '', earlier, later, percent, verdict: isWrong ? 'differs' : 'agrees' };
});

/** 2018 without a comma may be a year. */
const isLikeYear = (value: number): boolean => value > 1899 && value < 2100;

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

type Form = (words: { n: string; N: string; e: string; l: string; p: string; down: boolean }) => string;

const FORMS: readonly (readonly [string, Form])[] = [
  [
    'from-to',
    ({ N, e, l, p, down }) => `${N} ${down ? 'fell' : 'rose'} from ${e} to ${l}, a ${p}% ${down ? 'fall' : 'rise'}.`,
  ],
  [
    'semicolon',
    ({ N, e, l, p, down }) => `${N} ${down ? 'fell' : 'rose'} from ${e} to ${l}; a ${p}% ${down ? 'fall' : 'rise'}.`,
  ],
  [
    'dash',
    ({ N, e, l, p, down }) => `${N} ${down ? 'fell' : 'rose'} from ${e} to ${l} - a ${p}% ${down ? 'fall' : 'rise'}.`,
  ],
  [
    'bracket',
    ({ N, e, l, p, down }) => `${N} ${down ? 'fell' : 'rose'} from ${e} to ${l} (a ${p}% ${down ? 'fall' : 'rise'}).`,
  ],
  [
    'synonym',
    ({ N, e, l, p, down }) =>
      `${N} ${down ? 'dropped' : 'climbed'} from ${e} to ${l}, ${down ? 'a reduction' : 'an increase'} of ${p}%.`,
  ],
  [
    'percentage first',
    ({ n, e, l, p, down }) => `There was a ${p}% ${down ? 'decrease' : 'increase'} in ${n} (from ${e} to ${l}).`,
  ],
  [
    'without from',
    ({ n, e, l, p, down }) =>
      `There was a ${p}% ${down ? 'decrease' : 'increase'} in ${n} (${e} in 2018/19 to ${l} in 2019/20).`,
  ],
  [
    'pair with and',
    ({ n, e, l, p, down }) =>
      `There was a ${p}% ${down ? 'drop' : 'rise'} in ${n} (${e} in 2018/19 and ${l} in 2019/20).`,
  ],
  [
    'years with a dash',
    ({ n, e, l, p, down }) =>
      `There was a ${p}% ${down ? 'drop' : 'rise'} in ${n} (${e} in 2018-19 and ${l} in 2019-20).`,
  ],
  [
    'year to',
    ({ n, e, l, p, down }) =>
      `There were ${l} ${n} in the year to March 2020, against ${e} in the year to March 2019, a ${p}% ${down ? 'fall' : 'rise'}.`,
  ],
  [
    'order turned',
    ({ n, e, l, p, down }) => `There were ${l} ${n}, ${down ? 'down' : 'up'} ${p}% on the ${e} of the year before.`,
  ],
  [
    'than',
    ({ n, e, l, p, down }) =>
      `There were ${l} ${n} in 2019/20, ${p}% ${down ? 'fewer' : 'more'} than the ${e} of 2018/19.`,
  ],
  [
    'compared with',
    ({ n, e, l, p, down }) =>
      `There were ${l} ${n}, compared with ${e} last year, ${down ? 'a fall' : 'a rise'} of ${p}%.`,
  ],
  [
    'against',
    ({ n, e, l, p, down }) =>
      `There were ${l} ${n} against ${e} a year earlier, ${down ? 'a fall' : 'a rise'} of ${p}%.`,
  ],
  [
    'sentence split',
    ({ n, e, l, p, down }) =>
      `There were ${l} ${n} this year, after ${e} last year. This is ${down ? 'a fall' : 'a rise'} of ${p}%.`,
  ],
  [
    'two statements',
    ({ n, e, l, p, down }) =>
      `In 2018/19 there were ${e} ${n}. In 2019/20 there were ${l}. This is ${down ? 'a fall' : 'a rise'} of ${p}%.`,
  ],
  ['bullet', ({ N, e, l, p, down }) => `Main changes:\n\n- ${N}: ${l}, was ${e} (${down ? '-' : '+'}${p}%)`],
  ['signed', ({ N, e, l, p, down }) => `${N}: ${e} to ${l} (${down ? '-' : '+'}${p}%).`],
  [
    'table',
    ({ N, e, l, p, down }) =>
      `| Measure | 2018/19 | 2019/20 | Change |\n|---|---|---|---|\n| ${N} | ${e} | ${l} | ${down ? '-' : '+'}${p}% |`,
  ],
  [
    'broken lines',
    ({ N, e, l, p, down }) => `${N} ${down ? 'fell' : 'rose'} from\n${e} to ${l}, a ${p}%\n${down ? 'fall' : 'rise'}.`,
  ],
];

const verdictOf = (form: Form, { noun, earlier, later, percent }: Claim, write: (value: number) => string): string => {
  const n = noun;
  const text = form({
    n,
    N: `${n[0]?.toUpperCase()}${n.slice(1)}`,
    e: write(earlier),
    l: write(later),
    p: percent,
    down: later < earlier,
  });
  const own = auditText(text).verdicts.filter(({ quoted }) => quoted?.includes(percent));
  return own.map(({ verdict }) => verdict).join() || 'nothing';
};

describe.each(FORMS)('a change worded with %s', (_, form) => {
  it('gets the verdict of its numbers, with thousands parted or not', () => {
    const off = claims.flatMap((claim) => {
      const plain = isLikeYear(claim.earlier) || isLikeYear(claim.later) ? [] : [String];
      const found = [thousands, ...plain].map((write) => verdictOf(form, claim, write));
      return found.every((each) => each === claim.verdict)
        ? []
        : [`${claim.noun} ${claim.earlier} ${claim.later} ${claim.percent}: ${found.join(' | ')}`];
    });
    expect(off).toEqual([]);
  });
});
