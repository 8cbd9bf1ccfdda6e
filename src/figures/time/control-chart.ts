import type { Figure } from '../../core/figure.js';
import { capitalized } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, missing } from '../../core/missing.js';
import { addMonths, daysIn, type Month, monthsBetween, periodBetween } from '../../core/months.js';
import type { Area, SeriesBreak, SmallArea } from '../../core/reference.js';
import { type ControlSignal, controlSignals } from '../../statistics/series/control-signals.js';
import { dailyMean } from '../../statistics/series/daily-mean.js';
import { type ControlLimits, xmrLimits } from '../../statistics/series/xmr-limits.js';
import { ODDLY_PLACED, oddlyPlacedMonths, whyIncomparable } from '../basis/placing.js';
import { breaksBetween, interrupts } from '../basis/series-breaks.js';
import { isSuppressed } from '../basis/suppression.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';

/**
 * The least mean of offences a month that has limits. Of fewer, a count takes so few values that the moving range says
 * little of their spread: of Poisson counts with a mean of 5 one month in 150 lies outside, of 2 one in 100, of 0.3 one in
 * 9, where one in 250 should.
 */
export const LEAST_MEAN = 5;

/** A month of a control chart. Missing months have neither limits nor signals. */
export interface ControlPoint {
  readonly month: Month;
  readonly count: CountFigure;
  readonly daily: Figure;
  /** Those of its stretch, or why it has none. */
  readonly limits: ControlLimits | Missing;
  /** The months of its stretch, a day: what the limits are made of. */
  readonly stretch: readonly Figure[];
  readonly signal: ControlSignal | null;
}

/** Months between two breaks: they share one mean and one pair of limits. */
export interface ControlStretch {
  readonly points: readonly ControlPoint[];
  /** Why it begins where it does; none for the first. */
  readonly because: readonly SeriesBreak[];
}

/** The months at which a break makes a new series begin. A bridged one goes on as one series, and so does an offence that did not step. */
function startsOf(study: Study, counts: readonly CountFigure[]): Map<Month, SeriesBreak[]> {
  const [first, last] = [counts[0], counts[counts.length - 1]];
  const starts = new Map<Month, SeriesBreak[]>();
  if (!first || !last) return starts;
  const eras = [...new Set(counts.flatMap((count) => count.eras))];
  const whole = periodBetween(first.period.from, last.period.to);
  const isWithin = (month: Month) => month > whole.from && month <= whole.to;
  const begin = (month: Month, because: SeriesBreak) => starts.set(month, [...(starts.get(month) ?? []), because]);
  const rules = breaksBetween(study, first.offence, [whole], eras);
  for (const rule of rules.filter((item) => interrupts(study, item, first.offence))) {
    for (const month of edgesOf(rule).filter(isWithin)) begin(month, rule);
  }
  const known = counts.filter(({ value }) => value !== null);
  for (const [index, count] of known.entries()) {
    const before = known[index - 1];
    const unlike = before && whyIncomparable(study, count, before);
    if (unlike) begin(count.period.from, areaBreak(count.period.from, unlike));
  }
  return starts;
}

/** The months from which counts are no longer like those before. */
const edgesOf = ({ from, to }: SeriesBreak): Month[] => (to === '' ? [from] : [from, addMonths(to, 1)]);

/** A month from which the files have a part of the area that they did not have before, or no longer have one. */
const areaBreak = (from: Month, why: string): SeriesBreak => ({
  id: 'area-moved',
  kind: 'across',
  from,
  to: '',
  eras: [],
  form: '',
  offences: ['*'],
  except: [],
  action: 'block',
  short: why,
  text: capitalized(why),
  source: 'the rows of the files',
  steps: [],
});

/** A run of signals needs neighbours: a missing month ends it. */
function runsOf(counts: readonly CountFigure[], odd: ReadonlySet<Month>): CountFigure[][] {
  const stretches: CountFigure[][] = [];
  let open: CountFigure[] = [];
  for (const count of counts) {
    open = count.value === null || odd.has(count.period.from) ? [] : [...open, count];
    if (open.length === 1) stretches.push(open);
    else if (open.length > 1) stretches[stretches.length - 1] = open;
  }
  return stretches;
}

const perDay = (count: CountFigure): number => dailyMean(count.value ?? 0, daysIn(count.period.from));

/** The limits of the months of a stretch that are known. */
function limitsOf(known: readonly CountFigure[]): ControlLimits | Missing {
  if (known.length === 0) return missing('not-recorded', 'no month is known');
  const offences = known.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (offences < LEAST_MEAN * known.length) return missing('too-few', `fewer than ${LEAST_MEAN} a month on average`);
  return xmrLimits(known.map(perDay), true);
}

/** Points with limits and signals; an oddly placed month has its count alone, and neither limits nor runs are made of it. */
function pointsOf(counts: readonly CountFigure[], odd: ReadonlySet<Month>): ControlPoint[] {
  const known = counts.filter(({ value, period }) => value !== null && !odd.has(period.from));
  const limits = limitsOf(known);
  const signals = new Map<Month, ControlSignal | null>();
  if (!isMissing(limits)) {
    for (const run of runsOf(counts, odd)) {
      const found = controlSignals(
        run.map(perDay),
        run.map(() => limits),
      );
      for (const [index, { period }] of run.entries()) signals.set(period.from, found[index] ?? null);
    }
  }
  const parts = { unit: 'offences a day', method: 'daily mean' } as const;
  const days = counts.map((count) => {
    const month = count.period.from;
    const daily = odd.has(month)
      ? figure(ODDLY_PLACED, [count], parts)
      : combine([count], parts, (offences) => dailyMean(offences, daysIn(month)));
    return { month, count, daily, limits, signal: signals.get(month) ?? null };
  });
  const stretch = days.map(({ daily }) => daily);
  return days.map((day) => ({ ...day, stretch }));
}

/** A borough, a ward or an LSOA. */
export type ChartArea = Area | SmallArea;

/** The months without those before the first that the files have; what is kept back is there. All of them where none is known. */
function fromFirstKnown(counts: readonly CountFigure[]): readonly CountFigure[] {
  const first = counts.findIndex((count) => count.value !== null || isSuppressed(count));
  return first === -1 ? counts : counts.slice(first);
}

/**
 * The control chart of an offence, from the base year, or the first month since that the files have, to the end of the
 * period, begun anew at each known break.
 */
export const controlChart = memoizeByArguments((study: Study, area: ChartArea, offence: string): ControlStretch[] => {
  const { base, period } = study.choices;
  const set = { name: area.name, codes: [area.code] };
  const counts = fromFirstKnown(
    monthsBetween(base.from, period.to).map((month) => countFigure(study, set, offence, periodBetween(month, month))),
  );
  const odd = oddlyPlacedMonths(study, counts);
  const starts = startsOf(
    study,
    counts.filter(({ period }) => !odd.has(period.from)),
  );
  const stretches: { counts: CountFigure[]; because: SeriesBreak[] }[] = [];
  for (const count of counts) {
    const because = starts.get(count.period.from);
    if (because || stretches.length === 0) stretches.push({ counts: [], because: because ?? [] });
    stretches[stretches.length - 1]?.counts.push(count);
  }
  return stretches.map(({ counts, because }) => ({ points: pointsOf(counts, odd), because }));
});

/** A mean or limit of a month as a figure; a lower limit below zero is none, for no count lies there. */
export function limitFigure({ count, limits, stretch }: ControlPoint, pick: keyof ControlLimits): Figure {
  const parts = { unit: 'offences a day', method: `XmR ${pick}` } as const;
  if (isMissing(limits)) {
    const known = stretch.flatMap(({ value }) => value ?? []);
    if (pick === 'mean' && limits.code === 'too-few') return figure(xmrLimits(known, true).mean, stretch, parts);
    return figure(count.absence ?? limits, [count], parts);
  }
  const value = limits[pick];
  return figure(value < 0 ? missing('undefined', 'none above zero') : value, stretch, parts);
}
