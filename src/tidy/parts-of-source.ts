import type { CountSeries, Measure } from '../core/crime.js';
import { firstInWords } from '../core/format.js';
import { type Count, isMissing, type Missing, missing } from '../core/missing.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { FileMonths, MonthlyCounts } from './months/running-sums.js';
import type { AreaMonths } from './moved-areas.js';
import type { OffenceTree } from './offence-tree.js';
import type { TidySource } from './tidied-source.js';

/** Reasons stand in table cells: a file's folder has no room there. */
export const basename = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** What is added up of an area in one file. */
interface PartsWanted {
  readonly offence: string;
  readonly measure: Measure;
  /** Whether the area is a whole borough. */
  readonly isWhole: boolean;
}

/**
 * What one file gives for an offence: the parts to add up, or why it cannot be had from it. An absent row is zero in the
 * wide layouts, but an offence or group without a single row in a file is not there, and a total without it is short.
 */
export class PartsOfSource {
  readonly #found = new Map<string, readonly string[] | Missing>();

  constructor(
    readonly tidy: TidySource,
    readonly tree: OffenceTree,
    /** The offences that have a label of their own in the file's era. */
    readonly inEra: ReadonlySet<string>,
    readonly isLondonWide: boolean,
  ) {}

  of(offence: string): readonly string[] | Missing {
    const known = this.#found.get(offence);
    if (known) return known;
    const found = this.#find(offence);
    this.#found.set(offence, found);
    return found;
  }

  #find(offence: string): readonly string[] | Missing {
    const file = basename(this.tidy.source.file);
    const all = this.tree.partsOf(offence);
    const lacking = this.#lacking(all);
    if (lacking.length > 0) {
      const labels = lacking.map((id) => this.tree.get(id).label.toLowerCase());
      return missing('not-recorded', `no rows of ${firstInWords(labels)} in ${file}`);
    }
    const present = all.filter((id) => this.tidy.offences.has(id));
    if (present.length > 0) return present;
    const hidden = this.#mayBeUnknown(offence);
    if (hidden) return hidden;
    // Nothing tells a file in which there was none from one that counts it elsewhere, or not at all.
    const hasLabel = all.some((id) => this.inEra.has(id) && this.tree.get(id).core !== 'split');
    return missing(
      'not-recorded',
      hasLabel ? `no row of ${this.#nounOf(offence)} in ${file}` : `not a label of its own in ${file}`,
    );
  }

  #nounOf = (offence: string): string => this.tree.set(offence)?.noun ?? this.tree.get(offence).noun;

  /** Core offences the file should have and has not: then what they belong to is not complete in it. */
  #lacking(ids: readonly string[]): string[] {
    const absent = ids.filter(
      (id) =>
        ['yes', 'some'].includes(this.tree.get(id).core) &&
        this.inEra.has(id) &&
        !this.tidy.offences.has(id) &&
        !this.#isWithinAnother(id),
    );
    return this.isLondonWide ? absent : absent.filter((id) => !this.#groupPresent(id));
  }

  #groupPresent(id: string): boolean {
    const group = this.tree.groupOf(id) ?? id;
    return this.tree.partsOf(group).some((part) => this.tidy.offences.has(part));
  }

  /** Whether the file gives the offence only within a larger one (a group it does not split). */
  #isWithinAnother(id: string): boolean {
    const { parent } = this.tree.get(id);
    if (parent === '' || parent === 'all') return false;
    const siblings = this.tree.childrenOf(parent).some((child) => this.tidy.offences.has(child.id));
    return !siblings && this.tidy.offences.has(parent);
  }

  /** No row of a part proves nothing while a label that nobody knows stands in its group: it may be the new name of it. */
  #mayBeUnknown(offence: string): Missing | undefined {
    const group = this.tree.groupOf(offence);
    const label = this.tidy.unknownLabels.find(({ countedIn }) => countedIn !== undefined && countedIn === group);
    if (!label || offence === group) return undefined;
    return missing(
      'not-recorded',
      `may be under the unknown label ${quoteForMessage(label.subgroup)} in ${basename(this.tidy.source.file)}`,
    );
  }

  /** Adds up the counts of an area, month by month. Outcomes are sparse: no row of them next to rows of offences is none of them. */
  addCounts(area: string, { offence, measure, isWhole }: PartsWanted, months: FileMonths, sums: MonthlyCounts): void {
    const parts = this.of(offence);
    const rows: CountSeries[] = [];
    let without = isMissing(parts) ? parts : undefined;
    for (const part of isMissing(parts) ? [] : parts) {
      const row = this.tidy.cells.counts(area, part, measure);
      if (row) rows.push(row);
      else without ??= this.absentRow(offence, part, isWhole);
    }
    if (without) sums.missAll(months, without);
    else for (const row of rows) sums.add(row, months);
  }

  /** What the rows of some offences count in an area, each without its parts; none where it has no row. */
  countOfRows({ area, monthIndexes }: AreaMonths, offences: readonly string[]): Count {
    let total = 0;
    for (const offence of offences) {
      const row = this.tidy.cells.counts(area, offence, 'offences');
      // A loop over numbers, as in `MonthlyCounts.add`: the cross-checks read every row of the files.
      for (let index = 0; row && index < monthIndexes.length; index += 1) {
        const count = row[monthIndexes[index] ?? 0] ?? 0;
        if (typeof count !== 'number') return count;
        total += count;
      }
    }
    return total;
  }

  /** What it means that an area has no row of a part: missing with the reason, or (undefined) that it had none. */
  absentRow(offence: string, part: string, isBorough: boolean): Missing | undefined {
    const hidden = this.#mayBeUnknown(offence);
    if (hidden) return hidden;
    const { label, core } = this.tree.get(part);
    const file = basename(this.tidy.source.file);
    if (!this.tidy.absentRowMeansZero) return missing('not-recorded', `no row of ${label.toLowerCase()} in ${file}`);
    // No borough was ever without burglary or theft for two years: such a file ends before its end.
    if (this.isLondonWide && isBorough && core === 'yes') {
      return missing(
        'not-recorded',
        `no row of ${label.toLowerCase()} for the borough in ${file}: is the file cut off?`,
      );
    }
    return undefined;
  }
}
