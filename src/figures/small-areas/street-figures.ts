import type { Explanation } from '../../core/explanation.js';
import type { Figure } from '../../core/figure.js';
import type { JoinedOutcome, StreetCount, StreetOutcome } from '../../core/street.js';
import { concentration } from '../../statistics/changes/concentration.js';
import { share } from '../../statistics/changes/share.js';
import { type CountNode, suppressCells } from '../../statistics/disclosure/suppress-cells.js';
import { leastSum, SUPPRESSED } from '../basis/suppression.js';
import { explainFigure, traceBehind } from '../explain/explain.js';
import type { SourceOfCount } from '../explain/explain-rows.js';
import { figure } from '../figure.js';

/** The figures of street-level files. They are no figures of the Met's: they have no era, no vintage and no denominator. */

interface File {
  readonly file: string;
  readonly sha256: string;
}

type Numbers = readonly (StreetCount | StreetOutcome | JoinedOutcome)[];

interface StreetCountQuery {
  /** What was counted, in words. */
  readonly what: string;
  readonly counts: () => Numbers;
}

export const totalOf = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

/** Counts that make up a sum, the first of which are listed. */
export interface StreetList {
  readonly counts: readonly number[];
  readonly listed: number;
  readonly isSumKept?: boolean;
  /** The places in the list of counts that are kept back elsewhere. */
  readonly kept?: readonly number[];
  /** Offences that are in none of the counts and are kept back elsewhere, where how many all come to is shown. */
  readonly apart?: number;
}

/** Makes the figures and remembers what each was counted from. */
export class StreetFigures {
  readonly #queries = new Map<Figure, StreetCountQuery>();

  /** Counts from 1 to one below `below` are kept back; 0: none is. */
  constructor(
    readonly files: readonly File[],
    readonly below = 0,
  ) {}

  /**
   * Which counts of a list, and whether their sum, are kept back; a count of an unlisted group is in no row. Where the sum is
   * kept back anyway, not all counts that make it up may be shown.
   */
  suppressedCounts({ counts, listed, isSumKept = false, kept = [], apart = 0 }: StreetList): {
    readonly sum: boolean;
    readonly counts: readonly boolean[];
  } {
    const parts = counts.map((count, index) => ({
      id: `${index}`,
      values: [count],
      parts: [],
      unlisted: index >= listed,
    }));
    const sum = totalOf(counts.map((count) => ({ count })));
    const all = { id: 'all', values: [sum], parts };
    const others = { id: 'apart', values: [apart], parts: [] };
    const root = apart === 0 ? all : { id: 'whole', values: [sum + apart], parts: [all, others] };
    const least = this.below === 0 ? 0 : leastSum(this.below);
    const suppressed = [...kept.map(String), ...(isSumKept ? ['all'] : []), ...(apart === 0 ? [] : ['apart'])];
    const hidden = new Set(suppressCells([root], this.below, { least, kept: suppressed }));
    return { sum: hidden.has('all'), counts: parts.map(({ id }) => hidden.has(id)) };
  }

  /** Whether the listed of some counts would tell a small part that is not: a ward less those of its LSOAs that are listed. */
  tellsParts = (nodes: readonly CountNode[]): boolean =>
    this.below > 0 && suppressCells(nodes, this.below, { least: leastSum(this.below) }).length > 0;

  /** Whether a number in a note is too small to be shown. */
  isSmall = (count: number): boolean => count > 0 && count < this.below;

  /** The number of offences, with the rows it is of; `counts` are looked at only when somebody asks. */
  count(value: number, what: string, counts: () => Numbers, isKeptBack: boolean): Figure {
    const countFigure = figure(isKeptBack ? SUPPRESSED : value, [], { unit: 'offences', method: 'street count' });
    this.#queries.set(countFigure, { what, counts });
    return countFigure;
  }

  /** One count as per cent of another. */
  share(part: Figure, whole: Figure): Figure {
    return figure(share(part.value ?? 0, whole.value ?? 0), [part, whole], { unit: 'percent share', method: 'share' });
  }

  // A row is an offence: how many there are of a category or a month is a count of its own.
  readonly #trace = traceBehind(
    (one) => this.#behind(one),
    () => this.below === 0,
  );

  /** How a figure was made, down to the rows of the files. */
  readonly explain = (figure: Figure): Explanation => explainFigure(this.#trace, figure);

  #behind(figureExplained: Figure): SourceOfCount | undefined {
    const source = this.#queries.get(figureExplained);
    if (!source) return undefined;
    const groups = new Map<string, { source: number; label: string; rows: number[]; count: number }>();
    for (const { file, category, rows = [], count } of source.counts()) {
      const key = `${file}|${category}`;
      const group = groups.get(key) ?? { source: file, label: category, rows: [], count: 0 };
      for (const row of rows) group.rows.push(row);
      group.count += count;
      groups.set(key, group);
    }
    const rows = [...groups.values()].sort((a, b) => a.source - b.source || (a.label < b.label ? -1 : 1));
    for (const group of rows) group.rows.sort((a, b) => a - b);
    return { name: 'Offences counted', what: source.what, rows, sources: this.files };
  }
}

/** How many areas hold half of the offences, as per cent of the areas that have any. */
export const halfOf = (counts: readonly number[]): { areas: number; percent: Figure } => {
  const { areas, percentOfAreas } = concentration(counts, 50);
  return { areas, percent: figure(percentOfAreas, [], { unit: 'percent share', method: 'share' }) };
};
