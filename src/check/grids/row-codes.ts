import type { Block } from '../model.js';

/** Columns of numbers or codes before the names of the rows. */

const textOf = ({ cells }: Block, index: number): string => cells?.[index]?.text.replace(/\*\*/g, '').trim() ?? '';

/** What numbers a row and does not name it: "1", "2.", "SP3", "KPI 4". */
const ROW_CODE = /^(?:[A-Z]{1,4}[ .-]?)?\d{1,2}\.?$/;

/** Which column names the rows: the second, where the first numbers them: "1 | Ash", "SP2 | Casualties". */
export function labelColumnOf(rows: readonly Block[]): 0 | 1 {
  const numbered = rows.filter((row) => ROW_CODE.test(textOf(row, 0)) && /^[A-Za-z0-9].*[a-z]/.test(textOf(row, 1)));
  const unnumbered = rows.filter((row) => !numbered.includes(row));
  return numbered.length >= 2 && unnumbered.every((row) => /^(?:[-=–]|total|all)?$/i.test(textOf(row, 0))) ? 1 : 0;
}

/** "sp3" of "SP3 | Fly-tips"; the quarter of "Q3" is a time. */
export function codeOf(row: Block): string | undefined {
  const code = textOf(row, 0).toLowerCase();
  return /^(?!q\d)[a-z]{1,4}[ .-]?\d{1,2}$/.test(code) && /[a-z]{3}/i.test(textOf(row, 1)) ? code : undefined;
}
