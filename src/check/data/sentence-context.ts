import { monthsBetween, type Period } from '../../core/months.js';
import type { Quantity, Sentence } from '../model.js';
import { inheritedAreas } from './antecedent.js';
import { isAmong, subjectAreasIn } from './compared-areas.js';
import { type AreaMention, areasIn, isBareYear, latestPeriod } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import {
  inheritedPeriod,
  isOfEarlierTime,
  isOfOtherTime,
  isPeriod,
  longerTimes,
  type PeriodSource,
} from './period-meant.js';
import { isReachOfExtreme } from './time/base-words.js';
import { type DatedPeriod, datedPeriods } from './time/dated-periods.js';
import type { DocumentTime } from './time/document-time.js';

/** Which area and months a number of a sentence is of. */

export interface Context {
  readonly sentence: Sentence;
  /** Each period of the sentence that stands for certain months, with its place; the inherited one has none. */
  readonly periods: readonly DatedPeriod[];
  readonly areas: ReturnType<typeof areasIn>;
  /** The areas it is about, without those it compares them with. */
  readonly subjectAreas: ReturnType<typeof areasIn>;
  /** The sentence names no period of its own, but perhaps one that a change is counted from. */
  readonly isInherited: boolean;
  /** One period only could be meant. */
  readonly isPeriodCertain: boolean;
  /** Where the period is named. */
  readonly source: PeriodSource;
  /** What the changes of the draft are counted from, where it says so once for all. */
  readonly base: Period | undefined;
  /** What other changes under its heading are counted from. */
  readonly sectionBases: readonly Period[];
}

/** What a sentence says of time, and what it leaves to its paragraph, heading or draft. */
type TimeOfSentence = Pick<Context, 'periods' | 'isInherited' | 'isPeriodCertain' | 'source' | 'base'>;

/** `until`: times named further on are those of another part of the sentence. */
export function contextOf(
  records: CrimeData,
  sentence: Sentence,
  time: DocumentTime,
  until = sentence.text.length,
): Context | undefined {
  const { text } = sentence;
  const longer = longerTimes(sentence, time);
  // A time that stands for no months leaves all else in the sentence uncertain.
  const periods = datedPeriods(sentence, { isNamedByEnd: time.isNamedByEnd, longer });
  const near = periods?.filter(({ at }) => at < until);
  const ofTime = near && timeOf(sentence, near, time);
  return (
    ofTime && {
      sentence,
      areas: areasIn(records, text),
      subjectAreas: subjectAreasIn(records, text),
      sectionBases: time.sectionBases.get(sentence.block.heading) ?? [],
      ...ofTime,
    }
  );
}

/** "Fell for the year by 2.6%, with 146 in March": of no month or quarter. */
const saysYear = ({ text }: Sentence): boolean =>
  /\b(?:for|in|over|during|across) the (?:full |whole |financial )*year\b(?! (?:to|ending|ended|before))|\bannual(?:ly)?\b/i.test(
    text,
  );
const isYear = ({ from, to }: Period): boolean => monthsBetween(from, to).length >= 12;

function timeOf(sentence: Sentence, periods: readonly DatedPeriod[], time: DocumentTime): TimeOfSentence | undefined {
  const { text, quantities } = sentence;
  const named = quantities.filter((item) => isPeriod(item) && !isReachOfExtreme(text, item.start));
  const isOpen = !time.isCalendar && named.some((quantity) => isBareYear(quantity.text));
  const main = periods.filter(({ isBase }) => !isBase);
  const isOfYear = (all: readonly Period[]): boolean => !saysYear(sentence) || all.every(isYear);
  const isPeriodCertain = (source: PeriodSource, all: readonly Period[]): boolean =>
    !isOpen && !isOfOtherTime(sentence, source) && isOfYear(all);
  if (main.some(({ isPart }) => !isPart))
    return {
      base: undefined,
      periods,
      isInherited: false,
      isPeriodCertain: isPeriodCertain(
        'sentence',
        main.map(({ period }) => period),
      ),
      source: 'sentence',
    };
  const inherited = inheritedPeriod(sentence, time);
  if (!inherited) return undefined;
  const ofAll = { period: inherited.value, at: 0, end: 0, isBase: false };
  const isInParts = main.length > 0;
  return {
    base: inherited.source === 'title' ? time.base : undefined,
    periods: [ofAll, ...periods],
    isInherited: true,
    isPeriodCertain: isInParts
      ? time.isConfirmed && !isOpen && !isOfEarlierTime(sentence) && !main.some(({ isLoose }) => isLoose)
      : inherited.isCertain && isPeriodCertain(inherited.source, [inherited.value]),
    source: isInParts ? 'title' : inherited.source,
  };
}

/** "2019/20, when there were 3,031", "on 2019/20 (3,031)": joined to the number behind it. */
const JOINED =
  /^(?:'s |(?:,[^,;:.\d]{3,60})?,? ?when (?:there (?:were|was) |it was )?|,? ?\(|: ?| (?:figure|total|level) of )$/i;
/** "From 3,031", "than the 37,887": a level of an earlier time. */
const EARLIER = /\b(?:from|than|on|against)(?: (?:the|a|about|around|just over|over|under))* $/i;

/** The months a change is counted from, where they are joined to the number. */
export function baseJoinedTo({ periods, sentence }: Context, { start }: Quantity): Period | undefined {
  const before = periods.filter(({ end }) => end <= start).at(-1);
  return before?.isBase && JOINED.test(sentence.text.slice(before.end, start)) ? before.period : undefined;
}

/** The months a number is of: those named right behind it, else the last before it, else the only ones. */
export function periodOf(context: Context, quantity: Quantity): Period | undefined {
  const { periods, sentence } = context;
  const behind = periodBehind(context, quantity);
  if (behind) return behind;
  const joined = baseJoinedTo(context, quantity);
  if (joined) return joined;
  if (EARLIER.test(sentence.text.slice(0, quantity.start))) return undefined;
  const main = periods.filter(({ isBase }) => !isBase);
  // Before the first part of a longer time that is named: of that or of the whole.
  const isOpen = main.some(({ isPart }) => isPart) && main.some(({ end }) => end === 0);
  const before = main.filter(({ end }) => end <= quantity.start && !(isOpen && end === 0));
  return before.at(-1)?.period ?? (main.length === 1 ? main[0]?.period : undefined);
}

/** "1,204 in 2021/22", "1,204 (2021/22)". */
export function periodBehind({ sentence, periods }: Context, quantity: Quantity): Period | undefined {
  const next = sentence.quantities.filter((item) => !isPeriod(item) && item.start >= quantity.end)[0];
  const limit = Math.min(next?.start ?? Number.POSITIVE_INFINITY, quantity.end + 60);
  const behind = periods.find(({ at }) => at >= quantity.end && at < limit);
  const between = behind ? sentence.text.slice(quantity.end, behind.at) : '';
  return /\b(?:in|for|during|over|to) (?:the )?$|\($/.test(between) && !/[;:,]/.test(between)
    ? behind?.period
    : undefined;
}

/** The newest of those that no change is counted from. */
export const newestOf = ({ periods }: Context): Period | undefined =>
  latestPeriod(periods.filter(({ isBase }) => !isBase).map(({ period }) => period));

/** "Whereas in London the number rose by 31.0%": the place that a clause sets out with is that of its numbers. */
const opensClause = ({ text }: Sentence, { at, end }: AreaMention, { start }: Quantity): boolean =>
  /(?:[;:,] |\b(?:while|whilst|whereas|when|and|but) )(?:in |across |for )?(?:the )?$/.test(text.slice(0, at)) &&
  !/[\d;:,(]|\b(?:while|whilst|whereas|but|and)\b/.test(text.slice(end, start).replace(/, (?:by|at) $/, '')) &&
  !/^['’]?s? (?:boroughs?|and)\b/.test(text.slice(end));

/** Between a number and a place of another clause. */
const OTHER_CLAUSE = /[;:]|\b(?:while|whilst|whereas|but|and)\b|, (?:the|in|across|for|when|at a time when)\b/;

/** "By 13.9% (London 4.2%), yet at 4.1": a place in a bracket is that of the numbers in it, unless it is all there is. */
function isOfOtherBracket({ text }: Sentence, { at, end }: AreaMention, { start }: Quantity): boolean {
  const open = /\([^()]*$/.exec(text.slice(0, at))?.index;
  if (open === undefined || text.startsWith(')', end)) return false;
  const close = text.indexOf(')', end);
  return start < open || (close >= 0 && start > close);
}

/** The areas a number may be of: "in London" right behind it, "London (…)" right before it, else the one of the sentence. */
export function areasOf(records: CrimeData, context: Context, quantity: Quantity): readonly NamedArea[] {
  const { sentence, areas } = context;
  const behind = areas.find(({ at }) => at >= quantity.end && at - quantity.end < 40);
  const gap = behind ? sentence.text.slice(quantity.end, behind.at) : '';
  if (behind && /\b(?:in|for|across) $/.test(gap) && !/[\d;,(]|than/.test(gap) && !isAmong(gap)) return [behind.area];
  const before = areas.filter(({ end }) => end <= quantity.start).at(-1);
  if (
    before &&
    /^(?: ?\(|, $|: $|(?:['’]s)? (?:(?:rate|total|figure|average)(?: rate)? (?:of |was |is |at |stood at ))|['’]s | (?:had|has|saw|recorded) )/.test(
      sentence.text.slice(before.end, quantity.start),
    )
  )
    return [before.area];
  if (before && opensClause(sentence, before, quantity)) return [before.area];
  // "It rose by 8.1%, whereas it fell by 3.8% in London": London is the second number's.
  const isOthers = ({ at }: (typeof areas)[number]): boolean =>
    OTHER_CLAUSE.test(sentence.text.slice(quantity.end, at)) ||
    sentence.quantities.some((item) => !isPeriod(item) && item.start >= quantity.end && item.end <= at);
  const subjects = context.subjectAreas.filter((mention) => !isOfOtherBracket(sentence, mention, quantity));
  const near = subjects.filter((mention) => !isOthers(mention));
  if (near.length > 0 || subjects.length === 0) return onlyAreas(records, context, near);
  return [...new Set([...inheritedAreas(records, sentence), ...subjects.map(({ area }) => area)])];
}

/** The one area that is named, else those that may be meant; none where several are named. */
export function onlyAreas(records: CrimeData, { sentence }: Context, areas: Context['areas']): readonly NamedArea[] {
  const named = [...new Set(areas.map(({ area }) => area))];
  return named.length > 0 ? (named.length === 1 ? named : []) : inheritedAreas(records, sentence);
}
