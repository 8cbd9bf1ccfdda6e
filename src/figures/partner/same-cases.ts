import type { Indicator } from '../../core/indicator.js';
import type { Month } from '../../core/months.js';
import { casesBehind, type PublicBases, periodKey, roundingOf } from './indicator-cases.js';

/** Which indicators count the same cases as another, or as an offence: what hides one must hide the other. */

/** Cases of a period, and how many more or fewer they may be. */
interface Cases {
  readonly value: number;
  readonly rounding: number;
}

/** A part of an indicator in an area, with its cases where they are known to within one. */
export interface CaseSeries {
  readonly group: string;
  readonly area: string;
  readonly part: string;
  readonly casesIn: ReadonlyMap<string, Cases>;
}

/** An offence of the report in an area, with its count in a period: undefined where the files have none. */
export interface OffenceCases {
  readonly area: string;
  readonly isKeptBack: boolean;
  readonly countIn: (from: Month, to: Month) => number | undefined;
}

export const partOf = ({ part }: Indicator): string => part.toLowerCase();

/** The parts of an indicator in an area. */
export function caseSeries(group: string, list: readonly Indicator[], bases: PublicBases): CaseSeries[] {
  return [...new Set(list.map(partOf))].map((part) => {
    const ofPart = list.filter((indicator) => partOf(indicator) === part);
    const cases = ofPart.flatMap((one): [string, Cases][] => {
      const rounding = roundingOf(one, list, bases);
      if (rounding === undefined || rounding > 1) return [];
      return [[periodKey(one), { value: casesBehind(one, list, bases), rounding }]];
    });
    return { group, area: list[0]?.areaCode ?? '', part, casesIn: new Map(cases) };
  });
}

/** Two that have one number in every period they share, not only zeros, are taken to count the same cases. */
function isSame({ casesIn }: CaseSeries, other: (period: string) => Cases | undefined): boolean {
  const shared = [...casesIn].flatMap(([period, inTable]) => {
    const cases = other(period);
    return cases ? [[inTable, cases] as const] : [];
  });
  const agree = shared.every(([a, b]) => Math.abs(a.value - b.value) <= a.rounding + b.rounding);
  return agree && shared.some(([{ value }]) => value > 0);
}

export const isSameIndicator = (one: CaseSeries, other: CaseSeries): boolean =>
  one.group !== other.group && one.area === other.area && isSame(one, (period) => other.casesIn.get(period));

export const isSameAsOffence = (one: CaseSeries, { area, countIn }: OffenceCases): boolean =>
  one.area === area &&
  isSame(one, (period) => {
    const [from = '', to = ''] = period.split('|');
    // A number on a day is no count of offences.
    const value = from === '' ? undefined : countIn(from, to);
    return value === undefined ? undefined : { value, rounding: 0 };
  });
