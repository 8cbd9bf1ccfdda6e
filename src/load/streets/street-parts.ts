import { inputError } from '../../core/errors.js';
import type { Month } from '../../core/months.js';

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

/** Each month of each force once. */
export const distinctParts = (parts: readonly Part[]): Part[] => [
  ...new Map(parts.map(({ force, month }) => [`${force}|${month}`, { force, month }])).values(),
];
