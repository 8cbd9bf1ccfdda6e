import type { Figure } from '../../core/figure.js';
import { listInWords } from '../../core/format.js';
import type { Period } from '../../core/months.js';
import type { ReportTable } from '../../core/report.js';
import { stepSign } from '../../figures/basis/series-breaks.js';
import type { ChangeVerdict } from '../../figures/measures/change-family.js';
import { nounOf } from '../../figures/measures/comparison.js';
import type { Study } from '../../figures/study.js';
import { familyOf } from './change-words.js';
import { type Columns, column } from './column.js';
import { type Report, reportTable } from './report.js';

/** A finding in plain words. */
export interface Headline {
  readonly sentence: string;
  /** The figures in it, whose notes and sources the table takes over. */
  readonly figures: readonly Figure[];
}

/** The two periods of a report, and what they are called together. */
export interface ComparedPeriods {
  readonly before: Period;
  readonly now: Period;
  readonly called: 'years' | 'quarters';
}

/** A change of an offence, as it is put in order. */
interface Sized {
  readonly id: string;
  readonly size: number;
}

/**
 * The largest changes first, each offence counted once: a part that changed by more than its group stands for it, and a
 * group for its smaller parts. All offences and the sets, which have others in them, are left out.
 */
export function largestFirst<Change>(
  { tree }: Study,
  changes: readonly Change[],
  sizedOf: (change: Change) => Sized,
): Change[] {
  const isSum = (id: string) => id === 'all' || tree.set(id) !== undefined;
  const sized = changes.map((change) => ({ change, ...sizedOf(change) })).filter(({ id }) => !isSum(id));
  sized.sort((a, b) => b.size - a.size || tree.levelOf(a.id) - tree.levelOf(b.id));
  const isWithin = (part: string, whole: string) => tree.partsOf(whole).includes(part);
  const kept: typeof sized = [];
  for (const item of sized) {
    if (!kept.some(({ id }) => isWithin(item.id, id) || isWithin(id, item.id))) kept.push(item);
  }
  return kept.map(({ change }) => change);
}

const YEAR_BEFORE = { years: 'the year before', quarters: 'the same quarter a year before' } as const;

/** The words on the change of all offences; they name what is compared, for ranks and rates stand before them. */
export function verdictSentence(
  verdict: ChangeVerdict,
  { called, change }: Pick<ComparedPeriods, 'called'> & { readonly change: Figure },
): string {
  const before = YEAR_BEFORE[called];
  if (verdict === 'higher' || verdict === 'lower') {
    const sign = verdict === 'higher' ? 1 : -1;
    const people = verdict === 'higher' ? 'fewer' : 'more';
    const isApart = (change.value ?? sign) * sign <= 0;
    const why = isApart ? `, for there were ${people} people to divide by` : '';
    return ` The rate is ${verdict} than in ${before} by more than chance would usually give${why}.`;
  }
  if (verdict === 'chance') return ` The change on ${before} is no larger than chance usually gives.`;
  if (verdict === 'untested') return '';
  return ` But the part of London's offences that stands in no borough differs between the two ${called}: were it the same in both, the rate would not have gone this way by more than chance usually gives.`;
}

/**
 * What a change of recording does to the rises (sign 1) and falls (-1) that are quoted: a step in their direction may be
 * part of them, and a step in the other direction hides some of them.
 */
export function recordingCautions(
  report: Report,
  quoted: readonly { readonly offence: string; readonly sign: 1 | -1 }[],
  { before, now, called }: ComparedPeriods,
): Headline[] {
  const { study } = report;
  const family = familyOf(report);
  const stepped = quoted.filter(({ offence }) => family.of(offence)?.recordingChanged);
  const nouns = (fits: (step: number, sign: number) => boolean): string =>
    listInWords(
      stepped
        .filter(({ offence, sign }) => fits(stepSign(study, offence, [before, now]), sign))
        .map(({ offence }) => nounOf(study, offence)),
    );
  const sameWay = nouns((step, sign) => step !== -sign);
  const rises = nouns((step, sign) => sign === 1 && step === -1);
  const falls = nouns((step, sign) => sign === -1 && step === 1);
  const sentences = [
    sameWay && `Recording changed between the two ${called}: part of the change in ${sameWay} may be that.`,
    rises && `The change of recording lowered the count of ${rises}: without it the rise may have been larger.`,
    falls && `The change of recording raised the count of ${falls}: without it the fall may have been larger.`,
  ];
  return sentences.filter((sentence) => sentence !== '').map((sentence) => ({ sentence, figures: [] }));
}

/** The findings of a report under their topics; a topic without a finding is left out. */
export function findingsTable(
  { study }: Report,
  title: string,
  topics: readonly (readonly [topic: string, found: readonly Headline[]])[],
): ReportTable {
  const rows = topics
    .map(([topic, found]) => ({
      key: topic.toLowerCase().replace(/ /g, '-'),
      topic,
      finding: found.map(({ sentence }) => sentence).join(' '),
    }))
    .filter(({ finding }) => finding !== '');
  const columns: Columns<(typeof rows)[number]> = [
    column.text('topic', 'Topic', ({ topic }) => topic),
    column.text('finding', 'Finding', ({ finding }) => finding),
  ];
  const figures = topics.flatMap(([, found]) => found.flatMap((finding) => finding.figures));
  return { ...reportTable(study, { id: 'headlines', title, columns, rows, figures }), isProse: true };
}
