import type { Source } from '../core/crime.js';
import type { LondonBasis } from '../core/figure.js';
import type { Period } from '../core/months.js';
import type { LsoaWards } from '../core/street.js';
import type { Reference } from '../reference/index.js';
import type { Dataset } from '../tidy/dataset.js';
import { Disclosure } from './basis/disclosure.js';
import type { Suppression } from './basis/suppression.js';

/** People by the code of the ward or LSOA they live in. */
export interface AreaPopulation {
  readonly file: string;
  readonly values: ReadonlyMap<string, number>;
}

/** What the analyst chose; every choice is stated in `coverage`. */
export interface Choices {
  readonly period: Period;
  readonly previous: Period;
  readonly base: Period;
  readonly london: LondonBasis;
  readonly populationYear?: number | undefined;
  readonly populationSeries?: string | undefined;
  readonly householdSeries?: string | undefined;
  readonly allowMixedEras: boolean;
  readonly allowPartial: boolean;
  readonly allowBreaks: boolean;
  /** People by ward or LSOA code, as a file of the user's says. */
  readonly areaPopulation?: AreaPopulation | undefined;
  /** The wards of LSOAs, as a lookup of the user's says. */
  readonly lsoaWards?: LsoaWards | undefined;
  /** Percentages on a smaller base are marked. */
  readonly smallNumber: number;
  /** Small counts are not shown; undefined shows all. */
  readonly suppress?: Suppression | undefined;
}

/** One run: the data, what is known beforehand, and the choices. Figures are made from it and nothing else. */
export class Study {
  readonly sources: readonly Source[];
  /** What is kept back; undefined where small counts are shown. */
  readonly disclosure: Disclosure | undefined;

  constructor(
    readonly dataset: Dataset,
    readonly reference: Reference,
    readonly choices: Choices,
  ) {
    this.sources = dataset.sources.map(({ source }) => source);
    const { suppress } = choices;
    this.disclosure = suppress && new Disclosure(suppress, [dataset], reference.offenceSets);
  }

  get tree() {
    return this.dataset.tree;
  }
}
