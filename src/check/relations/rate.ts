import { STANDARDISED } from '../document/implied-bases.js';
import { areasNear, type Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { Interval, Quantity, RuleFinding } from '../model.js';
import { claimOf } from '../pairs/comparisons.js';
import { countsFor } from '../pairs/rate-counts.js';
import { baseOf, meantFor, type Stated, sizeOf, statedIn } from '../pairs/stated-population.js';
import type { Rule } from '../rule.js';
import { decide } from '../verdicts/decide.js';
import { intervalOf, middleOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, type Mistake } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';
import { principalCount } from './shares/all-offences.js';

/** So many per 1,000, compared with the count and the population (or households) that the document states. */

function readingOf(rate: Mention, count: Mention, stated: Stated, size: number): ClaimReading {
  const [top, base] = [intervalOf(count.quantity), stated.mention.quantity];
  // A population is often rounded further than it shows.
  const reach = base.value % 1000 === 0 ? 0.005 : base.value % 100 === 0 ? 0.0005 : 0;
  const value: Interval = {
    lower: (top.lower / (base.value * (1 + reach))) * size,
    upper: (top.upper / (base.value * (1 - reach))) * size,
  };
  const quantity: Quantity = { ...rate.quantity, kind: 'rate' };
  const verdict = judge(quantity, value);
  const words = `${count.quantity.text} on ${base.text}: ${numberText(middleOf(value), Math.max(1, quantity.decimals))} per ${numberText(size)}`;
  return {
    parts: [count, stated.mention],
    value,
    verdict,
    score: 5,
    mistake: verdict === 'differs' ? digitsOf(quantity, value) : undefined,
    isSure: true,
    words,
  };
}

/** Far off, the number is of another count. */
const SAME_THING = 1.6;

/** "Per 1,000 women", "per 1,000 people aged 16 and over": of a part of those who live there, or of other things. */
const OTHERS =
  /\b(?:wom[ae]n|m[ae]n|girls|boys|males|females|children|pupils|students|adults|drivers|vehicles|visits|visitors|passengers|journeys|shops|stores|premises|staff|officers|incidents|offences|crimes|calls|patients|admissions|births|prisoners|victims)\b/;
const isOfOthers = (rate: Mention): boolean =>
  OTHERS.test(rate.quantity.base?.of ?? sizeOf(rate)?.words ?? '') ||
  /^ (?:aged|over|under|between)\b/.test(rate.tailText);

function judgeRate(discourse: Discourse, rate: Mention, all: readonly Stated[]): RuleFinding[] {
  const per = sizeOf(rate);
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
  const readings = countsFor(discourse, rate, all).flatMap(({ count, score }) =>
    bases.map((stated): ClaimReading => {
      const reading = readingOf(rate, count, stated, per.size);
      const other = others
        .map((element) => ({ ...readingOf(rate, count, element, per.size), base: element.base }))
        .find(({ verdict }) => verdict !== 'differs');
      // "61,732 are under 18. 25,230 offences came to notice, 94.0 per 1,000": of all people, who are named before them.
      if (other?.base === base && stated.mention.sentence !== rate.sentence)
        return { ...other, score, mistake: undefined, isSure: false };
      const ratio = middleOf(reading.value) / rate.quantity.value;
      const isNear = ratio < SAME_THING && ratio > 1 / SAME_THING;
      const mistake: Mistake | undefined =
        reading.verdict === 'differs' && other
          ? { mistake: 'wrong-denominator', because: `it is of the other base: ${other.words}` }
          : reading.mistake;
      return { ...reading, score, mistake, isSure: values.size === 1 && (isNear || mistake !== undefined) };
    }),
  );
  const found = decide(
    { id: 'rate', mistake: 'rate' },
    { ...claimOf(rate, 'change'), direction: undefined },
    readings.sort((a, b) => b.score - a.score),
  );
  if (found && found.verdict !== 'ambiguous') return [found];
  return ofPrincipal(discourse, rate, bases, per.size);
}

/** With a population next to it, it may be of the count the document is about: right, or with two digits or the point moved. */
function ofPrincipal(discourse: Discourse, rate: Mention, bases: readonly Stated[], size: number): RuleFinding[] {
  const count = principalCount(discourse);
  const [stated] = bases;
  const its = count ? mentionsIn(count.sentence.text).map(({ subject }) => subject) : [];
  const isOfOther = mentionsIn(rate.sentence.text).some(({ subject }) => subject !== 'all' && !its.includes(subject));
  const isNext = stated?.mention.sentence === rate.sentence && !isOfOther;
  const isOfTime = !rate.time || (count?.time !== undefined && sameSpan(rate.time, count.time));
  if (!count || !stated || !isNext || !isOfTime || count === stated.mention) return [];
  const reading = readingOf(rate, count, stated, size);
  const isKnown = reading.verdict !== 'differs' || reading.mistake !== undefined;
  const found = isKnown
    ? decide({ id: 'rate', mistake: 'rate' }, { ...claimOf(rate, 'change'), direction: undefined }, [reading])
    : undefined;
  return found ? [found] : [];
}

export const rate: Rule = {
  id: 'rate',
  about: 'so many per 1,000, against the count and the population or households stated',
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
  ],
  silent: [
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
        judgeRate(discourse, mention, people).filter(({ verdict }) => verdict === 'agrees' || !isOfOthers(mention)),
      );
  },
};
