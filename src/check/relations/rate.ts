import { STANDARDISED } from '../document/implied-bases.js';
import { areasNear, type Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { RuleFinding } from '../model.js';
import { claimOf } from '../pairs/comparisons.js';
import { countsFor } from '../pairs/rate-counts.js';
import { baseOf, meantFor, type Stated, sizeOf, statedIn } from '../pairs/stated-population.js';
import type { Rule } from '../rule.js';
import { decide } from '../verdicts/decide.js';
import { intervalOf, middleOf, overlap, pointAt } from '../verdicts/intervals.js';
import type { Mistake } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { nounStems } from './counted-things.js';
import { type Count, readingOf } from './rate-reading.js';
import { readingsOfRows } from './rate-rows.js';
import { principalCount } from './shares/all-offences.js';

/** So many per 1,000, compared with the count and the population (or households) that the document states. */

/** Far off, the number is of another count. */
const SAME_THING = 1.6;

/** "Per 1,000 women", "per 1,000 people aged 16 and over": of a part of those who live there, or of other things. */
const OTHERS =
  /\b(?:wom[ae]n|m[ae]n|girls|boys|males|females|children|pupils|students|adults|drivers|vehicles|visits|visitors|passengers|journeys|shops|stores|premises|staff|officers|incidents|offences|crimes|calls|patients|admissions|births|prisoners|victims)\b/;
const isOfOthers = (rate: Mention): boolean =>
  OTHERS.test(rate.quantity.base?.of ?? sizeOf(rate)?.words ?? '') ||
  /^ (?:aged|over|under|between)\b/.test(rate.tailText);

/** "The adult population is 171,300", "with 118,200 female residents, it is 36.5 per 1,000 women": their number is given. */
const isBaseGiven = (rate: Mention, people: readonly Stated[]): boolean =>
  people.some(
    ({ mention }) =>
      (mention.sentence === rate.sentence && mention.id < rate.id) ||
      [...nounStems(OTHERS.exec(rate.quantity.base?.of ?? '')?.[0] ?? '')].some((stem) =>
        nounStems(`${mention.lead} ${mention.tail.split(/[.;,(]/)[0]}`).has(stem),
      ),
  );

/** "31.6 per 1,000 residents (2017/18: 34.6)": per as many as the number before it. */
const GOES_ON = /^[^.;:]{0,20}(?:§: ?|\b(?:against|compared (?:with|to)|from|was|had been)(?: the)? )$/;

function sizeBefore({ mentions }: Discourse, { id, lead, sentence, quantity }: Mention): ReturnType<typeof sizeOf> {
  const before = mentions[id - 1];
  return before?.sentence === sentence && quantity.decimals > 0 && GOES_ON.test(lead) ? sizeOf(before) : undefined;
}

function judgeRate(discourse: Discourse, rate: Mention, all: readonly Stated[]): RuleFinding[] {
  const per = sizeOf(rate) ?? sizeBefore(discourse, rate);
  if (!per || per.size < 100 || rate.quantity.hedge || areasNear(rate).size > 0) return [];
  if ((rate.mark === -1 && !rate.time) || STANDARDISED.test(rate.sentence.text.slice(0, rate.quantity.start)))
    return [];
  const base = baseOf(per.words) ?? 'people';
  const bases = meantFor(
    rate,
    all.filter((item) => item.base === base),
  );
  const others = all.filter((entry) => !bases.includes(entry));
  const values = new Set(bases.map(({ mention }) => mention.quantity.value));
  const readings = countsFor(discourse, rate, all).flatMap(({ count, score }) => {
    const amount: Count = { quantity: count.quantity, mention: count };
    return bases.map((stated): ClaimReading => {
      const reading = readingOf(rate, amount, stated, per.size);
      const other = others
        .map((element) => ({ ...readingOf(rate, amount, element, per.size), base: element.base }))
        .find(({ verdict }) => verdict !== 'differs');
      // "61,732 are under 18. 25,230 offences came to notice, 94.0 per 1,000": of all people, who are named before them.
      // "63 are equivalent to 444 per 100,000; in 2019, on the 13,900 of that time, it was 982": that is of the next rate.
      if (other?.base === base && (stated.mention.sentence !== rate.sentence || stated.mention.id > rate.id))
        return { ...other, score, mistake: undefined, isSure: false };
      const ratio = middleOf(reading.value) / rate.quantity.value;
      const isNear = ratio < SAME_THING && ratio > 1 / SAME_THING;
      const mistake: Mistake | undefined =
        reading.verdict === 'differs' && other
          ? { mistake: 'wrong-denominator', because: `it is of the other base: ${other.words}` }
          : reading.mistake;
      return { ...reading, score, mistake, isSure: values.size === 1 && (isNear || mistake !== undefined) };
    });
  });
  readings.sort((a, b) => b.score - a.score);
  const found = decideOf(rate, readings);
  if (found.length > 0) return found;
  const ofTables = decideOf(rate, readingsOfRows(discourse, rate, { bases, others, size: per.size }));
  return ofTables.some(({ verdict }) => verdict === 'agrees')
    ? ofTables
    : ([ofPrincipal(discourse, rate, bases, per.size), ofTables].find((all) => all.length > 0) ?? []);
}

/** So many numbers before a rate another count may stand. */
const BEFORE = 14;

/** "27 people, 36 the year before. For 90,000 residents that is 30.0 per 100,000": of another count near it, it is right. */
function isOfAnother({ mentions }: Discourse, rate: Mention, { mistake, uses = [] }: RuleFinding): boolean {
  const per = sizeOf(rate)?.size;
  const [count, people] = uses;
  if (mistake !== 'digits' || per === undefined || !people) return false;
  return mentions
    .slice(Math.max(0, rate.id - BEFORE), rate.id)
    .filter(({ role, dimension, quantity }) => role === 'level' && dimension === 'count' && quantity !== count)
    .some(({ quantity }) => overlap(intervalOf(rate.quantity), pointAt((per * quantity.value) / people.value)));
}

const decideOf = (rate: Mention, readings: readonly ClaimReading[]): RuleFinding[] =>
  [decide({ id: 'rate', mistake: 'rate' }, { ...claimOf(rate, 'change'), direction: undefined }, readings)].flatMap(
    (found) => (found && found.verdict !== 'ambiguous' ? [found] : []),
  );

/** With a population next to it, it may be of the count the document is about: right, or with two digits or the point moved. */
function ofPrincipal(discourse: Discourse, rate: Mention, bases: readonly Stated[], size: number): RuleFinding[] {
  const count = principalCount(discourse);
  const [stated] = bases;
  const its = count ? mentionsIn(count.sentence.text).map(({ subject }) => subject) : [];
  const isOfOther = mentionsIn(rate.sentence.text).some(({ subject }) => subject !== 'all' && !its.includes(subject));
  const isNext = stated?.mention.sentence === rate.sentence && !isOfOther;
  const isOfTime = !rate.time || (count?.time !== undefined && sameSpan(rate.time, count.time));
  if (!count || !stated || !isNext || !isOfTime || count === stated.mention) return [];
  const reading = readingOf(rate, { quantity: count.quantity, mention: count }, stated, size);
  return reading.verdict !== 'differs' || reading.mistake !== undefined ? decideOf(rate, [reading]) : [];
}

const TABLE =
  '| Offence | 2017/18 | 2018/19 |\n|---|---|---|\n| Arson | 310 | 284 |\n| Shoplifting | 1,460 | 1,532 |\n| Total | 1,770 | 1,816 |\n\nThe district has 72,000 residents in 31,000 households. ';

export const rate: Rule = {
  id: 'rate',
  about: 'so many per 1,000, against the count of the text or of a table and the population or households stated',
  why: 'The rate of last year stays, or the households of one table divide the offences of another.',
  speaks: [
    [
      'differs',
      'The city has a population of 348,900. Its poorest fifth (69,800 people) had 1,126 admissions: 323 per 100,000.',
    ],
    [
      'agrees',
      'The city has 250,000 residents.\n\n- 60,000 residents are under 18.\n- 25,000 offences were recorded, or 100.0 for every thousand people.',
    ],
    [
      'agrees',
      'In 2024 there were 67 entrants, against 84 in 2023. The population is 41,230. The 2024 rate is 163 per 100,000.',
    ],
    [
      'agrees',
      'The town has 200,000 residents. In 2024 there were 15,000 offences, more than the 14,100 in 2023; 75.0 per 1,000 population.',
    ],
    [
      'agrees',
      'The town has 200,000 residents. With 15,000 offences in the year its crime rate is 75.0 per 1,000 population.',
    ],
    ['differs', 'Total offences: 15,000. Population: 200,000. Rate per 1,000: 57.0.'],
    [
      'differs',
      'With 400,000 residents in 160,000 households, 2,400 homes were burgled: a rate of 15.0 per 1,000 population.',
    ],
    ['agrees', `${TABLE}The crime rate is 25.2 per 1,000 residents.`],
    ['differs', `${TABLE}The rate for shoplifting is 49.4 per 1,000 residents.`],
    ['differs', `${TABLE}The 2018/19 rate is 25.2 per 1,000 residents (2017/18: 26.4).`],
  ],
  silent: [
    `${TABLE}The rate for shoplifting by children is 49.4 per 1,000 residents.`,
    `${TABLE}In the region the rate for shoplifting is 49.4 per 1,000 residents.`,
    'The rate was 6.2 per 1,000 residents (population 105,000); Selby, with 436 calls among 80,000 residents, had 5.5.',
    'The rate was 75.0 per 1,000 population.',
    'The age-standardised rate is 904 per 100,000; there were 2,964 admissions among 348,900 residents.',
    'There were 15,000 offences. The London rate was 90.2 per 1,000 people.',
    'With 200,000 residents the town is large. The rate of burglary was 8.1 per 1,000.',
  ],
  read: (discourse) => {
    const people = statedIn(discourse);
    if (people.length === 0) return [];
    return discourse.mentions
      .filter(
        ({ dimension, quantity, sentence }) =>
          dimension === 'rate' && (quantity.base || /per (?:1,?000|10,?000|100,?000)/i.test(sentence.text)),
      )
      .flatMap((mention) =>
        judgeRate(discourse, mention, people).filter(
          (found) =>
            found.verdict === 'agrees' ||
            ((!isOfOthers(mention) || isBaseGiven(mention, people)) && !isOfAnother(discourse, mention, found)),
        ),
      );
  },
};
