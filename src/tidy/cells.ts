import type { CountSeries, Measure, SourceRow } from '../core/crime.js';
import type { Missing } from '../core/missing.js';
import { addSeries } from './add-counts.js';

/** Rows of a file that count in one cell, as two labels do that are one offence. */
interface SumOfRows {
  readonly rows: readonly SourceRow[];
  readonly measure: Measure;
  readonly values: CountSeries;
}

/** Almost always there is one row: it is its own cell, and a file of LSOAs has hundreds of thousands. */
type Cell = SourceRow | SumOfRows;

const NONE: readonly SourceRow[] = [];
const rowsOf = (cell: Cell): readonly SourceRow[] => ('rows' in cell ? cell.rows : [cell]);
/** Offences are asked for tens of thousands of times: their key is there already. */
const keyOf = (offence: string, measure: Measure): string =>
  measure === 'offences' ? offence : `${offence}|${measure}`;

/** One cell, named. */
export interface CellCounts {
  readonly area: string;
  readonly offence: string;
  readonly measure: Measure;
  readonly values: CountSeries;
}

/** What one file counts, along its months, by area, offence and measure; and the rows that say so. */
export class Cells {
  readonly #byArea = new Map<string, Map<string, Cell>>();

  /** Adds a row; gives those that its area and offence had before, almost always none. */
  add(area: string, offence: string, row: SourceRow): readonly SourceRow[] {
    const cellsOfArea = this.#byArea.get(area);
    const cells = cellsOfArea ?? new Map<string, Cell>();
    if (!cellsOfArea) this.#byArea.set(area, cells);
    const key = keyOf(offence, row.measure);
    const sofar = cells.get(key);
    const earlier = sofar ? rowsOf(sofar) : NONE;
    const { measure } = row;
    cells.set(key, sofar ? { rows: [...earlier, row], measure, values: addSeries(sofar.values, row.values) } : row);
    return earlier;
  }

  /** Undefined where no row counts there. */
  counts(area: string, offence: string, measure: Measure): CountSeries | undefined {
    return this.#byArea.get(area)?.get(keyOf(offence, measure))?.values;
  }

  /** Makes some months of a cell missing, whatever its rows say; the rows stay. */
  miss({ area, offence, measure }: Omit<CellCounts, 'values'>, indexes: ReadonlySet<number>, why: Missing): void {
    const cells = this.#byArea.get(area);
    const key = keyOf(offence, measure);
    const cell = cells?.get(key);
    if (!cells || !cell) return;
    const values = Array.from(cell.values, (count, index) => (indexes.has(index) ? why : count));
    cells.set(key, { rows: rowsOf(cell), measure, values });
  }

  *[Symbol.iterator](): Generator<CellCounts> {
    for (const [area, cells] of this.#byArea) {
      for (const [key, cell] of cells) {
        const { measure, values } = cell;
        const offence = measure === 'offences' ? key : key.slice(0, key.indexOf('|'));
        yield { area, offence, measure, values };
      }
    }
  }

  rows(area: string, offence: string, measure: Measure): readonly SourceRow[] {
    const cell = this.#byArea.get(area)?.get(keyOf(offence, measure));
    return cell ? rowsOf(cell) : [];
  }
}
