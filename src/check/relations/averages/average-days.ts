import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { CARDINALS, smallNumberOf } from '../../mentions/number-words.js';
import { intervalOf, overlap } from '../../verdicts/intervals.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { UNITS, unitOf } from './average-length.js';
import { isTotal, readingOver } from './average-time.js';

/** So many a day, night, week or hour, over the days, nights, weeks or hours that its sentence names. */

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

const LENGTH = new RegExp(`\\b(\\d[\\d,]*|${CARDINALS.slice(1).join('|')}) (?:[a-z]+ )?(hour|week)s\\b`, 'g');

/** "Cameras were out for 2,640 hours and recorded 18,744 offences, or 7.1 an hour": over the hours or weeks of its sentence. */
export function overLengthNamed({ of, mentions }: Discourse, average: Mention): ClaimReading[] {
  const { sentence, quantity } = average;
  const unit = unitOf(average);
  const lengths = [...sentence.text.slice(0, quantity.start).toLowerCase().matchAll(LENGTH)].filter(
    ([, , name]) => name === unit,
  );
  const total = mentions[average.id - 1];
  const [, digits = ''] = lengths[0] ?? [];
  const times = smallNumberOf(digits.replaceAll(',', ''));
  if (lengths.length !== 1 || !(times > 1) || total?.sentence !== sentence || !isTotal(total, average, times))
    return [];
  if ((of[sentence.index] ?? []).some(({ id, role }) => id < average.id && role === 'average')) return [];
  return [readingOver(average, { text: total.quantity.text, total: intervalOf(total.quantity), times }, [total], true)];
}

/** "£14,400 a year, or £1,200 a month": the one over how many of the other it has. */
export function ofOtherLength({ mentions }: Discourse, average: Mention): ClaimReading[] {
  const whole = mentions[average.id - 1];
  const isSame = /, or (?:about |around |just |over |nearly )*$|\($/.test(average.lead);
  if (!isSame || whole?.sentence !== average.sentence || whole.dimension !== average.dimension) return [];
  const [longer, shorter] = [whole, average].map((item) => UNITS[unitOf(item) ?? '']);
  if (longer === undefined || shorter === undefined || longer >= shorter) return [];
  const times = shorter / longer;
  return [readingOver(average, { text: whole.quantity.text, total: intervalOf(whole.quantity), times }, [whole], true)];
}
