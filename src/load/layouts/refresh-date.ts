import { memoize } from '../../core/memoize.js';
import { columnNamed } from './layout.js';
import { dayOfDate } from './long-month.js';

/** The day on which the Met made a file, which some files have in each row, in a column of its own. */
export class RefreshDate {
  readonly column: number;
  readonly #dayOf = memoize(dayOfDate);
  #last: string | undefined;

  constructor(header: readonly string[]) {
    this.column = columnNamed(header, ['refreshdate', 'refresheddate']);
  }

  take(cells: readonly string[]): void {
    if (this.column === -1) return;
    const day = this.#dayOf(cells[this.column] ?? '');
    if (day !== undefined && day > (this.#last ?? '')) this.#last = day;
  }

  /** The latest of its rows, for the head of a table; none where no row has one. */
  get refreshed(): { readonly refreshed?: string } {
    return this.#last === undefined ? {} : { refreshed: this.#last };
  }
}
