import type { Figure, Unit } from '../../core/figure.js';
import type { Indicator, IndicatorUnit } from '../../core/indicator.js';
import { isMissing, type Missing, missing, notComparable } from '../../core/missing.js';
import { monthCount, monthsBetween, type Period } from '../../core/months.js';
import { positionText } from '../../core/position.js';
import { change } from '../../statistics/changes/change.js';
import { gapPoints } from '../../statistics/changes/gap.js';
import { percentChange } from '../../statistics/changes/percent-change.js';
import { figure } from '../figure.js';

/** Figures of partner indicators: which value is the newest, which it may be compared with, and which notes it needs. */

const UNITS: Readonly<Record<IndicatorUnit, Unit>> = {
  count: 'count',
  percent: 'percent share',
  'per 1,000 population': 'per 1,000 population',
  'per 1,000 households': 'per 1,000 households',
  'per 1,000 young people': 'per 1,000 young people',
};

/** The value as published, with as many decimals. */
export function indicatorFigure(indicator: Indicator): Figure {
  const { value, unit, decimals, source, note, label, period } = indicator;
  const given = provenance(indicator);
  const notes = note === '' ? [] : [`${label}, ${period.label}: ${note.replace(/\.?$/, '.')}`];
  return figure(value, [], { unit: UNITS[unit], method: 'published', decimals, notes, origins: [source], given });
}

/** What a published value is of, what it was divided by or how many were asked, and where it stands. */
function provenance({ label, area, period, numerator, denominator, n, source, position }: Indicator): string {
  const counts = numerator === undefined || denominator === undefined ? [] : [`${numerator} of ${denominator}`];
  const respondents = n === undefined ? [] : [`${n} asked`];
  return `${[label, area, period.label, ...counts, ...respondents].join(', ')}; ${source} (${positionText(position)})`;
}

export const noFigure = (reason: string, unit: Unit = 'count'): Figure =>
  figure(missing('not-given', reason), [], { unit, method: 'published' });

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
const isPoint = ({ from }: Indicator): boolean => from === '';
const lengthOf = (item: Indicator): number => (isPoint(item) ? 0 : monthsBetween(item.from, item.to).length);

/** Months between the ends of two periods. */
const apart = (one: { readonly to: string }, other: { readonly to: string }): number =>
  monthNumber(one.to) - monthNumber(other.to);

const FARTHEST = 36;

/**
 * The value a report of this period speaks of: that of the period itself, else the one that ends nearest to it, of 12
 * months where there are such. One that ends over three years away says nothing of the period.
 */
export function valueFor(list: readonly Indicator[], period: Period): Indicator | undefined {
  const samePeriod = list.find(({ from, to }) => from === period.from && to === period.to);
  if (samePeriod) return samePeriod;
  const score = (item: Indicator) =>
    Math.abs(apart(item, period)) * 2 + (apart(item, period) > 0 ? 1 : 0) + (lengthOf(item) === 12 ? 0 : 0.5);
  const near = list.filter((entry) => Math.abs(apart(entry, period)) <= FARTHEST);
  return near.reduce<Indicator | undefined>(
    (best, element) => (best && score(best) <= score(element) ? best : element),
    undefined,
  );
}

/**
 * What it is compared with: the same months a year before, else the newest earlier value of a period as long, else the newest;
 * one that overlaps only where there is no other.
 */
export function valueBefore(list: readonly Indicator[], now: Indicator): Indicator | undefined {
  const earlier = list.filter((item) => apart(item, now) < 0 && item.unit === now.unit);
  const year = earlier.find((entry) => apart(now, entry) === 12 && lengthOf(entry) === lengthOf(now));
  if (year) return year;
  const apartFromIt = earlier.filter((element) => !overlap(now, element));
  const isAsLong = (candidate: Indicator) => lengthOf(candidate) === lengthOf(now);
  const from = [apartFromIt.filter(isAsLong), apartFromIt, earlier.filter(isAsLong)].find(({ length }) => length > 0);
  return (from ?? earlier).reduce<Indicator | undefined>(
    (best, other) => (best && apart(best, other) >= 0 ? best : other),
    undefined,
  );
}

/** Whether two periods share a month. Points in time share none. */
const overlap = (now: Indicator, before: Indicator): boolean =>
  !isPoint(now) && !isPoint(before) && before.to >= now.from && now.to >= before.from;

/** Two periods that are not a year apart, overlap, or are not as long: refused or noted. */
export interface Likeness {
  readonly refused?: Missing;
  readonly notes: readonly string[];
}

export function likeness(now: Indicator, before: Indicator): Likeness {
  const [long, other] = [lengthOf(now), lengthOf(before)];
  const both = `${now.label}: ${now.period.label} is set against ${before.period.label}`;
  // What both periods hold cancels out, and what is left is of fewer months than either says.
  const isOneSeries = now.id === before.id && now.part === before.part && now.areaCode === before.areaCode;
  if (isOneSeries && overlap(now, before)) return { refused: notComparable('the periods overlap'), notes: [] };
  if (long !== other && now.unit !== 'percent') {
    return {
      refused: notComparable(`periods of ${monthCount(long)} and ${monthCount(other)}`),
      notes: [`${both}, a period of another length: no change is worked out.`],
    };
  }
  if (long !== other) return { notes: [`${both}, a period of another length.`] };
  const months = apart(now, before);
  return months === 12 ? { notes: [] } : { notes: [`${both}, ${monthCount(months)} earlier.`] };
}

/** The change of a count or rate, or of a percentage in points, and the change in percent (none of a percentage). */
export function indicatorChange(now: Indicator, before: Indicator | undefined) {
  const isPercent = now.unit === 'percent';
  const unit: Unit = isPercent ? 'percentage points' : UNITS[now.unit];
  const decimals = sharedDecimals(now, before);
  if (!before)
    return {
      change: noFigure('no earlier value', unit),
      percent: isPercent ? '' : noFigure('no earlier value', 'percent'),
    };
  const { refused, notes } = likeness(now, before);
  const figures = [indicatorFigure(now), indicatorFigure(before)];
  const values = [now.value, before.value] as const;
  const of = (statistic: (a: number, b: number) => number | Missing): number | Missing => {
    const absent = values.find(isMissing);
    if (refused) return refused;
    return absent ?? statistic(Number(values[0]), Number(values[1]));
  };
  return {
    change: figure(of(isPercent ? gapPoints : change), figures, { unit, method: 'change', decimals, notes }),
    percent: isPercent ? '' : figure(of(percentChange), figures, { unit: 'percent', method: 'percent change', notes }),
  };
}

/** A difference is printed as finely as the finer of the two. */
export function sharedDecimals(one: Indicator, other: Indicator | undefined): number | undefined {
  const both = [one.decimals, other?.decimals ?? one.decimals];
  return both.includes(undefined) ? undefined : Math.max(...both.map(Number));
}
