import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { proseUnjudged } from '../../../verdicts/judged.js';
import { findingOver, numberText, quotedText } from '../../../verdicts/report.js';
import { judgeTimes, multipleComparison, OF_OTHER_TIME } from '../../multiple.js';
import { goesOn, ofPairBefore } from './multiple-before.js';
import { ofRowOverTime, ofTwoRows, type Times } from './multiple-rows.js';

/**
 * Multiples that no rule with a closer reading has judged: of a number that they name ("doubled from 22", "twice the 40 of last
 * year"), of a row of a table since a year, and of one row over another that is named by a part of its label.
 */

/** "Doubled from 22", "twice as many as the 5 of last year", "trebled since 2020, when 80 were taken". */
const BASE_BEHIND =
  /^(?: from (?:the |only |just )*| (?:as [a-z]+ (?:[a-z]+ )?as )?(?:the|last (?:year|quarter|month)'s|its|their) ?| as (?:many|much|often) as (?:last year|the year before|in §),? when (?:there were |it was )| since (?:the )?§,? when (?:there were |it was )?)$/;

/** Beyond it the two numbers are of no one thing. */
const FARTHEST = 8;

/** It goes the way the words say, and is of their order. */
function isPlausible({ value }: Quantity, from: Quantity, to: Quantity): boolean {
  const times = to.value / from.value;
  return value < 1 ? times < 1 && times > 1 / FARTHEST : times > 1 && times < FARTHEST;
}

const isLater = ({ role, mark, dimension, quantity }: Mention, base: Mention): boolean =>
  (role === 'level' || role === 'share' || role === 'other') &&
  mark !== -1 &&
  dimension === base.dimension &&
  quantity.kind === base.quantity.kind &&
  quantity.hedge === undefined;

/** The base right behind it, and the only number before it that could have come of that. */
function ofBaseBehind({ mentions, of }: Discourse, claim: Mention): Times[] {
  const base = mentions[claim.id + 1];
  if (base?.sentence !== claim.sentence || base.dimension === undefined || !BASE_BEHIND.test(base.lead)) return [];
  const here = (of[claim.sentence.index] ?? []).filter((item) => item.id < claim.id && isLater(item, base));
  const previous = claim.sentence.previous;
  const before =
    here.length === 0 && previous?.block === claim.sentence.block && goesOn(claim.leadText, previous.text)
      ? (of[previous.index] ?? []).filter((item) => isLater(item, base))
      : here;
  const likely = before.filter((item) => isPlausible(claim.quantity, base.quantity, item.quantity));
  return likely.map((item) => ({
    from: base.quantity,
    to: item.quantity,
    parts: [item, base],
    isSure: likely.length === 1,
    label: '',
  }));
}

const pairOf = (from: Mention, to: Mention): Times => ({
  from: from.quantity,
  to: to.quantity,
  parts: [from, to],
  isSure: true,
  label: '',
});

const isTo = ({ lead }: Mention): boolean => /^(?: [a-z]+){0,2} to (?:just |only )?$/.test(lead);

/** "From 16 weeks to 21, doubling in a year", "trebled, from 31 to 58": both stand right before it or right behind. */
function ofBothNextTo({ mentions }: Discourse, claim: Mention): Times[] {
  const [from, to, next, last] = [-2, -1, 1, 2].map((away) => mentions[claim.id + away]);
  const isHere = (item: Mention | undefined): item is Mention => item?.sentence === claim.sentence;
  if (
    isHere(next) &&
    isHere(last) &&
    /^,? (?:going |moving |up |down )?from (?:just |only )?$/.test(next.lead) &&
    isTo(last)
  )
    return [pairOf(next, last)];
  const isPair =
    isHere(from) &&
    isHere(to) &&
    /\bfrom (?:just |only )?$/.test(from.lead) &&
    isTo(to) &&
    /^(?: [a-z]+){0,3}[,:;–-]? ?(?:(?:so|and|or|which) )?(?:(?:it|they|that) )?(?:has|have|is|was)?(?: nearly| almost| more than| over| just| a)* ?$/.test(
      claim.lead,
    );
  return isPair ? [pairOf(from, to)] : [];
}

function judge(discourse: Discourse, claim: Mention): RuleFinding[] {
  const found = [
    ofBaseBehind(discourse, claim),
    ofBothNextTo(discourse, claim),
    ofPairBefore(discourse, claim).filter(({ from, to }) => isPlausible(claim.quantity, from, to)),
    ofRowOverTime(discourse, claim),
    ofTwoRows(discourse, claim),
  ].find((times) => times.length > 0);
  const judged = (found ?? []).flatMap((times) => {
    const size = multipleComparison.compute(times.from, times.to);
    return size ? [{ ...times, verdict: judgeTimes(claim.quantity, size) }] : [];
  });
  const good = judged.find(({ verdict }) => verdict === 'agrees');
  const values = new Set(judged.map(({ from, to }) => to.value / from.value));
  const best = good ?? (values.size === 1 ? judged[0] : undefined);
  if (!best || (best.verdict !== 'agrees' && !(best.isSure && isPlausible(claim.quantity, best.from, best.to))))
    return [];
  const ratio = best.to.value / best.from.value;
  return [
    findingOver(claim.sentence, [claim.quantity, ...best.parts.map(({ quantity }) => quantity)], {
      pattern: 'near-multiple',
      verdict: best.verdict,
      quoted: quotedText(claim.quantity),
      recomputed: `${best.label}${best.from.text} to ${best.to.text}: ${numberText(ratio, 2)} times`,
      mistake: best.verdict === 'agrees' ? null : best.verdict === 'rounding' ? 'rounding' : 'multiple',
      covers: [claim.quantity],
      uses: [best.from, best.to],
    }),
  ];
}

const TABLE =
  '## Orders\n\n| Power | 2017 | 2018 | 2019 |\n|---|---|---|---|\n| Closure order | 9 | 12 | 21 |\n| Parking ticket | 70 | 50 | 63 |\n\n';

export const nearMultiple: Rule = {
  id: 'near-multiple',
  about:
    'doubled, trebled, so many times as many: of a number that is named, of a row since a year, of one row over another',
  why: 'A multiple in words hides a rounding that nobody worked out again.',
  speaks: [
    ['differs', 'Volunteers: 36. Trebled from 21 last year.'],
    ['differs', 'The wait has gone from 14 weeks to 22, doubling in a year.'],
    ['differs', 'Closure orders trebled, from four to seven.'],
    ['differs', 'The shelter took 187 people, up from 131. Stays have doubled.'],
    ['differs', 'There were 812 visits against 604 in 2018/19, meaning that the figure has doubled in a year.'],
    ['agrees', `${TABLE}Closure orders have more than doubled since 2017.`],
    ['differs', `${TABLE}Closure orders have trebled since 2018.`],
    ['agrees', `${TABLE}Parking tickets were three times the number of closures.`],
  ],
  silent: [
    `${TABLE}Closure orders in the north have trebled since 2018.`,
    `${TABLE}Closure orders have doubled in London since 2017.`,
    'The shelter took 187 people, up from 131. The number of nights that they stayed has doubled.',
    'We had 40 visits and 36 calls. The budget has doubled from 20 thousand.',
    'The aim is to have doubled from 21 to 60 by 2030.',
  ],
  read: (discourse, before) => {
    return proseUnjudged(discourse, before)
      .filter(
        ({ quantity, sentence, tail }) =>
          quantity.kind === 'multiple' &&
          !TARGET.test(sentence.shape) &&
          !ELSEWHERE.test(sentence.shape) &&
          !OF_OTHER_TIME.test(tail) &&
          !/^ ?(?:a|per|each)\b/.test(tail),
      )
      .flatMap((mention) => judge(discourse, mention));
  },
};
