import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Interval, Quantity } from '../model.js';
import { intervalOf, middleOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';

/** "58 offences by 14 children, 4.1 each": the first count over the second. */

const PER_UNIT_AFTER =
  /^(?: [a-z-]+){0,2}? (?:each\b(?! (?:year|month|week|day|night|hour|quarter))|apiece\b|(?:per|to (?:a|an|each|every)|an?|each|every) (?!day|week|month|quarter|year|night|hour|rate|thousand|head|fall|rise|drop|further|total|few|lot|little)([a-z-]+))/;
/** "Each incident thus costs about £73", "£96 a time", "for each call-out there were 11". */
const PER_UNIT_BEFORE = /\b(?:each|every|per|average|mean)\b[^#%.;]{0,50}$/;
export const isPerUnit = ({ lead, tail }: Mention): boolean => PER_UNIT_AFTER.test(tail) || PER_UNIT_BEFORE.test(lead);

/** Words that go on about the two counts before. */
const INTRO =
  /(?:[,(–-]|\bor|\bso|\bi\.e\.,?|\bthat is,?|\bwhich is|\baverage of|\bon average,?|\bmean of) ?(?:about |around |some |roughly |nearly |just over )*$/;

const isCount = ({ dimension, quantity, role }: Mention): boolean =>
  (role === 'level' || role === 'step') && (dimension === 'count' || dimension === 'money') && quantity.decimals <= 0;

/** "A school" is of the count of schools; "each" of the smaller one. */
function divisorOf(noun: string | undefined, pair: readonly [Mention, Mention]): Mention | undefined {
  const [a, b] = pair;
  if (a.dimension !== b.dimension) return a.dimension === 'count' ? a : b;
  const small = a.quantity.value < b.quantity.value ? a : b;
  if (noun === undefined) return small;
  const [stem] = stemsOf(noun);
  const named = pair.filter(({ tail }) => stem !== undefined && stemsOf(tail.slice(0, 40)).has(stem));
  return named.length === 1 ? named[0] : undefined;
}

/** The two counts right before it in its sentence, and no third. */
export function perUnitReadings({ of }: Discourse, average: Mention): ClaimReading[] {
  const found = PER_UNIT_AFTER.exec(average.tail);
  const preceding = (of[average.sentence.index] ?? []).filter(({ id }) => id < average.id);
  const [a, b, third] = preceding.filter(({ quantity }) => quantity.kind !== 'period').reverse();
  if (!found || !INTRO.test(average.lead) || !a || !b || third || !isCount(a) || !isCount(b)) return [];
  const divisor = divisorOf(found[1], [a, b]);
  if (!divisor || divisor.quantity.value < 2) return [];
  const dividend = divisor === a ? b : a;
  if (dividend.dimension !== average.dimension && average.dimension !== 'rate') return [];
  const [all, many] = [intervalOf(dividend.quantity), intervalOf(divisor.quantity)];
  const value: Interval = { lower: all.lower / many.upper, upper: all.upper / many.lower };
  const rounded: Quantity = { ...average.quantity, kind: 'rate' };
  const verdict = judge(rounded, value);
  return [
    {
      parts: [a, b],
      value,
      verdict,
      score: 5,
      mistake: verdict === 'differs' ? digitsOf(average.quantity, value) : undefined,
      isSure: true,
      words: `${dividend.quantity.text} over ${divisor.quantity.text}: ${numberText(middleOf(value), Math.max(1, average.quantity.decimals))}`,
    },
  ];
}
