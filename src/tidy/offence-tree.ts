import type { Offence, OffenceSet } from '../core/reference.js';

/** The offences as a tree: a group's count is the sum of its own labels and of its parts. */
export class OffenceTree {
  readonly #byId = new Map<string, Offence>();
  readonly #children = new Map<string, Offence[]>();
  readonly #sets: ReadonlyMap<string, OffenceSet>;

  constructor(
    readonly offences: readonly Offence[],
    sets: readonly OffenceSet[],
  ) {
    this.#sets = new Map(sets.map((set) => [set.id, set]));
    for (const offence of offences) {
      this.#byId.set(offence.id, offence);
      this.#children.set(offence.parent, [...(this.#children.get(offence.parent) ?? []), offence]);
    }
  }

  get(id: string): Offence {
    const offence = this.#byId.get(id);
    if (!offence) throw new Error(`no offence ${id}`);
    return offence;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  set(id: string): OffenceSet | undefined {
    return this.#sets.get(id);
  }

  childrenOf(id: string): readonly Offence[] {
    return this.#children.get(id) ?? [];
  }

  /** The ids that make up an offence or a set: itself and everything beneath. */
  partsOf(id: string): readonly string[] {
    const set = this.#sets.get(id);
    if (set) return set.offences.flatMap((member) => this.partsOf(member));
    return [id, ...this.childrenOf(id).flatMap((child) => this.partsOf(child.id))];
  }

  /** The group (child of "all") an offence belongs to; undefined for "all" itself and for what is outside it. */
  groupOf(id: string): string | undefined {
    const offence = this.#byId.get(id);
    if (!offence || offence.parent === '') return undefined;
    return offence.parent === 'all' ? id : this.groupOf(offence.parent);
  }

  /** 0 for all offences, 1 for a group, 2 for a part of it. */
  levelOf(id: string): number {
    const parent = this.#byId.get(id)?.parent ?? '';
    return parent === '' ? 0 : 1 + this.levelOf(parent);
  }
}
