import { isMissing, missing } from '../missing.js';
import type { Area, Count, Measure, Missing, Month, OffenceLabel, Period } from '../model.js';
import { monthsBetween } from '../months.js';
import { addCounts } from './add-counts.js';
import type { OffenceTree } from './offence-tree.js';
import { PartsOfSource } from './parts-of-source.js';
import { cellKey, type TidySource } from './tidy-source.js';

/** A count over a period, with the sources it was added up from. */
export interface PeriodCount {
  readonly count: Count;
  readonly sources: readonly number[];
}

/**
 * All files as one. For each area, offence and month one file speaks: the newest vintage (the file that runs to the
 * latest month) that can give it; no month is counted twice, and a month nobody has is missing, never zero.
 */
export class Dataset {
  readonly months: readonly Month[];
  readonly boroughs: readonly string[];
  /** Source numbers, newest vintage first; of equal vintages the one given last. */
  readonly #byVintage: readonly number[];
  readonly #monthIndex: readonly ReadonlyMap<Month, number>[];
  readonly #londonWide: readonly boolean[];
  readonly #isBorough: ReadonlySet<string>;
  readonly #parts: readonly PartsOfSource[];
  readonly #counts = new Map<string, PeriodCount>();

  constructor(
    readonly sources: readonly TidySource[],
    readonly tree: OffenceTree,
    readonly areas: readonly Area[],
    labels: readonly OffenceLabel[],
  ) {
    this.months = [...new Set(sources.flatMap(({ months }) => months))].sort();
    this.boroughs = areas.filter(({ kind }) => kind === 'borough').map(({ code }) => code);
    this.#byVintage = sources
      .map((_, index) => index)
      .sort((a, b) => this.#vintage(b).localeCompare(this.#vintage(a)) || b - a);
    this.#monthIndex = sources.map(({ months }) => new Map(months.map((month, index) => [month, index])));
    this.#isBorough = new Set(this.boroughs);
    this.#londonWide = sources.map(({ areas: held }) => this.boroughs.every((code) => held.has(code)));
    this.#parts = sources.map((tidy, index) => {
      const inEra = new Set(labels.filter(({ era }) => era === tidy.source.era).map(({ offence }) => offence));
      return new PartsOfSource(tidy, tree, inEra, this.#isLondonWide(index));
    });
  }

  #vintage = (index: number): Month => this.sources[index]?.source.to ?? '';

  /** A file with rows of all 32 boroughs is a file of London: what it lacks, nobody has. */
  #isLondonWide = (index: number): boolean => this.#londonWide[index] ?? false;

  /** Boroughs with rows in any file. */
  get boroughsPresent(): readonly string[] {
    return this.boroughs.filter((code) => this.sources.some(({ areas }) => areas.has(code)));
  }

  #partsOf = (index: number, offence: string): readonly string[] | Missing =>
    this.#parts[index]?.of(offence) ?? missing('no such source');

  #source(index: number): TidySource {
    const source = this.sources[index];
    if (!source) throw new Error(`no source ${index}`);
    return source;
  }

  /** The file that speaks for an area, offence and month; or the reason why none does. */
  #ownerOf(area: string, offence: string, month: Month): number | Missing | undefined {
    let reason: Missing | undefined;
    for (const index of this.#byVintage) {
      if (!this.#monthIndex[index]?.has(month)) continue;
      // A London-wide file without Heathrow has moved its offences elsewhere: an older file must not add them again.
      if (!this.#source(index).areas.has(area) && !this.#isLondonWide(index)) continue;
      const parts = this.#partsOf(index, offence);
      if (!isMissing(parts)) return index;
      reason ??= parts;
    }
    return reason;
  }

  #sumIn(index: number, area: string, offence: string, measure: Measure, months: readonly Month[]): Count {
    const source = this.#source(index);
    const parts = this.#partsOf(index, offence);
    if (isMissing(parts)) return parts;
    let total: Count = 0;
    for (const part of parts) {
      const values = source.cells.get(cellKey(area, part, measure));
      const absent = values ? undefined : this.#parts[index]?.absentRow(offence, part, this.#isBorough.has(area));
      if (absent) return absent;
      for (const month of months) {
        const value = values?.[this.#monthIndex[index]?.get(month) ?? -1];
        if (value !== undefined) total = addCounts(total, value);
      }
    }
    return total;
  }

  /** What is counted under an offence itself, without its parts, in one month: for tabulating. */
  ownCount(area: string, offence: string, month: Month, measure: Measure = 'offences'): Count {
    const owner = this.#ownerOf(area, offence, month);
    if (owner === undefined) return missing(`${month} absent`);
    if (isMissing(owner)) return owner;
    const values = this.#source(owner).cells.get(cellKey(area, offence, measure));
    return values?.[this.#monthIndex[owner]?.get(month) ?? -1] ?? 0;
  }

  /** Offences of a kind recorded in an area over a period; missing, with the reason, unless every month is there. */
  count(area: string, offence: string, period: Period, measure: Measure = 'offences'): PeriodCount {
    const key = `${area}|${offence}|${period.from}|${period.to}|${measure}`;
    const known = this.#counts.get(key);
    if (known) return known;
    const counted = this.#count(area, offence, period, measure);
    this.#counts.set(key, counted);
    return counted;
  }

  #count(area: string, offence: string, period: Period, measure: Measure): PeriodCount {
    const months = monthsBetween(period.from, period.to);
    const owned = new Map<number, Month[]>();
    const absent: Month[] = [];
    for (const month of months) {
      const owner = this.#ownerOf(area, offence, month);
      if (owner === undefined) absent.push(month);
      else if (isMissing(owner)) return { count: owner, sources: [] };
      else owned.set(owner, [...(owned.get(owner) ?? []), month]);
    }
    const sources = [...owned.keys()].sort((a, b) => a - b);
    if (absent.length > 0) return { count: missing(absentMonths(absent, months.length)), sources };
    let total: Count = 0;
    for (const [index, months] of owned) total = addCounts(total, this.#sumIn(index, area, offence, measure, months));
    return { count: total, sources };
  }
}

/** "11 of 12 months: 2024-02 absent". */
function absentMonths(absent: readonly Month[], of: number): string {
  const first = absent[0] ?? '';
  const last = absent[absent.length - 1] ?? '';
  const run = monthsBetween(first, last).length === absent.length && absent.length > 2;
  const named = run
    ? `${first} to ${last}`
    : absent.length > 3
      ? `${absent.slice(0, 3).join(', ')}, ...`
      : absent.join(', ');
  return `${of - absent.length} of ${of} months: ${named} absent`;
}
