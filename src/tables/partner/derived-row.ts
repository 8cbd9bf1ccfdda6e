import type { Figure } from '../../core/figure.js';
import type { Indicator } from '../../core/indicator.js';
import { isMissing, type Missing, notUsable } from '../../core/missing.js';
import { figure } from '../../figures/figure.js';
import { indicatorFigure, likeness, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { gapPoints } from '../../statistics/changes/gap.js';
import { share } from '../../statistics/changes/share.js';
import type { Report } from '../shared/report.js';
import { areaName, type IndicatorRow, seriesOf } from './indicator-grid.js';

/** One indicator as a share of another, in the same period only. */
interface ShareOf {
  readonly part: string;
  readonly whole: string;
  readonly label: string;
  readonly areaCode: string;
  /** The reason given instead of a share above 100%. */
  readonly above: string;
}

const inPeriodOf = (list: readonly Indicator[], { from, to }: Indicator) =>
  list.find((item) => item.from === from && item.to === to && item.unit === 'count');

/** The share of a part in a whole this period and the one before, with the change in points. */
export function shareRow(report: Report, { part, whole, label, areaCode, above }: ShareOf): IndicatorRow | undefined {
  const parts = seriesOf(report, part, '', areaCode).filter(({ unit }) => unit === 'count');
  const wholes = seriesOf(report, whole, '', areaCode);
  const pairs = parts.flatMap((item) => {
    const of = inPeriodOf(wholes, item);
    return of ? [{ part: item, of }] : [];
  });
  const withWhole = pairs.map(({ part }) => part);
  const nowPart = valueFor(withWhole, report.study.choices.period);
  const now = pairs.find(({ part }) => part === nowPart);
  if (!now) return undefined;
  const beforePart = valueBefore(withWhole, now.part);
  const before = pairs.find(({ part }) => part === beforePart);
  const { refused, notes } = beforePart ? likeness(now.part, beforePart) : { notes: [] };
  const shareOf = (pair: typeof now) =>
    shareFigure(pair.part, pair.of, above, [`${pair.part.period.label}: ${above}.`]);
  const [one, other] = [shareOf(now), before ? shareOf(before) : noFigure('no earlier value', 'percent share')];
  const points: number | Missing =
    refused ?? one.absence ?? other.absence ?? gapPoints(one.value ?? 0, other.value ?? 0);
  return {
    key: `${part}-share|${areaCode}`,
    level: 1,
    indicator: label,
    area: areaName(report, areaCode, false),
    period: now.part.period.label,
    value: one,
    previousPeriod: before?.part.period.label ?? '',
    previousValue: other,
    change: figure(points, [one, other], { unit: 'percentage points', method: 'change', notes }),
    changePercent: '',
  };
}

/** A count as a share of another; where it is more than the whole, missing, with what is `above` as the reason. */
export function shareFigure(part: Indicator, whole: Indicator, above: string, notes: readonly string[] = []): Figure {
  const figures = [indicatorFigure(part), indicatorFigure(whole)];
  const parts = { unit: 'percent share', method: 'share' } as const;
  const absent = [part.value, whole.value].find(isMissing);
  if (absent) return figure(absent, figures, parts);
  if (Number(part.value) > Number(whole.value)) return figure(notUsable(above), figures, { ...parts, notes });
  return figure(share(Number(part.value), Number(whole.value)), figures, parts);
}
