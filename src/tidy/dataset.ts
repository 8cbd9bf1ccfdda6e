import type { Level, Measure } from '../core/crime.js';
import type { CountQuery } from '../core/figure.js';
import { type Count, isMissing, type Missing, missing } from '../core/missing.js';
import type { Month, Period } from '../core/months.js';
import type { Area, OffenceLabel, SmallArea } from '../core/reference.js';
import { addCounts } from './add-counts.js';
import { MonthSources } from './months/month-sources.js';
import { SeriesOfAreas } from './months/series-of-areas.js';
import { MovedAreas } from './moved-areas.js';
import { newestFirst } from './newest-first.js';
import type { OffenceTree } from './offence-tree.js';
import { PartsOfSource } from './parts-of-source.js';
import type { PeriodCount } from './period-count.js';
import type { TidySource } from './tidied-source.js';
import { boroughsIn, monthIndexes } from './tidy-source.js';

const NO_PARTS: PeriodCount['parts'] = [];
const numberOrNone = (count: Count): number | undefined => (isMissing(count) ? undefined : count);

const NO_SOURCE = missing('not-recorded', 'no such source');

/** What is counted, and which measure a file must have too: a detection rate is made within one file. */
interface Measures {
  readonly measure: Measure;
  readonly required: Measure;
}

const OFFENCES: Measures = { measure: 'offences', required: 'offences' };

interface KnownLabels {
  readonly areas: readonly Area[];
  readonly labels: readonly OffenceLabel[];
}

/**
 * All files as one. For each area, offence and month one file speaks: the newest vintage (the file that runs to the
 * latest month) that can give it; no month is counted twice, and a month nobody has is missing, never zero.
 */
export class Dataset {
  readonly areas: readonly Area[];
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
  readonly #series: SeriesOfAreas;

  constructor(
    readonly sources: readonly TidySource[],
    readonly tree: OffenceTree,
    { areas, labels }: KnownLabels,
    readonly moved = new MovedAreas([], sources, false),
  ) {
    this.areas = areas;
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
    this.#series = new SeriesOfAreas(this.#monthSources, this.#parts, moved, this.isBorough);
  }

  isBorough = (code: string): boolean => this.#isBorough.has(code);

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

  /** The parts of an offence that are added up in one file, or why it does not give the offence. */
  partsIn = (source: TidySource, offence: string): readonly string[] | Missing =>
    this.#partsOf(this.sources.indexOf(source), offence);

  #partsOf = (index: number, offence: string): readonly string[] | Missing =>
    this.#parts[index]?.of(offence) ?? NO_SOURCE;

  #source(index: number): TidySource {
    const source = this.sources[index];
    if (!source) throw new Error(`no source ${index}`);
    return source;
  }

  /**
   * What the rows of some offences count in an area over a period, each without its parts, in the files that speak for the
   * whole: an older file may split off what a newer one counts within another. Row by row, and not by running sums.
   */
  countOfRows(area: string, offences: readonly string[], period: Period, whole: string): Count {
    const { reason, monthsBySource } = this.#monthSources.planOf(area, whole, period, ['offences']);
    if (reason) return reason;
    return monthsBySource.reduce<Count>((total, [index, months]) => {
      const spans = this.moved.monthsOf(area, this.#source(index), months);
      return spans.reduce<Count>(
        (sum, span) => addCounts(sum, this.#parts[index]?.countOfRows(span, offences) ?? 0),
        total,
      );
    }, 0);
  }

  /** The files that speak for a count, with the rows of which area, the indexes of their months and the parts they add up. */
  filesBehind(area: string, { offence, period, measure, requiredMeasure }: Omit<CountQuery, 'set'>) {
    return this.#monthSources
      .planOf(area, offence, period, [measure, requiredMeasure])
      .monthsBySource.flatMap(([index, months]) => {
        const parts = this.#partsOf(index, offence);
        const areaMonths = this.moved.monthsOf(area, this.#source(index), months);
        return areaMonths.map((span) => ({ index, ...span, parts: isMissing(parts) ? [] : parts }));
      });
  }

  /** The file that speaks for a month of an area's offences. */
  fileOf(area: string, offence: string, month: Month): TidySource | undefined {
    const { sourceOfMonths } = this.#monthSources.coverageOf(area, offence, ['offences']);
    const index = sourceOfMonths[this.#monthSources.positionOf(month)];
    return typeof index === 'number' ? this.sources[index] : undefined;
  }

  /** Offences recorded in an area over a period, or undefined: the number alone, where nobody asks why it is missing. */
  numberIn(area: string, offence: string, period: Period): number | undefined {
    return numberOrNone(this.#series.between(this.#series.of(area, offence).sums, period));
  }

  /** The same of several areas together, undefined where one is missing; for a list of areas that is asked about again and again. */
  numberInAll(areas: readonly string[], offence: string, period: Period): number | undefined {
    return numberOrNone(this.#series.between(this.#series.together(areas, offence).sums, period));
  }

  /** The count of several areas together, as `numberInAll`. */
  countInAll(areas: readonly string[], offence: string, period: Period): PeriodCount | undefined {
    const count = this.numberInAll(areas, offence, period);
    if (count === undefined) return undefined;
    const { coverages } = this.#series.together(areas, offence);
    const sources = coverages.flatMap(
      (coverage) => this.#monthSources.planWithin(coverage, offence, period, ['offences']).sources,
    );
    const parts = areas.filter(this.moved.hasPartsOf).flatMap((area) => this.count(area, offence, period).parts);
    return { count, sources: [...new Set(sources)].sort((one, other) => one - other), parts };
  }

  /** Offences (or outcomes) of a kind recorded in an area over a period; missing, with the reason, unless every month is there. */
  count(area: string, offence: string, period: Period, { measure, required } = OFFENCES): PeriodCount {
    const { coverage, sums } = this.#series.of(area, offence, measure, required);
    const plan = this.#monthSources.planWithin(coverage, offence, period, [measure, required]);
    const { reason, monthsBySource, sources } = plan;
    const count = reason ?? this.#series.between(sums, period);
    if (!this.moved.hasPartsOf(area)) return { count, sources, parts: NO_PARTS };
    const files = monthsBySource.map(([index, months]) => [this.#source(index), months] as const);
    return { count, sources, parts: this.moved.partsIn(area, files) };
  }
}
