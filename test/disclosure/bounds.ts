import { createRequire } from 'node:module';
import type { Highs, Model } from 'highs';
import type { Measure } from '../../src/core/crime.js';
import { isMissing } from '../../src/core/missing.js';
import { FinestPeriods } from '../../src/figures/basis/finest-periods.js';
import type { Dataset } from '../../src/tidy/dataset.js';
import type { Cell, Told } from './told.js';

/** The least and the most that a count can be, to whoever sets up every equation there is; worked out when asked for. */
export interface Bounds {
  readonly cell: Cell;
  readonly truth: number;
  readonly least: number;
  readonly most: number;
}

const load: () => Promise<Highs> = createRequire(import.meta.url)('highs');

interface Period {
  readonly from: string;
  readonly to: string;
}

const within = (inner: Period, outer: Period): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** The equations of one shortest period and kind of count: each area's tree of offences, and the areas in their sums. */
class Equations {
  readonly #names = new Map<string, string>();
  readonly #lines: string[] = [];
  readonly #areas = new Set<string>();
  readonly #bounds = new Map<string, number>();
  #model: Model | undefined;

  constructor(
    readonly dataset: Dataset,
    readonly period: Period,
    readonly kind: string,
  ) {}

  truth(code: string, offence: string): number {
    const [measure, required] = this.kind.split('|') as [Measure, Measure];
    const { count } = this.dataset.count(code, offence, { ...this.period, label: '' }, { measure, required });
    return isMissing(count) ? 0 : count;
  }

  #name(code: string, offence: string): string {
    const key = `${code}|${offence}`;
    const known = this.#names.get(key);
    if (known) return known;
    const name = `x${this.#names.size}`;
    this.#names.set(key, name);
    if (!this.#areas.has(code)) this.#addTree(code);
    return name;
  }

  /** A group is the sum of its parts, and of what stands under no part where the files have such. */
  #addTree(code: string): void {
    this.#areas.add(code);
    const { tree } = this.dataset;
    for (const { id } of tree.offences) {
      const parts = tree.childrenOf(id);
      if (parts.length === 0) continue;
      const rest = this.truth(code, id) - parts.reduce((sum, part) => sum + this.truth(code, part.id), 0);
      const terms = parts.map((part) => ` - ${this.#name(code, part.id)}`).join('');
      // What is missing in one of them is no equation.
      if (rest < 0) continue;
      const own = rest > 0 ? ` - own${this.#name(code, id)}` : '';
      this.#lines.push(`${this.#name(code, id)}${terms}${own} = 0`);
    }
  }

  /** The count of some areas together; of a set of offences, of all of them. */
  terms({ codes, offence }: Cell, sets: ReadonlyMap<string, readonly string[]>): string[] {
    return codes.flatMap((code) => (sets.get(offence) ?? [offence]).map((id) => this.#name(code, id)));
  }

  add(terms: readonly string[], value: number): void {
    if (terms.length > 0) this.#lines.push(`${terms.join(' + ')} = ${value}`);
  }

  addAtMost(terms: readonly string[], whole: string): void {
    if (terms.length > 0) this.#lines.push(`${whole} - ${terms.join(' - ')} >= 0`);
  }

  /** The least or the most that a sum can be; many kept-back counts ask for the same. */
  bound(solver: Highs, direction: Direction, terms: readonly string[]): number {
    const objective = `${direction} ${terms.join(' + ')}`;
    const known = this.#bounds.get(objective);
    if (known !== undefined) return known;
    this.#model ??= this.#createModel(solver);
    const bound = optimum(solver, this.#model, direction, terms);
    this.#bounds.set(objective, bound);
    return bound;
  }

  /** Every unknown and every equation; what is sought comes later, so that one search can begin where another ended. */
  #createModel(solver: Highs): Model {
    const sum = [...this.#names.values()].map((name) => `0 ${name}`).join(' + ');
    const lines = this.#lines.map((line, index) => ` c${index}: ${line}`).join('\n');
    const model = solver.createModel({
      format: 'lp',
      data: `Minimize\n obj: ${sum}\nSubject To\n${lines}\nEnd\n`,
    });
    model.options.set(OPTIONS);
    return model;
  }
}

type Direction = 'minimize' | 'maximize';

const OPTIONS = { presolve: 'off', output_flag: false, simplex_strategy: 4 };

function optimum({ constants, infinity }: Highs, model: Model, direction: Direction, terms: readonly string[]): number {
  const columns = terms.map((name) => model.getColByName(name));
  for (const column of columns) model.changeColCost(column, 1);
  model.changeObjectiveSense(constants.objectiveSense[direction]);
  model.run();
  const [status, bound] = [model.getModelStatus(), model.getObjectiveValue()];
  for (const column of columns) model.changeColCost(column, 0);
  if (status === constants.modelStatus.unbounded) return infinity;
  if (status !== constants.modelStatus.optimal) throw new Error(`${direction} ${terms}: status ${status}`);
  return bound;
}

interface Given {
  readonly dataset: Dataset;
  /** Of two vintages, the first. */
  readonly then?: Dataset | undefined;
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

/** Kept-back counts with what can be worked out of them. Counts of other kinds have no equation in common. */
export async function boundsOf(told: Told, { dataset: now, then, sets }: Given): Promise<Bounds[]> {
  const solver = await load();
  const kinds = new Set([...told.kept.values()].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const dataset = kind.endsWith('|then') ? (then ?? now) : now;
    const kept = [...told.kept.values()].filter((cell) => cell.kind === kind);
    const known = [...told.known.values()].filter(({ cell }) => cell.kind === kind);
    // The shortest periods: of counts that are kept back, and of all but single months of all offences.
    const shown = known.map(({ cell }) => cell).filter((cell) => cell.offence !== 'all' || cell.from !== cell.to);
    const { finest } = new FinestPeriods([...kept, ...shown].map((cell) => ({ ...cell, label: '' })));
    const each = finest.map((period) => setUp({ dataset, sets }, period, kind, told));
    return kept.map((cell): Bounds => {
      // Named here, before the first search: a model is created once, of all that is named by then.
      const inside = each
        .filter(({ period }) => within(period, cell))
        .map((equations) => ({ equations, terms: equations.terms(cell, sets) }));
      const bound = (direction: Direction) =>
        inside.reduce((sum, { equations, terms }) => sum + equations.bound(solver, direction, terms), 0);
      const members = sets.get(cell.offence) ?? [cell.offence];
      const truth = inside.reduce(
        (sum, { equations }) =>
          sum +
          cell.codes.reduce((all, code) => all + members.reduce((of, id) => of + equations.truth(code, id), 0), 0),
        0,
      );
      return {
        cell,
        truth,
        get least() {
          return bound('minimize');
        },
        get most() {
          return bound('maximize');
        },
      };
    });
  });
}

function setUp({ dataset, sets }: Given, period: Period, kind: string, told: Told): Equations {
  const equations = new Equations(dataset, period, kind);
  const truthOf = ({ codes, offence }: Cell) =>
    codes.reduce(
      (sum, code) => sum + (sets.get(offence) ?? [offence]).reduce((of, id) => of + equations.truth(code, id), 0),
      0,
    );
  const known: Cell[] = [];
  for (const cells of alike([...told.known.values()].map(({ cell }) => cell)).values()) {
    const [first] = cells;
    // A year less three of its quarters is the fourth.
    const follows = new FinestPeriods(cells.map((cell) => ({ ...cell, label: '' }))).has({ ...period, label: '' });
    if (!first || first.kind !== kind || !follows) continue;
    known.push(first);
    equations.add(equations.terms(first, sets), truthOf(first));
  }
  for (const { cells } of told.means) {
    if (!cells.every((cell) => cell.kind === kind && cell.from === period.from && cell.to === period.to)) continue;
    const terms = cells.flatMap((cell) => equations.terms(cell, sets));
    equations.add(
      terms,
      cells.reduce((sum, cell) => sum + truthOf(cell), 0),
    );
  }
  addWards(equations, known, { dataset, sets });
  return equations;
}

/** Counts of one offence in the same areas, of several periods. */
function alike(cells: readonly Cell[]): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.codes}|${cell.offence}|${cell.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return groups;
}

/** A borough has no fewer offences than its wards together, where the two files agree. */
function addWards(equations: Equations, known: readonly Cell[], { dataset, sets }: Given): void {
  const boroughs = new Set([...dataset.smallAreas.values()].map(({ borough }) => borough));
  for (const borough of boroughs) {
    for (const level of ['ward', 'lsoa']) {
      const codes = [...dataset.smallAreas.values()].filter((each) => each.borough === borough && each.level === level);
      for (const cell of known.filter((each) => each.codes.length === 1 && each.codes[0] === borough)) {
        const placed = codes.reduce((sum, { code }) => sum + equations.truth(code, cell.offence), 0);
        if (sets.has(cell.offence) || placed > equations.truth(borough, cell.offence)) continue;
        const terms = codes.flatMap(({ code }) => equations.terms({ ...cell, codes: [code] }, sets));
        const [whole] = equations.terms(cell, sets);
        if (whole) equations.addAtMost(terms, whole);
      }
    }
  }
}

/** Known to the unit, or to within one: what a count must not be. A zero is no secret. */
export const isDetermined = ({ truth, least, most }: Bounds): boolean =>
  truth > 0 && truth - least < 1 + 1e-6 && most - truth < 1 + 1e-6;
