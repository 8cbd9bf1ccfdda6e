import { capitalized, listInWords } from '../../core/format.js';
import { groups } from '../../figures/basis/offence-lists.js';
import { conditionsIn } from '../../figures/basis/series-breaks.js';
import type { ChangeVerdict } from '../../figures/measures/change-family.js';
import { type Comparison, compareOffence, nounOf } from '../../figures/measures/comparison.js';
import { rankedAreas } from '../../figures/measures/ranked-rates.js';
import type { Study } from '../../figures/study.js';
import { familyOf, largerThanChance } from '../shared/change-words.js';
import { type Headline, largestFirst, recordingCautions } from '../shared/findings.js';
import type { Report } from '../shared/report.js';
import { boroughsInWords, periodInWords, residentsReminder, withChange } from '../shared/sentences.js';

/** Sentences of the headlines on what changed, where the borough stands out and what could be chance. */

/** A change on a smaller base is in the tables only: in a sentence it would get more weight than it deserves. */
const LEAST = 30;
const LISTED = 3;

type Signal = Extract<ChangeVerdict, 'higher' | 'lower'>;

const signOf = (verdict: Signal): 1 | -1 => (verdict === 'higher' ? 1 : -1);

/** Whether a sentence may quote the change: on a base of 30, and not marked as small. */
const isQuotable = ({ previousCount, changePercent }: Comparison): boolean =>
  (previousCount.value ?? 0) >= LEAST && changePercent.value !== null && !changePercent.small;

/** Offences whose rate is a signal and whose number went the same way, the sets and the total left out or not. */
function signalsOf(report: Report, verdict: Signal): Comparison[] {
  const { study, area } = report;
  return familyOf(report)
    .changes.filter((change) => change.verdict === verdict)
    .map(({ offence }) => compareOffence(study, area, offence))
    .filter((item) => isQuotable(item) && (item.change.value ?? 0) * signOf(verdict) > 0);
}

/** Leaves out an offence whose group is in the list too: the group includes it. */
function withoutParts(study: Study, comparisons: readonly Comparison[]): Comparison[] {
  const ids = new Set(comparisons.map(({ offence }) => offence.id));
  const isWithin = (id: string): boolean => {
    const { parent } = study.tree.get(id);
    return parent !== '' && (ids.has(parent) || isWithin(parent));
  };
  const isSum = (id: string): boolean => id === 'all' || study.tree.set(id) !== undefined;
  const single = comparisons.filter(({ offence }) => !isSum(offence.id));
  ids.delete('all');
  return single.filter(({ offence }) => !isWithin(offence.id));
}

const listed = (study: Study, comparisons: readonly Comparison[]): string =>
  listInWords(comparisons.map(({ offence, changePercent }) => withChange(nounOf(study, offence.id), changePercent)));

/** The largest rises or falls in number, and of how many they are. */
function largestOf(report: Report, verdict: Signal): { readonly moved: Comparison[]; readonly of: number } {
  const all = largestFirst(report.study, signalsOf(report, verdict), ({ offence, change }) => ({
    id: offence.id,
    size: (change.value ?? 0) * signOf(verdict),
  }));
  return { moved: all.slice(0, LISTED), of: all.length };
}

function largest(report: Report, verdict: Signal): Headline[] {
  const { study, area } = report;
  const { moved, of } = largestOf(report, verdict);
  if (moved.length === 0) return [];
  const word = `${verdict === 'higher' ? 'rise' : 'fall'}${moved.length === 1 ? '' : 's'}`;
  const all = moved.length === 1 ? `A ${word} in number` : `${capitalized(word)} in number`;
  const what = moved.length < of ? `The largest ${word} in number` : all;
  const sentence = `${what} in ${area.name}, compared with the ${periodInWords(study, study.choices.previous)}, ${moved.length === 1 ? 'was' : 'were'} in ${listed(study, moved)}.`;
  return [{ sentence, figures: moved.flatMap(({ change, changePercent }) => [change, changePercent]) }];
}

function recordingChanged(report: Report): Headline[] {
  const moved = (['higher', 'lower'] as const).flatMap((verdict) =>
    largestOf(report, verdict).moved.map(({ offence }) => ({ offence: offence.id, sign: signOf(verdict) })),
  );
  const { period, previous } = report.study.choices;
  return recordingCautions(report, moved, { before: previous, now: period, called: 'years' });
}

/** How many changes are larger than chance would usually give, and the largest of them. */
export function whatChanged(report: Report): Headline[] {
  const family = familyOf(report);
  if (family.tested === 0) return [];
  const signals = family.changes.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower').length;
  const sentence = largerThanChance(signals, family.tested);
  return [
    { sentence, figures: [] },
    ...largest(report, 'higher'),
    ...largest(report, 'lower'),
    ...recordingChanged(report),
  ];
}

/** Offence groups whose change chance alone could give, the largest groups first. */
export function couldBeChance(report: Report): Headline[] {
  const { study, area } = report;
  const family = familyOf(report);
  const found = groups(study)
    .filter((id) => family.of(id)?.verdict === 'chance')
    .map((id) => compareOffence(study, area, id))
    .filter(isQuotable)
    .sort((a, b) => (b.count.value ?? 0) - (a.count.value ?? 0))
    .slice(0, LISTED);
  if (found.length === 0) return [];
  const sentence = `The change in ${listed(study, found)} is no larger than chance usually gives. That does not mean that nothing changed.`;
  return [{ sentence, figures: found.flatMap(({ change, changePercent }) => [change, changePercent]) }];
}

/** Signals in which no borough's count fell (or rose) by a larger percentage. */
function firstInLondon(report: Report, verdict: Signal): Headline[] {
  const { study, area } = report;
  const key = verdict === 'higher' ? 'rankOfIncrease' : 'rankOfChange';
  const first = signalsOf(report, verdict).filter((signal) => signal[key].value === 1);
  if (first.length === 0) return [];
  const wholeChanges = [...first.filter(({ offence }) => offence.id === 'all'), ...withoutParts(study, first)];
  const shown = wholeChanges.length === 0 ? first : wholeChanges;
  const among = shown.length > LISTED ? `${shown.length} offences and groups, among them ` : '';
  const { previous } = study.choices;
  const since =
    conditionsIn(study, 'all', previous) === '' ? '' : `, compared with the ${periodInWords(study, previous)}`;
  const word = verdict === 'higher' ? 'increase' : 'reduction';
  const sentence = `${area.name} had the largest percentage ${word} of ${boroughsInWords(study)} in ${among}${listed(study, shown.slice(0, LISTED))}${since}.`;
  return [{ sentence, figures: first.map((item) => item[key]) }];
}

/** "burglaries and robberies"; of nearly all groups "10 of the 11 offence groups, all but burglaries". */
function groupsInWords(study: Study, found: readonly Comparison[], all: readonly Comparison[]): string {
  const nouns = (list: readonly Comparison[]) => listInWords(list.map(({ offence }) => nounOf(study, offence.id)));
  if (all.length > 1 && found.length === all.length) return `all ${all.length} offence groups`;
  const others = all.filter((item) => !found.includes(item));
  if (others.length > LISTED || others.length >= found.length) return nouns(found);
  return `${found.length} of the ${all.length} offence groups, all but ${nouns(others)}`;
}

/** Offence groups of some size in which the borough is among the three lowest or highest rates. */
function extremes({ study, area }: Report): Headline[] {
  const all = groups(study)
    .map((id) => compareOffence(study, area, id))
    .filter(({ londonCount, rankLowest }) => {
      return (londonCount.value ?? 0) >= LEAST * rankedAreas(study).length && rankLowest.value !== null;
    });
  return (['rankLowest', 'rankHighest'] as const).flatMap((key) => {
    const found = all.filter((item) => (item[key].value ?? 99) <= LISTED);
    if (found.length === 0) return [];
    const end = key === 'rankLowest' ? 'lowest' : 'highest';
    const caveat = key === 'rankHighest' ? residentsReminder(study, area) : '';
    const sentence = `${area.name} had one of the three ${end} rates of ${boroughsInWords(study)} for ${groupsInWords(study, found, all)}${caveat}.`;
    return [{ sentence, figures: found.map((entry) => entry[key]) }];
  });
}

/** Where the borough stands out among the others: by its change, and by its rate. */
export const standsOut = (report: Report): Headline[] => [
  ...firstInLondon(report, 'lower'),
  ...firstInLondon(report, 'higher'),
  ...extremes(report),
];
