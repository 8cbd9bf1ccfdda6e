import { addMonths, type Month, type Period, periodBetween } from '../../core/months.js';

/**
 * Which periods follow from some that are shown: the year less its first quarter is its other nine months. A period is the
 * step from its first month to the month after it; any two months joined by such steps have a known sum between them.
 */
export class FinestPeriods {
  readonly #groupOf = new Map<Month, Month>();

  constructor(periods: readonly Period[]) {
    for (const { from, to } of periods) this.#join(from, addMonths(to, 1));
  }

  #root(month: Month): Month {
    const parent = this.#groupOf.get(month) ?? month;
    return parent === month ? month : this.#root(parent);
  }

  #join(one: Month, other: Month): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    this.#groupOf.set(a, a);
    this.#groupOf.set(b, a);
  }

  /** Whether a count of the period is a sum or difference of those shown. */
  has({ from, to }: Period): boolean {
    const next = addMonths(to, 1);
    return this.#groupOf.has(from) && this.#groupOf.has(next) && this.#root(from) === this.#root(next);
  }

  /** The shortest periods that follow; every other one is a sum of them. */
  get finest(): Period[] {
    const groups = new Map<Month, Month[]>();
    for (const month of [...this.#groupOf.keys()].sort()) {
      const root = this.#root(month);
      groups.set(root, [...(groups.get(root) ?? []), month]);
    }
    return [...groups.values()].flatMap((months) =>
      months.slice(1).map((month, index) => periodBetween(months[index] ?? '', addMonths(month, -1))),
    );
  }
}
