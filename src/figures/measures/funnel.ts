import type { Figure, Interval } from '../../core/figure.js';
import { isMissing } from '../../core/missing.js';
import type { Area } from '../../core/reference.js';
import { funnelLimits } from '../../statistics/rates/funnel-limits.js';
import { overDispersion } from '../../statistics/rates/over-dispersion.js';
import { ratePer1000 } from '../../statistics/rates/rate.js';
import { setOf } from '../basis/areas.js';
import { denominatorOf } from '../basis/denominator.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure, recordedCount } from './count.js';
import { londonCount, londonRate } from './london.js';
import { rankedAreas } from './ranked-rates.js';
import { rateBaseOf, rateFigure, rateUnitOf } from './rate.js';

/** How far the share drawn in on each side goes before the spread of the boroughs is measured. */
const WINSORISED = 0.1;

/** Where a borough lies in the funnel. */
export type FunnelPosition = 'within the limits' | `${'above' | 'below'} the ${'95%' | '99.8%'} limits`;

export interface FunnelPoint {
  readonly area: Area;
  readonly count: CountFigure;
  /** People or households, what the rate is divided by. */
  readonly denominator: Figure;
  readonly rate: Figure;
  readonly limits95: { readonly lower: Figure; readonly upper: Figure };
  readonly limits998: { readonly lower: Figure; readonly upper: Figure };
  readonly position: FunnelPosition | undefined;
}

export interface Funnel {
  readonly points: readonly FunnelPoint[];
  readonly london: Figure;
  /**
   * How many times as much the boroughs differ as chance alone would make them, of variances: with the outermost tenth on each
   * side drawn in, which widens the limits, and with all as they are.
   */
  readonly dispersion: number;
  readonly dispersionOfAll: number;
}

function positionOf(rate: Figure, wide: readonly Figure[], narrow: readonly Figure[]): FunnelPosition | undefined {
  const beyond = ([lower, upper]: readonly Figure[]): 'above' | 'below' | undefined => {
    if (rate.value === null || lower?.value == null || upper?.value == null) return undefined;
    return rate.value > upper.value ? 'above' : rate.value < lower.value ? 'below' : undefined;
  };
  if (rate.value === null || narrow.some(({ value }) => value === null)) return undefined;
  const [far, near] = [beyond(wide), beyond(narrow)];
  return far ? `${far} the 99.8% limits` : near ? `${near} the 95% limits` : 'within the limits';
}

/** The limits of a borough's rate were London's rate its own: the narrower the more people live there. */
export function funnelOf(study: Study, offence: string, forSpread: boolean): Funnel {
  const { period } = study.choices;
  const unit = rateUnitOf(study, offence);
  const london = londonRate(study, offence, period);
  const pooled = londonCount(study, offence, period);
  const base = rateBaseOf(study, offence);
  const areas = rankedAreas(study);
  const people = areas.map((area) => denominatorOf(study, setOf(area), base, period));
  const expected = people.map((item) => (isMissing(item) ? 0 : ((london.value ?? 0) * item.value) / 1000));
  const observed = areas.map((area) => recordedCount(study, setOf(area), offence, period).value ?? 0);
  const dispersion = overDispersion(observed, expected, WINSORISED);
  const dispersionOfAll = overDispersion(observed, expected, 0);
  const points = areas.map((area, index): FunnelPoint => {
    const count = countFigure(study, setOf(area), offence, period);
    const areaDenominator = denominatorOf(study, setOf(area), base, period);
    const parts = { unit: 'count', method: 'denominator' } as const;
    const denominator = figure(isMissing(areaDenominator) ? areaDenominator : areaDenominator.value, [], parts);
    const limit = (confidence: number) => {
      const of = (pick: keyof Interval) =>
        combine([london, denominator], { unit, method: `funnel ${confidence} ${pick}` }, (_, population) => {
          const limits = funnelLimits(expected[index] ?? 0, confidence, forSpread ? dispersion : 1);
          return ratePer1000(limits[pick], population);
        });
      return { lower: of('lower'), upper: of('upper') };
    };
    const rate = rateFigure(study, count);
    const [limits95, limits998] = [limit(0.95), limit(0.998)];
    const position = positionOf(rate, [limits998.lower, limits998.upper], [limits95.lower, limits95.upper]);
    return { area, count, denominator, rate, limits95, limits998, position };
  });
  return { points, london: { ...london, sources: pooled.sources }, dispersion, dispersionOfAll };
}
