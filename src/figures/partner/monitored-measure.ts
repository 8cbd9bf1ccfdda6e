import { usageError } from '../../core/errors.js';
import type { Figure } from '../../core/figure.js';
import type { Indicator } from '../../core/indicator.js';
import { financialYear, isMonth, type Period, twelveMonthsTo } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { didYouMean } from '../../core/suggest-name.js';
import { splitIndicator } from '../../tidy/indicators.js';
import { setOf } from '../basis/areas.js';
import type { CountFigure } from '../count-figure.js';
import { labelOf } from '../measures/comparison.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';
import type { Assessment } from './assessment.js';
import { indicatorFigure, valueFor } from './indicator.js';
import { isAlwaysPublished } from './suppress-indicators.js';

/** What a target or a priority watches: an offence of the files, or a partner indicator. */
export type MonitoredMeasure =
  | { readonly kind: 'offence'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'indicator';
      readonly series: readonly Indicator[];
      readonly label: string;
      readonly better: string;
      /** Small numbers of it too are public by law. */
      readonly isAlwaysPublished: boolean;
    };

export function measureNamed(
  study: Study,
  { indicators, definitions }: Assessment,
  area: Area,
  name: string,
): MonitoredMeasure {
  const { id, part } = splitIndicator(name);
  const known = definitions.find((definition) => definition.id === id);
  const all = indicators.filter(
    (indicator) => indicator.id === id && indicator.part.toLowerCase() === part.toLowerCase(),
  );
  // "knife-crime" is an offence of one Met file and an indicator: a value in an indicator file is the one that is meant.
  const isOffence = study.tree.has(name) || study.tree.set(name) !== undefined;
  if (isOffence && all.length === 0) return { kind: 'offence', id: name, label: labelOf(study, name) };
  if (!known && all.length === 0) {
    const names = [...study.reference.offences.map((offence) => offence.id), ...definitions.map((item) => item.id)];
    throw usageError(
      `there is no offence or indicator "${name}"${didYouMean(name, names)}; correct the configuration.`,
    );
  }
  const label = all[0]?.label ?? `${known?.label ?? id}${part ? `: ${part}` : ''}`;
  return {
    kind: 'indicator',
    series: all.filter(({ areaCode }) => areaCode === area.code),
    label,
    better: known?.better ?? 'neither',
    isAlwaysPublished: known !== undefined && isAlwaysPublished(known),
  };
}

export interface MeasuredNow {
  readonly period: Period;
  readonly figure: Figure;
  readonly count?: CountFigure;
  readonly indicator?: Indicator;
}

/** The measure in the period of the report; of an indicator the value nearest to it. */
export function measureIn(
  study: Study,
  area: Area,
  measure: MonitoredMeasure,
  period: Period,
): MeasuredNow | undefined {
  if (measure.kind === 'offence') {
    const count = countFigure(study, setOf(area), measure.id, period);
    return { period, figure: count, count };
  }
  const indicator = valueFor(measure.series, period);
  return indicator && { period: indicator.period, figure: indicatorFigure(indicator), indicator };
}

/** A period as a configuration names it: 2010/11, or the month it ends with. */
export function periodOf(text: string): Period | undefined {
  return financialYear(text) ?? (isMonth(text) ? twelveMonthsTo(text) : undefined);
}
