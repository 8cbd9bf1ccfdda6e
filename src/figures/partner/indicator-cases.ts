import type { Indicator } from '../../core/indicator.js';
import { isMissing } from '../../core/missing.js';
import type { Estimate } from '../../core/reference.js';

/** How many cases stand behind a published value. */

const PER: Partial<Record<Indicator['unit'], number>> = {
  percent: 100,
  'per 1,000 population': 1000,
  'per 1,000 households': 1000,
  'per 1,000 young people': 1000,
};

/** What a published rate was divided by, as far as anybody can look it up. */
export interface PublicBases {
  readonly population: readonly Estimate[];
  readonly households: readonly Estimate[];
}

/** The period of an indicator as a key: two of one key are of the same months. */
export const periodKey = ({ from, to }: Pick<Indicator, 'from' | 'to'>): string => `${from}|${to}`;

/** The estimate of an area nearest to the end of a period. */
function nearest(estimates: readonly Estimate[], { areaCode, to }: Indicator): number | undefined {
  const apart = ({ date }: Estimate) => Math.abs(Number(date.slice(0, 4)) - Number(to.slice(0, 4)));
  const ofArea = estimates.filter(({ area }) => area === areaCode);
  return ofArea.sort((a, b) => apart(a) - apart(b))[0]?.value;
}

/** A percentage of people asked has no cases; any other is of the whole of its indicator where no base is given. */
function baseOf(one: Indicator, list: readonly Indicator[], bases: PublicBases): number | undefined {
  if (one.denominator !== undefined) return one.denominator;
  if (one.unit === 'per 1,000 population') return nearest(bases.population, one);
  if (one.unit === 'per 1,000 households') return nearest(bases.households, one);
  if (one.unit !== 'percent' || one.n !== undefined) return undefined;
  const whole = list.find(
    (other) => other.part === '' && other.unit === 'count' && periodKey(other) === periodKey(one),
  );
  return whole === undefined || isMissing(whole.value) ? undefined : whole.value;
}

/** The number of cases behind a value: itself, its numerator, or what it comes to of its base; 0 when unknown. */
export function casesBehind(one: Indicator, list: readonly Indicator[], bases: PublicBases): number {
  const { value, unit, numerator } = one;
  if (numerator !== undefined) return numerator;
  if (isMissing(value) || value === 0) return 0;
  if (unit === 'count') return value;
  const base = baseOf(one, list, bases);
  // A rate above zero is of one case at least, however small the estimate.
  return base === undefined ? 0 : Math.max(1, Math.round((value * base) / (PER[unit] ?? 1)));
}

/** How many cases more or fewer the value may stand for, as it is printed to some decimals; undefined when unknown. */
export function roundingOf(one: Indicator, list: readonly Indicator[], bases: PublicBases): number | undefined {
  if (isMissing(one.value)) return undefined;
  if (one.numerator !== undefined || one.unit === 'count') return 0;
  const base = baseOf(one, list, bases);
  if (base === undefined) return undefined;
  return Math.ceil(((0.5 / 10 ** (one.decimals ?? 0)) * base) / (PER[one.unit] ?? 1));
}
