import type { Draft } from '../model.js';
import { perObject } from '../per-object.js';
import { type Named, tablesOf } from './grid.js';

/** Rows of age groups, and the ages that prose names. */

/** "Under 18", "18 to 24", "18-24", "45 and over", "45+": a label of ages, in one spelling; undefined: another label. */
function agesOf(label: string): string | undefined {
  const plain = agesPlain(label.trim())
    .replace(/^(?:aged?|ages) /, '')
    .trim();
  return /^(?:under \d+|over \d+|\d+ to \d+|\d+ or over)$/.test(plain) ? plain : undefined;
}

export const agesPlain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\b(under|over)[- ](\d{1,3})s?\b/g, '$1 $2')
    .replace(/\b(\d{1,3}) ?(?:[-–—]|to) ?(\d{1,3})s?\b/g, '$1 to $2')
    .replace(/\b(\d{1,3})(?:\+| (?:and|or|years and) (?:over|above|older)| plus\b)/g, '$1 or over');

/** The ages of a label, to be looked for in a text in one spelling; undefined: another label. */
export function patternOfAges(label: string): RegExp | undefined {
  const ages = agesOf(label);
  return ages === undefined ? undefined : new RegExp(`\\W${ages}\\W`);
}

/** Rows of ages have no stems: they are found by the ages themselves. */
const ageRows = perObject((draft: Draft): readonly (Named & { readonly pattern: RegExp })[] =>
  tablesOf({ draft }).flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const pattern = patternOfAges(row.label);
      return pattern ? [{ grid, row, pattern }] : [];
    }),
  ),
);

/** The rows whose ages a stretch of text names. */
export function rowsOfAges(draft: { readonly draft: Draft }, text: string): Named[] {
  const rows = ageRows(draft.draft);
  if (rows.length === 0) return [];
  const plain = ` ${agesPlain(text)} `;
  return rows.filter(({ pattern }) => pattern.test(plain));
}
