import { groupThousands } from '../format.js';
import { missing } from '../missing.js';
import type { Area, Figure, Missing, Period, Target } from '../model.js';
import { setOf } from './areas.js';
import type { Assessment } from './assessment.js';
import { changeFigure } from './change.js';
import { type CountFigure, countFigure } from './count.js';
import { figure } from './figure.js';
import { impliedBase } from './implied-base.js';
import { indicatorFigure, likeness } from './indicator.js';
import { type Measure, type MeasuredNow, measureIn, measureNamed, periodOf } from './measure.js';
import { breakNotes, breaksBetween } from './series-breaks.js';
import type { Study } from './study.js';

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

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

export function targetState(study: Study, assessment: Assessment, area: Area, target: Target): TargetState {
  const measure = measureNamed(study, assessment, area, target.measure);
  const period = periodOf(target.baseline.period) ?? study.choices.base;
  const found = measureIn(study, area, measure, study.choices.period);
  const { baseline, notes, otherCount } = baselineOf(study, area, measure, target, period);
  const implied = impliedBase(study, area, target.baseline, period);
  const now =
    found?.figure ??
    figure(missing('no value near the period of the report'), [], { unit: 'count', method: 'published' });
  const aim = aimOf(target, baseline);
  const reason = otherCount ?? cannotCompare(study, area, measure, period, found, baseline, now);
  const expected = figure(
    reason ?? expectedBy(target, aim, baseline, period.to, found?.period.to ?? period.to),
    [now],
    {
      unit: now.unit,
      method: 'straight line',
    },
  );
  const distance = figure(reason ?? (aim === undefined ? missing('only a direction') : (now.value ?? 0) - aim), [now], {
    unit: now.unit === 'percent share' ? 'percentage points' : now.unit,
    method: 'change',
    decimals: now.decimals,
  });
  return {
    label: target.title ?? measure.label,
    baselinePeriod: period.label,
    baseline,
    period: found?.period.label ?? '',
    now,
    target:
      aim === undefined
        ? (target.target.direction ?? '')
        : figure(aim, [], { unit: now.unit, method: 'target', decimals: now.decimals }),
    distance,
    expected,
    impliedBase: implied?.figure ?? '',
    status: reason
      ? `? cannot be judged: ${reason.missing}`
      : statusOf(target, aim, baseline, now, expected, found?.period.to ?? ''),
    notes: [
      ...notes,
      ...(found?.count ? breaksSince(study, found.count.offence, [period, found.period], found.count) : []),
      ...(implied?.notes ?? []).map((note) => `${target.title ?? measure.label}: ${note}`),
    ],
  };
}

/** The printed baseline, or the files' count of its period; where both are there and differ, that is said. */
function baselineOf(
  study: Study,
  area: Area,
  measure: Measure,
  { baseline, title }: Target,
  period: { from: string; to: string; label: string },
) {
  const own =
    measure.kind === 'offence' ? countFigure(study, setOf(area), measure.id, period) : ownIndicator(measure, period);
  if (baseline.value === undefined) {
    return {
      baseline: own ?? figure(missing('no baseline is given'), [], { unit: 'count', method: 'published' }),
      notes: [],
    };
  }
  const unit = own?.unit ?? (measure.kind === 'indicator' ? unitOf(measure) : 'offences');
  const decimals = String(baseline.value).split('.')[1]?.length ?? 0;
  const made = figure(baseline.value, [], { unit, method: 'published', decimals });
  const differs = own?.value !== null && own !== undefined && own.value !== baseline.value;
  const name = title ?? measure.label;
  const notes = differs
    ? [
        `${name}: the baseline printed for ${period.label} is ${groupThousands(baseline.value, decimals)}; the files now have ${groupThousands(own?.value ?? 0, decimals)}.`,
      ]
    : [];
  // A printed baseline that the files do not give was counted another way: what has become of it cannot be told from them.
  const far = differs && Math.abs((own?.value ?? 0) - baseline.value) > REVISION * baseline.value;
  const otherCount = far ? missing('the files do not give the printed baseline') : undefined;
  return { baseline: made, notes, otherCount };
}

const unitOf = (measure: Measure & { kind: 'indicator' }): Figure['unit'] => {
  const [first] = measure.series;
  return first ? indicatorFigure(first).unit : 'count';
};

function ownIndicator(measure: Measure, { from, to }: { from: string; to: string }): Figure | undefined {
  if (measure.kind !== 'indicator') return undefined;
  const found = measure.series.find((each) => each.from === from && each.to === to);
  return found && indicatorFigure(found);
}

function aimOf({ target }: Target, baseline: Figure): number | undefined {
  if (target.value !== undefined) return target.value;
  if (target.changePercent === undefined || baseline.value === null) return undefined;
  return baseline.value * (1 + target.changePercent / 100);
}

/** What forbids to set now against the baseline: a value missing, a series break, periods not alike. */
function cannotCompare(
  study: Study,
  area: Area,
  measure: Measure,
  period: { from: string; to: string; label: string },
  found: MeasuredNow | undefined,
  baseline: Figure,
  now: Figure,
): Missing | undefined {
  if (baseline.value === null) return missing(`no baseline (${baseline.missing})`);
  if (now.value === null) return missing(`no value now (${now.missing})`);
  if (found && found.period.to <= period.to) return missing('no value after the baseline');
  if (measure.kind === 'offence' && found?.count) {
    const change = changeFigure(study, found.count, countFigure(study, setOf(area), measure.id, period));
    // A break stops the comparison whether or not the files still hold the baseline's own months.
    return change.missing?.startsWith('not comparable') ? missing(change.missing) : undefined;
  }
  const before = measure.kind === 'indicator' ? measure.series.find(({ to }) => to === period.to) : undefined;
  return found?.indicator && before ? likeness(found.indicator, before).refused : undefined;
}

/** What changed in the series between the baseline's period and now. */
const breaksSince = (study: Study, offence: string, periods: readonly Period[], now: CountFigure): string[] =>
  breaksBetween(study, offence, periods, now.eras).flatMap((rule) => breakNotes(study, rule, offence));

/** Where a straight line from the baseline to the target, month by month, is at the end of the period. */
function expectedBy(
  { due }: Target,
  aim: number | undefined,
  baseline: Figure,
  start: string,
  at: string,
): number | Missing {
  if (aim === undefined) return missing('only a direction');
  const span = monthNumber(due) - monthNumber(start);
  const done = span <= 0 ? 1 : Math.min(1, Math.max(0, (monthNumber(at) - monthNumber(start)) / span));
  return (baseline.value ?? 0) + (aim - (baseline.value ?? 0)) * done;
}

function statusOf(
  { target, due }: Target,
  aim: number | undefined,
  baseline: Figure,
  now: Figure,
  expected: Figure,
  at: string,
): string {
  const [from, value] = [baseline.value ?? 0, now.value ?? 0];
  const over = at >= due;
  const lower = aim === undefined ? target.direction === 'lower' : aim < from;
  const reaches = (goal: number) => (lower ? value <= goal : value >= goal);
  if (aim === undefined) {
    const better = lower ? value < from : value > from;
    if (better) return over ? '✓ met' : '▶ on track';
    return over ? '✗ off track: not met when it was due' : '✗ off track';
  }
  if (reaches(aim)) return '✓ met';
  if (over) return '✗ off track: not met when it was due';
  return reaches(expected.value ?? aim) ? '▶ on track' : '✗ off track';
}
