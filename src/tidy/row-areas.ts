import type { SourceRow, SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { groupThousands, listInWords } from '../core/format.js';
import { isMissing } from '../core/missing.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { Area } from '../core/reference.js';
import { didYouMean } from '../core/suggest-name.js';
import { plainName } from './plain-name.js';
import type { TidyTools } from './tidied-source.js';

/** Where rows count whose area is no borough and is not known. */
const OTHER = 'Other / NK';

/** Words of the Met's that no borough's name has. A total is none of these. */
const NO_BOROUGH =
  /\b(unknown|not known|n\/?k|not recorded|aviation|airports?|non[- ]met(ropolitan)?|other (police )?forces?|outside (the )?(met|mps|london)|legacy only)\b/i;

interface AreaOfRow {
  readonly area: Area;
  /** Rows of the same area: by its code, or by its name where it is not known. */
  readonly identity: string;
}

interface Met {
  readonly words: string;
  readonly area: Area;
  readonly isKnown: boolean;
  rows: number;
  readonly offences: Map<string, number>;
}

/** Finds the areas of one file's rows, and keeps the messages on those that are no borough. */
export class RowAreas {
  readonly #met = new Map<string, Met>();

  constructor(
    readonly table: SourceTable,
    readonly tools: TidyTools,
  ) {}

  /** Refuses an area that may be a borough: leaving it out would make London short in silence. */
  of(row: SourceRow): AreaOfRow {
    const known = row.area === '' ? undefined : this.tools.findArea(row.area);
    const within = row.within === undefined ? undefined : this.tools.findArea(row.within);
    const area = known ?? this.#entryOf(row, within);
    if (area === undefined) throw this.#refusal(row);
    return { area, identity: known?.code ?? plainName(row.area || area.code) };
  }

  /** The same, with a message. */
  take(row: SourceRow): AreaOfRow {
    const found = this.of(row);
    const isKnown = row.area === '' || found.identity === found.area.code;
    if (!isKnown || (row.within !== undefined && found.area.kind === 'no-borough'))
      this.#note(row, found.area, isKnown);
    return found;
  }

  /** The entry that is no borough where a row counts whose area is blank or not known. */
  #entryOf({ area }: SourceRow, within: Area | undefined): Area | undefined {
    if (within !== undefined) return within.kind === 'no-borough' ? within : undefined;
    const name = plainName(area);
    const namesBorough = this.tools.areaNames.some(
      (item) => name.includes(plainName(item)) && this.tools.findArea(item)?.kind !== 'no-borough',
    );
    return NO_BOROUGH.test(area) && !namesBorough ? this.tools.findArea(OTHER) : undefined;
  }

  #refusal({ row, area }: SourceRow): Error {
    const at = { ...this.table, row, column: this.table.columns.area };
    if (area === '') return inputError(at, 'the cell is blank; fill it in or delete the row.');
    return inputError(
      at,
      `area ${quoteForMessage(area)} is not known${didYouMean(area, this.tools.areaNames)}; correct the name, or add it as an alias in data/reference/areas.csv.`,
    );
  }

  #note(row: SourceRow, area: Area, isKnown: boolean): void {
    const words = row.area === '' ? 'no area name' : quoteForMessage(row.area);
    const met = this.#met.get(words) ?? { words, area, isKnown, rows: 0, offences: new Map<string, number>() };
    this.#met.set(words, met);
    met.rows += row.rowCount ?? 1;
    if (row.measure !== 'offences') return;
    const sum = [...row.values].reduce<number>((total, value) => total + (isMissing(value) ? 0 : value), 0);
    met.offences.set(row.subgroup, (met.offences.get(row.subgroup) ?? 0) + sum);
  }

  /** What has been met that is no borough, with how many. */
  diagnostics(): Diagnostic[] {
    return [...this.#met.values()].map((met) => {
      const offenceCounts = listInWords(
        [...met.offences].map(([label, count]) => `${label} ${groupThousands(count, 0)}`),
      );
      const counts = offenceCounts === '' ? '' : ` (${offenceCounts})`;
      return {
        level: met.isKnown ? 'note' : 'warning',
        text: this.#sentence(met, counts),
        ...(counts === '' ? {} : { withoutCounts: this.#sentence(met, '') }),
      };
    });
  }

  #sentence({ words, area, isKnown, rows }: Met, counts: string): string {
    const what = `${groupThousands(rows, 0)} ${rows === 1 ? 'row' : 'rows'} of ${words}${counts}`;
    const entry = words === quoteForMessage(area.name) ? 'no borough' : `${area.name}, which is no borough`;
    return isKnown
      ? `${this.table.file}: ${what} ${rows === 1 ? 'is' : 'are'} read as ${entry}.`
      : `${this.table.file}: ${what}: the area is not known; by its name, or by what the file puts it in, it is no borough, and is read as ${entry}. Add it to data/reference/areas.csv.`;
  }
}
