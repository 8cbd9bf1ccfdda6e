import type { Denominator } from '../../core/figure.js';
import { capitalized, groupThousands } from '../../core/format.js';
import { type AreaPeriod, memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, missing } from '../../core/missing.js';
import { labelInSentence, monthName, type Period, periodIs } from '../../core/months.js';
import type { AreaSet, RateBase } from '../../core/reference.js';
import type { Study } from '../study.js';
import { type EstimateDay, estimateDays, estimatesOn, isUserSeries, seriesName } from './estimates.js';

export interface DenominatorChoice extends Denominator {
  readonly notes: readonly string[];
}

/** What the two rates of a comparison are divided by, both of one series. */
export interface DenominatorPair {
  readonly now: DenominatorChoice;
  readonly before: DenominatorChoice;
}

/** One of some periods that are compared. */
export interface PeriodOfSome {
  readonly periods: readonly Period[];
  readonly index: number;
}

/** What a rate of an area over one period is divided by. A comparison of two periods asks `denominatorsOf`. */
export const denominatorOf = memoizeByArguments(
  (study: Study, set: AreaSet, base: RateBase, period: Period): DenominatorChoice | Missing => {
    const days = estimateDays(study, base, [period]);
    if (isMissing(days)) return days;
    const [day] = days;
    return day ? summed(study, { set, period }, base, day) : missing('no-denominator', 'no period');
  },
);

/** What two rates that are compared are divided by: estimates of one series for both, else missing. */
export const denominatorsOf = memoizeByArguments(
  (study: Study, base: RateBase, now: AreaPeriod, before: AreaPeriod): DenominatorPair | Missing => {
    const days = estimateDays(study, base, [now.period, before.period]);
    if (isMissing(days)) return days;
    const [first, second] = days.map((day, index) => summed(study, index === 0 ? now : before, base, day));
    if (!first || isMissing(first)) return first ?? missing('no-denominator', 'no period');
    if (!second || isMissing(second)) return second ?? missing('no-denominator', 'no period');
    return withPairNotes(study, base, { now, before }, { now: first, before: second });
  },
);

/** Whether a comparison divides the later period by another estimate than the rate of that period alone. */
export function isComparedOnAnotherSeries(study: Study, base: RateBase, now: Period, before: Period): boolean {
  const [pair, alone] = [estimateDays(study, base, [now, before]), estimateDays(study, base, [now])];
  return !isMissing(pair) && !isMissing(alone) && pair[0]?.series !== alone[0]?.series;
}

const dayInWords = ({ unit, date }: Denominator): string =>
  unit === 'population' ? `mid-${date.slice(0, 4)}` : `${Number(date.slice(8))} ${monthName(date.slice(0, 7))}`;

/** "405,050 people (mid-2024)". */
const amount = (item: Denominator): string =>
  `${groupThousands(item.value, 0)} ${item.unit === 'population' ? 'people' : item.unit} (${dayInWords(item)})`;

/** Adds what a reader must know of the comparison: that one estimate serves both periods, or another than a period's own. */
function withPairNotes(
  study: Study,
  base: RateBase,
  of: { readonly now: AreaPeriod; readonly before: AreaPeriod },
  { now, before }: DenominatorPair,
): DenominatorPair {
  const [later, earlier] = [of.now.period, of.before.period].map(labelInSentence);
  if (later === undefined || later === earlier) return { now, before };
  const notes: string[] = [];
  const alone = denominatorOf(study, of.now.set, base, of.now.period);
  if (!isMissing(alone) && alone.series !== now.series) {
    notes.push(
      `${capitalized(periodIs(of.now.period))} compared with ${earlier} on one series, ${seriesName(now.series)}: ${of.now.set.name} has ${amount(now)} and ${amount(before)}. The rate of ${later} by itself is divided by ${amount(alone)} of ${seriesName(alone.series)}.`,
    );
  }
  const isShared = now.date === before.date;
  if (isShared) {
    const isPopulation = now.unit === 'population';
    const estimate = isPopulation ? `the ${dayInWords(now)} population estimate` : seriesName(now.series);
    const rates = isPopulation ? 'rates' : `rates per 1,000 ${now.unit}`;
    notes.push(
      `${capitalized(later)} and ${earlier} are both divided by ${estimate}: their ${rates} differ only as their counts do.`,
    );
  }
  // The note on the shared estimate says what those on each period would; an estimate chosen by option is still named.
  const notesOf = (item: DenominatorChoice) => (isShared && !isChosen(study, base, item.series) ? [] : item.notes);
  return {
    now: { ...now, notes: [...notesOf(now), ...notes] },
    before: { ...before, notes: [...notesOf(before), ...notes] },
  };
}

/** By an option, or by a file of estimates that the user gave. */
function isChosen(study: Study, base: RateBase, series: string): boolean {
  const { populationYear, populationSeries, householdSeries } = study.choices;
  if (isUserSeries(study, base, series)) return true;
  return base === 'population'
    ? populationYear !== undefined || populationSeries !== undefined
    : householdSeries !== undefined;
}

function levelNotes(study: Study, period: Period, base: RateBase, { series, date }: EstimateDay): string[] {
  const isInside = date >= `${period.from}-01` && date <= `${period.to}-31`;
  if (base === 'population') {
    const chosen = isChosen(study, base, series);
    if (!chosen && isInside) return [];
    const estimate = `the mid-${date.slice(0, 4)} population estimate`;
    return chosen
      ? [`Rates for ${labelInSentence(period)} use ${estimate}, as chosen for this report, from ${seriesName(series)}.`]
      : [`Rates for ${labelInSentence(period)} use ${estimate}: the newest there is before the end of the period.`];
  }
  const unit = unitOf(base, series);
  if (isUserSeries(study, base, series)) {
    const day = `${Number(date.slice(8))} ${monthName(date.slice(0, 7))}`;
    return [`Rates per 1,000 ${unit} for ${labelInSentence(period)} use ${seriesName(series)} for ${day}.`];
  }
  if (isInside) return [];
  return [`Rates per 1,000 ${unit} for ${labelInSentence(period)} use ${seriesName(series)}: the nearest there is.`];
}

function unitOf(base: RateBase, series: string): Denominator['unit'] {
  if (base === 'population') return 'population';
  return series === 'dwelling-stock' ? 'dwellings' : 'households';
}

/** The estimate of one area. */
const estimateOf = (
  { reference }: Study,
  code: string,
  base: RateBase,
  { series, date }: EstimateDay,
): number | Missing =>
  estimatesOn(reference[base], series, date).get(code) ??
  missing('no-denominator', `no ${unitOf(base, series)} estimate for ${code}`);

/**
 * What the rates of many areas are divided by, as numbers: in one of the periods, by its index, on the one series of
 * estimates that has all of them. The same as `denominatorOf` of one period, and `denominatorsOf` of two.
 */
export function exposuresOf(
  study: Study,
  codes: readonly string[],
  base: RateBase,
  { periods, index }: PeriodOfSome,
): readonly (number | Missing)[] {
  const days = estimateDays(study, base, periods);
  if (isMissing(days)) return codes.map(() => days);
  return codes.map((code) => {
    const estimates = days.map((day) => estimateOf(study, code, base, day));
    return estimates.find(isMissing) ?? estimates[index] ?? missing('no-denominator', 'no period');
  });
}

/** The estimates of the areas added up. */
function summed(
  study: Study,
  { set, period }: AreaPeriod,
  base: RateBase,
  day: EstimateDay,
): DenominatorChoice | Missing {
  const { series, date } = day;
  const unit = unitOf(base, series);
  let value = 0;
  for (const code of set.codes) {
    const found = estimateOf(study, code, base, day);
    if (isMissing(found)) return found;
    value += found;
  }
  return { value, year: Number(date.slice(0, 4)), date, series, unit, notes: levelNotes(study, period, base, day) };
}
