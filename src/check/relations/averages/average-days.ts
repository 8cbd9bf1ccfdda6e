import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { intervalOf, overlap } from '../../verdicts/intervals.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { unitOf } from './average-length.js';
import { isTotal, readingOver } from './average-time.js';

/** So many a day or night, over the days or nights that its sentence names. */

const DAYS = 365;
const DAYS_BEHIND = /^ (?:[a-z]+ )?(?:days|nights|evenings)\b/;

/** "The van was out on 160 nights and took 720 people, 4.5 a night": over the nights of its sentence, and no year. */
export function overDaysNamed({ of, mentions }: Discourse, average: Mention): ClaimReading[] {
  const days = (of[average.sentence.index] ?? []).filter(
    (item) => item.id < average.id && DAYS_BEHIND.test(item.tail) && item.quantity.value > 1,
  );
  const [many] = days;
  const total = mentions[average.id - 1];
  if (!many || days.length > 1 || total?.sentence !== average.sentence || total === many) return [];
  if (!/^(?:day|night)$/.test(unitOf(average) ?? '') || !isTotal(total, average, DAYS)) return [];
  const all = intervalOf(total.quantity);
  const reading = readingOver(
    average,
    { text: total.quantity.text, total: all, times: many.quantity.value },
    [total, many],
    true,
  );
  const ofYear = { lower: all.lower / (DAYS + 1), upper: all.upper / DAYS };
  const isOfYear = overlap(intervalOf({ ...average.quantity, kind: 'rate' }), ofYear);
  const mistake: Mistake = { mistake: 'wrong-denominator', because: 'it is the average over the 365 days of a year' };
  return [reading.verdict === 'differs' && isOfYear ? { ...reading, mistake } : reading];
}
