import { inputError } from '../../core/errors.js';
import { isMonth, type Month } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { readRows } from '../containers/rows.js';
import { columnNamed, requireSingleColumns } from '../layouts/layout.js';
import { requireFullRow } from '../layouts/month-columns.js';
import type { ReadOptions } from '../read-options.js';
import { readUnchanged } from '../recorded-inputs.js';
import type { SniffedFile } from '../sniff.js';

/** Outcomes files of data.police.uk: one row an outcome, of the offence of a Crime ID, which is in a street-level file. */

const COLUMNS = { crimeId: ['crimeid'], month: ['month'], outcome: ['outcometype'] };
type Column = keyof typeof COLUMNS;

const columnsOf = (header: readonly string[]): Record<Column, number> => ({
  crimeId: columnNamed(header, COLUMNS.crimeId),
  month: columnNamed(header, COLUMNS.month),
  outcome: columnNamed(header, COLUMNS.outcome),
});

/** Whether a header is of an outcomes file: no street-level file has an outcome type. */
export const isOutcomeHeader = (header: readonly string[] | undefined): boolean =>
  header !== undefined && columnNamed(header, ['crimetype']) === -1 && !Object.values(columnsOf(header)).includes(-1);

/** The newest outcome of each offence, by its Crime ID; of two of one month the later row. */
export class LastOutcomes {
  readonly #byId = new Map<string, { readonly month: Month; readonly outcome: string }>();
  /** How many files they are of, and how many outcomes. */
  files = 0;
  rows = 0;

  add(crimeId: string, month: Month, outcome: string): void {
    this.rows += 1;
    const sofar = this.#byId.get(crimeId);
    if (!sofar || sofar.month <= month) this.#byId.set(crimeId, { month, outcome });
  }

  /** The last outcome of an offence; empty where no file has one. */
  of(crimeId: string): string {
    return this.#byId.get(crimeId)?.outcome ?? '';
  }

  /** Reads a file to its end. */
  async read(input: SniffedFile, reading: ReadOptions): Promise<void> {
    const { file } = input;
    await readUnchanged(input, () =>
      readRows(
        input,
        (header) => {
          requireSingleColumns(file, header, Object.values(COLUMNS));
          const columnOf = columnsOf(header);
          return (row) => {
            requireFullRow({ file }, header, row);
            const [crimeId = '', month = '', outcome = ''] = [columnOf.crimeId, columnOf.month, columnOf.outcome].map(
              (column) => (row.cells[column] ?? '').trim(),
            );
            if (!isMonth(month))
              throw inputError(
                { file, row: row.row, column: columnOf.month + 1 },
                `${quoteForMessage(month)} is no month; write 2022-02.`,
              );
            if (crimeId !== '') this.add(crimeId, month, outcome);
          };
        },
        reading,
      ),
    );
    this.files += 1;
  }
}
