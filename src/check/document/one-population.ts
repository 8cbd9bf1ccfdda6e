import type { Interval, Quantity, RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, matchesIn, ofKind } from '../verdicts/find.js';
import { middleOf } from '../verdicts/intervals.js';
import { numberText as countText, quotedText } from '../verdicts/report.js';
import { baseText, commonBase, type ImpliedBase, impliedBases, witnesses } from './implied-bases.js';

/** London boroughs have between 2.2 and 3.2 people a household: a base of that share is households. */
const isHouseholds = (base: Interval, people: Interval): boolean => {
  const ratio = middleOf(base) / middleOf(people);
  return ratio > 0.3 && ratio < 0.47;
};

const saysPeople = (of: string): boolean => of === '' || /population|people|residents?|persons?/.test(of);

/** "a population of 314,000", "314,000 residents": what the sentence itself says the rate is of. */
const STATED =
  /\b(?:population|residents|people)(?: (?:of|is|was|being|at))?(?: (?:about|around|approximately))? ?[:=]? ?#|#(?: residents| people| population)\b/g;
/** No borough but the City has fewer people. */
const FEWEST_PEOPLE = 50_000;

function statedPeople({ match, count }: ImpliedBase): Quantity | undefined {
  const counts = matchesIn(match.sentence, STATED).flatMap(({ quantities }) => ofKind(quantities, 'count'));
  return counts.find(({ value }) => value >= FEWEST_PEOPLE && value !== count);
}

function say(one: ImpliedBase, people: Interval | undefined, isBorneOut: boolean): RuleFinding {
  const { match, rate, base, of } = one;
  const quoted = `${countText(one.count)}, ${quotedText(rate)}`;
  if (people && saysPeople(of) && isHouseholds(base, people) && !ELSEWHERE.test(match.sentence.text)) {
    const per = (one.count / middleOf(people)) * 1000;
    const atMatch = finding(match, { pattern: 'one-population', verdict: 'differs', quoted });
    const suggestion = /population|people|residents/i.test(atMatch.text)
      ? atMatch.text.replace(of, 'households')
      : `${atMatch.text} households`;
    return {
      ...atMatch,
      recomputed: `the rate is per 1,000 of ${baseText(base)}: households, not the ${baseText(people)} people of the other rates (${per.toFixed(rate.decimals)} per 1,000 population)`,
      mistake: 'wrong-denominator',
      suggestion,
    };
  }
  const stated = saysPeople(of) ? statedPeople(one) : undefined;
  // A population is often rounded further than it shows.
  if (stated && (stated.value * 1.01 < base.lower || stated.value * 0.99 > base.upper)) {
    const per = ((one.count / stated.value) * 1000).toFixed(rate.decimals);
    return {
      ...finding(match, { pattern: 'one-population', verdict: 'differs', quoted }),
      recomputed: `${countText(one.count)} on the ${countText(stated.value)} stated is ${per}; the rate is of ${baseText(base)}`,
      mistake: 'wrong-denominator',
      suggestion: `${per} per 1,000`,
    };
  }
  // Alone a count and its rate imply some population, and no more is known of it.
  return finding(match, {
    pattern: 'one-population',
    verdict: stated || isBorneOut ? 'agrees' : 'possible',
    quoted,
    recomputed: `a base of ${baseText(base)}`,
  });
}

/** Rates of other places, ages and years have other populations. */
const ELSEWHERE =
  /\b(?:london(?!ers)|england|national|ward|aged|under|young|children|adults|women|men|females?|males?|(?:19|20)\d\d)\b/i;

/** Under one heading or in one table. */
const isOfSameSection = (a: ImpliedBase, b: ImpliedBase): boolean =>
  a.match.sentence.block.heading === b.match.sentence.block.heading ||
  (a.match.sentence.block.table !== undefined && a.match.sentence.block.table === b.match.sentence.block.table);

/** Rates that stand apart from the rest, reported once, where the last of them stands. */
function apart(common: readonly ImpliedBase[], all: readonly ImpliedBase[]): RuleFinding[] {
  const people = common[0]?.base;
  if (!people || common.length < 2) return [];
  const isHere = (one: ImpliedBase): boolean =>
    common.some((item) => isOfSameSection(item, one)) && !ELSEWHERE.test(one.match.sentence.text);
  const others = all.filter((one) => one.together && !common.includes(one) && saysPeople(one.of) && isHere(one));
  const strays = others.filter(({ base }) => !isHouseholds(base, people));
  const stray = strays.at(-1);
  if (!stray) return [];
  const list = strays.map(({ base, count }) => `${baseText(base)} for ${countText(count)}`).join(', ');
  const per = ((stray.count / middleOf(people)) * 1000).toFixed(2);
  return [
    finding(stray.match, {
      pattern: 'one-population',
      verdict: 'differs',
      quoted: `${countText(stray.count)}, ${quotedText(stray.rate)}`,
      recomputed: `the rates imply several populations: ${list}, ${baseText(people)} for ${common.length} others; ${countText(stray.count)} on ${baseText(people)} is ${per}`,
      mistake: 'several-populations',
      suggestion: `${per} per 1,000 population, or say which population each rate is of`,
    }),
  ];
}

export const onePopulation: Rule = {
  id: 'one-population',
  about: 'a rate with its count: the population it implies, what it is labelled as, whether all rates share one',
  why: 'Rates of one report divide by one population, or say by which: another is a mistake of base.',
  speaks: [
    ['possible', 'There were 15,000 offences (75.0 per 1,000 population).'],
    [
      'agrees',
      'There were 15,000 offences (75.0 per 1,000 population) and 1,200 robberies (6.0 per 1,000 population).',
    ],
    [
      'differs',
      '## Rates\n\nThere were 15,000 offences (75.00 per 1,000 population). Violence: 5,000 (25.00 per 1,000 population). Burglary: 1,200 (15.00 per 1,000 population).',
    ],
    ['differs', 'A population of 200,000 had 1,500 thefts (9.50 per 1,000 population).'],
  ],
  silent: [
    'The rate was 75.0 per 1,000 population.',
    'There were 15,000 offences and 75 arrests.',
    '12 of 1,000 people were asked.',
    'The age-standardised rate is 904 per 100,000 (95% CI 872–937) in a population of 348,900.',
    'Burglary stood at 8.9 per 1,000 homes (89,000 homes).',
    'The town had 58.5 crimes per 1,000 residents (Scotland: 547).',
    'The crude rate was 12.4 per 1,000 people (population 96,000).',
  ],
  read({ draft }) {
    const all = impliedBases(draft);
    const common = commonBase(all);
    const isShared = witnesses(common) >= 2;
    const people = isShared && common.some(({ together }) => together) ? common[0]?.base : undefined;
    const judged = all.filter((one) => one.together || (isShared && common.includes(one)));
    return [...judged.map((one) => say(one, people, isShared && common.includes(one))), ...apart(common, all)];
  },
};
