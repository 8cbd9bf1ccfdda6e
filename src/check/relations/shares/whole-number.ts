import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import type { Rule } from '../../rule.js';
import { changeOf, intervalOf, overlap, pointAt } from '../../verdicts/intervals.js';
import { findingOver, quotedText } from '../../verdicts/report.js';

/**
 * A change of a small count, or a share of a small number, without the other count: whether any whole number gives it. It can
 * show that none does; that one does shows no more than that the figure is possible.
 */

/** Beyond it every percentage has its whole number. */
const LARGEST = 2_000;

/** Whole earlier counts that give the change to the later one. */
function earlierCounts(percent: Mention, later: number): number[] {
  const { value } = percent.quantity;
  const sign = percent.direction ?? 1;
  const quoted = intervalOf({ ...percent.quantity, value: Math.abs(value) });
  const guess = later / (1 + (sign * Math.abs(value)) / 100);
  if (!Number.isFinite(guess) || guess > 20 * LARGEST) return [guess];
  const found: number[] = [];
  for (let count = Math.max(1, Math.floor(guess) - 3); count <= Math.ceil(guess) + 3; count += 1) {
    const change = changeOf(pointAt(count), pointAt(later));
    const size = change && (sign > 0 ? change : { lower: -change.upper, upper: -change.lower });
    if (size && overlap(quoted, size)) found.push(count);
  }
  return found;
}

function wholeParts(percent: Mention, whole: number): number[] {
  const { lower, upper } = intervalOf(percent.quantity);
  const found: number[] = [];
  for (let count = Math.max(0, Math.floor((lower / 100) * whole) - 1); count <= (upper / 100) * whole + 1; count += 1) {
    if (overlap({ lower, upper }, pointAt((count / whole) * 100))) found.push(count);
  }
  return found;
}

const isCount = (item: Mention | undefined, percent: Mention): item is Mention =>
  item !== undefined &&
  item.role === 'level' &&
  item.dimension === 'count' &&
  item.quantity.decimals === 0 &&
  item.quantity.hedge === undefined &&
  !item.quantity.isWord &&
  item.sentence === percent.sentence &&
  item.quantity.value >= 2 &&
  item.quantity.value <= LARGEST;

const OF_LATER =
  /^ ?(?:[a-z'-]+ ){0,7}?(?:[a-z'-]+|§)?[,(:–-] ?(?:(?:an?|the|this (?:is|was) an?|which (?:is|was) an?|represent\w+ an?|or) )?(?:[a-z-]+ )?(?:(?:increase|rise|fall|drop|reduction|decrease|decline|cut|jump|growth|dip) of|up|down|or|by)? ?(?:by |just |about )?$|^ (?:is|was|are|were)? ?(?:up|down) (?:by )?$/;

/** "Late records added 36, or 3.1%": by so many, and no count that is reached. */
const ADDED =
  /\b(?:add(?:ed|ing|s)?|gain(?:ed|ing)|los(?:t|ing)|cost|remov(?:ed|ing)|sav(?:ed|ing)) (?:about |another |a further |us )*$/;

/** "13 firearms, an increase of 35.0% on the year before": the count stands right before, in the same clause. */
function laterOf({ mentions }: Discourse, percent: Mention): Mention | undefined {
  const before = mentions[percent.id - 1];
  if (
    !isCount(before, percent) ||
    before.clause !== percent.clause ||
    before.mark === -1 ||
    ADDED.test(before.lead) ||
    /;|\b(?:and|while|of which|including)\b/.test(percent.lead) ||
    // "The last rise was of 31, or 0.8%": the amount itself in other words, not the count after it.
    /\bor (?:by |just |about )*$/.test(percent.lead)
  )
    return undefined;
  return OF_LATER.test(percent.lead) ? before : undefined;
}

/** "Read 11 files and judged 60% to be sound". */
const JUDGED = /\band (?:found|judged|considered|rated|thought|deemed|held) $/;

/** "Of the 40 tenants who answered, 72.5% were content": the only count of the sentence, before all its shares. */
function wholeOf({ of }: Discourse, percent: Mention): Mention | undefined {
  const inSentence = of[percent.sentence.index] ?? [];
  const counts = inSentence.filter(({ dimension, id }) => dimension === 'count' && id < percent.id);
  const [only] = counts;
  // "37 of them": a part of what was named before, and the whole of nothing.
  const isPart = only !== undefined && /^ (?:[a-z'-]+ )?of (?:these|them|those|whom)\b/.test(only.tail);
  if (isPart) return undefined;
  const isOfThem =
    /\bof (?:these|them|those|whom)\b/.test(percent.lead) ||
    (JUDGED.test(percent.lead) && /^ (?:to (?:be|have)|of (?:these|them))\b/.test(percent.tail));
  if (counts.length === 1 && isCount(only, percent) && isOfThem) return only;
  if (
    counts.length !== 1 ||
    !isCount(only, percent) ||
    !/(?:^|[.;,(] ?)(?:out )?of (?:the |all |all the |our |these )?$/i.test(only.lead)
  )
    return undefined;
  return only;
}

function say(percent: Mention, other: Mention, fitting: readonly number[], isShare: boolean): RuleFinding {
  const none = fitting.length === 0;
  const what = isShare ? `of ${other.quantity.text}` : `to ${other.quantity.text}`;
  const words = none
    ? `no whole number gives ${percent.quantity.text} ${what}`
    : isShare
      ? `possible: ${fitting.slice(0, 3).join(' or ')} ${what}`
      : `possible: from ${fitting.slice(0, 3).join(' or ')} ${what}`;
  return findingOver(percent.sentence, [percent.quantity, other.quantity], {
    pattern: 'whole-number',
    verdict: none ? 'differs' : 'possible',
    quoted: quotedText(percent.quantity),
    recomputed: words,
    mistake: none ? (isShare ? 'no-whole-part' : 'no-whole-base') : null,
    covers: [percent.quantity],
    uses: [other.quantity],
  });
}

function judgePercent(discourse: Discourse, percent: Mention): RuleFinding[] {
  if (percent.quantity.kind !== 'percent' || percent.quantity.hedge !== undefined || !/\d/.test(percent.quantity.text))
    return [];
  if (percent.role === 'change' && percent.direction !== undefined) {
    const later = laterOf(discourse, percent);
    if (!later || reachOf(percent.sentence, later.sentence) !== 0) return [];
    const fitting = earlierCounts(percent, later.quantity.value);
    return [say(percent, later, fitting.map(Math.round), false)];
  }
  if (percent.role !== 'share' && percent.role !== 'level') return [];
  const whole = wholeOf(discourse, percent);
  return whole ? [say(percent, whole, wholeParts(percent, whole.quantity.value), true)] : [];
}

export const wholeNumber: Rule = {
  id: 'whole-number',
  about: 'a change or share without its other count: whether any whole number gives it',
  why: 'Small counts leave few percentages; one between them is a slip.',
  speaks: [
    ['differs', 'The unit recovered 13 firearms, an increase of 35.0% on the year before.'],
    ['possible', 'The service dealt with 47 racist incidents, 17.5% more than in the previous year.'],
    ['differs', 'The panel read 11 closed files and judged 60% to be sound.'],
    ['differs', 'Of the 40 tenants who answered, 33.0% wanted more patrols.'],
  ],
  silent: [
    'The final return had more. Late records added 36, or 3.1%.',
    'There were 2,500 arrests, up 3.1%.',
    'The unit recovered about 13 firearms, up 35.0%.',
    'There were six rises, the last of 31, or 0.8%, and the first of 134.',
    'We have dealt with 37 of them by charge, which is 28%.',
    '72.5% of tenants were content.',
  ],
  read: (discourse, before) => {
    const judged = new Set(before.flatMap(({ covers, verdict }) => (verdict === 'not-checked' ? [] : covers)));
    return discourse.mentions
      .filter(({ quantity }) => !judged.has(quantity))
      .flatMap((mention) => judgePercent(discourse, mention));
  },
};
