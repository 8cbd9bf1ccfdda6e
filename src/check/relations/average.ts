import { cellOf, rowsNamed } from '../grids/rows.js';
import { stemsOf } from '../mentions/clauses.js';
import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Interval, Quantity, RuleFinding } from '../model.js';
import { claimOf } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { decide } from '../verdicts/decide.js';
import { intervalOf, middleOf, overlap, pointAt } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, type Mistake } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';
import { isPerUnit, perUnitReadings } from './average-each.js';
import { isRatio, quotients } from './ratio.js';

/** So many a day, week or month, against the count of the year; and the mean of the counts that are listed. */

const UNITS: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12, quarter: 4, hour: 8760, night: 365 };
const UNIT = /^(?: [a-z'-]+){0,4} (?:a|an|per|each|every) (day|week|month|hour|night|quarter)\b/;

const PER_UNIT = /\b(?:a|an|per|each|every) (?:day|week|month|quarter|year)\b/g;
const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half[- ]year|six months|first half|second half)\b/g, 6],
  [/\b(?:the|this|last|q[1-4]) quarter\b|\bquarter [1-4]\b|\bq[1-4]\b|\bthree months\b/g, 3],
  [/\bnine months\b/g, 9],
  [/\b(?:in|of|for|over|during) the month\b|\bthis month\b/g, 1],
  [/\b(?:the|this|last|whole|full|financial|calendar|one) year\b|\b(?:12|twelve) months\b|\bannual(?:ly)?\b/g, 12],
  [/\btwo years\b/g, 24],
  [/\bthree years\b/g, 36],
];

/** The months a total is of: its own period, else the only length of time that is named around it. */
function monthsOf(discourse: Discourse, total: Mention, average: Mention): number | undefined {
  if (total.time) return total.time.to - total.time.from + 1;
  const sentences = new Set([total.sentence.text, average.sentence.text]);
  const words = [...sentences].join(' ').toLowerCase().replace(PER_UNIT, ' ');
  const named = LENGTHS.filter(([found]) => words.search(found) >= 0).map(([, months]) => months);
  const years = total.sentence.quantities.some(({ kind, text }) => kind === 'period' && /^\d{4}/.test(text));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  // "64 a week, or 277 a month": the one that fits a year says that the other is of a year too.
  const isBorneOut = (discourse.of[average.sentence.index] ?? []).some((item) => {
    const times = UNITS[UNIT.exec(item.tail)?.[1] ?? ''];
    return (
      item !== average &&
      times &&
      judge({ ...item.quantity, kind: 'rate' }, pointAt(total.quantity.value / times)) === 'agrees'
    );
  });
  return years || isBorneOut ? 12 : undefined;
}

function readingFor(
  average: Mention,
  total: Quantity,
  parts: readonly Mention[],
  times: number,
  isSure: boolean,
): ClaimReading {
  const all = intervalOf(total);
  const value: Interval = { lower: all.lower / times, upper: all.upper / times };
  // An average is rounded even where it is printed without decimals; "a day" is one 365th or one 366th.
  const rounded: Quantity = { ...average.quantity, kind: 'rate' };
  const wide: Interval = { lower: value.lower * 0.995, upper: value.upper * 1.005 };
  const verdict = judge(rounded, wide);
  const mistake: Mistake | undefined =
    verdict !== 'differs'
      ? undefined
      : overlap(intervalOf(rounded), all)
        ? { mistake: 'total-called-average', because: 'it is the total' }
        : digitsOf(average.quantity, value);
  return {
    parts,
    value,
    verdict,
    score: 5,
    mistake,
    isSure,
    words: `${total.text} over ${numberText(times)}: ${numberText(middleOf(value), Math.max(1, average.quantity.decimals))}`,
  };
}

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

const nounOf = ({ tail }: Mention): Set<string> =>
  stemsOf(tail.split(/\b(?:a|an|per|each|every) (?:day|week|month|hour|night|quarter)\b/)[0] ?? '');

/** "Last year the wardens made 2,208 visits, 42 a week": an earlier total, and the average right behind it is of it. */
const isSetOut = (total: Mention, average: Mention): boolean =>
  total.id === average.id - 1 &&
  total.sentence === average.sentence &&
  /\blast year\b/.test(total.lead) &&
  !/\b(?:from|than|on|against|with|to)\b/.test(total.lead) &&
  /^[^.;]*, (?:or |i\.e\. |that is |about |an average of |on average )*$/.test(average.lead);

function totalsNear(discourse: Discourse, average: Mention): ClaimReading[] {
  const unit = UNIT.exec(average.tail)?.[1];
  const times = UNITS[unit ?? ''];
  if (times === undefined) return [];
  const nouns = nounOf(average);
  const rows =
    nouns.size > 0
      ? rowsNamed(discourse, [...(average.tail.match(/^[^,;.]*/) ?? [])].join(''), average.sentence.block.index)
      : [];
  const fromTables = rows
    .flatMap((row) => cellOf(row, average, new Set()) ?? [])
    .map((cell) => readingFor(average, cell, [], times, rows.length === 1));
  const found: ClaimReading[] = [];
  const isTotalBehind = /\b(?:total|in all|out of|altogether)\b[^.;]*$/.test(average.tail);
  for (let id = average.id + (isTotalBehind ? 1 : -1), steps = 0; id >= 0 && steps < 6; id -= 1, steps += 1) {
    const candidate = discourse.mentions[id];
    const far = candidate && reachOf(average.sentence, candidate.sentence);
    if (candidate === average) continue;
    if (!candidate || far === undefined || far > 1) break;
    if (candidate.role !== 'level' || candidate.dimension !== 'count' || candidate.quantity.isWord) continue;
    if (candidate.mark === -1 && !isSetOut(candidate, average)) continue;
    const months = monthsOf(discourse, candidate, average);
    const isSure = candidate.sentence === average.sentence && found.length === 0 && months !== undefined;
    const reading = readingFor(average, candidate.quantity, [candidate], (times * (months ?? 12)) / 12, isSure);
    found.push({ ...reading, score: 5 - steps * 0.5 - far });
  }
  return [...found, ...fromTables];
}

export const average: Rule = {
  id: 'average',
  about: 'so many a day, week or month, and the mean of counts that are listed',
  why: 'Averages are taken over the wrong number of days, or are the total.',
  speaks: [
    ['agrees', 'There were 2,190 robberies in 2019, an average of 6 a day.'],
    ['differs', 'The helpline took 3,312 calls in 2019, on average 94 a week.'],
    ['agrees', 'There were 310, 287 and 342 arsons, an average of 313.'],
    ['agrees', 'The service costs £540,000 for 15 wardens, or £36,000 each.'],
  ],
  silent: [
    'On average the team makes 6 visits a day.',
    'The average age was 52 and 640 people called.',
    'There were 40 arrests a day.',
  ],
  read: (discourse) =>
    discourse.mentions.flatMap((mention): RuleFinding[] => {
      const { kind } = mention.quantity;
      if ((kind !== 'count' && kind !== 'money') || mention.role === 'target') return [];
      const isMean = mention.role === 'average' || isPerUnit(mention);
      const named = perUnitReadings(discourse, mention);
      const perUnit = [
        ...named,
        // Two numbers that its own words name are meant, whatever others near by would give.
        ...(named.length === 0 && (isMean || isRatio(mention)) ? quotients(discourse, mention, !isMean) : []),
      ];
      if (perUnit.length === 0 && mention.role !== 'average') return [];
      const listed = UNIT.test(mention.tail) ? [] : listedBefore(discourse, mention);
      const total = listed.reduce((all, { quantity }) => all + quantity.value, 0);
      const [first] = listed;
      const meanOfList = first
        ? [
            readingFor(
              mention,
              { ...first.quantity, value: total, text: listed.map(({ quantity }) => quantity.text).join(' + ') },
              listed,
              listed.length,
              true,
            ),
          ]
        : totalsNear(discourse, mention);
      const readings = [...perUnit, ...(perUnit.length > 0 ? [] : meanOfList)].sort((a, b) => b.score - a.score);
      const found = decide(
        { id: 'average', mistake: 'average' },
        { ...claimOf(mention, 'change'), direction: undefined },
        readings,
      );
      return found && found.verdict !== 'ambiguous' ? [found] : [];
    }),
};
