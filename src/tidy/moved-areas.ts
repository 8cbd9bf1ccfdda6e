import type { Era } from '../core/crime.js';
import type { Month } from '../core/months.js';
import type { AreaMove } from '../core/reference.js';
import type { TidySource } from './tidied-source.js';

/** Where a file has a part of a borough in a month: in the borough's rows, in rows of its own, or in none. */
type Location = 'borough' | 'own row' | 'none';

/** A part of a borough that files have elsewhere: all moves of one entry and one borough. */
export interface MovedPart {
  /** The entry that is no borough. */
  readonly area: string;
  readonly borough: string;
  readonly name: string;
}

/** What a count over some months has of a part that files have elsewhere. */
export interface PartCounted {
  readonly part: MovedPart;
  /** In how many months its own rows were added to the borough's. */
  readonly added: number;
  /** In how many months no row has it. */
  readonly absent: number;
  readonly months: number;
}

/** The months of a file, by their position, that count for an area. */
export interface AreaMonths {
  readonly area: string;
  readonly monthIndexes: readonly number[];
}

/** The months of one era in which some file has the part in rows of its own. */
export interface MonthsApart {
  readonly era: Era;
  readonly from: Month;
  readonly to: Month;
}

/**
 * Parts of boroughs that files have under an entry that is no borough, in some months and not in others. Where the files
 * that may be compared with one another do not agree, the part counts in its borough in every month, and its own entry
 * keeps the rest: no offence counts twice, and none is lost. Where they agree, the files are left as they are.
 */
export class MovedAreas {
  readonly parts: readonly MovedPart[];
  readonly #moves: ReadonlyMap<MovedPart, readonly AreaMove[]>;
  readonly #sources: readonly TidySource[];
  readonly #locations = new Map<TidySource, Map<MovedPart, readonly Location[]>>();
  readonly #joined = new Map<MovedPart, Map<Era, boolean>>();
  readonly #withParts: ReadonlySet<string>;

  /** `acrossEras`: files of different eras may be compared with one another. */
  constructor(
    moves: readonly AreaMove[],
    sources: readonly TidySource[],
    readonly acrossEras: boolean,
  ) {
    const byPart = new Map<string, AreaMove[]>();
    for (const move of moves) {
      const key = `${move.area}|${move.borough}`;
      byPart.set(key, [...(byPart.get(key) ?? []), move]);
    }
    this.#moves = new Map(
      [...byPart.values()].flatMap((all): [MovedPart, AreaMove[]][] => {
        const [first] = all;
        return first ? [[{ area: first.area, borough: first.borough, name: first.name }, all]] : [];
      }),
    );
    this.#sources = sources.filter(({ level }) => level === 'borough');
    this.parts = [...this.#moves.keys()].filter((part) =>
      this.#sources.some((source) => this.#isJoined(part, source.source.era)),
    );
    this.#withParts = new Set(this.parts.map(({ borough }) => borough));
  }

  #locationsOf(part: MovedPart, source: TidySource): readonly Location[] {
    const known = this.#locations.get(source) ?? new Map<MovedPart, readonly Location[]>();
    const found = known.get(part) ?? this.#locate(part, source);
    this.#locations.set(source, known.set(part, found));
    return found;
  }

  #locate(part: MovedPart, { source, months, areas }: TidySource): Location[] {
    const moves = (this.#moves.get(part) ?? []).filter(
      ({ era, layouts }) => era === source.era && layouts.includes(source.layout),
    );
    return months.map((month) => {
      const move = moves.find(({ from, to }) => (from === '' || month >= from) && (to === '' || month <= to));
      if (!move) return 'borough';
      if (areas.has(part.area)) return 'own row';
      return move.withoutRow === 'borough' ? 'borough' : 'none';
    });
  }

  /** Whether the files that may be compared with those of an era have the part now in the borough, now not. */
  #isJoined(part: MovedPart, era: Era): boolean {
    const known = this.#joined.get(part) ?? new Map<Era, boolean>();
    const found = known.get(era) ?? this.#disagree(part, era);
    this.#joined.set(part, known.set(era, found));
    return found;
  }

  #disagree(part: MovedPart, era: Era): boolean {
    const comparable = this.#sources.filter(({ source }) => this.acrossEras || source.era === era);
    const locations = new Set(comparable.flatMap((source) => this.#locationsOf(part, source)));
    return locations.has('borough') && locations.size > 1;
  }

  /** The rows to add up for an area over some months of a file: its own, and those of its parts that stand elsewhere. */
  monthsOf(area: string, source: TidySource, monthIndexes: readonly number[]): readonly AreaMonths[] {
    const concerned = this.#concerning(area, source);
    if (concerned.length === 0) return [{ area, monthIndexes }];
    let areaIndexes = monthIndexes;
    const others: AreaMonths[] = [];
    for (const part of concerned) {
      const locations = this.#locationsOf(part, source);
      if (part.area === area) areaIndexes = areaIndexes.filter((monthIndex) => locations[monthIndex] !== 'own row');
      else
        others.push({
          area: part.area,
          monthIndexes: monthIndexes.filter((monthIndex) => locations[monthIndex] === 'own row'),
        });
    }
    return [{ area, monthIndexes: areaIndexes }, ...others].filter(({ monthIndexes: some }) => some.length > 0);
  }

  /** Whether some file has a part of the area elsewhere. */
  hasPartsOf = (area: string): boolean => this.#withParts.has(area);

  /** What a count of a borough has of its parts that stand elsewhere in some of the months. */
  partsIn(area: string, files: readonly (readonly [TidySource, readonly number[]])[]): PartCounted[] {
    return this.parts.flatMap((part): PartCounted[] => {
      if (part.borough !== area) return [];
      const locations = files.flatMap(([source, monthIndexes]) => {
        const all = this.#isJoined(part, source.source.era) ? this.#locationsOf(part, source) : [];
        return monthIndexes.map((monthIndex) => all[monthIndex] ?? 'borough');
      });
      const count = (wanted: Location) => locations.filter((location) => location === wanted).length;
      const usage = { part, added: count('own row'), absent: count('none'), months: locations.length };
      return usage.added + usage.absent > 0 ? [usage] : [];
    });
  }

  /** When the files have a part apart from its borough, era by era, in runs of months. */
  whenApart(part: MovedPart): MonthsApart[] {
    const months = this.#sources.flatMap((source) => {
      const { era } = source.source;
      if (!this.#isJoined(part, era)) return [];
      const locations = this.#locationsOf(part, source);
      return source.months.flatMap((month, monthIndex) =>
        locations[monthIndex] === 'borough' ? [] : [{ era, month }],
      );
    });
    return (this.#moves.get(part) ?? []).flatMap(({ era, from, to }) => {
      const within = months
        .filter((item) => item.era === era && (from === '' || item.month >= from) && (to === '' || item.month <= to))
        .map(({ month }) => month)
        .sort();
      const [first, last] = [within[0], within.at(-1)];
      return first && last ? [{ era, from: first, to: last }] : [];
    });
  }

  #concerning(area: string, { level, source }: TidySource): readonly MovedPart[] {
    if (level !== 'borough' || this.parts.length === 0) return NONE;
    return this.parts.filter(
      (part) => (part.area === area || part.borough === area) && this.#isJoined(part, source.era),
    );
  }
}

const NONE: readonly MovedPart[] = [];
