import type { Era } from '../../core/crime.js';
import { listInWords } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { hasSameReason, headed, isMissing, type Missing, missing, notUsable } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { AreaSet } from '../../core/reference.js';
import type { PeriodCount } from '../../tidy/period-count.js';
import { partNotes, partsOfSet, setWithParts } from '../basis/moved-parts.js';
import { breakNote, faultsOfLevel } from '../basis/series-breaks.js';
import type { CountFigure, RecordedNumber } from '../count-figure.js';
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
    const { count, sources, notes, eras, parts } = recordedNumber(study, set, offence, period);
    const absent = isMissing(count);
    const more = [...partNotes(study.dataset, set, parts), ...notesOfSources(study, offence, sources)];
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

/** The same as a number, without a figure. */
export function recordedNumber(study: Study, set: AreaSet, offence: string, period: Period): RecordedNumber {
  const { count, sources, parts: elsewhere } = countOfSet(study, set, offence, period);
  const { refusal, notes, eras } = judge(study, offence, period, sources);
  const parts = elsewhere.length === 0 ? elsewhere : partsOfSet(set, elsewhere);
  return { count: refusal ?? count, sources, notes, set, offence, period, eras, parts };
}

const NO_AREAS: PeriodCount = { count: missing('not-recorded', 'no areas'), sources: [], parts: [] };

/** What an area or several together have; where one of several has no count, the reason names it, and none where all lack it. */
function countOfSet({ dataset, reference }: Study, { codes }: AreaSet, offence: string, period: Period): PeriodCount {
  const [code] = codes;
  if (code === undefined) return NO_AREAS;
  if (codes.length === 1) return dataset.count(code, offence, period);
  const together = dataset.countInAll(codes, offence, period);
  if (together) return together;
  const counts = codes.map((one) => dataset.count(one, offence, period));
  const index = counts.findIndex(({ count }) => isMissing(count));
  const count = counts[index]?.count;
  const name = reference.areas.find((area) => area.code === codes[index])?.name ?? codes[index] ?? '';
  const why = count !== undefined && isMissing(count) ? count : undefined;
  const isOfAll = why && counts.every((one) => isMissing(one.count) && hasSameReason(one.count, why));
  return {
    count: why ? (isOfAll ? why : headed(name, why)) : NO_AREAS.count,
    sources: [...new Set(counts.flatMap(({ sources }) => sources))].sort((first, second) => first - second),
    parts: counts.flatMap(({ parts }) => parts),
  };
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

/** What the files of a count, alike for all areas, mean for it: a sum over two eras and a count known to be wrong are refused. */
const judge = memoizeByArguments((study: Study, offence: string, period: Period, sources: readonly number[]) => {
  const { allowMixedEras, allowBreaks } = study.choices;
  const eras = erasOf(study, sources);
  const notes: string[] = [];
  if (eras.length > 1) {
    notes.push(`${period.label} is added up from files of two eras: ${eraList(eras)}.`);
    if (!allowMixedEras) return { refusal: missing('not-usable', mixesEras(eras)), notes, eras };
  }
  let refusal: Missing | undefined;
  for (const fault of faultsOfLevel(study, offence, period, sources)) {
    if (fault.action === 'refuse' && !allowBreaks) refusal = notUsable(fault.short);
    notes.push(breakNote(fault));
  }
  return { refusal, notes, eras };
});
