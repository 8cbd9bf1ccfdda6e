import { monthsBetween, type Period, shiftPeriod } from '../../../core/months.js';
import { PERIOD_SOURCE } from '../../mentions/periods.js';
import type { MeasureKind } from '../claim.js';
import { areasIn, knownPeriods, latestPeriod, periodsIn, yearBefore } from '../context.js';
import type { CrimeData, End, NamedArea } from '../crime-data.js';
import { isPartLabel, partOf } from '../time/months-within.js';

/** What the cells beneath a heading are: a measure, its months and its area; undefined where several could be meant. */

export interface ColumnMeaning {
  readonly kind: MeasureKind;
  readonly period: Period;
  readonly before?: Period;
  readonly end?: End;
  /** Another than the row's. */
  readonly area: NamedArea | undefined;
  readonly base?: 'population' | 'households';
}

/** What no file can say, or what several things could be meant by. */
const OTHERWISE =
  /limit|gap|place|average|target|share|month(?!s to)|expected|forecast|plan|detect|ward|move|rank of|confidence|\bp\b|adjusted|points|implied|source|national|england|similar|family|unit|neighbour|comparator|bcu|inner|outer/i;

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** One period and nothing about change, rate or share: the counts of that period. */
const isOfCounts = (heading: string): boolean =>
  (heading.match(PERIOD) ?? []).length === 1 &&
  !/change|rate|per |%|share|london|average|rank|gap|points|target|forecast|plan/i.test(heading);

const baseIn = (text: string): 'population' | 'households' | undefined =>
  /household|dwelling/i.test(text)
    ? 'households'
    : /population|people|resident|person/i.test(text)
      ? 'population'
      : undefined;

const lengthOf = ({ from, to }: Period): number => monthsBetween(from, to).length;

/** The periods there are counts of, else those of the heading; none when one of them is not certain. */
function periodsCounted(header: readonly string[], heading: string): readonly Period[] {
  const countPeriods = header.flatMap((cell) => (isOfCounts(cell) ? periodsIn(cell) : []));
  const all = countPeriods.length > 0 ? countPeriods : periodsIn(heading);
  return knownPeriods(all) ?? [];
}

/** The newest, where all are as long. */
const onlyLength = (periods: readonly Period[]): Period | undefined =>
  new Set(periods.map(lengthOf)).size === 1 ? latestPeriod(periods) : undefined;

/** What a change is of: the newest period there is as long as the earlier one. */
function changeIn(
  heading: string,
  countPeriods: readonly Period[],
  area: NamedArea | undefined,
): ColumnMeaning | undefined {
  const periods = knownPeriods(periodsIn(heading));
  if (!periods) return undefined;
  const [one, other] = periods;
  const make = (period: Period | undefined, before: Period): ColumnMeaning | undefined =>
    period && before.to < period.to && lengthOf(period) === lengthOf(before)
      ? { kind: 'change', period, before, area }
      : undefined;
  if (one && other) return one.to < other.to ? make(other, one) : make(one, other);
  if (one) return make(latestPeriod(countPeriods.filter((period) => lengthOf(period) === lengthOf(one))), one);
  return changeOfNewest(heading, countPeriods, make);
}

type Make = (period: Period, before: Period) => ColumnMeaning | undefined;

/** "Change on last quarter", beneath quarters. */
const onQuarterBefore = (newest: Period, make: Make): ColumnMeaning | undefined =>
  lengthOf(newest) === 3 ? make(newest, shiftPeriod(newest, -3)) : undefined;

/** Without a period of its own: of the newest counts, on the only others or on what the heading says. */
function changeOfNewest(heading: string, countPeriods: readonly Period[], make: Make): ColumnMeaning | undefined {
  const newest = latestPeriod(countPeriods);
  if (!newest || countPeriods.some((period) => lengthOf(period) !== lengthOf(newest))) return undefined;
  if (/\bquarter\b/i.test(heading) && !/year|annual/i.test(heading)) return onQuarterBefore(newest, make);
  const [first, second, third] = countPeriods;
  if (first && second && !third && !/five|5|base|target/i.test(heading))
    return make(newest, first === newest ? second : first);
  if (/five|5|base/i.test(heading)) return make(newest, shiftPeriod(newest, -60));
  return /one|1|year|annual|previous|last/i.test(heading) ? make(newest, yearBefore(newest)) : undefined;
}

function endIn(heading: string): End | undefined {
  if (/1 ?= ?highest|from highest/i.test(heading)) return 'highest';
  return /1 ?= ?lowest|from lowest|safest/i.test(heading) ? 'lowest' : undefined;
}

/** A column of a table: its heading, those of the others, and the words that say the times of the whole table or row. */
export interface Column {
  readonly heading: string;
  readonly header: readonly string[];
  readonly title: string;
  /** Its cell is a percentage. */
  readonly isPercent: boolean;
}

const CHANGE = /change|increase|decrease|\bdiff|variation|% ?(?:on|vs)/i;
/** "% of total": of all offences. */
const SHARE =
  /^(?:%|per ?cent(?:age)?|share) of (?:the )?(?:total|all(?: recorded| notifiable)*(?: offences| crimes?)?)$/i;

export function meaningOf(records: CrimeData, column: Column): ColumnMeaning | undefined {
  const { heading, header, title, isPercent } = column;
  const countPeriods = periodsCounted(header, title);
  if (SHARE.test(heading)) return shareIn(countPeriods);
  if (OTHERWISE.test(heading.replace(/12 months to/gi, ''))) return undefined;
  const [area, other] = areasIn(records, heading).map((mention) => mention.area);
  if (other) return undefined;
  // "%" alone with two years is the change from one to the other, with one it may be a share.
  if (CHANGE.test(heading) || (/^\(?%\)?$/.test(heading) && countPeriods.length === 2))
    return isPercent || /%|per ?cent/i.test(heading) ? changeIn(heading, countPeriods, area) : undefined;
  return levelMeant(column, countPeriods, area);
}

/** A count, rate or rank of the period that the heading names, else of the one of the table. */
function levelMeant(
  { heading, title }: Column,
  countPeriods: readonly Period[],
  area: NamedArea | undefined,
): ColumnMeaning | undefined {
  const named = periodsIn(heading);
  const whole = onlyLength(countPeriods);
  if (whole && isPartLabel(heading)) return partIn(whole, heading);
  const period = named.length === 0 ? whole : named[0];
  if (!period || named.length > 1) return undefined;
  return isArea(heading, area) && !/rate|per 1,?000|%/i.test(title)
    ? { kind: 'count', period, area }
    : levelIn(heading, title, period, area);
}

function shareIn(countPeriods: readonly Period[]): ColumnMeaning | undefined {
  const newest = latestPeriod(countPeriods);
  return newest && { kind: 'share', period: newest, area: undefined };
}

/** "Q1" of the year of the row or table. */
function partIn(year: Period, heading: string): ColumnMeaning | undefined {
  const period = partOf(year, heading);
  return period && { kind: 'count', period, area: undefined };
}

const isArea = (heading: string, area: NamedArea | undefined): boolean =>
  area?.spellings.includes(heading.trim().toLowerCase()) === true;

/** A heading of one period, and what it says of it: a rank, a rate or a count. */
function levelIn(
  heading: string,
  title: string,
  period: Period,
  area: NamedArea | undefined,
): ColumnMeaning | undefined {
  if (/rank/i.test(heading)) {
    const end = endIn(heading);
    return end && !area ? { kind: 'rank', period, end, area } : undefined;
  }
  if (/rate|per 1,?000|%/i.test(heading)) {
    const base = baseIn(heading) ?? (/rate|per 1,?000/i.test(title) ? undefined : baseIn(title));
    return /%/.test(heading) ? undefined : { kind: 'rate', period, area, ...(base ? { base } : {}) };
  }
  return isCountOnly(heading) ? { kind: 'count', period, area } : undefined;
}

const isCountOnly = (heading: string): boolean =>
  /^(?:number of )?(?:recorded )?offences$/i.test(heading.trim()) ||
  (periodsIn(heading).length === 1 &&
    /^(?:london|offences|count|number|total|volume|q[1-4]|fy|[:, ()])*$/i.test(heading.replace(PERIOD, '').trim()));
