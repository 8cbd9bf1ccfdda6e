import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import { claimOf } from '../../../pairs/comparisons.js';
import type { Rule } from '../../../rule.js';
import { decide } from '../../../verdicts/decide.js';
import { doubtedIn, proseUnjudged } from '../../../verdicts/judged.js';
import { ofSentence, ofThings } from './average-over.js';
import { ofPeriods } from './average-periods.js';
import { ofYearsNear } from './average-years.js';

/**
 * Averages that no rule with a closer reading has judged: over the years that are listed or in the table, over the number of the
 * things that they are per, or over the other number of their sentence. They are right, or a named mistake gives just what is printed.
 */

const AVERAGE = /\b(?:average|averages|averag(?:ed|ing)|mean)\b/;
const PER_BEHIND =
  /^(?: [a-z'-]+){0,3}? (?:each|apiece|an? (?:head|time|piece)|(?:for|per|to|at|by) (?:each|every|an?)|per (?!cent|1)|an? (?!year|month|week|day|night|hour|quarter|further|fall|rise|drop|total|reduction|increase|decrease))\b/;
const PER_TIME = /^(?: [a-z'-]+){0,2} (?:an?|per|each|every) (?:month|quarter)\b/;
const PER_BEFORE = /\b(?:per|each|every|divided by)\b[^#%;.]{0,60}$/;

/** "The average for those four was 90": the number in words is none of another clause. */
const isBehindWord = ({ mentions }: Discourse, { id, sentence }: Mention): boolean =>
  mentions[id - 1]?.quantity.isWord === true && mentions[id - 1]?.sentence === sentence;

function judge(discourse: Discourse, claim: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const lead = claim.sentence.shape
    .slice(0, claim.at)
    .split(/[;.#%]/)
    .slice(isBehindWord(discourse, claim) ? -2 : -1)
    .join('#');
  // "1,656 cases in all, on average 414 a year": the average is the next number.
  const tail = claim.tail.split(/[;.]|, (?:or )?(?:on average|an average of|a mean of|averaging)\b/)[0] ?? '';
  const isMean = claim.role === 'average' || AVERAGE.test(`${lead}# ${tail}`);
  const isPer = PER_BEHIND.test(tail) || PER_BEFORE.test(claim.sentence.shape.slice(0, claim.at));
  const isPerTime = PER_TIME.test(tail);
  if (!isMean && !isPer && !isPerTime) return [];
  if (ELSEWHERE.test(`${lead}#${tail}`) || TARGET.test(lead)) return [];
  const years = isMean ? ofYearsNear(discourse, claim) : [];
  const periods = years.length > 0 ? [] : ofPeriods(discourse, claim);
  const named = [...years, ...periods];
  const readings =
    named.length > 0 || !(isMean || isPer) ? named : [...ofThings(discourse, claim), ...ofSentence(discourse, claim)];
  const good = readings.filter(({ verdict }) => verdict === 'agrees');
  const wrong = readings.filter(({ parts }) => !parts.some(({ quantity }) => doubted.has(quantity)));
  const found = decide(
    { id: 'near-average', mistake: 'average' },
    { ...claimOf(claim, 'change'), direction: undefined },
    good.length > 0 ? good : wrong,
  );
  return found ? [found] : [];
}

export const nearAverage: Rule = {
  id: 'near-average',
  about:
    'an average of the years listed or in the table, of the things that it is per, or of the two numbers of its sentence',
  why: 'Averages are divided by one year too many, or by the number of last year.',
  speaks: [
    ['agrees', 'Over four years fires went 210, 195, 188 and 171. The four-year average is 191.'],
    ['differs', 'Over four years fires went 210, 195, 188 and 171. The four-year average is 254.7.'],
    [
      'differs',
      'We have 92 posts and 71 of them are filled. With 2,040 cases, the 71 officers have 22.2 each on average.',
    ],
    ['differs', 'The year closed on 1,148 visits. The quarterly average was 278.'],
    ['differs', 'Room for the six halls is 3,090, an average of 618 each.'],
    [
      'differs',
      'In 2016 we saw 300 families and 290 flats.\n\nOf the 64 families this year 20 came back. They made 158 calls, or 2.74 per family.',
    ],
    [
      'differs',
      '| Crime | Year one | Last year | This year |\n|---|---|---|---|\n| Arson | 214 | 230 | 261 |\n| Fraud | 610 | 580 | 544 |\n\nArson has our eye. Over the three years it averaged 253 a year.',
    ],
    ['differs', 'The sale, with 140 stalls, made £9,800: £76 a head.'],
    ['differs', 'The van took 11,340 people on 54 nights, an average of 120 a night.'],
    ['differs', 'We had 8,376 calls in all. Months ran from 571 to 804, a mean of 761 a month.'],
    [
      'differs',
      '| Crime | Q2 | So far |\n|---|---|---|\n| Arson | 264 | 510 |\n| Fraud | 610 | 1,180 |\n\nArson averaged 264 a month in the quarter.',
    ],
    ['agrees', 'The town has 24,600 residents. The scheme cost £312,000. That is £12.68 a head.'],
  ],
  silent: [
    'The sale, with 140 stalls and 36 raffles, made £9,800: £76 a head.',
    'Over four years fires went 210, 195, 188 and 171. The five-year average is 254.7.',
    'Over four years fires went 210, 195, 188 and 171. The national average is 254.7.',
    'We have 92 posts. With 2,040 cases, the 71 officers have 31.4 days of leave each.',
  ],
  read: (discourse, before) => {
    const doubted = doubtedIn(before);
    return proseUnjudged(discourse, before)
      .filter(
        ({ quantity, role }) =>
          (quantity.kind === 'count' || quantity.kind === 'money') && role !== 'target' && !quantity.isWord,
      )
      .flatMap((mention) => judge(discourse, mention, doubted));
  },
};
