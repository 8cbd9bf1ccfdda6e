import { AVERAGE_BEFORE } from '../../lexicon/role-words.js';
import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval } from '../../model.js';
import { intervalOf, overlap } from '../../verdicts/intervals.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { isCountOfThings, nounStems, onlyCountOf, thingsOf } from '../counted-things.js';
import { quotientOf } from '../ratio.js';
import { isSummingUp, readingOver, THAT_IS } from './average-time.js';

/** "58 offences by 14 children, 4.1 each", "12 letters a session", "4 for every ten offences": one count over another. */

const NO_UNIT =
  '(?!(?:single |working )?(?:day|week|month|quarter|year|night|hour)s?\\b|(?:rate|thousand|hundred|head|fall|rise|drop|increase|decrease|reduction|further|total|few|lot|little|record|third|quarter|half|similar|new)\\b)';
/** The noun that it is per; none: "each", "apiece". */
const PER = new RegExp(
  `^(?: (?!(?:had|has|have|was|were|is|are|got|took|made|went|gave|received|saw|in|at|on|by|of|from|with|and|as|to|into|for|after|over|under|against)\\b)[a-z'-]+){0,3}? (?:each\\b(?= ?(?:[.,;:)]|$|and\\b|in\\b))|apiece\\b|(?:(?:for|per|at|in|by) (?:each|every)|(?:for|per) an?|(?<=^ )to (?:each|every|an?)|per|an?|each|every) ${NO_UNIT}([a-z'-]+(?: [a-z'-]+)?))`,
);
/** "4 for every ten offences": the number is the next one. */
const PER_SOME = /^(?: [a-z'-]+){0,3} (?:for|to|per) every $/;
/** "One notice for every five warnings". */
const ONE_FOR = /\bone (?:[a-z'-]+ ){0,4}(?:for|to|per) every (?:about |around )?$/;
/** "Each incident thus costs about £73", "£96 a time", "for each call-out there were 11". */
const PER_UNIT_BEFORE = /\b(?:each|every|per|average|mean)\b[^#%.;]{0,50}$/;

/** It is per each of some, whose name may not be said. */
export const isPerUnit = ({ lead, tail }: Mention): boolean =>
  /^(?: [a-z-]+){0,2}? (?:each\b(?! (?:year|month|week|day|night|hour|quarter))|apiece\b|a time\b)/.test(tail) ||
  PER_SOME.test(tail) ||
  ONE_FOR.test(lead) ||
  PER_UNIT_BEFORE.test(lead);

/** It says what it is per, so that no other two numbers near it are meant. */
export const isPerThings = ({ tail }: Mention): boolean => PER.exec(tail)?.[1] !== undefined;

interface Per {
  /** Of the things that are counted, and of those that they are shared out over. */
  readonly things: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly times: number;
}

/** What it is of, and per what; undefined where it is no such average. */
function perOf({ mentions }: Discourse, average: Mention): Per | undefined {
  const { tail, lead, sentence } = average;
  const next = mentions[average.id + 1];
  if (ONE_FOR.test(lead)) {
    const unit = /\bone ((?:[a-z'-]+ ){0,4})(?:for|to|per) every (?:about |around )?$/.exec(lead)?.[1] ?? '';
    return { things: nounStems(tail.split(/[.,;:()]/)[0] ?? ''), units: nounStems(unit), times: 1 };
  }
  if (PER_SOME.test(tail) && next?.sentence === sentence && next.quantity.kind === 'count')
    return {
      things: nounStems(tail.replace(/(?:for|to|in|per) every $/, '')),
      units: nounStems(next.tail.split(/[.,;:()]/)[0] ?? ''),
      times: next.quantity.value,
    };
  const found = PER.exec(tail);
  if (!found) return undefined;
  const things = tail
    .slice(0, found[0].length - (found[1]?.length ?? 0))
    .replace(/(?:for|to|per|in|each|every|apiece|an?)? ?(?:each|every|per|an?|apiece) ?$/, '');
  return { things: nounStems(things), units: nounStems(found[1] ?? ''), times: 1 };
}

/** So many numbers back the two counts may stand, in its paragraph or just before. */
const WINDOW = 14;
/** So many numbers on those of another year may stand. */
const AHEAD = 6;

/** Counts before it, the nearest first. */
const countsBefore = ({ mentions }: Discourse, average: Mention): Mention[] =>
  mentions
    .slice(Math.max(0, average.id - WINDOW), average.id)
    .filter(
      (item) =>
        isCountOfThings(item) &&
        (item.sentence.block === average.sentence.block || reachOf(average.sentence, item.sentence) !== undefined),
    )
    .reverse();

const namedIn = (counts: readonly Mention[], stems: ReadonlySet<string>): Mention[] =>
  stems.size === 0 ? [] : counts.filter((count) => [...thingsOf(count)].some((stem) => stems.has(stem)));

const isOne = (all: readonly Mention[]): boolean => new Set(all.map(({ quantity }) => quantity.value)).size === 1;

interface Pair {
  readonly all: Mention;
  readonly many: Mention;
  readonly isSure: boolean;
}

/** "218 in total, or 17 each", "which is 3 a stall": its words go on about the counts before. */
const GOES_ON =
  /(?:[,;(–-]|\bone (?:for|to|per) every|\bor|\bso|\bi\.e\.,?|\bthat is,?|\bthat's|\bwhich is|\bworks out at|\baverage of|\bon average,?|\bmean of) ?(?:an average of |at |about |around |some |roughly |nearly |just |over )*$/;

/** "Opened 312 parcels and kept 131": the second has no name of its own, and is as likely one of parcels. */
const withUnnamed = (named: readonly Mention[], counts: readonly Mention[]): Mention[] => [
  ...named,
  ...counts.filter(
    (item) =>
      thingsOf(item).size === 0 &&
      named.some((one) => one.sentence === item.sentence && one.dimension === item.dimension),
  ),
];

const WHO = /\b(?:for|per) (?:each|every|an?|) ?[a-z'-]+ (?:who|that|which) ([a-z]{4,})\b/;

/** "38 of whom came back ... 2.9 for each child who came back": those who did what it is per. */
function doersIn({ tailText }: Mention, counts: readonly Mention[]): readonly Mention[] {
  const verb = WHO.exec(tailText)?.[1];
  return verb === undefined
    ? []
    : counts.filter(({ tail }) =>
        tail
          .split(/[^a-z-]+/)
          .slice(1, 5)
          .includes(verb),
      );
}

/** Those shared out over the things that it is per. */
function perThings(discourse: Discourse, average: Mention, { things, units }: Per, counts: readonly Mention[]): Pair[] {
  const doers = doersIn(average, counts);
  const near = doers.length > 0 ? doers : withUnnamed(namedIn(counts, units), counts);
  // What comes behind it is of the next statement.
  const named = near.length > 0 ? undefined : onlyCountOf(discourse, units);
  const only = named && named.id < average.id ? named : undefined;
  const many = only ? [only] : near;
  const others = counts.filter((count) => !many.includes(count));
  const inSentence =
    others.find(({ sentence }) => sentence === average.sentence) ??
    others.find((count) => isSummingUp(discourse, count, average));
  const all = namedIn(others, things);
  const pool = all.length > 0 ? all : inSentence ? [inSentence] : [];
  const isNamed = doers.length > 0 || many.every((count) => [...units].every((stem) => thingsOf(count).has(stem)));
  const isSure = isNamed && isOne(many) && isOne(pool);
  return many.flatMap((of) => pool.map((item) => ({ all: item, many: of, isSure })));
}

/** Without a name the smaller of the only two of its sentence, else one of those in the sentences before. */
function perOfAll(average: Mention, { things }: Per, counts: readonly Mention[]): Pair[] {
  const [last, before, third] = counts.filter(({ sentence }) => sentence === average.sentence);
  if (!last || !GOES_ON.test(average.lead)) return [];
  const [all] = namedIn(counts, things);
  if (all && all !== last) return [{ all, many: last, isSure: !before }];
  if (!before)
    return counts
      .filter((item) => item !== last)
      .slice(0, /\d\d/.test(average.quantity.text.replace(/\D/g, '')) ? 5 : 2)
      .map((many) => ({ all: last, many, isSure: false }));
  const isCount =
    last.dimension === before.dimension ? last.quantity.value < before.quantity.value : last.dimension === 'count';
  return third ? [] : [{ all: isCount ? before : last, many: isCount ? last : before, isSure: true }];
}

/** "An article" is none: "29 had a sentence", "15 took part as a team". */
const isMeant = ({ lead, tail, tailText }: Mention): boolean =>
  GOES_ON.test(lead) ||
  (/: $/.test(lead) && WHO.test(tailText)) ||
  THAT_IS.test(lead) ||
  AVERAGE_BEFORE.test(lead) ||
  PER_SOME.test(tail) ||
  ONE_FOR.test(lead);

/** "1.4 for each child who came back": over all the children, or those who came back another year. */
function ofOthers({ mentions }: Discourse, average: Mention, { quantity }: Mention): Mistake | undefined {
  if (!WHO.test(average.tailText)) return undefined;
  const near = mentions.slice(Math.max(0, average.id - WINDOW), average.id + AHEAD);
  const printed = intervalOf({ ...average.quantity, kind: 'rate' });
  const other = near.find(
    (item) => isCountOfThings({ ...item, mark: 0 }) && overlap(printed, quotientOf(quantity, item.quantity)),
  );
  return other && { mistake: 'wrong-denominator', because: `it is the average over ${other.quantity.text}` };
}

/** What the counts that its words name make of it. */
export function perUnitReadings(discourse: Discourse, average: Mention): ClaimReading[] {
  const per = isMeant(average) ? perOf(discourse, average) : undefined;
  if (!per) return [];
  const counts = countsBefore(discourse, average);
  const pairs = per.units.size > 0 ? perThings(discourse, average, per, counts) : perOfAll(average, per, counts);
  return pairs.flatMap(({ all, many, isSure }, index): ClaimReading[] => {
    if (many.quantity.value < 2 || (all.dimension !== average.dimension && average.dimension !== 'rate')) return [];
    const total: Interval = intervalOf(all.quantity);
    const over = { text: all.quantity.text, total, times: many.quantity.value / per.times };
    const reading = readingOver(average, over, [all, many], isSure);
    const mistake = reading.mistake ?? (reading.verdict === 'differs' ? ofOthers(discourse, average, all) : undefined);
    return [{ ...reading, mistake, score: 5 - index * 0.5 }];
  });
}
