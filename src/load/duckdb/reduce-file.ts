import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { type Group, type GroupKey, groupsOf, repeatedRows } from './group-counts.js';
import { openForEngine } from './verified-queries.js';

/** A large file as the distinct values of a few columns. */

export interface Reduced {
  readonly header: readonly string[];
  /** Of each grouping, in its order. */
  readonly groups: readonly (readonly Group[])[];
  readonly sha256: string;
  readonly rows: number;
  readonly endsWithLine: boolean;
  /** Rows that repeat another in every cell, of those that have a value in the column asked about. */
  readonly repeated: number;
}

/** What is asked of a file: its groupings, and the column that rows which are looked at for repeats have filled in. */
export interface ReductionQuery {
  readonly groupings: readonly (readonly GroupKey[])[];
  readonly identifiedBy?: number | undefined;
}

/** Counts the rows by the groupings that `choose` makes of the header; undefined where the rows must be read one by one. */
export async function reduceFile(
  input: SniffedFile,
  choose: (header: readonly string[]) => ReductionQuery | undefined,
  reading: ReadOptions,
): Promise<Reduced | undefined> {
  const opened = await openForEngine(input, reading);
  const query = opened && choose(opened.header);
  if (!opened || !query) return undefined;
  const { groupings, identifiedBy } = query;
  const answered = await opened.answer({
    isOrdered: false,
    ask: async (session, source) => {
      const groups = await groupsOf(session, source, groupings);
      const sums = groups.map((group) => group.reduce((sum, { count }) => sum + count, 0));
      const [rows = 0] = sums;
      if (!sums.every((sum) => sum === rows)) return undefined;
      const repeated =
        identifiedBy === undefined ? 0 : await repeatedRows(session, source, opened.header.length, identifiedBy);
      return { answer: { groups, repeated }, rows };
    },
  });
  const [one = []] = answered?.answer.groups ?? [];
  // A row of blanks is passed over by the reader of rows: whether it is all blank, only that reader sees.
  if (!answered || one.length === 0 || one.some(({ values }) => values.every((value) => value.trim() === '')))
    return undefined;
  const { answer, rows, sha256, endsWithLine } = answered;
  return { header: opened.header, ...answer, sha256, rows, endsWithLine };
}
