import type { Indicator, IndicatorDefinition } from '../../core/indicator.js';
import { isMissing } from '../../core/missing.js';
import { addMonths, type Month, type Period } from '../../core/months.js';
import type { Estimate } from '../../core/reference.js';
import { type CountNode, suppressCells } from '../../statistics/suppress-cells.js';
import { FinestPeriods } from '../basis/finest-periods.js';
import { leastSum, SUPPRESSED } from '../basis/suppression.js';

/** The numbers of case reviews must be published in law (Anti-social Behaviour, Crime and Policing Act 2014, s. 104). */
const ALWAYS_PUBLISHED: readonly string[] = ['case-review'];

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

/** The estimate of an area nearest to the end of a period. */
function nearest(estimates: readonly Estimate[], { areaCode, to }: Indicator): number | undefined {
  const apart = ({ date }: Estimate) => Math.abs(Number(date.slice(0, 4)) - Number(to.slice(0, 4)));
  const areaEstimates = estimates.filter(({ area }) => area === areaCode);
  return areaEstimates.sort((a, b) => apart(a) - apart(b))[0]?.value;
}

/** A percentage of people asked has no cases; any other is of the whole of its indicator where no base is given. */
function baseOf(one: Indicator, list: readonly Indicator[], bases: PublicBases): number | undefined {
  if (one.denominator !== undefined) return one.denominator;
  if (one.unit === 'per 1,000 population') return nearest(bases.population, one);
  if (one.unit === 'per 1,000 households') return nearest(bases.households, one);
  if (one.unit !== 'percent' || one.n !== undefined) return undefined;
  const whole = list.find((item) => item.part === '' && item.unit === 'count' && periodOf(item) === periodOf(one));
  return whole === undefined || isMissing(whole.value) ? undefined : whole.value;
}

/** The number of cases behind a value: itself, its numerator, or what it comes to of its base; 0 when unknown. */
function casesBehind(one: Indicator, list: readonly Indicator[], bases: PublicBases): number {
  const { value, unit, numerator } = one;
  if (numerator !== undefined) return numerator;
  if (isMissing(value) || value === 0) return 0;
  if (unit === 'count') return value;
  const base = baseOf(one, list, bases);
  // A rate above zero is of one case at least, however small the estimate.
  return base === undefined ? 0 : Math.max(1, Math.round((value * base) / (PER[unit] ?? 1)));
}

const periodOf = ({ from, to }: Pick<Indicator, 'from' | 'to'>): string => `${from}|${to}`;

/** What follows of other periods: the year less its first half is the second. A state on a day adds up to nothing. */
function differences(list: readonly Indicator[], finest: readonly Period[]): number[] {
  const sumsTo = new Map<Month, number>();
  const steps = list.flatMap(({ from, to, unit, value }) =>
    from === '' || unit !== 'count' || isMissing(value) ? [] : [{ from, next: addMonths(to, 1), value }],
  );
  for (let before = -1; before !== sumsTo.size; ) {
    before = sumsTo.size;
    for (const { from, next, value } of steps) {
      const [start, end] = [sumsTo.get(from), sumsTo.get(next)];
      if (end !== undefined && start === undefined) sumsTo.set(from, end - value);
      else if (end === undefined && (start !== undefined || sumsTo.size === 0)) {
        sumsTo.set(from, start ?? 0);
        sumsTo.set(next, (start ?? 0) + value);
      }
    }
  }
  return finest.map(({ from, to }) => {
    const [start, end] = [sumsTo.get(from), sumsTo.get(addMonths(to, 1))];
    return start === undefined || end === undefined ? 0 : Math.max(0, end - start);
  });
}

const partOf = ({ part }: Indicator): string => part.toLowerCase();

/** The parts of an indicator in an area that are kept back, "" for the whole: in every period, as with offences. */
function hiddenParts(list: readonly Indicator[], below: number, bases: PublicBases): ReadonlySet<string> {
  const periods = [...new Set(list.map(periodOf))];
  const { finest } = new FinestPeriods(list.flatMap(({ from, period }) => (from === '' ? [] : [period])));
  const nodeOf = (id: string, parts: readonly CountNode[]): CountNode => {
    const partIndicators = list.filter((item) => partOf(item) === id);
    const casesIn = (period: string) =>
      Math.max(
        0,
        ...partIndicators
          .filter((partIndicator) => periodOf(partIndicator) === period)
          .map((entry) => casesBehind(entry, list, bases)),
      );
    return { id, values: [...periods.map(casesIn), ...differences(partIndicators, finest)], parts };
  };
  const names = [...new Set(list.map(partOf))];
  const parts = names.filter((name) => name !== '').map((name) => nodeOf(name, []));
  const roots = names.includes('') ? [nodeOf('', parts)] : parts;
  return new Set(suppressCells(roots, below, { least: leastSum(below) }));
}

/**
 * Partner indicators with their small numbers kept back, and those that would give one away.
 *
 * A count from 1 to one below `below`, a percentage or rate of so few cases, and by secondary suppression the next part of
 * the same indicator are missing with "[c] suppressed". Zero is shown. Percentages of people asked are answers, not cases,
 * and stay. What the law has published stays too.
 */
export function suppressIndicators(
  indicators: readonly Indicator[],
  definitions: readonly IndicatorDefinition[],
  below: number,
  bases: PublicBases,
): Indicator[] {
  const open = new Set(definitions.filter(({ table }) => ALWAYS_PUBLISHED.includes(table)).map(({ id }) => id));
  const groupOf = ({ id, areaCode }: Indicator) => `${id}|${areaCode}`;
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators)
    groups.set(groupOf(indicator), [...(groups.get(groupOf(indicator)) ?? []), indicator]);
  const hidden = new Map([...groups].map(([key, list]) => [key, hiddenParts(list, below, bases)]));
  return indicators.map((item) =>
    open.has(item.id) || !hidden.get(groupOf(item))?.has(partOf(item))
      ? item
      : // What the publisher says of the number may say it.
        { ...item, value: SUPPRESSED, numerator: undefined, denominator: undefined, note: '' },
  );
}
