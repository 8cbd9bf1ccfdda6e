import type { CountQuery, Denominator, Figure, Unit } from '../core/figure.js';
import { type Count, isMissing, type Missing, notComparable } from '../core/missing.js';
import type { Disclosure } from './basis/disclosure.js';
import { isSuppressed, SUPPRESSED } from './basis/suppression.js';
import type { Method } from './explain/formulas.js';

interface SharedParts {
  readonly unit: Unit;
  readonly notes?: readonly string[];
  readonly small?: boolean;
  readonly tied?: boolean;
  readonly decimals?: number | undefined;
  readonly origins?: readonly string[];
  readonly given?: string;
  readonly adjustedWith?: readonly Figure[];
  readonly base?: Denominator;
}

/** A figure that follows from others, or is published elsewhere. A count is none: `countedFigure` builds it. */
export interface FigureParts extends SharedParts {
  readonly method: Exclude<Method, 'count'>;
}

/** A figure whose number, if there is one, follows from counts that were asked about already. */
interface DerivedParts extends SharedParts {
  readonly method: Method;
}

/** What was counted, and what settles whether it may be shown: `disclosure` is undefined where every count may. */
export interface CountParts extends SharedParts {
  readonly countQuery: CountQuery;
  readonly disclosure: Disclosure | undefined;
}

const NOTHING: readonly never[] = [];

/** The lists of all inputs as one without doubles. Most figures share one list: it is handed on, not copied. */
function union<T>(from: readonly Figure[], of: (input: Figure) => readonly T[], more: readonly T[]): readonly T[] {
  let all = more;
  for (let index = 0; index < from.length; index += 1) {
    const input = from[index];
    const list = input ? of(input) : NOTHING;
    if (list === all || list.length === 0) continue;
    all = all.length === 0 ? list : [...new Set([...list, ...all])];
  }
  return all;
}

/**
 * A count of the Met's offences or outcomes: the one way to a figure of one. It asks whether the number may be shown and is
 * missing where it may not. Why a count is not there may always be shown.
 */
export function countedFigure(count: Count, parts: CountParts): Figure {
  const { countQuery, disclosure } = parts;
  const isWithheld = !isMissing(count) && (disclosure?.withholds(countQuery) ?? false);
  return { ...build(isWithheld ? SUPPRESSED : count, [], { ...parts, method: 'count' }), countQuery };
}

/**
 * A figure from a number (or the reason it is missing) and the figures it was made from, whose sources it carries on.
 * Whatever rests on a suppressed number is suppressed, whoever asks for it.
 */
export function figure(given: Missing, from: readonly Figure[], parts: DerivedParts): Figure;
export function figure(given: number | Missing, from: readonly Figure[], parts: FigureParts): Figure;
export function figure(given: number | Missing, from: readonly Figure[], parts: DerivedParts): Figure {
  return build(from.some(isSuppressed) ? SUPPRESSED : given, from, parts);
}

const sourcesOf = ({ sources }: Figure) => sources;
const notesOf = ({ notes }: Figure) => notes;
const originsOf = ({ origins }: Figure) => origins ?? NOTHING;

function build(value: number | Missing, from: readonly Figure[], parts: DerivedParts): Figure {
  const sources = union(from, sourcesOf, NOTHING);
  const notes = union(from, notesOf, parts.notes ?? NOTHING);
  const origins = union(from, originsOf, parts.origins ?? NOTHING);
  const absent = isMissing(value);
  // Tens of thousands are made in a run: fields are set one by one, for copying objects into one another is slow.
  const built: { -readonly [Key in keyof Figure]: Figure[Key] } = {
    value: absent ? null : value,
    missing: absent ? value.missing : null,
    absence: absent ? value : null,
    unit: parts.unit,
    method: parts.method,
    sources,
    notes,
  };
  if (origins.length > 0) built.origins = origins;
  if (parts.given !== undefined) built.given = parts.given;
  if (parts.adjustedWith) built.adjustedWith = parts.adjustedWith;
  if (from.length > 0) built.from = from;
  if (parts.base) built.base = parts.base;
  if (absent) return built;
  if (parts.small) built.small = true;
  if (parts.tied) built.tied = true;
  if (parts.decimals !== undefined) built.decimals = parts.decimals;
  return built;
}

const TWO_SERIES = notComparable('rates on two series of estimates');

/** The series that a rate, or a rank among rates, is divided by. */
const seriesOf = ({ base, from = [] }: Figure): string | undefined =>
  base?.series ?? (from.length === 1 && from[0] ? seriesOf(from[0]) : undefined);

/** Two rates of which each is divided by a series of its own: what they differ by is not only offences and people. */
function mixesSeries(from: readonly Figure[]): boolean {
  const [one, other] = from.length === 2 ? from.map(seriesOf) : [];
  return one !== undefined && other !== undefined && one !== other;
}

/** Applies a statistic to figures; the first missing one gives its reason to the result, and so do rates on two series. */
export function combine(
  from: readonly Figure[],
  parts: DerivedParts,
  statistic: (...values: number[]) => number | Missing,
): Figure {
  const absent = from.find(({ absence }) => absence !== null)?.absence;
  if (absent) return figure(absent, from, parts);
  if (mixesSeries(from)) return figure(TWO_SERIES, from, parts);
  return build(statistic(...from.map(({ value }) => value ?? 0)), from, parts);
}
