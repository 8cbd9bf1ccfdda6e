import { gridsInOrder } from '../../../grids/grids-near.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { sameSpan } from '../../../mentions/periods.js';
import type { Interval } from '../../../model.js';
import { intervalOf, overlap } from '../../../verdicts/intervals.js';
import { digitsOf, type Mistake } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { digitsIn } from '../../ratio.js';
import { LEAST, type Over, only, over, readingOf, roundedOf } from './average-reading.js';
import { type Amount, totalsFor } from './average-shares.js';

/** "The quarterly average was 85": a year's number over its quarters or months. */

const TIMES: Readonly<Record<string, number>> = { quarter: 4, month: 12 };
/** What is taken for them by mistake. */
const OTHER_TIMES: Readonly<Record<number, readonly number[]>> = { 4: [3, 5], 12: [11, 13, 10, 52] };
const BEFORE = /\b(quarter|month)ly (?:average|mean)\b/;
const BEHIND = /^ ?(?:[a-z'-]+ ){0,3}(?:a|per|each|every) (quarter|month)\b/;
/** A shorter time than a year is named. */
const SHORTER = /\b(?:months|half[- ]year|first half|second half|this quarter|the quarter|summer|winter)\b/;

const IN_QUARTER = /\b(?:in|over|for|during) (?:the|this) quarter\b/;

function periodOf({ sentence: { text }, quantity }: Mention): string | undefined {
  const words = text.toLowerCase();
  return BEHIND.exec(words.slice(quantity.end))?.[1] ?? BEFORE.exec(words.slice(0, quantity.start))?.[1];
}

/** The last period named in its sentence before it. */
const timeOf = ({ time, context, sentence, quantity }: Mention): Mention['time'] =>
  time ??
  (sentence.quantities.some(({ kind, start }) => kind === 'period' && start < quantity.start) ? context : undefined);

/** The totals of a table of its section for the year that is named. */
function yearIn(discourse: Discourse, claim: Mention): Amount[] {
  const named = timeOf(claim);
  if (!named) return [];
  return gridsInOrder(discourse)
    .filter(({ heading }) => heading === claim.sentence.block.heading)
    .flatMap(({ columns, rows }) =>
      columns
        .filter(({ time, kind }) => kind === 'level' && time && sameSpan(time, named))
        .flatMap(({ index }) =>
          rows.flatMap(({ isTotal, label, cells }) => (isTotal || /^year\b/i.test(label) ? (cells[index] ?? []) : [])),
        ),
    )
    .map((quantity) => ({ quantity }));
}

const isMean = ({ role, lead, tail }: Mention): boolean => role === 'average' || /\baverage|\bmean\b/.test(lead + tail);

/** The same number elsewhere, given as a total. */
function isTotalElsewhere(discourse: Discourse, claim: Mention): boolean {
  const named = stemsOf(claim.sentence.text);
  const isLevel = discourse.mentions.some(
    (item) => item !== claim && item.quantity.value === claim.quantity.value && item.role === 'level' && !isMean(item),
  );
  return (
    isLevel ||
    gridsInOrder(discourse).some(({ rows, columns }) =>
      rows.some(
        ({ stems, cells }) =>
          [...stems].some((stem) => named.has(stem)) &&
          columns.some(
            ({ kind, index, heading }) =>
              kind === 'level' &&
              !/\baverage|\bmean\b|\bper\b/i.test(heading) &&
              cells[index]?.value === claim.quantity.value,
          ),
      ),
    )
  );
}

export function ofPeriods(discourse: Discourse, claim: Mention): ClaimReading[] {
  const period = periodOf(claim);
  const times = TIMES[period ?? ''];
  if (times === undefined || digitsIn(claim.quantity) < LEAST) return [];
  // "Averaged 251 a month in the quarter", where 251 is the quarter.
  if (SHORTER.test(claim.sentence.text))
    return period === 'month' && IN_QUARTER.test(claim.tail) ? ofTotal(discourse, claim, 3) : [];
  const printed = roundedOf(claim);
  const ofYear = yearIn(discourse, claim);
  const near = totalsFor(discourse, claim);
  // "7,240 in all. Months ran from 510 to 740, a mean of 603": the total stands in the sentence before.
  const before = near.every(({ mention }) => mention?.sentence === claim.sentence)
    ? totalsFor(discourse, claim, true)
    : [];
  const totals = ofYear.length > 0 ? ofYear : timeOf(claim) ? [] : [...near, ...before];
  const shares = totals.map(({ quantity, mention }): Over => {
    const { lower, upper } = intervalOf(quantity);
    const value: Interval = { lower: lower / times, upper: upper / times };
    return { value, text: `${quantity.text} over ${times}`, parts: mention ? [mention] : [] };
  });
  const good = shares.find(({ value }) => overlap(printed, value));
  if (good) return [readingOf(claim, good, undefined)];
  if (claim.quantity.hedge) return [];
  const wrong = shares.flatMap((share) => {
    const mistake = mistakeOf(claim, share, times);
    return mistake ? [readingOf(claim, share, mistake)] : [];
  });
  return only(wrong) ? wrong : ofTotal(discourse, claim, times);
}

function mistakeOf(claim: Mention, { value }: Over, times: number): Mistake | undefined {
  const printed = roundedOf(claim);
  const other = OTHER_TIMES[times]?.find((many) =>
    overlap(printed, { lower: (value.lower * times) / many, upper: (value.upper * times) / many }),
  );
  return other === undefined ? digitsOf(claim.quantity, value) : over(`${other}`);
}

/** "An average of 1,412 a quarter", where 1,412 is the year. */
function ofTotal(discourse: Discourse, claim: Mention, times: number): ClaimReading[] {
  const { value, text } = claim.quantity;
  if (value < 100 || !isMean(claim) || !isTotalElsewhere(discourse, claim)) return [];
  const share = { value: { lower: value / times, upper: value / times }, text: `${text} over ${times}`, parts: [] };
  return [readingOf(claim, share, { mistake: 'total-called-average', because: 'it is the total' })];
}
