import { twoProportions } from '../../statistics/proportions/two-proportions.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, type Match, matchesOf, ofKind } from '../verdicts/find.js';

/** "a significant increase from 64% (n=500) to 67% (n = 510)": compared with the test of two proportions. */
const CALLED = /%[^.;@%]{0,120}%/g;

const sizes = (text: string): number[] =>
  [...text.matchAll(/\bn ?= ?([\d,]+)/gi)].map(([, digits = '']) => Number(digits.replaceAll(',', '')));

function judge(match: Match): RuleFinding[] {
  const { text } = match.sentence;
  const [first, second] = ofKind(match.quantities, 'percent');
  if (!first || !second || !/\bsignifican(?:t|tly)\b/i.test(text)) return [];
  const [n1, n2, n3] = sizes(text);
  if (!n1 || !n2 || n3)
    return [
      finding(match, {
        pattern: 'significant',
        verdict: 'not-checked',
        quoted: `${first.text}, ${second.text}`,
        recomputed: 'the number asked (n) is not given for each',
      }),
    ];
  const test = twoProportions({ p: first.value / 100, n: n1 }, { p: second.value / 100, n: n2 });
  if ('missing' in test) return [];
  const { p } = test;
  const denied = /not (?:statistically )?significant|no significant/i.test(text);
  const good = denied ? p >= 0.05 : p < 0.05;
  // Rounded percentages move p a little: so near the line nothing is certain.
  const isNear = p > 0.03 && p < 0.08;
  return [
    finding(match, {
      pattern: 'significant',
      verdict: good ? 'agrees' : isNear ? 'ambiguous' : 'differs',
      quoted: `${first.text} of ${n1}, ${second.text} of ${n2}`,
      recomputed: `p = ${p.toFixed(3)} (two proportions)`,
      mistake: good ? null : 'significance',
    }),
  ];
}

export const significant: Rule = {
  id: 'significant',
  about: 'two survey results called significantly different, with the numbers asked',
  why: 'A difference is called significant that the numbers asked do not bear out.',
  speaks: [
    ['differs', 'Trust rose significantly from 60% (n=100) to 62% (n=100).'],
    ['agrees', 'Trust rose significantly from 40% (n=1000) to 60% (n=1000).'],
    ['agrees', 'There was no significant change from 60% (n=100) to 62% (n=100).'],
  ],
  silent: [
    'Trust rose from 60% (n=100) to 62% (n=100).',
    'Burglary fell significantly.',
    'It is significant that 60% agreed.',
  ],
  read: ({ draft }) => matchesOf(draft, CALLED).flatMap(judge),
};
