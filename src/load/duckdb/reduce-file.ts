import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { type Group, type GroupKey, groupsOf } from './group-counts.js';
import { openForEngine } from './verified-queries.js';

/** A large file as the distinct values of a few columns. */

export interface Reduced {
  readonly header: readonly string[];
  /** Of each grouping, in its order. */
  readonly groups: readonly (readonly Group[])[];
  readonly sha256: string;
  readonly rows: number;
  readonly endsWithLine: boolean;
}

/** Counts the rows by the groupings that `choose` makes of the header; undefined where the rows must be read one by one. */
export async function reduceFile(
  input: SniffedFile,
  choose: (header: readonly string[]) => readonly (readonly GroupKey[])[] | undefined,
  reading: ReadOptions,
): Promise<Reduced | undefined> {
  const opened = await openForEngine(input, reading);
  const groupings = opened && choose(opened.header);
  if (!opened || !groupings) return undefined;
  const answered = await opened.answer({
    isOrdered: false,
    ask: async (session, source) => {
      const groups = await groupsOf(session, source, groupings);
      const sums = groups.map((group) => group.reduce((sum, { count }) => sum + count, 0));
      const [rows = 0] = sums;
      return sums.every((sum) => sum === rows) ? { answer: groups, rows } : undefined;
    },
  });
  const [one = []] = answered?.answer ?? [];
  // A row of blanks is passed over by the reader of rows: whether it is all blank, only that reader sees.
  if (!answered || one.length === 0 || one.some(({ values }) => values.every((value) => value.trim() === '')))
    return undefined;
  const { answer: groups, rows, sha256, endsWithLine } = answered;
  return { header: opened.header, groups, sha256, rows, endsWithLine };
}
