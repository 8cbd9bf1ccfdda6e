import type { Diagnostic } from '../../core/diagnostics.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';

/** The measures and area types that the publisher has and that are not read. Others may be a slip of the pen. */
const OTHER_MEASURE = /^(statistics|victims?( count)?|offenders?|suspects?|non[- ]sanction detections|detections)$/i;
const SMALLER_AREA = /^(ward|safer neighbourhoods?( teams?)?|snt|neighbourhood|lsoa)$/i;

/** Rows left out, by the reason; reported once each, with how many: a note where it is on purpose, else a warning. */
export class LeftOut {
  readonly #counts = new Map<string, { rows: number; readonly level: Diagnostic['level'] }>();

  add(reason: string, { rowCount = 1 }: TextTableRow, level: Diagnostic['level'] = 'note'): void {
    const sofar = this.#counts.get(reason);
    if (sofar) sofar.rows += rowCount;
    else this.#counts.set(reason, { rows: rowCount, level });
  }

  measure(name: string, row: TextTableRow): void {
    const level = OTHER_MEASURE.test(name) ? 'note' : 'warning';
    this.add(`measure ${quoteForMessage(name)}, which is neither offences nor outcomes`, row, level);
  }

  /** Ward and neighbourhood rows hold the same offences as the borough's: adding them would count twice. */
  areaType(type: string, row: TextTableRow): void {
    if (SMALLER_AREA.test(type))
      this.add(`area type ${quoteForMessage(type)}: their offences are in the borough rows`, row);
    else this.add(`area type ${quoteForMessage(type)}, which is not known`, row, 'warning');
  }

  diagnostics(file: string): Diagnostic[] {
    return [...this.#counts].map(([reason, { rows, level }]) => ({
      level,
      text: `${file}: ${rows} ${rows === 1 ? 'row' : 'rows'} left out: ${reason}.`,
    }));
  }
}
