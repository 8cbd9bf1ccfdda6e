import type { Measure } from '../../core/crime.js';
import { MemoTree } from '../../core/memo-tree.js';
import type { Count } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { MovedAreas } from '../moved-areas.js';
import type { PartsOfSource } from '../parts-of-source.js';
import type { Coverage, MonthSources } from './month-sources.js';
import { MonthlyCounts, RunningSums } from './running-sums.js';

/** How a count runs from month to month, and the files it is from. */
interface Series {
  readonly coverage: Coverage;
  readonly sums: RunningSums;
}

/** Several areas as one. */
interface SeriesTogether {
  /** Each once; nearly always the same files speak for all areas. */
  readonly coverages: readonly Coverage[];
  readonly sums: RunningSums;
}

/** The counts of every area and offence along all months, each month from the file that speaks for it: added up once for all periods. */
export class SeriesOfAreas {
  readonly #series = new MemoTree<Series>();
  readonly #together = new MemoTree<SeriesTogether>();

  constructor(
    readonly monthSources: MonthSources,
    readonly parts: readonly PartsOfSource[],
    readonly moved: MovedAreas,
    readonly isBorough: (area: string) => boolean,
  ) {}

  of(area: string, offence: string, measure: Measure = 'offences', required = measure): Series {
    const branch = this.#series.at(offence).at(measure).at(required).at(area);
    return branch.known?.value ?? branch.memoize(() => this.#build(area, offence, measure, required));
  }

  #build(area: string, offence: string, measure: Measure, required: Measure): Series {
    const { months, positions } = this.monthSources;
    const coverage = this.monthSources.coverageOf(area, offence, [measure, required]);
    const counts = new MonthlyCounts(months.length, coverage.uncovered);
    for (const [index, monthIndexes] of coverage.monthsBySource) {
      const parts = this.parts[index];
      for (const span of parts ? this.moved.monthsOf(area, parts.tidy, monthIndexes) : []) {
        const wanted = { offence, measure, isWhole: measure === 'offences' && this.isBorough(span.area) };
        const fileMonths = { monthIndexes: span.monthIndexes, positions: positions[index] ?? [] };
        parts?.addCounts(span.area, wanted, fileMonths, counts);
      }
    }
    return { coverage, sums: counts.sums() };
  }

  /** Some areas added up, for a list of them that comes again. */
  together(areas: readonly string[], offence: string): SeriesTogether {
    return this.#together
      .at(offence)
      .at(areas)
      .memoize(() => {
        const all = areas.map((area) => this.of(area, offence));
        const sums = all.map((series) => series.sums);
        return {
          coverages: [...new Set(all.map(({ coverage }) => coverage))],
          sums: RunningSums.together(sums, this.monthSources.months.length),
        };
      });
  }

  /** The sum over a period. */
  between(sums: RunningSums, { from, to }: Period): Count {
    return sums.between(this.monthSources.positionOf(from), this.monthSources.positionOf(to));
  }
}
