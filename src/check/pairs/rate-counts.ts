import { stemsOf } from '../mentions/clauses.js';
import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { type Span, sameSpan } from '../mentions/periods.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { Stated } from './stated-population.js';

/** The counts that a rate can be of. */

/** "28,323 in the year before; 71.7 per 1,000": a period that ends the clause before is of the number there. */
const timeOf = ({ lead, time }: Mention): Span | undefined => (/§\)?;[^§]*$/.test(lead) ? undefined : time);

const isOfOneTime = (a: Mention, b: Mention): boolean =>
  a.time !== undefined && b.time !== undefined && sameSpan(a.time, b.time);

/** Lengths and areas happen to nobody. */
const MEASURE = /^ (?:kilometres?|km|miles?|metres?|hectares?|acres?|square)\b/;

const isCountOf = (count: Mention, rate: Mention, time: Span | undefined): boolean =>
  count !== rate &&
  count.quantity.kind === 'count' &&
  count.role === 'level' &&
  !count.quantity.isWord &&
  !MEASURE.test(count.tail) &&
  (count.mark !== -1 || isOfOneTime(rate, count)) &&
  (!time || !count.time || sameSpan(time, count.time));

/** The offences that words name, without "all" of them. */
const offencesIn = (words: string): ReadonlySet<string> =>
  new Set(mentionsIn(words).flatMap(({ subject }) => (subject === 'all' ? [] : subject)));

const wordsAround = ({ tail, lead }: Mention): string =>
  `${tail.split(/[.;,(]/)[0] ?? ''} ${lead.split(/[.;]/).at(-1) ?? ''}`;

const meet = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((item) => others.has(item));

/** What a stretch of words names: offences, and the stems of its words. */
interface Names {
  readonly offences: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

const namesIn = (words: string): Names => ({ offences: offencesIn(words), stems: stemsOf(words) });

/** How well the names of a count fit those of a rate; undefined where they are of another thing. */
function likeness(rate: Names, count: Names, isInSentence: boolean): number | undefined {
  if (meet(count.offences, rate.offences) || meet(count.stems, rate.stems)) return 1.5;
  const [isNamed, isCountNamed] = [rate.offences.size > 0 || rate.stems.size > 0, count.offences.size > 0];
  const isOfOther = rate.offences.size > 0 && isCountNamed;
  return isOfOther || (isNamed !== isCountNamed && !isInSentence) ? undefined : 0;
}

/** "7.2 per 1,000 here; Larchester, with 936 referrals": the next statement has a count of its own. */
const isOfNextStatement = (count: Mention, { id, sentence, at }: Mention): boolean =>
  count.id > id && count.sentence === sentence && /;/.test(sentence.shape.slice(at, count.at));

/** Counts a rate can be of: of the same thing, in its sentence or just before or after. */
export function countsFor(
  { mentions }: Discourse,
  rate: Mention,
  people: readonly Stated[],
): { count: Mention; score: number }[] {
  const noun = rate.quantity.base ? rate.quantity.text.replace(/(?:per|for every|in every) .*$/i, '') : rate.lead;
  const time = timeOf(rate);
  const names: Names = { offences: offencesIn(`${noun} ${rate.lead}`), stems: stemsOf(noun) };
  return mentions
    .slice(Math.max(0, rate.id - 6), rate.id + 3)
    .filter((count) => isCountOf(count, rate, time) && !isOfNextStatement(count, rate))
    .filter((count) => people.every(({ mention }) => mention !== count))
    .flatMap((count) => {
      const far = reachOf(rate.sentence, count.sentence);
      const alike = likeness(names, namesIn(wordsAround(count)), rate.sentence === count.sentence);
      if (far === undefined || far > 3 || alike === undefined) return [];
      const ofTime = isOfOneTime(rate, count) ? 1.5 : 0;
      return [{ count, score: 5.5 + alike + ofTime - far * 0.5 - Math.abs(rate.id - count.id) * 0.2 }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}
