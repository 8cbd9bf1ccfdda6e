import { groupBy } from '../../core/collections.js';
import type { Indicator, IndicatorDefinition } from '../../core/indicator.js';
import { isMissing } from '../../core/missing.js';
import { addMonths, type Month, type Period } from '../../core/months.js';
import { type CountNode, suppressCells } from '../../statistics/disclosure/suppress-cells.js';
import { FinestPeriods } from '../basis/finest-periods.js';
import { leastSum, SUPPRESSED } from '../basis/suppression.js';
import { casesBehind, type PublicBases, periodKey } from './indicator-cases.js';
import {
  type CaseSeries,
  caseSeries,
  isSameAsOffence,
  isSameIndicator,
  type OffenceCases,
  partOf,
} from './same-cases.js';

/** The numbers of case reviews must be published in law (Anti-social Behaviour, Crime and Policing Act 2014, s. 104). */
const ALWAYS_PUBLISHED: readonly string[] = ['case-review'];
export const isAlwaysPublished = ({ table }: Pick<IndicatorDefinition, 'table'>): boolean =>
  ALWAYS_PUBLISHED.includes(table);

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

/** What the rest of the report says of the parts of an indicator. */
interface Elsewhere {
  /** Kept back there. */
  readonly kept: readonly string[];
  /** Shown there. */
  readonly known: readonly string[];
}

/** The parts of an indicator in an area that are kept back, "" for the whole: in every period, as with offences. */
function hiddenParts(
  list: readonly Indicator[],
  below: number,
  bases: PublicBases,
  elsewhere: Elsewhere,
): ReadonlySet<string> {
  const periods = [...new Set(list.map(periodKey))];
  const { finest } = new FinestPeriods(list.flatMap(({ from, period }) => (from === '' ? [] : [period])));
  const nodeOf = (id: string, parts: readonly CountNode[]): CountNode => {
    const ofPart = list.filter((indicator) => partOf(indicator) === id);
    const casesIn = (period: string) =>
      Math.max(0, ...ofPart.filter((item) => periodKey(item) === period).map((item) => casesBehind(item, list, bases)));
    return { id, values: [...periods.map(casesIn), ...differences(ofPart, finest)], parts };
  };
  const names = [...new Set(list.map(partOf))];
  const parts = names.filter((name) => name !== '').map((name) => nodeOf(name, []));
  const roots = names.includes('') ? [nodeOf('', parts)] : parts;
  return new Set(suppressCells(roots, below, { least: leastSum(below), ...elsewhere }));
}

type HiddenIn = (group: string, elsewhere: Elsewhere) => ReadonlySet<string>;

/** The parts that are kept back in each group: with one, all others of the same cases. */
function hiddenTogether(
  series: readonly CaseSeries[],
  offences: readonly OffenceCases[],
  hiddenIn: HiddenIn,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = [...new Set(series.map(({ group }) => group))];
  const like = (isKeptBack: boolean) => {
    const some = offences.filter((item) => item.isKeptBack === isKeptBack);
    return series.filter((cases) => some.some((offence) => isSameAsOffence(cases, offence)));
  };
  const partsIn = (group: string, list: readonly CaseSeries[]) =>
    list.flatMap((cases) => (cases.group === group ? [cases.part] : []));
  const known = like(false);
  let kept = like(true);
  for (;;) {
    const elsewhere = (group: string) => ({ kept: partsIn(group, kept), known: partsIn(group, known) });
    const hidden = new Map(groups.map((group) => [group, hiddenIn(group, elsewhere(group))]));
    const isHidden = ({ group, part }: CaseSeries) => hidden.get(group)?.has(part) ?? false;
    const back = series.filter(isHidden);
    const more = series.filter((cases) => !isHidden(cases) && back.some((other) => isSameIndicator(cases, other)));
    if (more.length === 0) return hidden;
    kept = [...kept, ...more];
  }
}

/** What bears on which indicators are kept back. */
export interface IndicatorContext {
  readonly definitions: readonly IndicatorDefinition[];
  readonly below: number;
  readonly bases: PublicBases;
  /** The offences that the report shows or keeps back. */
  readonly offences?: readonly OffenceCases[];
}

/**
 * Partner indicators with their small numbers kept back, and those that would give one away.
 *
 * A count from 1 to one below `below`, a percentage or rate of so few cases, and by secondary suppression the next part of
 * the same indicator are missing with "[c] suppressed". Zero is shown. Percentages of people asked are answers, not cases,
 * and stay. What the law has published stays too. Two indicators, or an indicator and an offence, that have one number of
 * cases in every period they share are taken to count the same cases: they are kept back together.
 */
export function suppressIndicators(
  indicators: readonly Indicator[],
  { definitions, below, bases, offences = [] }: IndicatorContext,
): Indicator[] {
  const open = new Set(definitions.filter(isAlwaysPublished).map(({ id }) => id));
  const groupOf = ({ id, areaCode }: Indicator) => `${id}|${areaCode}`;
  const groups = groupBy(
    indicators.filter(({ id }) => !open.has(id)),
    groupOf,
  );
  const series = [...groups].flatMap(([group, list]) => caseSeries(group, list, bases));
  const hidden = hiddenTogether(series, offences, (group, elsewhere) =>
    hiddenParts(groups.get(group) ?? [], below, bases, elsewhere),
  );
  return indicators.map((indicator) =>
    !hidden.get(groupOf(indicator))?.has(partOf(indicator))
      ? indicator
      : // What the publisher says of the number may say it.
        { ...indicator, value: SUPPRESSED, numerator: undefined, denominator: undefined, note: '' },
  );
}
