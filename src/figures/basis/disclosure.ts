import type { CountQuery } from '../../core/figure.js';
import type { OffenceSet } from '../../core/reference.js';
import { type CountNode, suppressCells, tooLittle } from '../../statistics/disclosure/suppress-cells.js';
import type { Dataset } from '../../tidy/dataset.js';
import { type Column, type Layer, layersOf } from './shown-layers.js';
import { leastSum, type Suppression } from './suppression.js';

/** The wards or LSOAs of a borough. */
interface Parts {
  readonly borough: string;
  readonly codes: readonly string[];
}

/**
 * What a run keeps back, decided over all that it shows before any of it is shown: in an area an offence is shown in all
 * periods of a layer or in none. A count that the run did not say it would show is kept back. Several datasets are
 * vintages of the same counts, next to each other.
 */
export class Disclosure {
  readonly #layers: readonly Layer[];
  readonly #hidden = new Map<string, ReadonlySet<string>>();
  readonly #least: number;

  constructor(
    readonly suppression: Suppression,
    readonly datasets: readonly Dataset[],
    readonly sets: readonly OffenceSet[],
  ) {
    this.#least = leastSum(suppression.below);
    this.#layers = layersOf(suppression.shows, datasets, this.#members);
  }

  get #dataset(): Dataset {
    const [first] = this.datasets;
    if (!first) throw new Error('no dataset');
    return first;
  }

  #members = (offence: string): readonly string[] => this.sets.find(({ id }) => id === offence)?.offences ?? [offence];

  #isSmall = (code: string): boolean => this.datasets.some(({ smallAreas }) => smallAreas.has(code));

  /** Whether a count may not be shown: it is small, or it would give away one that is, or the run did not say it shows it. */
  withholds({ set, offence, period, measure, requiredMeasure }: CountQuery): boolean {
    const { codes } = set;
    if (codes.length === 0) return false;
    const members = this.#members(offence);
    const other = measure === 'offences' ? (requiredMeasure === 'offences' ? undefined : requiredMeasure) : measure;
    const small = this.#isSmall(codes[0] ?? '');
    const layer = this.#layers.find(
      ({ shows, periods, lists }) =>
        (shows.small ?? false) === small && shows.measure === other && members.every(lists) && periods.has(period),
    );
    return !layer || members.some((member) => this.#isHidden(codes, member, layer));
  }

  /** Whether a number printed elsewhere, next to those of this run, may not be shown. */
  withholdsPrinted(offence: string): boolean {
    const layer = this.#layers.find(({ shows }) => shows.printed?.counts.has(offence));
    const code = layer?.shows.printed?.code;
    return !layer || code === undefined || this.#members(offence).some((item) => this.#hiddenIn(code, layer).has(item));
  }

  #isLondon(codes: readonly string[]): boolean {
    const has = new Set(codes);
    return this.#dataset.boroughs.every((code) => has.has(code));
  }

  #isHidden(codes: readonly string[], offence: string, layer: Layer): boolean {
    if (this.#isLondon(codes)) return this.#hiddenInLondon(codes, layer).has(offence);
    return codes.some((code) => this.#hiddenIn(code, layer).has(offence));
  }

  #keep(key: string, make: () => ReadonlySet<string>): ReadonlySet<string> {
    const known = this.#hidden.get(key);
    if (known) return known;
    const result = make();
    this.#hidden.set(key, result);
    return result;
  }

  /** The offences of an area that are not shown in a layer: nor, then, in a later one. */
  #hiddenIn(code: string, layer: Layer): ReadonlySet<string> {
    const small = this.#dataset.smallAreas.get(code) ?? this.datasets.at(-1)?.smallAreas.get(code);
    if (small) return this.#hiddenInParts(small.borough, small.level, layer).get(code) ?? new Set();
    return this.#keep(`${layer.index}|${code}`, () => this.#hiddenOf([code], layer, this.#hiddenBefore([code], layer)));
  }

  /** What an earlier layer of the same kind of area keeps back. */
  #hiddenBefore(codes: readonly string[], { index, shows }: Layer): readonly string[] {
    const before = this.#layers
      .slice(0, index)
      .filter((entry) => entry.shows.small === shows.small && !entry.shows.measure);
    const [code = ''] = codes;
    return before.flatMap((element) => [
      ...(codes.length === 1 ? this.#hiddenIn(code, element) : this.#hiddenInLondon(codes, element)),
    ]);
  }

  /** The tree of offences with the counts of some areas together, and what of it is kept back. */
  #hiddenOf(codes: readonly string[], { columns, lists }: Layer, kept: Iterable<string>): ReadonlySet<string> {
    const { tree } = this.#dataset;
    const nodeOf = (id: string): CountNode => ({
      id,
      values: columns.map((column) => codes.reduce((sum, code) => sum + column(code, id), 0)),
      parts: tree.childrenOf(id).map((child) => nodeOf(child.id)),
      unlisted: !lists(id),
    });
    const roots = tree.offences.filter(({ parent }) => parent === '').map(({ id }) => nodeOf(id));
    // Sets of offences are what reports speak of first: others are kept back before their members.
    const spared = this.sets.flatMap(({ offences, isInReports }) => (isInReports ? offences : []));
    return new Set(suppressCells(roots, this.suppression.below, { least: this.#least, kept, spared }));
  }

  /** Where London is shown with and without what is in no borough, the difference of the two is shown as well. */
  #hiddenInLondon(codes: readonly string[], layer: Layer): ReadonlySet<string> {
    const { noBorough } = this.suppression;
    const { boroughs } = this.#dataset;
    const sums = noBorough ? [boroughs, noBorough, [...boroughs, ...noBorough]] : [codes];
    return this.#keep(`${layer.index}|${sums.join('|')}`, () => {
      let hidden: ReadonlySet<string> = new Set();
      for (let before = -1; before !== hidden.size; ) {
        before = hidden.size;
        for (const sum of sums) hidden = this.#hiddenInSum(sum, layer, hidden);
      }
      return hidden;
    });
  }

  /** London is the sum of its boroughs: those without a row of their own leave it open what the hidden ones have. */
  #hiddenInSum(codes: readonly string[], layer: Layer, more: Iterable<string> = []): ReadonlySet<string> {
    const kept = new Set([...this.#hiddenBefore(codes, layer), ...more]);
    for (const { id } of this.#isLondon(codes) ? this.#dataset.tree.offences : []) {
      if (layer.lists(id) && this.#londonTells(codes, id, layer)) kept.add(id);
    }
    return this.#hiddenOf(codes, layer, kept);
  }

  #londonTells(codes: readonly string[], offence: string, layer: Layer): boolean {
    const { everyBorough, listedAreas } = this.suppression;
    const isHidden = (code: string) => this.#hiddenIn(code, layer).has(offence);
    if (everyBorough(offence)) return codes.some(isHidden);
    if (!listedAreas.some(isHidden)) return false;
    const unknown = codes.filter((code) => !listedAreas.includes(code) || isHidden(code));
    return this.#columnTooSmall(unknown, offence, layer) !== undefined;
  }

  /** The first period in which what is kept back in some areas comes to too little, or is of one of them alone. */
  #columnTooSmall(codes: readonly string[], offence: string, { columns }: Layer): Column | undefined {
    const counts = codes.map((code) => columns.map((column) => column(code, offence)));
    return columns[tooLittle(counts, this.#least)];
  }

  /** The wards (or LSOAs) of a borough hide each other: the borough's count less those shown is what the others have. */
  #hiddenInParts(borough: string, level: string, layer: Layer): ReadonlyMap<string, ReadonlySet<string>> {
    const key = `${layer.index}|${level}|${borough}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const areas = this.datasets.flatMap(({ smallAreas }) => [...smallAreas.values()]);
    const within = areas.filter((area) => area.level === level && area.borough === borough);
    const codes = [...new Set(within.map(({ code }) => code))];
    const hidden = new Map(codes.map((code) => [code, this.#hiddenOf([code], layer, [])]));
    const offences = this.#dataset.tree.offences.map(({ id }) => id).filter(layer.lists);
    for (;;) {
      const more = offences
        .map((id) => this.#nextPart({ borough, codes }, id, layer, hidden))
        .find((candidate) => candidate !== undefined);
      if (!more) break;
      hidden.set(more.code, this.#hiddenOf([more.code], layer, [...(hidden.get(more.code) ?? []), more.offence]));
    }
    this.#parts.set(key, hidden);
    return hidden;
  }

  readonly #parts = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  /** A period in which few of the borough's offences are in none of its parts: all parts shown would tell how many. */
  #smallGap({ borough, codes }: Parts, offence: string, { columns }: Layer): Column | undefined {
    return columns.find((column) => {
      const gap = column(borough, offence) - codes.reduce((sum, code) => sum + column(code, offence), 0);
      return gap > 0 && gap < this.suppression.below;
    });
  }

  #nextPart(
    { borough, codes }: Parts,
    offence: string,
    layer: Layer,
    hidden: ReadonlyMap<string, ReadonlySet<string>>,
  ): { code: string; offence: string } | undefined {
    const kept = codes.filter((code) => hidden.get(code)?.has(offence));
    const column =
      kept.length > 0 ? this.#columnTooSmall(kept, offence, layer) : this.#smallGap({ borough, codes }, offence, layer);
    if (!column) return undefined;
    const [code] = codes
      .filter((borough) => !kept.includes(borough) && column(borough, offence) > 0)
      .sort((a, b) => column(a, offence) - column(b, offence) || (a < b ? -1 : 1));
    return code === undefined ? undefined : { code, offence };
  }
}
