import type { Level, Measure } from '../core/crime.js';
import { MemoTree } from '../core/memo-tree.js';
import { type Count, isMissing, type Missing, missing } from '../core/missing.js';
import type { Month, Period } from '../core/months.js';
import type { Area, OffenceLabel, SmallArea } from '../core/reference.js';
import { addCounts } from './add-counts.js';
import { MonthSources } from './months/month-sources.js';
import { RunningSums } from './months/running-sums.js';
import { MovedAreas } from './moved-areas.js';
import { newestFirst } from './newest-first.js';
import type { OffenceTree } from './offence-tree.js';
import { PartsOfSource } from './parts-of-source.js';
import type { PeriodCount } from './period-count.js';
import type { TidySource } from './tidied-source.js';
import { boroughsIn, monthIndexes } from './tidy-source.js';

const NO_PARTS: PeriodCount['parts'] = [];
const NO_SOURCE = missing('not-recorded', 'no such source');

/** A count as it runs from month to month. */
interface CountQuestion {
  readonly area: string;
  readonly offence: string;
  readonly measure: Measure;
  readonly required: Measure;
}

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
  readonly #monthSources: MonthSources;
  readonly #sums = new MemoTree<RunningSums>();

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
    this.months = [...new Set(timed.flatMap((source) => [...monthIndexes(source).keys()]))].sort();
    this.boroughs = areas.filter(({ kind }) => kind === 'borough').map(({ code }) => code);
    this.#byVintage = newestFirst(sources);
    this.#monthIndex = sources.map(monthIndexes);
    this.#isBorough = new Set(this.boroughs);
    this.smallAreas = new Map(
      [...this.#byVintage].reverse().flatMap((index) => [...(sources[index]?.smallAreas ?? [])]),
    );
    this.#londonWide = sources.map((source) => this.boroughs.every((code) => boroughsIn(source).has(code)));
    this.#parts = sources.map((tidy, index) => {
      const inEra = new Set(labels.filter(({ era }) => era === tidy.source.era).map(({ offence }) => offence));
      return new PartsOfSource(tidy, tree, inEra, this.#isLondonWide(index));
    });
    this.#monthSources = new MonthSources({
      sources,
      byVintage: this.#byVintage,
      monthIndex: this.#monthIndex,
      levelOf: (area) => this.smallAreas.get(area)?.level ?? 'borough',
      isLondonWide: this.#isLondonWide,
      partsOf: this.#partsOf,
      allPartsOf: (offence) => tree.partsOf(offence),
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

  /** The file whose wards (or LSOAs) are those of a month: boundaries change, and are never mixed. */
  sourceOfLevel(level: Level, month: Month): TidySource | undefined {
    const index = this.#byVintage.find((i) => this.#source(i).level === level && this.#monthIndex[i]?.has(month));
    return index === undefined ? undefined : this.#source(index);
  }

  #partsOf = (index: number, offence: string): readonly string[] | Missing =>
    this.#parts[index]?.of(offence) ?? NO_SOURCE;

  #source(index: number): TidySource {
    const source = this.sources[index];
    if (!source) throw new Error(`no source ${index}`);
    return source;
  }

  /** Adds an area's counts in one file, with those of its parts that stand under another entry there, month by month. */
  #addFrom(
    index: number,
    monthIndexes: readonly number[],
    { area, offence, measure }: CountQuestion,
    sums: Count[],
  ): void {
    const source = this.#source(index);
    for (const span of this.moved.monthsOf(area, source, monthIndexes)) {
      const isWhole = measure === 'offences' && this.#isBorough.has(span.area);
      const counts = this.#parts[index]?.countsByMonth(span, offence, measure, isWhole) ?? NO_SOURCE;
      span.monthIndexes.forEach((monthIndex, spanIndex) => {
        const position = this.#monthSources.positionOf(source.months[monthIndex] ?? '');
        sums[position] = addCounts(sums[position] ?? 0, isMissing(counts) ? counts : (counts[spanIndex] ?? 0));
      });
    }
  }

  /** The counts of an area along all months, each from the file that speaks for it: built once for all periods. */
  #runningSums(question: CountQuestion): RunningSums {
    const { area, offence, measure, required } = question;
    return this.#sums
      .at(offence)
      .at(measure)
      .at(required)
      .at(area)
      .memoize(() => {
        const sums: Count[] = this.#monthSources.months.map(() => 0);
        const monthsBySource = this.#monthSources.monthsBySource(area, offence, [measure, required]);
        for (const [index, monthIndexes] of monthsBySource) this.#addFrom(index, monthIndexes, question, sums);
        return new RunningSums(sums);
      });
  }

  /**
   * What is counted under an offence's own labels, without its parts, over a period; as part of a whole, in the files that
   * speak for the whole, for an older one may split off what a newer one counts within another.
   */
  countWithoutParts(area: string, offence: string, period: Period, whole: string = offence): Count {
    const { reason, monthsBySource } = this.#monthSources.planOf(area, whole, period, ['offences']);
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
    return this.#monthSources
      .planOf(area, offence, period, [measure, required])
      .monthsBySource.flatMap(([index, months]) => {
        const parts = this.#partsOf(index, offence);
        const areaMonths = this.moved.monthsOf(area, this.#source(index), months);
        return areaMonths.map((span) => ({ index, ...span, parts: isMissing(parts) ? [] : parts }));
      });
  }

  /** Offences (or outcomes) of a kind recorded in an area over a period; missing, with the reason, unless every month is
   * there. `required` asks for files that hold that measure too: a detection rate is made within one file. */
  count(area: string, offence: string, period: Period, measure: Measure = 'offences', required = measure): PeriodCount {
    const { reason, monthsBySource, sources } = this.#monthSources.planOf(area, offence, period, [measure, required]);
    const [first, last] = [this.#monthSources.positionOf(period.from), this.#monthSources.positionOf(period.to)];
    const count = reason ?? this.#runningSums({ area, offence, measure, required }).between(first, last);
    if (!this.moved.hasPartsOf(area)) return { count, sources, parts: NO_PARTS };
    const files = monthsBySource.map(([index, months]) => [this.#source(index), months] as const);
    return { count, sources, parts: this.moved.partsIn(area, files) };
  }
}
