import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import { isMissing, type Missing, missing, quoted } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { Target } from '../../core/strategy.js';
import { setOf } from '../basis/areas.js';
import { breakNotes, breaksBetween } from '../basis/series-breaks.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import type { CountFigure } from '../count-figure.js';
import { figure } from '../figure.js';
import { changeFigure } from '../measures/change.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';
import type { Assessment } from './assessment.js';
import { impliedBase } from './implied-base.js';
import { indicatorFigure, likeness } from './indicator.js';
import { type MeasuredNow, type MonitoredMeasure, measureNamed, periodOf } from './monitored-measure.js';
import { expectedBy, goalOf, judgedBy, type Printed, printedAs } from './target-goal.js';

/** Where a target stands. */
export interface TargetState {
  readonly label: string;
  readonly baselinePeriod: string;
  readonly baseline: Figure;
  readonly period: string;
  readonly now: Figure;
  readonly target: Figure | string;
  readonly distance: Figure;
  readonly expected: Figure;
  readonly impliedBase: Figure | string;
  readonly status: string;
  readonly notes: readonly string[];
}

/** Later revisions move a year's count by less than this share of it. */
const REVISION = 0.02;

/** Whether the baseline that a strategy printed is kept back: it is small itself, or other periods of the measure are kept back. */
function isPrintedKeptBack(
  { choices }: Study,
  measure: MonitoredMeasure,
  value: number,
  baselineFigure: Figure | undefined,
): boolean {
  if (!choices.suppress) return false;
  if (baselineFigure !== undefined && isSuppressed(baselineFigure)) return true;
  const isSmall = value > 0 && value < choices.suppress.below;
  if (measure.kind === 'offence') return isSmall && baselineFigure?.unit === 'offences';
  const isKeptBack = measure.series.some((item) => isSuppressed(indicatorFigure(item)));
  return isKeptBack || (isSmall && unitOf(measure) === 'count' && !measure.isAlwaysPublished);
}

export function targetState(study: Study, assessment: Assessment, area: Area, target: Target): TargetState {
  const measure = measureNamed(study, assessment, area, target.measure);
  const label = target.title ?? measure.label;
  const period = periodOf(target.baseline.period) ?? study.choices.base;
  const judged = judgedBy(study, area, measure, target);
  const { found } = judged;
  const subject = { study, area, measure, period };
  const { baseline, notes, otherCount } = baselineOf(subject, target.baseline);
  const implied = baseline.value === null ? undefined : impliedBase(study, area, target.baseline, period);
  const now =
    found?.figure ?? figure(missing('not-given', judged.absent), [], { unit: baseline.unit, method: 'published' });
  const reason = otherCount ?? cannotCompare(subject, found, baseline, now);
  const goal = goalOf(target, baseline, now);
  const line = expectedBy(target, goal?.value, baseline, { start: period.to, at: found?.period.to ?? period.to });
  const expected = isMissing(line) ? undefined : printedAs(line, now, 1);
  return {
    label,
    baselinePeriod: period.label,
    baseline,
    period: found?.period.label ?? '',
    now,
    target: goal ? printedFigure(goal.value, goal, now, 'target') : (target.target.direction ?? ''),
    distance: distanceOf(reason, goal, now),
    expected: printedFigure(reason ?? expected?.value ?? line, expected, now, 'straight line'),
    impliedBase: implied?.figure ?? '',
    status: reason
      ? `? cannot be judged: ${reason.missing}`
      : statusOf(target, goal?.value, { baseline, now, isOver: judged.isOver }, expected?.value),
    notes: [
      ...[...judged.notes, ...notes, ...(implied?.notes ?? [])].map((note) => `${label}: ${note}`),
      ...(found?.count ? breaksSince(study, found.count.offence, [period, found.period], found.count) : []),
    ],
  };
}

/** In the unit of the value, with the decimals it is judged with. */
const printedFigure = (
  value: number | Missing,
  printed: Printed | undefined,
  now: Figure,
  method: 'target' | 'straight line',
): Figure =>
  figure(value, method === 'target' ? [] : [now], {
    unit: now.unit,
    decimals: printed?.decimals ?? now.decimals,
    method,
  });

function distanceOf(reason: Missing | undefined, goal: Printed | undefined, now: Figure): Figure {
  const value = reason ?? (goal ? (now.value ?? 0) - goal.value : missing('not-given', 'only a direction'));
  const unit = now.unit === 'percent share' ? 'percentage points' : now.unit;
  return figure(value, [now], { unit, decimals: goal?.decimals ?? now.decimals, method: 'change' });
}

/** What a target is about, and the period of its baseline. */
interface Subject {
  readonly study: Study;
  readonly area: Area;
  readonly measure: MonitoredMeasure;
  readonly period: Period;
}

/** The printed baseline, or the files' count of its period; where both are there and differ, a note says so. */
function baselineOf({ study, area, measure, period }: Subject, baseline: Target['baseline']) {
  const baselineFigure =
    measure.kind === 'offence' ? countFigure(study, setOf(area), measure.id, period) : publishedFigure(measure, period);
  if (baseline.value === undefined) {
    return {
      baseline:
        baselineFigure ??
        figure(missing('not-given', 'no baseline is given'), [], { unit: 'count', method: 'published' }),
      notes: [],
    };
  }
  const unit = baselineFigure?.unit ?? (measure.kind === 'indicator' ? unitOf(measure) : 'offences');
  if (isPrintedKeptBack(study, measure, baseline.value, baselineFigure)) {
    return { baseline: figure(SUPPRESSED, [], { unit, method: 'published' }), notes: [] };
  }
  const decimals = String(baseline.value).split('.')[1]?.length ?? 0;
  const published = figure(baseline.value, [], { unit, method: 'published', decimals });
  const differs =
    baselineFigure?.value !== null && baselineFigure !== undefined && baselineFigure.value !== baseline.value;
  const notes = differs
    ? [
        `the baseline printed for ${period.label} is ${groupThousands(baseline.value, decimals)}; the files now have ${groupThousands(baselineFigure?.value ?? 0, decimals)}.`,
      ]
    : [];
  // A printed baseline that the files do not give was counted another way: what has become of it cannot be known from them.
  const far = differs && Math.abs((baselineFigure?.value ?? 0) - baseline.value) > REVISION * baseline.value;
  const otherCount = far ? missing('not-comparable', 'the files do not give the printed baseline') : undefined;
  return { baseline: published, notes, otherCount };
}

const unitOf = (measure: MonitoredMeasure & { kind: 'indicator' }): Figure['unit'] => {
  const [first] = measure.series;
  return first ? indicatorFigure(first).unit : 'count';
};

function publishedFigure(measure: MonitoredMeasure, { from, to }: Period): Figure | undefined {
  if (measure.kind !== 'indicator') return undefined;
  const found = measure.series.find((item) => item.from === from && item.to === to);
  return found && indicatorFigure(found);
}

/** What forbids to set now against the baseline: a value missing, a series break, periods not alike. */
function cannotCompare(
  { study, area, measure, period }: Subject,
  found: MeasuredNow | undefined,
  baseline: Figure,
  now: Figure,
): Missing | undefined {
  if (baseline.absence) return quoted(`no baseline (${baseline.missing})`, baseline.absence);
  if (now.absence)
    return found ? quoted(`no value for ${found.period.label} (${now.missing})`, now.absence) : now.absence;
  if (found && found.period.to <= period.to) return missing('not-given', 'no value after the baseline');
  if (measure.kind === 'offence' && found?.count) {
    const { absence } = changeFigure(study, found.count, countFigure(study, setOf(area), measure.id, period));
    // A break stops the comparison whether or not the files still hold the baseline's own months.
    return absence?.code === 'not-comparable' ? absence : undefined;
  }
  const before = measure.kind === 'indicator' ? measure.series.find(({ to }) => to === period.to) : undefined;
  return found?.indicator && before ? likeness(found.indicator, before).refused : undefined;
}

/** What changed in the series between the baseline's period and now. */
const breaksSince = (study: Study, offence: string, periods: readonly Period[], now: CountFigure): string[] =>
  breaksBetween(study, offence, periods, now.eras).flatMap((rule) => breakNotes(study, rule, offence));

function statusOf(
  { target }: Target,
  goal: number | undefined,
  { baseline, now, isOver }: { baseline: Figure; now: Figure; isOver: boolean },
  expected: number | undefined,
): string {
  const [from, value] = [baseline.value ?? 0, now.value ?? 0];
  const lower = goal === undefined ? target.direction === 'lower' : goal < from;
  const reaches = (line: number) => (lower ? value <= line : value >= line);
  const isBetter = lower ? value < from : value > from;
  if (goal === undefined ? isOver && isBetter : reaches(goal)) return '✓ met';
  if (isOver) return '✗ off track: not met when it was due';
  const isOnTrack = goal === undefined ? isBetter : reaches(expected ?? goal);
  return isOnTrack ? '▶ on track' : '✗ off track';
}
