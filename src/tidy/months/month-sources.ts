import type { Level, Measure } from '../../core/crime.js';
import { MemoTree } from '../../core/memo-tree.js';
import { memoize } from '../../core/memoize.js';
import { isMissing, type Missing, missing } from '../../core/missing.js';
import { type Month, monthsBetween, type Period } from '../../core/months.js';
import { basename } from '../parts-of-source.js';
import type { Plan } from '../period-count.js';
import type { TidySource } from '../tidied-source.js';
import { absentMonths } from './absent-months.js';
import { NO_SUCH_MONTH } from './running-sums.js';

/** A file, by its number; the reason why none speaks for the month; undefined where no file has the month. */
type SourceOfMonth = number | Missing | undefined;

/** Which files speak for an offence (or outcome), month by month. */
export interface Coverage {
  readonly sourceOfMonths: readonly SourceOfMonth[];
  /** Each file that speaks for some of the months, with the positions of those in it. */
  readonly monthsBySource: ReadonlyMap<number, readonly number[]>;
  /** The months, by position, for which none does. */
  readonly uncovered: ReadonlyMap<number, Missing>;
  readonly plans: MemoTree<Plan>;
}

/** What is known of the files before a month is looked for in them. */
export interface FilesInOrder {
  readonly sources: readonly TidySource[];
  /** Source numbers, newest vintage first. */
  readonly byVintage: readonly number[];
  /** The positions of each file's months. */
  readonly monthIndex: readonly ReadonlyMap<Month, number>[];
  readonly levelOf: (area: string) => Level;
  readonly isLondonWide: (index: number) => boolean;
  /** The parts of an offence that a file gives, or why it gives none. */
  readonly partsOf: (index: number, offence: string) => readonly string[] | Missing;
  readonly allPartsOf: (offence: string) => readonly string[];
}

/** Which file speaks for an area, offence and month: the newest vintage that can give it. */
export class MonthSources {
  /** Every month from the first to the last of all files. */
  readonly months: readonly Month[];
  readonly #position: ReadonlyMap<Month, number>;
  /** Of each file, where its months stand among `months`. */
  readonly positions: readonly ArrayLike<number>[];
  readonly #coverages = new MemoTree<Coverage>();
  readonly #candidateTree = new MemoTree<readonly (readonly SourceOfMonth[])[]>();

  constructor(readonly files: FilesInOrder) {
    const all = files.monthIndex.flatMap((months) => [...months.keys()]).sort();
    const [first, last] = [all[0], all.at(-1)];
    this.months = first && last ? monthsBetween(first, last) : [];
    this.#position = new Map(this.months.map((month, position) => [month, position]));
    this.positions = files.sources.map(({ months }) => Int32Array.from(months, this.positionOf));
  }

  /** Where a month stands among `months`; -1 outside them. */
  positionOf = (month: Month): number => this.#position.get(month) ?? -1;

  /** Which files have rows of an area: files alike for two areas are alike for every plan. */
  #filesWith = memoize(
    (area) => `${this.files.levelOf(area)}${this.files.sources.map(({ areas }) => (areas.has(area) ? 1 : 0)).join('')}`,
  );

  /** Whether a file did not count outcomes of a part of the offence in a month. */
  #lacks(index: number, parts: readonly string[], month: Month, measures: readonly Measure[]): boolean {
    const source = this.files.sources[index];
    return parts.some((part) => measures.some((measure) => source?.lacks(measure, part, month)));
  }

  /**
   * Why a file has not counted a part of the offence in a month. Rows of a label that nobody knows stand in their group:
   * the part may be among them, and the group is whole.
   */
  #whyLacking(index: number, parts: readonly string[], month: Month, measures: readonly Measure[]) {
    const source = this.files.sources[index];
    if (!source || !measures.includes('offences')) return undefined;
    const isWhole = source.unknownLabels.some(({ countedIn }) => countedIn !== undefined && parts.includes(countedIn));
    return isWhole ? undefined : parts.map((part) => source.whyLacking(part, month)).find(isMissing);
  }

  /** The file of a number, if it is of the level and has the month with each of the measures. */
  #sourceWith(index: number, level: Level, month: Month, measures: readonly Measure[]): TidySource | undefined {
    const source = this.files.sources[index];
    if (source?.level !== level || !this.files.monthIndex[index]?.has(month)) return undefined;
    return measures.every((measure) => source.hasMeasure(measure, month)) ? source : undefined;
  }

  /**
   * Which files may speak for an area in a month, newest vintage first, whatever the offence; last, the reason why no older one may.
   * A London-wide file without Heathrow has moved its offences elsewhere: an older file must not add them again.
   */
  #candidatesIn(area: string, month: Month, measures: readonly Measure[]): SourceOfMonth[] {
    const wanted = this.files.levelOf(area);
    const candidates: SourceOfMonth[] = [];
    for (const index of this.files.byVintage) {
      const source = this.#sourceWith(index, wanted, month, measures);
      if (!source || (!source.areas.has(area) && !this.files.isLondonWide(index))) continue;
      if (!source.areas.has(area) && wanted !== 'borough') {
        // Every ward has rows in a whole file: one without is of other boundaries.
        return [...candidates, missing('not-recorded', `not among the ${wanted}s of ${basename(source.source.file)}`)];
      }
      candidates.push(index);
    }
    return candidates;
  }

  #candidates(area: string, measures: readonly Measure[]): readonly (readonly SourceOfMonth[])[] {
    const branch = measures.reduce((tree, measure) => tree.at(measure), this.#candidateTree.at(this.#filesWith(area)));
    return branch.memoize(() => this.months.map((month) => this.#candidatesIn(area, month, measures)));
  }

  /** The first of the candidates that can give the offence. */
  #firstOf(candidates: readonly SourceOfMonth[], offence: string, month: Month, measures: readonly Measure[]) {
    let reason: Missing | undefined;
    for (let position = 0; position < candidates.length; position += 1) {
      const index = candidates[position];
      if (typeof index !== 'number') return index;
      const parts = this.files.partsOf(index, offence);
      const why = isMissing(parts) ? parts : this.#whyLacking(index, parts, month, measures);
      if (isMissing(parts) || why) reason ??= why;
      else if (!this.#lacks(index, parts, month, measures)) return index;
    }
    return reason;
  }

  /** The file of each of `months`. It is the same for every area that the same files hold, so it is settled once. */
  coverageOf(area: string, offence: string, measures: readonly Measure[]): Coverage {
    const [measure = 'offences', required = measure] = measures;
    const branch = this.#coverages.at(offence).at(measure).at(required).at(this.#filesWith(area));
    return branch.memoize(() => {
      const distinct = measure === required ? [measure] : measures;
      const candidates = this.#candidates(area, distinct);
      const sourceOfMonths = this.months.map((month, position) =>
        this.#firstOf(candidates[position] ?? [], offence, month, distinct),
      );
      const uncovered = new Map<number, Missing>();
      sourceOfMonths.forEach((source, position) => {
        if (typeof source !== 'number') uncovered.set(position, source ?? NO_SUCH_MONTH);
      });
      const monthsBySource = this.#collect(this.months, sourceOfMonths);
      return { sourceOfMonths, monthsBySource, uncovered, plans: new MemoTree() };
    });
  }

  #collect(months: readonly Month[], found: readonly SourceOfMonth[]): Map<number, number[]> {
    const bySource = new Map<number, number[]>();
    months.forEach((month, position) => {
      const index = found[position];
      if (typeof index !== 'number') return;
      const monthIndexes = bySource.get(index);
      const monthIndex = this.files.monthIndex[index]?.get(month) ?? -1;
      if (monthIndexes) monthIndexes.push(monthIndex);
      else bySource.set(index, [monthIndex]);
    });
    return bySource;
  }

  /** Which file gives which months of a period, or why they cannot be had. */
  planOf(area: string, offence: string, period: Period, measures: readonly Measure[]): Plan {
    return this.planWithin(this.coverageOf(area, offence, measures), offence, period, measures);
  }

  /** The same where the coverage is known already. */
  planWithin(coverage: Coverage, offence: string, period: Period, measures: readonly Measure[]): Plan {
    const branch = coverage.plans.at(period.from).at(period.to);
    return branch.known?.value ?? branch.memoize(() => this.#buildPlan(coverage, offence, period, measures));
  }

  #buildPlan({ sourceOfMonths }: Coverage, offence: string, period: Period, measures: readonly Measure[]): Plan {
    const { sources, allPartsOf } = this.files;
    const months = monthsBetween(period.from, period.to);
    const found = months.map((month) => sourceOfMonths[this.positionOf(month)]);
    const bySource = this.#collect(months, found);
    const absent = months.filter((_, position) => found[position] === undefined);
    let reason = found.find(isMissing);
    if (!reason && absent.length > 0) {
      const all = allPartsOf(offence);
      const lacks = (index: number, month: Month) => this.#lacks(index, all, month, measures);
      reason = missing('not-recorded', absentMonths(sources, absent, months.length, { measures, lacks }));
    }
    return { reason, monthsBySource: [...bySource], sources: [...bySource.keys()].sort((a, b) => a - b) };
  }
}
