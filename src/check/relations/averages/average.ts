import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, overlap, sumOf } from '../../verdicts/intervals.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { isRatio, meanOfTwo, quotientOf, quotients } from '../ratio.js';
import { ofOtherLength, overDaysNamed, overLengthNamed } from './average-days.js';
import { isPerThings, isPerUnit, perUnitReadings } from './average-each.js';
import { isPerTime, unitOf } from './average-length.js';
import { sharedOut } from './average-shared.js';
import { readingOver, totalsNear } from './average-time.js';

/** So many a day, week or month, against the count of the year; and the mean of the counts that are listed. */

/** The counts listed right before it: "310, 287 and 342 arsons, an average of 313". */
function listedBefore(discourse: Discourse, average: Mention): Mention[] {
  const preceding = (discourse.of[average.sentence.index] ?? []).filter(({ id }) => id < average.id);
  const parts: Mention[] = [];
  for (const item of [...preceding].reverse()) {
    if (item.role !== 'level' || item.dimension !== 'count') break;
    parts.unshift(item);
  }
  const isList = parts
    .slice(1)
    .every(({ lead }) => /^(?: in [a-z§]+| [a-z]+)?(?:,| and|, and| or|;) (?:in [a-z§]+ )?$/.test(lead));
  return parts.length >= 2 && isList ? parts : [];
}

const meanOf = (average: Mention, listed: readonly Mention[]): ClaimReading =>
  readingOver(
    average,
    {
      text: listed.map(({ quantity }) => quantity.text).join(' + '),
      total: sumOf(listed.map(({ quantity }) => intervalOf(quantity))),
      times: listed.length,
    },
    listed,
    true,
  );

/** The quotients that its words name, else, of a mean, those of the numbers near it. */
function perUnit(discourse: Discourse, mention: Mention): ClaimReading[] {
  const isMean = mention.role === 'average' || isPerUnit(mention);
  const named =
    [sharedOut, meanOfTwo, perUnitReadings].map((read) => read(discourse, mention)).find((all) => all.length > 0) ?? [];
  // Two numbers that its own words name are meant, whatever others near by would give.
  if (named.length > 0 || isPerThings(mention) || !(isMean || isRatio(mention))) return named;
  return quotients(discourse, mention, !isMean);
}

const NIGHTS = /\b(?:bed|hotel|room|stay)?[ -]?nights\b/i;

/** "Overtime cost £9,000 across 240 hours, £37.50 an hour": hours worked, and not those of a year; nights stayed are the same. */
function hasUnitsNamed(mention: Mention): boolean {
  const { text, previous } = mention.sentence;
  const before = text.slice(0, mention.quantity.start);
  const unit = unitOf(mention);
  return unit === 'hour'
    ? /\d hours\b/.test(before)
    : unit === 'night' && NIGHTS.test(`${previous?.text ?? ''} ${before}`);
}

function perTime(discourse: Discourse, mention: Mention): ClaimReading[] {
  const listed = isPerTime(mention) ? [] : listedBefore(discourse, mention);
  if (listed.length > 0) return [meanOf(mention, listed)];
  const ofLength = [overDaysNamed, overLengthNamed, ofOtherLength].flatMap((read) => read(discourse, mention));
  if (ofLength.length > 0) return ofLength;
  return hasUnitsNamed(mention) ? [] : totalsNear(discourse, mention);
}

function readingsOf(discourse: Discourse, mention: Mention): ClaimReading[] {
  if (mention.role !== 'average') return perUnit(discourse, mention);
  const ofTime = isPerTime(mention) ? perTime(discourse, mention) : undefined;
  // "783 in three years, or 261 a year": its words name total and time, whatever two numbers near by would give.
  if (ofTime?.some(({ isSure }) => isSure)) return ofTime;
  const ofUnits = perUnit(discourse, mention);
  return ofUnits.length > 0 ? ofUnits : (ofTime ?? perTime(discourse, mention));
}

/** So many numbers on each side of an average it may be over. */
const AROUND = 8;

/** "24 trips with 312 cars, an average of 13; last year there were 16": over another number near it, it is right. */
function isOverAnother(
  { mentions }: Discourse,
  { id, quantity, sentence }: Mention,
  [total, named]: readonly Quantity[],
): boolean {
  if (!total || (named && sentence.quantities.includes(named))) return false;
  const rounded = intervalOf({ ...quantity, kind: 'rate' });
  return mentions
    .slice(Math.max(0, id - AROUND), id + AROUND)
    .some(
      ({ quantity: over, dimension }) =>
        dimension === 'count' &&
        over !== total &&
        over !== quantity &&
        over.value > 1 &&
        overlap(rounded, quotientOf(total, over)),
    );
}

function judge(discourse: Discourse, mention: Mention): RuleFinding[] {
  const { kind } = mention.quantity;
  if ((kind !== 'count' && kind !== 'money') || mention.role === 'target') return [];
  const readings = readingsOf(discourse, mention);
  const found = decide(
    { id: 'average', mistake: 'average' },
    { ...claimOf(mention, 'change'), direction: undefined },
    readings.sort((a, b) => b.score - a.score),
  );
  const isPlain = found?.mistake === 'average' || found?.mistake === 'digits';
  const isOpen = found?.verdict === 'differs' && isPlain && isOverAnother(discourse, mention, found.uses ?? []);
  return found && found.verdict !== 'ambiguous' && !isOpen ? [found] : [];
}

export const average: Rule = {
  id: 'average',
  about: 'so many a day, week or month, or for each of some things, and the mean of counts that are listed',
  why: 'Averages are taken over the wrong number of days, or are the total.',
  speaks: [
    ['agrees', 'There were 2,190 robberies in 2019, an average of 6 a day.'],
    ['differs', 'The helpline took 3,312 calls in 2019, on average 94 a week.'],
    ['agrees', 'There were 310, 287 and 342 arsons, an average of 313.'],
    ['agrees', 'The service costs £540,000 for 15 wardens, or £36,000 each.'],
    ['differs', 'They ran 14 sessions and sent off 217 letters. That is an average of 13.7 letters a session.'],
    ['agrees', 'There were 84 warnings. Fourteen notices followed, one for every 6 warnings.'],
    ['differs', 'We heard 463 cases, and 412 the year before. The 463 households had 587 children, an average of 1.4.'],
    ['differs', 'Over three years officers made 4,489 searches, an average of 4,489 a year.'],
    ['agrees', 'That is 3,599 offences in five years, an average of 720 each year.'],
    ['differs', 'The 11 files took a day. There were 143 reports, an average of 13.0 for each of the 12 centres.'],
    ['differs', 'Web chat took 11,340 contacts in its seven months, an average of 945 a month.'],
    ['agrees', 'In the quarter there were 368 calls to the line, four every single day.'],
    ['agrees', 'We ran 12 stalls in May. They cost £3,060, which is £255 per stall.'],
    ['differs', 'Between January and March the shops lost 276 bikes. That is just over six a day.'],
    ['differs', 'Bids came to £46,200. Shared among 12 clubs that is £3,580 each.'],
    ['agrees', 'The clubs sent 154 reports, as against 98, or 11.0 from each of the 14 clubs.'],
    ['differs', 'Older victims lost £1,250 each, being £460,000 shared among 230 people.'],
    ['differs', 'The web chat took 8,640 contacts in its eight months, an average of 720 a month.'],
    ['differs', 'The van was out on 210 nights and took 1,533 calls, 4.2 a night.'],
    ['differs', 'It went up two years ago. Over three years there have been 942 thefts, or 471 a year.'],
    ['differs', 'The control room took 87,235 calls, an average of 293 a day.'],
    ['differs', 'Of 130 boys 42 returned. They did 168 further harms: 1.3 for each boy who returned.'],
    ['agrees', 'Of 1,240 offences 372 led to an arrest. Officers made 434 arrests, 3.5 for every ten offences.'],
  ],
  silent: [
    'Bed nights came down from 700 to 500. Remands cost £400,000, which is £800 a night.',
    'On average the team makes 6 visits a day.',
    'The control room took 87,235 calls, an average of 730 a day.',
    'The average age was 52 and 640 people called.',
    'There were 40 arrests a day.',
    'Last year we made 900 visits in three wards. The plan was for an average of 240 a year.',
    'The 463 households had 587 children, 1,204 people and 88 pets, an average of 4.3.',
    'COUNCIL, WEDNESDAY 16 JULY 2025\n\nThefts went from 1,600 to 1,800, and it is more than 90 a day.',
    'Of 88 people 31 went to prison, 29 had a suspended sentence and 18 a community order.',
    'We opened 260 parcels and kept 118, with 51,330 toys, some 394 to a parcel.',
    'There were 74 events, each with a stall, and 5,260 cycles were marked.',
    'It costs £38 per visit. In all 3,180 people came.',
  ],
  read: (discourse) => discourse.mentions.flatMap((mention) => judge(discourse, mention)),
};
