import { isMissing } from '../missing.js';
import type { Indicator, IndicatorDefinition } from '../model.js';
import { type CountNode, hiddenNodes } from '../statistics/hidden-nodes.js';
import { SUPPRESSED } from './suppression.js';

/** The numbers of case reviews must be published in law (Anti-social Behaviour, Crime and Policing Act 2014, s. 104). */
const ALWAYS_PUBLISHED: readonly string[] = ['case-review'];

const PER: Partial<Record<Indicator['unit'], number>> = {
  percent: 100,
  'per 1,000 population': 1000,
  'per 1,000 households': 1000,
  'per 1,000 young people': 1000,
};

/** The number of cases behind a value: itself, its numerator, or what it comes to of its denominator; 0 when unknown. */
function casesBehind({ value, unit, numerator, denominator }: Indicator): number {
  if (numerator !== undefined) return numerator;
  if (isMissing(value)) return 0;
  if (unit === 'count') return value;
  return denominator === undefined ? 0 : Math.round((value * denominator) / (PER[unit] ?? 1));
}

const periodOf = ({ from, to }: Indicator): string => `${from}|${to}`;

/** The parts of an indicator in an area that are kept back, "" for the whole: in every period, as with offences. */
function hiddenParts(list: readonly Indicator[], below: number): ReadonlySet<string> {
  const periods = [...new Set(list.map(periodOf))];
  const nodeOf = (id: string, parts: readonly CountNode[]): CountNode => ({
    id,
    values: periods.flatMap((period) =>
      list
        .filter(({ part }) => part === id)
        .filter((each) => periodOf(each) === period)
        .map(casesBehind),
    ),
    parts,
  });
  const names = [...new Set(list.map(({ part }) => part))];
  const parts = names.filter((name) => name !== '').map((name) => nodeOf(name, []));
  const roots = names.includes('') ? [nodeOf('', parts)] : parts;
  return new Set(hiddenNodes(roots, below));
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
): Indicator[] {
  const open = new Set(definitions.filter(({ table }) => ALWAYS_PUBLISHED.includes(table)).map(({ id }) => id));
  const groupOf = ({ id, areaCode }: Indicator) => `${id}|${areaCode}`;
  const groups = new Map<string, Indicator[]>();
  for (const each of indicators) groups.set(groupOf(each), [...(groups.get(groupOf(each)) ?? []), each]);
  const hidden = new Map([...groups].map(([key, list]) => [key, hiddenParts(list, below)]));
  return indicators.map((each) =>
    open.has(each.id) || !hidden.get(groupOf(each))?.has(each.part)
      ? each
      : { ...each, value: SUPPRESSED, numerator: undefined, denominator: undefined },
  );
}
