import type { Quantity, RuleFinding, Sentence } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, spanOf } from '../verdicts/find.js';
import { printedUnit } from '../verdicts/intervals.js';
import { numberText as countText, quotedText } from '../verdicts/report.js';

/**
 * Units that cannot be: a re-offending rate counts re-offences per offender, which published cohorts put between 0.2 and 6
 * (Ministry of Justice, proven reoffending), so less than one per 100 offenders is a rate per person.
 */
function reoffending(sentence: Sentence, rate: Quantity): RuleFinding[] {
  if (rate.base?.size !== 100 || rate.value >= 2 || !/re-?offen[cd]/i.test(rate.text)) return [];
  return [
    finding(spanOf(sentence, [rate]), {
      pattern: 'rate-unit',
      verdict: 'differs',
      quoted: quotedText(rate),
      recomputed: `${rate.value} per person is ${countText(rate.value * 100)} per 100; no cohort has less than two re-offences per 100 offenders`,
      mistake: 'unit',
      suggestion: rate.text.replace(/[\d.]+/, countText(rate.value * 100)),
    }),
  ];
}

/** "0.07 crimes per head" against the same total per 1,000 elsewhere. */
function perHead(sentence: Sentence, rate: Quantity, others: readonly Quantity[]): RuleFinding[] {
  if (rate.base?.size !== 1) return [];
  const reach = printedUnit(rate) / 2;
  const near = others.filter(
    ({ base, value }) => base?.size === 1000 && Math.abs(value / 1000 - rate.value) <= reach * 3,
  );
  const best = near.sort((a, b) => Math.abs(a.value / 1000 - rate.value) - Math.abs(b.value / 1000 - rate.value))[0];
  if (!best || !/crime|offence/i.test(rate.text)) return [];
  const agrees = Math.abs(best.value / 1000 - rate.value) <= reach + 1e-9;
  return [
    finding(spanOf(sentence, [rate]), {
      pattern: 'rate-unit',
      verdict: agrees ? 'agrees' : 'rounding',
      quoted: quotedText(rate),
      recomputed: `${best.text} is ${(best.value / 1000).toFixed(4)} per head`,
    }),
  ];
}

export const rateUnit: Rule = {
  id: 'rate-unit',
  about: 'rates in a unit that cannot be, and rates per head against those per 1,000',
  why: 'A rate per person is printed as one per 100, and the other way round.',
  speaks: [
    ['differs', 'The rate was 0.80 re-offences per 100 young people.'],
    ['agrees', 'There were 74.9 crimes per 1,000 people, or 0.07 crimes per head.'],
    ['differs', 'It fell to 1.2 re-offences per 100 offenders.'],
  ],
  silent: [
    'The rate was 0.80 re-offences per head.',
    'There were 74.9 crimes per 1,000 people.',
    'There were 0.8 arrests per 100 people.',
  ],
  read({ draft }) {
    const rates = draft.sentences.flatMap(({ quantities }) => quantities.filter(({ kind }) => kind === 'rate'));
    return draft.sentences.flatMap((sentence) =>
      sentence.quantities.flatMap((rate) =>
        rate.kind === 'rate' ? [...reoffending(sentence, rate), ...perHead(sentence, rate, rates)] : [],
      ),
    );
  },
};
