import { groupBy } from '../../core/collections.js';
import type { Draft } from '../model.js';
import { perObject } from '../per-object.js';
import { type Named, tablesOf } from './grid.js';

/** Prose that names a row by its code. */

const codedRows = perObject((draft: Draft): ReadonlyMap<string | undefined, readonly Named[]> => {
  const rows = tablesOf({ draft }).flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })));
  return groupBy(
    rows.filter(({ row }) => row.code !== undefined),
    ({ row }) => row.code,
  );
});

/** The row whose code a stretch of text begins with: "SP3 itself went up". */
export function rowsOfCode({ draft }: { readonly draft: Draft }, text: string): readonly Named[] {
  const rows = codedRows(draft);
  const code = rows.size > 0 ? /^\s*([a-z]{1,4}[ .-]?\d{1,2})\b(?! ?(?:,|and|to)\b)/i.exec(text)?.[1] : undefined;
  return (code && rows.get(code.toLowerCase())) || [];
}
