import type { Period } from '../../core/months.js';
import { mentionsIn, subjectAt } from '../mentions/subjects.js';
import type { Quantity, Sentence } from '../model.js';
import { areasIn, known, knownPeriods, latestPeriod, monthsOf, onlyArea, onlyOffence, periodsIn } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';

/** Which offence, area and months a number of a sentence is of. */

export interface Context {
  readonly sentence: Sentence;
  /** Each period of the sentence that stands for certain months, with its place. */
  readonly periods: readonly { readonly period: Period; readonly at: number; readonly end: number }[];
  readonly areas: ReturnType<typeof areasIn>;
  /** The sentence names no period. */
  readonly isInherited: boolean;
  /** Where the period is named. */
  readonly source: PeriodSource;
}

const isPeriod = ({ kind }: Quantity): boolean => kind === 'period';

export function contextOf(records: CrimeData, sentence: Sentence, title: string): Context | undefined {
  const named = sentence.quantities.filter(isPeriod);
  const periods = named.flatMap(({ text, start, end }) => {
    const period = monthsOf(text);
    return period ? [{ period, at: start, end }] : [];
  });
  // A year that may be of several kinds leaves all else in the sentence uncertain.
  if (periods.length < named.length) return undefined;
  const areas = areasIn(records, sentence.text);
  if (periods.length > 0) return { sentence, periods, areas, isInherited: false, source: 'sentence' };
  const inherited = inheritedPeriod(sentence, title);
  return (
    inherited && {
      sentence,
      periods: [{ period: inherited.period, at: 0, end: 0 }],
      areas,
      isInherited: true,
      source: inherited.source,
    }
  );
}

export type PeriodSource = 'sentence' | 'paragraph' | 'heading' | 'title';

/** A sentence without a period goes on about that of its paragraph, else of its heading, else of the title. */
function inheritedPeriod(
  { previous, block }: Sentence,
  title: string,
): { period: Period; source: PeriodSource } | undefined {
  const read = (
    all: readonly (Period | undefined)[],
    source: PeriodSource,
  ): { period: Period; source: PeriodSource } | undefined | null => {
    if (all.length === 0) return null;
    const period = latestPeriod(knownPeriods(all) ?? []);
    return period && { period, source };
  };
  for (let before = previous; before; before = before.previous) {
    const found = read(
      before.quantities.filter(isPeriod).map(({ text }) => monthsOf(text)),
      'paragraph',
    );
    if (found !== null) return found;
  }
  return read(periodsIn(block.heading), 'heading') ?? read(periodsIn(title), 'title') ?? undefined;
}

/** The months a number is of: those named right behind it, else the last before it, else the only ones. */
export function periodOf(context: Context, quantity: Quantity): Period | undefined {
  const { periods } = context;
  const before = periods.filter(({ end }) => end <= quantity.start).at(-1);
  return periodBehind(context, quantity) ?? before?.period ?? (periods.length === 1 ? periods[0]?.period : undefined);
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

export const newestOf = ({ periods }: Context): Period | undefined => latestPeriod(periods.map(({ period }) => period));

/** The area a number is of: "in London" right behind it, "London (…)" right before it, else the one of the sentence. */
export function areaOf(records: CrimeData, { sentence, areas }: Context, quantity: Quantity): NamedArea | undefined {
  const behind = areas.find(({ at }) => at >= quantity.end && at - quantity.end < 40);
  const gap = behind ? sentence.text.slice(quantity.end, behind.at) : '';
  if (behind && /\b(?:in|for|across) $/.test(gap) && !/[\d;,(]/.test(gap)) return behind.area;
  const before = areas.filter(({ end }) => end <= quantity.start).at(-1);
  if (before && /^(?: ?\(|'s | (?:had|has|saw|recorded) )/.test(sentence.text.slice(before.end, quantity.start)))
    return before.area;
  return onlyAreaOf(records, areas, sentence);
}

export function onlyAreaOf(records: CrimeData, areas: Context['areas'], sentence: Sentence): NamedArea | undefined {
  const named = [...new Set(areas.map(({ area }) => area))];
  if (named.length === 1) return named[0];
  return named.length === 0 ? onlyArea(records, sentence.block.heading) : undefined;
}

interface Subject {
  readonly offence: string;
  /** The sentence names others too. */
  readonly isOneOfSeveral: boolean;
}

/** "Burglary made up 9.9% of all offences": the offence is the one before it, the whole is none of its own. */
export function offenceOfShare(records: CrimeData, { text }: Sentence, quantity: Quantity): Subject | undefined {
  const named = mentionsIn(text).filter(({ subject }) => subject !== 'all');
  const last = named.filter(({ at }) => at < quantity.start).at(-1);
  const offence = known(records, last?.subject);
  const isOneOfSeveral = new Set(named.map(({ subject }) => subject)).size > 1;
  return offence ? { offence, isOneOfSeveral } : undefined;
}

export function offenceOf(records: CrimeData, { text, block }: Sentence, quantity: Quantity): Subject | undefined {
  const subjects = new Set(mentionsIn(text).map(({ subject }) => subject));
  if (subjects.size === 0) {
    const offence = /\b(?:offences|crimes?)\b/i.test(text) ? onlyOffence(records, block.heading) : undefined;
    return offence ? { offence, isOneOfSeveral: true } : undefined;
  }
  const offence = known(records, subjectAt(text, quantity.start, quantity.end));
  return offence ? { offence, isOneOfSeveral: subjects.size > 1 } : undefined;
}
