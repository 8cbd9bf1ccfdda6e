import { mentionsIn } from '../mentions/subjects.js';
import { perObject } from '../per-object.js';
import type { Grid, GridRow } from './grid.js';
import { agesPlain, patternOfAges } from './rows-of-ages.js';

/** The rows of one table that a stretch of text names, in the order of the text. */

export interface RowAt {
  readonly row: GridRow;
  /** Where its name begins. */
  readonly at: number;
}

/** The shortest label that is looked for by its letters: "A" stands in every text. */
const LEAST = 3;

/** A label without its bracket, lower case, and the ages it is of. */
const nameOf = perObject(({ label }: GridRow): { readonly name: string; readonly ages: RegExp | undefined } => ({
  name: label
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase(),
  ages: patternOfAges(label),
}));

/** Where a name stands last as whole words; -1: nowhere. */
function lastOf(words: string, name: string): number {
  for (let at = words.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : words.lastIndexOf(name, at - 1)) {
    const [before, behind] = [words[at - 1] ?? ' ', words[at + name.length] ?? ' '];
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(behind)) return at;
  }
  return -1;
}

/** The rows named, the last place of each, from the first to the last; of two at one place the longer label. */
export function rowsAt({ rows }: Grid, text: string): RowAt[] {
  const words = agesPlain(text.toLowerCase());
  const subjects = new Map(mentionsIn(words).map((item) => [item.subject, item]));
  const found = rows.flatMap((row): (RowAt & { length: number })[] => {
    const { name, ages } = nameOf(row);
    if (row.isTotal || name.length < LEAST) return [];
    const literal = ages ? ` ${words} `.search(ages) : lastOf(words, name);
    if (literal >= 0) return [{ row, at: literal, length: name.length }];
    const named = subjects.get(row.offence ?? '');
    return named ? [{ row, at: named.at, length: named.end - named.at }] : [];
  });
  return found
    .filter(
      ({ at, length }) =>
        !found.some((other) => other.length > length && other.at <= at && at < other.at + other.length),
    )
    .sort((a, b) => a.at - b.at);
}
