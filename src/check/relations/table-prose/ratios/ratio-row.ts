import type { Grid, GridRow } from '../../../grids/grid.js';
import { rowsAt } from '../../../grids/rows-at.js';
import { rowsByPart } from '../../../grids/rows-of-context.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';

/** Which row of a table a number of the prose is of, by the words nearest to it. */

/** The part of a sentence that a number stands in, before it and behind it. */
export function wordsAround({ leadText, tailText }: Mention): readonly [string, string] {
  const before = leadText.split(/\b(?:and|but|while|against|to)\b|[;(]|, |\. /).at(-1) ?? '';
  return [before, tailText.split(/\b(?:and|but|while|against)\b|[;()]|, |\.(?: |$)/)[0] ?? ''];
}

/** The row named in its own words, before it or else behind it, else since the number before, else in its sentence. */
export function rowOf(discourse: Discourse, grid: Grid, mention: Mention): GridRow | undefined {
  const { sentence, quantity, leadText } = mention;
  const [before, behind] = wordsAround(mention);
  const inGrid = (words: string): GridRow | undefined =>
    rowsAt(grid, words).at(-1)?.row ??
    rowsByPart(discourse, sentence, words).find(({ grid: other }) => other === grid)?.row;
  return (
    inGrid(before) ??
    inGrid(behind) ??
    rowsAt(grid, leadText).at(-1)?.row ??
    rowsAt(grid, sentence.text.slice(0, quantity.start)).at(-1)?.row
  );
}
