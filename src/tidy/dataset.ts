import type { Level, Measure } from '../core/crime.js';
import { MemoTree } from '../core/memo-tree.js';
import { memoize } from '../core/memoize.js';
import { type Count, isMissing, type Missing, missing } from '../core/missing.js';
import { type Month, monthsBetween, type Period } from '../core/months.js';
import type { Area, OffenceLabel, SmallArea } from '../core/reference.js';
import { addCounts } from './add-counts.js';
import { absentMonths } from './months/absent-months.js';
import { MovedAreas } from './moved-areas.js';
import { newestFirst } from './newest-first.js';
import type { OffenceTree } from './offence-tree.js';
import { basename, PartsOfSource } from './parts-of-source.js';
import type { PeriodCount, Plan } from './period-count.js';
import type { TidySource } from './tidied-source.js';
import { boroughsIn, placesOfMonths } from './tidy-source.js';

/**
 * All files as one. For each area, offence and month one file speaks: the newest vintage (the file that runs to the
 * latest month) that can give it; no month is counted twice, and a month nobody has is missing, never zero.
 */
export class Dataset {
  readonly months: readonly Month[];
  readonly boroughs: readonly string[];
  /** The wards and LSOAs of all files, by key; a name is that of the newest vintage. */
  readonly smallAreas: ReadonlyMap<string, SmallArea>;
  /** Source numbers, newest vintage first; see `newestFirst`. */
  readonly #byVintage: readonly number[];
  readonly #monthIndex: readonly ReadonlyMap<Month, number>[];
  readonly #londonWide: readonly boolean[];
  readonly #isBorough: ReadonlySet<string>;
  readonly #parts: readonly PartsOfSource[];
  readonly #plans = new MemoTree<Plan>();
  readonly #counts = new MemoTree<PeriodCount>();

  constructor(
    readonly sources: readonly TidySource[],
    readonly tree: OffenceTree,
    readonly areas: readonly Area[],
    labels: readonly OffenceLabel[],
    readonly moved = new MovedAreas([], sources, false),
  ) {
    const ofBoroughs = sources.filter(({ level }) => level === 'borough');
    // The files of boroughs say what time is covered: one of wards may run further.
    const timed = ofBoroughs.length > 0 ? ofBoroughs : sources;
    this.months = [...new Set(timed.flatMap((source) => [...placesOfMonths(source).keys()]))].sort();
    this.boroughs = areas.filter(({ kind }) => kind === 'borough').map(({ code }) => code);
    this.#byVintage = newestFirst(sources);
    this.#monthIndex = sources.map(placesOfMonths);
    this.#isBorough = new Set(this.boroughs);
    this.smallAreas = new Map(
      [...this.#byVintage].reverse().flatMap((index) => [...(sources[index]?.smallAreas ?? [])]),
    );
    this.#londonWide = sources.map((source) => this.boroughs.every((code) => boroughsIn(source).has(code)));
    this.#parts = sources.map((tidy, index) => {
      const inEra = new Set(labels.filter(({ era }) => era === tidy.source.era).map(({ offence }) => offence));
      return new PartsOfSource(tidy, tree, inEra, this.#isLondonWide(index));
    });
  }

  /** A file with rows of all 32 boroughs is a file of London: what it lacks, nobody has. */
  #isLondonWide = (index: number): boolean => this.#londonWide[index] ?? false;

  /** Boroughs with rows in any file. */
  get boroughsPresent(): readonly string[] {
    return this.boroughs.filter((code) =>
      this.sources.some(({ level, areas }) => level === 'borough' && areas.has(code)),
    );
  }

  #levelOf = (area: string): Level => this.smallAreas.get(area)?.level ?? 'borough';

  /** The file whose wards (or LSOAs) are those of a month: boundaries change, and are never mixed. */
  sourceOfLevel(level: Level, month: Month): TidySource | undefined {
    const index = this.#byVintage.find((i) => this.#source(i).level === level && this.#monthIndex[i]?.has(month));
    return index === undefined ? undefined : this.#source(index);
  }

  /** Which files have rows of an area: files alike for two areas are alike for every plan. */
  #filesWith = memoize(
    (area) => `${this.#levelOf(area)}${this.sources.map(({ areas }) => (areas.has(area) ? 1 : 0)).join('')}`,
  );

  #partsOf = (index: number, offence: string): readonly string[] | Missing =>
    this.#parts[index]?.of(offence) ?? missing('not-recorded', 'no such source');

  #source(index: number): TidySource {
    const source = this.sources[index];
    if (!source) throw new Error(`no source ${index}`);
    return source;
  }

  /** Whether a file did not count outcomes of a part of the offence in a month. */
  #lacks(index: number, parts: readonly string[], month: Month, measures: readonly Measure[]): boolean {
    return parts.some((part) => measures.some((each) => this.#source(index).lacks(each, part, month)));
  }

  /** The file that speaks for an area, offence, month and measures; or the reason why none does. */
  #ownerOf(area: string, offence: string, month: Month, measures: readonly Measure[]): number | Missing | undefined {
    let reason: Missing | undefined;
    const wanted = this.#levelOf(area);
    for (const index of this.#byVintage) {
      const { level, areas, hasMeasure, source } = this.#source(index);
      if (level !== wanted || !this.#monthIndex[index]?.has(month)) continue;
      if (!measures.every((measure) => hasMeasure(measure, month))) continue;
      // A London-wide file without Heathrow has moved its offences elsewhere: an older file must not add them again.
      if (!areas.has(area)) {
        if (!this.#isLondonWide(index)) continue;
        // Every ward has rows in a whole file: one without is of other boundaries.
        if (level !== 'borough') return missing('not-recorded', `not among the ${level}s of ${basename(source.file)}`);
      }
      const parts = this.#partsOf(index, offence);
      if (isMissing(parts)) reason ??= parts;
      else if (!this.#lacks(index, parts, month, measures)) return index;
    }
    return reason;
  }

  /** Which file gives which months. It is the same for every area that the same files hold, so it is settled once. */
  #planOf(area: string, offence: string, period: Period, measures: readonly Measure[]): Plan {
    const [measure = 'offences', required = measure] = measures;
    const ofPeriod = this.#plans.at(offence).at(period.from).at(period.to);
    const remembered = ofPeriod.at(measure).at(required).at(this.#filesWith(area));
    return remembered.memoize(() => this.#buildPlan(area, offence, period, measures));
  }

  #buildPlan(area: string, offence: string, period: Period, measures: readonly Measure[]): Plan {
    const months = monthsBetween(period.from, period.to);
    const indexesOf = new Map<number, number[]>();
    const absent: Month[] = [];
    let reason: Missing | undefined;
    for (const month of months) {
      const owner = this.#ownerOf(area, offence, month, measures);
      if (owner === undefined) absent.push(month);
      else if (isMissing(owner)) reason ??= owner;
      else indexesOf.set(owner, [...(indexesOf.get(owner) ?? []), this.#monthIndex[owner]?.get(month) ?? -1]);
    }
    const all = this.tree.partsOf(offence);
    const lacks = (index: number, month: Month) => this.#lacks(index, all, month, measures);
    if (!reason && absent.length > 0) {
      reason = missing('not-recorded', absentMonths(this.sources, absent, months.length, { measures, lacks }));
    }
    return {
      reason,
      monthsBySource: [...indexesOf],
      sources: [...indexesOf.keys()].sort((a, b) => a - b),
    };
  }

  /** An area's months in one file, with those of its parts that stand under another entry there. */
  #sumIn(index: number, area: string, offence: string, measure: Measure, monthIndexes: readonly number[]): Count {
    return this.moved.monthsOf(area, this.#source(index), monthIndexes).reduce<Count>((sum, span) => {
      const isWhole = measure === 'offences' && this.#isBorough.has(span.area);
      return addCounts(
        sum,
        this.#parts[index]?.sum(span, offence, measure, isWhole) ?? missing('not-recorded', 'no such source'),
      );
    }, 0);
  }

  /**
   * What is counted under an offence's own labels, without its parts, over a period; as part of a whole, in the files that
   * speak for the whole, for an older one may split off what a newer one counts within another.
   */
  ownCount(area: string, offence: string, period: Period, whole: string = offence): Count {
    const { reason, monthsBySource } = this.#planOf(area, whole, period, ['offences']);
    if (reason) return reason;
    return monthsBySource.reduce<Count>((sofar, [index, months]) => {
      const source = this.#source(index);
      return this.moved.monthsOf(area, source, months).reduce<Count>((sum, span) => {
        const values = source.cells.counts(span.area, offence, 'offences');
        return span.monthIndexes.reduce<Count>((total, index) => addCounts(total, values?.[index] ?? 0), sum);
      }, sofar);
    }, 0);
  }

  /** The files that speak for a count, with the rows of which area, the places of their months and the parts they add up. */
  filesBehind(area: string, offence: string, period: Period, measure: Measure, required: Measure) {
    return this.#planOf(area, offence, period, [measure, required]).monthsBySource.flatMap(([index, months]) => {
      const parts = this.#partsOf(index, offence);
      const areaMonths = this.moved.monthsOf(area, this.#source(index), months);
      return areaMonths.map((span) => ({ index, ...span, parts: isMissing(parts) ? [] : parts }));
    });
  }

  /** Offences (or outcomes) of a kind recorded in an area over a period; missing, with the reason, unless every month is
   * there. `required` asks for files that hold that measure too: a detection rate is made within one file. */
  count(area: string, offence: string, period: Period, measure: Measure = 'offences', required = measure): PeriodCount {
    const remembered = this.#counts.at(offence).at(period.from).at(period.to).at(measure).at(required).at(area);
    return remembered.memoize(() => {
      const { reason, monthsBySource, sources } = this.#planOf(area, offence, period, [measure, required]);
      let count: Count = reason ?? 0;
      for (const [index, months] of monthsBySource) {
        if (reason === undefined) count = addCounts(count, this.#sumIn(index, area, offence, measure, months));
      }
      const files = monthsBySource.map(([index, months]) => [this.#source(index), months] as const);
      return { count, sources, parts: this.moved.partsIn(area, files) };
    });
  }
}
