import { isMissing } from '../../core/missing.js';
import { type Period, periodBetween } from '../../core/months.js';
import type { SeriesBreak } from '../../core/reference.js';
import type { Reference } from '../../reference/index.js';
import { yearOnYearStep } from '../../statistics/changes/year-on-year-step.js';
import type { Dataset } from '../../tidy/dataset.js';
import { breaksBetween, isOneMonth } from './series-breaks.js';

/** A quarter on each side: short enough to be about one month, and long enough not to be about its weekends. */
const SPAN = 3;
const YEAR = 12;
/** Fewer in a quarter step by chance. */
const LEAST = 30;
/** An offence steps where no more than a tenth of its months, the month of the break among them, step so far. */
const SHARE = 0.1;

/** How far London's count of an offence stepped at a break, and how it ranks among the other months of its own history. */
export interface MeasuredStep {
  readonly offence: string;
  /** null: too few to measure. */
  readonly percent: number | null;
  /** 1 is the largest step, up or down. */
  readonly rank: number | null;
  readonly months: number | null;
  readonly stepped: boolean;
}

/** All that the Met recorded, month by month: boroughs and what its files put under none, so that no move between them counts. */
function londonSeries(dataset: Dataset, offence: string): number[] {
  const areas = dataset.areas.filter(({ code }) => dataset.sources.some((source) => source.areas.has(code)));
  return dataset.months.map((month) =>
    areas.reduce((sum, { code }) => {
      const { count } = dataset.count(code, offence, periodBetween(month, month));
      if (isMissing(count)) throw new Error(`${code} ${offence} ${month}: ${count.missing}`);
      return sum + count;
    }, 0),
  );
}

/** The months that the step at a month is worked out from, from first to last. */
const monthsUsed = (dataset: Dataset, at: number): Period =>
  periodBetween(dataset.months[at - SPAN - YEAR] ?? '', dataset.months[at + SPAN - 1] ?? '');

/**
 * The step at the break and at every other month whose own sixteen and more months hold no registered break: a rank by
 * placebo months, which asks nothing of the distribution.
 */
function measure(dataset: Dataset, reference: Reference, rule: SeriesBreak, offence: string): MeasuredStep {
  const { months, tree } = dataset;
  const series = londonSeries(dataset, offence);
  const steps = months.flatMap((month, at) => {
    const step = yearOnYearStep(series, at, SPAN, LEAST);
    if (step === null) return [];
    const crossed =
      month === rule.from
        ? []
        : breaksBetween({ reference, tree }, offence, [monthsUsed(dataset, at)], ['connect']).filter(
            (other) => other.action !== 'bridge' && !isOneMonth(other),
          );
    return crossed.length === 0 ? [{ month, step }] : [];
  });
  const stepAtBreak = steps.find(({ month }) => month === rule.from)?.step;
  if (stepAtBreak === undefined) return { offence, percent: null, rank: null, months: null, stepped: false };
  const rank = 1 + steps.filter(({ step }) => Math.abs(step) > Math.abs(stepAtBreak)).length;
  const percent = 100 * (Math.exp(stepAtBreak) - 1);
  return { offence, percent, rank, months: steps.length, stepped: rank <= SHARE * steps.length };
}

/** Every offence that is part of the total, and the total. */
export const measureSteps = (dataset: Dataset, reference: Reference, rule: SeriesBreak): MeasuredStep[] =>
  dataset.tree.offences
    .filter(({ id }) => id === 'all' || dataset.tree.groupOf(id) !== undefined)
    .map(({ id }) => measure(dataset, reference, rule, id));
