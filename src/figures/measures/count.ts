import type { Era } from '../../core/crime.js';
import { listInWords } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { type Count, headed, isMissing, missing, notUsable } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { AreaSet } from '../../core/reference.js';
import { addCounts } from '../../tidy/add-counts.js';
import type { PartCounted } from '../../tidy/moved-areas.js';
import { partNotes, partsOfSet, setWithParts } from '../basis/moved-parts.js';
import { breakNote, faultsOfLevel } from '../basis/series-breaks.js';
import type { CountFigure } from '../count-figure.js';
import { countedFigure } from '../figure.js';
import type { Study } from '../study.js';

export const ERA_NAMES: Record<Era, string> = {
  'pre-2019': 'pre-2019 categories',
  cris: 'CRIS era (title-case labels)',
  connect: 'CONNECT era (upper-case labels)',
};

export const eraList = (eras: readonly Era[]): string => listInWords(eras.map((era) => ERA_NAMES[era]));

/** In a cell there is room for little; the notes name the eras in full. */
export const mixesEras = (eras: readonly Era[]): string => `mixes files of two eras (${listInWords(eras)})`;

/** The eras of the files a figure came from. */
export const erasOf = memoizeByArguments((study: Study, sources: readonly number[]): readonly Era[] =>
  [...new Set(sources.flatMap((index) => study.sources[index]?.era ?? []))].sort(),
);

/**
 * Offences recorded in an area (or several together) over a period; missing unless every month of every area is there, and
 * where small numbers are not shown.
 */
export function countFigure(study: Study, set: AreaSet, offence: string, period: Period): CountFigure {
  const recorded = recordedCount(study, set, offence, period);
  const { disclosure } = study;
  if (!disclosure || recorded.value === null || !recorded.countQuery) return recorded;
  const { value, unit, notes, countQuery, sources } = recorded;
  return { ...recorded, ...countedFigure(value, { unit, notes, countQuery, disclosure }), sources };
}

/** The same though it may be too small to show: what ranks and sums of many areas are made of, never shown itself. */
export const recordedCount = memoizeByArguments(
  (study: Study, set: AreaSet, offence: string, period: Period): CountFigure => {
    let total: Count = set.codes.length === 0 ? missing('not-recorded', 'no areas') : 0;
    let sources: readonly number[] = [];
    const elsewhere: PartCounted[] = [];
    for (const code of set.codes) {
      const areaCount = study.dataset.count(code, offence, period);
      elsewhere.push(...areaCount.parts);
      sources = joined(sources, areaCount.sources);
      total = addCounts(total, namedMissing(study, areaCount.count, code, set));
    }
    const eras = erasOf(study, sources);
    const { count, notes } = judge(study, { offence, period, sources, eras }, total);
    const ofSources = notesOfSources(study, offence, sources);
    const absent = isMissing(count);
    const parts = partsOfSet(set, elsewhere);
    const more = [...partNotes(study.dataset, set, parts), ...ofSources];
    return {
      value: absent ? null : count,
      missing: absent ? count.missing : null,
      absence: absent ? count : null,
      unit: 'offences',
      method: 'count',
      sources,
      notes: more.length === 0 ? notes : [...notes, ...more],
      countQuery: {
        set: setWithParts(study.dataset, set, parts),
        offence,
        period,
        measure: 'offences',
        requiredMeasure: 'offences',
      },
      set,
      offence,
      period,
      eras,
      parts,
    };
  },
);

/** Both lists of sources in one, in order. Nearly always they are the same few. */
function joined(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.every((index) => a.includes(index))) return a;
  return [...new Set([...a, ...b])].sort((first, second) => first - second);
}

/** What labels that nobody knows do to a count: a part may be short of them, and so may the total. */
function unknownLabelNotes(study: Study, offence: string, sources: readonly number[]): string[] {
  const group = study.tree.groupOf(offence);
  return sources.flatMap((index) => {
    const source = study.dataset.sources[index];
    return (source?.unknownLabels ?? []).flatMap(({ group: theirs, subgroup, countedIn }) => {
      const label = `The label ${quoteForMessage(theirs)} / ${quoteForMessage(subgroup)} in ${source?.source.file} is not known`;
      if (offence === 'all' && countedIn === undefined) return [`${label} and counts nowhere: totals are short of it.`];
      if (countedIn !== undefined && countedIn === group && offence !== group) {
        return [`${label}; it counts in its group only, so parts of the group may be short of it.`];
      }
      return [];
    });
  });
}

/** What a borough is in files that do not place an offence where it happened. */
export const boroughNotes = (study: Study, sources: readonly number[]): string[] =>
  sources.some((index) => study.sources[index]?.layout === 'long-detections')
    ? [
        "The Met's crime statistics with sanction detections count an offence in the borough that investigates it, which may not be where it happened.",
      ]
    : [];

const notesOfSources = memoizeByArguments((study: Study, offence: string, sources: readonly number[]): string[] => [
  ...unknownLabelNotes(study, offence, sources),
  ...boroughNotes(study, sources),
]);

/** In a set of areas the reason names the area that has it. */
function namedMissing(study: Study, count: Count, code: string, set: AreaSet): Count {
  if (!isMissing(count) || set.codes.length === 1) return count;
  const name = study.reference.areas.find((area) => area.code === code)?.name ?? code;
  return headed(name, count);
}

/** What was counted, and in which files. */
interface CountBasis {
  readonly offence: string;
  readonly period: Period;
  readonly sources: readonly number[];
  readonly eras: readonly Era[];
}

/** Refuses a sum over two eras and a count that is known to be wrong in its file. */
function judge(study: Study, { offence, period, sources, eras }: CountBasis, count: Count) {
  const { allowMixedEras, allowBreaks } = study.choices;
  const notes: string[] = [];
  if (eras.length > 1) {
    notes.push(`${period.label} is added up from files of two eras: ${eraList(eras)}.`);
    if (!allowMixedEras) return { count: missing('not-usable', mixesEras(eras)), notes };
  }
  let judged = count;
  for (const fault of faultsOfLevel(study, offence, period, sources)) {
    if (fault.action === 'refuse' && !allowBreaks) judged = notUsable(fault.short);
    notes.push(breakNote(fault));
  }
  return { count: judged, notes };
}
