import type { Measure } from '../../core/crime.js';
import type { CountQuery, Figure } from '../../core/figure.js';
import { roundHalfAway } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { type Count, isMissing, type Missing, missing, notComparable, notUsable } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area, AreaSet } from '../../core/reference.js';
import { detectionRate } from '../../statistics/changes/detection-rate.js';
import { gapPoints } from '../../statistics/changes/gap.js';
import { addCounts } from '../../tidy/add-counts.js';
import type { PartCounted } from '../../tidy/moved-areas.js';
import { londonBoroughs, metAreas, setOf } from '../basis/areas.js';
import { partNotes, partsOfSet, setWithParts } from '../basis/moved-parts.js';
import { breakNotes, breaksBetween, faultsOfLevel } from '../basis/series-breaks.js';
import { combine, countedFigure, figure } from '../figure.js';
import { boroughNotes, erasOf, mixesEras } from '../measures/count.js';
import { whyNotLondon } from '../measures/london.js';
import type { Study } from '../study.js';

export const MEASURE_NAMES: Readonly<Partial<Record<Measure, string>>> = {
  'sanction-detections': 'sanction detection rate',
  'positive-outcomes': 'positive outcome rate',
};

const OUTCOMES: readonly Measure[] = ['sanction-detections', 'positive-outcomes'];

export const NO_OUTCOMES = missing('not-recorded', 'no outcomes in the files');

/** What to add when there are none. */
export const WHERE_OUTCOMES_ARE = 'They are in the Met monthly crime dashboard file and in the Met crime statistics.';

/**
 * The measure of detection the files hold. Of two, the one that has this year; one study uses one measure throughout,
 * for the two are never chained or compared. undefined: the files have no outcomes.
 */
export const detectionMeasure = memoizeByArguments((study: Study): Measure | undefined => {
  const available = OUTCOMES.filter((measure) => study.dataset.sources.some(({ measures }) => measures.has(measure)));
  const { from, to } = study.choices.period;
  const covering = available.find((measure) =>
    study.dataset.sources.some(({ hasMeasure }) => hasMeasure(measure, from) && hasMeasure(measure, to)),
  );
  return covering ?? available[0];
});

/** Whether the files have a row of outcomes of an offence itself: without one, none is known rather than none recorded. */
export function hasOutcomes({ dataset }: Study, offence: string): boolean {
  return dataset.sources.some(({ areas, cells }) =>
    OUTCOMES.some((measure) => [...areas].some((area) => cells.counts(area, offence, measure) !== undefined)),
  );
}

interface Pair {
  readonly outcomes: Count;
  readonly offences: Count;
  readonly sources: readonly number[];
  /** Parts of the areas that the files have elsewhere in some of the months. */
  readonly parts: readonly PartCounted[];
}

/** Outcomes, by the measure of the query, and offences of the same files and months. */
export function pairOf(study: Study, query: Omit<CountQuery, 'requiredMeasure'>): Pair {
  const { set, offence, period, measure } = query;
  let outcomes: Count = 0;
  let offences: Count = 0;
  const sources = new Set<number>();
  const elsewhere: PartCounted[] = [];
  for (const code of set.codes) {
    const detected = study.dataset.count(code, offence, period, { measure, required: 'offences' });
    outcomes = addCounts(outcomes, detected.count);
    const possible = study.dataset.count(code, offence, period, { measure: 'offences', required: measure });
    offences = addCounts(offences, possible.count);
    for (const index of detected.sources) sources.add(index);
    elsewhere.push(...detected.parts);
  }
  return { outcomes, offences, sources: [...sources].sort((a, b) => a - b), parts: partsOfSet(set, elsewhere) };
}

/** The detection rate of an offence in an area (or several pooled) over a period. */
export const detectionFigure = memoizeByArguments(
  (study: Study, set: AreaSet, offence: string, period: Period): Figure => {
    const measure = detectionMeasure(study);
    const parts = { unit: 'percent share', method: 'detection rate' } as const;
    if (measure === undefined) return figure(NO_OUTCOMES, [], parts);
    const { outcomes, offences, sources, parts: elsewhere } = pairOf(study, { set, offence, period, measure });
    const eras = erasOf(study, sources);
    const mixed = eras.length > 1 && !study.choices.allowMixedEras;
    const notes = [...boroughNotes(study, sources), ...partNotes(study.dataset, set, elsewhere)];
    const queriedSet = setWithParts(study.dataset, set, elsewhere);
    const countOf = (count: Count, of: Measure, requiredMeasure: Measure): Figure => {
      const what = { set: queriedSet, offence, period, measure: of, requiredMeasure };
      return countedFigure(count, { unit: 'count', countQuery: what, disclosure: study.disclosure });
    };
    const from = [countOf(outcomes, measure, 'offences'), countOf(offences, 'offences', measure)];
    let value: number | Missing;
    const fault = faultsOfLevel(study, offence, period, sources).find(({ action }) => action === 'refuse');
    if (fault && !study.choices.allowBreaks) value = notUsable(fault.short);
    else if (mixed) value = missing('not-usable', mixesEras(eras));
    else if (isMissing(outcomes)) value = outcomes;
    else if (isMissing(offences)) value = offences;
    else {
      value = detectionRate(outcomes, offences);
      if (!isMissing(value) && value > 100 && from.every((item) => item.value !== null)) {
        notes.push(
          `A ${MEASURE_NAMES[measure]} above 100%: outcomes are counted when recorded and may belong to offences of earlier years.`,
        );
      }
    }
    return { ...figure(value, from, { ...parts, notes }), sources };
  },
);

/** The measure in the words of a heading: "sanction detection rate". */
export function measureName(study: Study): string {
  const measure = detectionMeasure(study);
  return (measure && MEASURE_NAMES[measure]) ?? 'detection rate';
}

/** Change in percentage points from unrounded rates, with a note where the printed rates would give another number. */
function changePoints(study: Study, offence: string, now: Figure, before: Figure): Figure {
  const parts = { unit: 'percentage points', method: 'change in points' } as const;
  if (now.value === null || before.value === null) return combine([now, before], parts, gapPoints);
  const { period, previous } = study.choices;
  const eras = erasOf(study, [...now.sources, ...before.sources]);
  if (eras.length > 1 && !study.choices.allowMixedEras) {
    return figure(notComparable(mixesEras(eras)), [now, before], parts);
  }
  const crossed = ['detections', offence].flatMap((of) => breaksBetween(study, of, [previous, period], eras));
  const blocking = crossed.find(({ action }) => action === 'block');
  const notes = crossed.flatMap((rule) => breakNotes(study, rule, offence));
  if (blocking && !study.choices.allowBreaks) {
    return figure(notComparable(blocking.short), [now, before], { ...parts, notes });
  }
  const printed = roundHalfAway(roundHalfAway(now.value, 1) - roundHalfAway(before.value, 1), 1);
  const exact = roundHalfAway(now.value - before.value, 1);
  const differs =
    printed === exact
      ? []
      : ['Changes and gaps in points are of unrounded rates; some printed rates differ by a tenth more or less.'];
  return combine([now, before], { ...parts, notes: [...notes, ...differs] }, gapPoints);
}

/** Everything said of detections of one offence in one borough. */
export interface Detection {
  readonly rate: Figure;
  readonly previousRate: Figure;
  readonly changePoints: Figure;
  readonly londonRate: Figure;
  readonly gapPoints: Figure;
}

export function compareDetection(study: Study, area: Area, offence: string): Detection {
  const { period, previous } = study.choices;
  const set = setOf(area);
  const rate = detectionFigure(study, set, offence, period);
  const previousRate = detectionFigure(study, set, offence, previous);
  const londonRate = londonDetection(study, offence, period);
  return {
    rate,
    previousRate,
    changePoints: changePoints(study, offence, rate, previousRate),
    londonRate,
    gapPoints: combine([rate, londonRate], { unit: 'percentage points', method: 'gap to London' }, gapPoints),
  };
}

/** London's rate is pooled whatever the basis of rates: a mean of boroughs' detection rates answers no question. */
export function londonDetection(study: Study, offence: string, period: Period): Figure {
  const why = detectionMeasure(study) ? whyNotLondon(study) : undefined;
  const parts = { unit: 'percent share', method: 'detection rate' } as const;
  if (why) return figure(why, [], parts);
  const set = study.choices.london === 'mps' ? metAreas(study) : londonBoroughs(study);
  return detectionFigure(study, set, offence, period);
}
