import { finding, matchesIn, ofKind } from '../find.js';
import { middleOf } from '../intervals.js';
import { corrected } from '../mistakes.js';
import type { Finding, Interval, Pattern, Quantity } from '../model.js';
import { countText, quotedText } from '../words.js';
import { baseText, commonBase, type ImpliedBase, impliedBases, witnesses } from './rates.js';

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
  const said = matchesIn(match.sentence, STATED).flatMap(({ quantities }) => ofKind(quantities, 'count'));
  return said.find(({ value }) => value >= FEWEST_PEOPLE && value !== count);
}

function say(one: ImpliedBase, people: Interval | undefined): Finding {
  const { match, rate, base, of } = one;
  const quoted = `${countText(one.count)}, ${quotedText(rate)}`;
  if (people && saysPeople(of) && isHouseholds(base, people) && !ELSEWHERE.test(match.sentence.text)) {
    const per = (one.count / middleOf(people)) * 1000;
    const made = finding(match, { pattern: 'rate-and-count', verdict: 'differs', quoted });
    const suggestion = /population|people|residents/i.test(made.text)
      ? corrected(made.text, { ...rate, text: of }, 'households')
      : `${made.text} households`;
    return {
      ...made,
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
      ...finding(match, { pattern: 'rate-and-count', verdict: 'differs', quoted }),
      recomputed: `${countText(one.count)} on the ${countText(stated.value)} stated is ${per}; the rate is of ${baseText(base)}`,
      mistake: 'wrong-denominator',
      suggestion: `${per} per 1,000`,
    };
  }
  return finding(match, {
    pattern: 'rate-and-count',
    verdict: 'agrees',
    quoted,
    recomputed: `a base of ${baseText(base)}`,
  });
}

/** Rates of other places, ages and years have other populations. */
const ELSEWHERE =
  /\b(?:london(?!ers)|england|national|ward|aged|under|young|children|adults|women|men|females?|males?|(?:19|20)\d\d)\b/i;

/** Under one heading or in one table. */
const isBeside = (a: ImpliedBase, b: ImpliedBase): boolean =>
  a.match.sentence.block.heading === b.match.sentence.block.heading ||
  (a.match.sentence.block.table !== undefined && a.match.sentence.block.table === b.match.sentence.block.table);

/** Rates that stand apart from the rest, told once, where the last of them stands. */
function apart(common: readonly ImpliedBase[], all: readonly ImpliedBase[]): Finding[] {
  const people = common[0]?.base;
  if (!people || common.length < 2) return [];
  const isHere = (one: ImpliedBase): boolean =>
    common.some((each) => isBeside(each, one)) && !ELSEWHERE.test(one.match.sentence.text);
  const others = all.filter((one) => one.together && !common.includes(one) && saysPeople(one.of) && isHere(one));
  const strays = others.filter(({ base }) => !isHouseholds(base, people));
  const last = others.at(-1);
  const [stray] = strays;
  if (!last || !stray) return [];
  const list = strays.map(({ base, count }) => `${baseText(base)} for ${countText(count)}`).join(', ');
  const per = ((stray.count / middleOf(people)) * 1000).toFixed(2);
  return [
    finding(last.match, {
      pattern: 'one-population',
      verdict: 'differs',
      quoted: `${countText(stray.count)}, ${quotedText(stray.rate)}`,
      recomputed: `the rates imply several populations: ${list}, ${baseText(people)} for ${common.length} others; ${countText(stray.count)} on ${baseText(people)} is ${per}`,
      mistake: 'several-populations',
      suggestion: `${per} per 1,000 population, or say which population each rate is of`,
    }),
  ];
}

export const rateAndCount: Pattern = {
  id: 'rate-and-count',
  about: 'a rate with its count: the population it implies, what it is labelled as, whether all rates share one',
  read(draft) {
    const all = impliedBases(draft);
    const common = commonBase(all);
    const isShared = witnesses(common) >= 2;
    const people = isShared && common.some(({ together }) => together) ? common[0]?.base : undefined;
    const judged = all.filter((one) => one.together || (isShared && common.includes(one)));
    return [...judged.map((one) => say(one, people)), ...apart(common, all)];
  },
};
