import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { listInWords } from '../../core/format.js';
import { type Month, monthsBetween } from '../../core/months.js';

/** What street-level files hold of which police force, so that no offence counts twice. */

export interface Part {
  readonly force: string;
  readonly month: Month;
}

export interface PartOfFile extends Part {
  readonly file: string;
}

/** Remembers what a file holds, unless another holds it too. A force that is not named may be any. */
export function refuseTwice(file: string, parts: readonly Part[], partsRead: PartOfFile[]): void {
  const before = [...partsRead];
  for (const { force, month } of parts) {
    const other = before.find((item) => item.month === month && (item.force === force || !item.force || !force));
    if (other) {
      const whose = force === '' ? '' : ` of ${force}`;
      throw inputError(
        { file, row: 1, column: 1 },
        `${month}${whose} is in ${other.file} too; give one of them, or each offence counts twice.`,
      );
    }
    partsRead.push({ file, force, month });
  }
}

/** Each month of each force once, in an order that no reader decides. */
export const distinctParts = (parts: readonly Part[]): Part[] => {
  const distinct = new Map(parts.map(({ force, month }) => [`${force}|${month}`, { force, month }]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
};

/** "2 of 3 months: 2025-02 absent", or undefined where none is. */
function absentMonthsText(months: readonly Month[], wanted: readonly Month[]): string | undefined {
  const absent = wanted.filter((month) => !months.includes(month));
  if (absent.length === 0) return undefined;
  return `${wanted.length - absent.length} of ${wanted.length} months: ${listInWords(absent)} absent`;
}

/** Every month from the first to the last. */
export function spanOf(months: readonly Month[]): readonly Month[] {
  const sorted = [...months].sort();
  return monthsBetween(sorted[0] ?? '', sorted.at(-1) ?? '');
}

/** Warns of months that no file has between the first and the last, and of those that a force lacks while others have them. */
export function gapDiagnostics(parts: readonly Part[]): Diagnostic[] {
  const months = parts.map(({ month }) => month);
  const span = spanOf(months);
  const ofAll = absentMonthsText(months, span);
  const warnings =
    ofAll === undefined ? [] : [`street-level files: ${ofAll}. Counts are of the months that are there.`];
  const present = span.filter((month) => months.includes(month));
  for (const force of [...new Set(parts.map((part) => part.force))].filter((name) => name !== '').sort()) {
    const absent = absentMonthsText(
      parts.filter((part) => part.force === force).map(({ month }) => month),
      present,
    );
    if (absent !== undefined) warnings.push(`${force}: ${absent}, while other forces have them.`);
  }
  return warnings.map((text) => ({ level: 'warning', text }));
}
