import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands } from '../../core/format.js';

/** Rows of a street-level file that repeat another entirely, its Crime ID included: of the same file, reported with how many. */

/** 53 bits of a text. Only rows of one Crime ID are compared, so that two unlike rows of one are not taken for the same. */
function fingerprint(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Counts them as rows are read. Rows without a Crime ID may be alike and yet be of several offences. */
export class RepeatedOffences {
  readonly #met = new Map<string, number | number[]>();
  count = 0;

  add(crimeId: string, cells: readonly string[]): void {
    if (crimeId === '') return;
    const rowFingerprint = fingerprint(cells.join('\u0000'));
    const before = this.#met.get(crimeId);
    if (before === undefined) this.#met.set(crimeId, rowFingerprint);
    else if ([before].flat().includes(rowFingerprint)) this.count += 1;
    else this.#met.set(crimeId, [...[before].flat(), rowFingerprint]);
  }
}

export const repeatedDiagnostics = (file: string, count: number): Diagnostic[] =>
  count === 0
    ? []
    : [
        {
          level: 'warning',
          text: `${file}: ${groupThousands(count, 0)} ${count === 1 ? 'row repeats' : 'rows repeat'} another entirely, its Crime ID included; each is counted. Where the file was joined of others, delete them.`,
        },
      ];
