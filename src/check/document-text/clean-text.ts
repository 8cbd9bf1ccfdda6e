import type { CleanText } from '../model.js';

/** Text hygiene, letter by letter: every letter keeps its place in the draft. */

export function cleanOf(text: string, start: number): CleanText {
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) at.push(start + index);
  return { text, at };
}

/** Replaces what an expression finds by a text of any length; the places of the rest are kept. */
export function replaceClean(
  clean: CleanText,
  found: RegExp,
  by: string | ((match: RegExpExecArray) => string),
): CleanText {
  let text = '';
  const at: number[] = [];
  let last = 0;
  for (const match of clean.text.matchAll(found)) {
    const put = typeof by === 'string' ? by : by(match);
    text += clean.text.slice(last, match.index) + put;
    const replaced = clean.at.slice(match.index, match.index + match[0].length);
    for (const offset of clean.at.slice(last, match.index)) at.push(offset);
    for (let index = 0; index < put.length; index += 1) at.push(replaced[index] ?? replaced.at(-1) ?? 0);
    last = match.index + match[0].length;
  }
  if (last === 0) return clean;
  for (const offset of clean.at.slice(last)) at.push(offset);
  return { text: text + clean.text.slice(last), at };
}

export const sliceClean = ({ text, at }: CleanText, from: number, to?: number): CleanText => ({
  text: text.slice(from, to),
  at: at.slice(from, to),
});

export function trimClean(clean: CleanText): CleanText {
  const from = clean.text.length - clean.text.trimStart().length;
  return sliceClean(clean, from, Math.max(from, clean.text.trimEnd().length));
}

/** First parts of compounds: their hyphen stays where a line ends with it. */
const KEEPS_HYPHEN =
  /(?:^|[^a-z])(?:year|on|non|anti|re|co|multi|self|long|short|follow|cross|knife|gun|domestic|high|low|part|full|well|end|police|drug|alcohol|hate|community|evidence|post|pre|mid|inter|[a-z]+-[a-z]+)-$/;

/** Puts the lines of a paragraph together: a hyphen at the end of a line is the printer's or the word's, else a blank parts them. */
export function joinClean(lines: readonly CleanText[]): CleanText {
  const text: string[] = [];
  const at: number[] = [];
  for (const line of lines) {
    const before = text.at(-1);
    if (before !== undefined && /[a-z]-$/.test(before) && /^[a-z]/.test(line.text) && !KEEPS_HYPHEN.test(before)) {
      text[text.length - 1] = before.slice(0, -1);
      at.pop();
    } else if (before !== undefined && !/[\p{L}]-$/u.test(before)) {
      text.push(' ');
      at.push((at.at(-1) ?? 0) + 1);
    }
    text.push(line.text);
    for (const offset of line.at) at.push(offset);
  }
  return { text: text.join(''), at };
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<!--(?:(?!<!--|-->).){0,2000}-->/g, ''],
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''],
  [/[\ue000-\uf8ff•▪●◦]/g, ' '],
  [/[\u00a0\u2000-\u200a\u202f\t]/g, ' '],
  [/&nbsp;/g, ' '],
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/\u2212/g, '-'],
  [/\*\*|__|`/g, ''],
  [/\\(?=[[\]<>*_|.#-])/g, ''],
  [/ {2,}/g, ' '],
];

/** One line without private-use bullets, odd blanks, curly quotes and Markdown's marks. */
export const cleanLine = (text: string, start: number): CleanText =>
  trimClean(
    SIGNS.reduce(
      (clean, [found, by]) => (clean.text.search(found) >= 0 ? replaceClean(clean, found, by) : clean),
      cleanOf(text, start),
    ),
  );

/** The cells of a row as one text, parted so that no pattern reads across them. */
export function joinCells(cells: readonly CleanText[]): CleanText {
  const bar = (after: CleanText | undefined): CleanText => {
    const offset = (after?.at.at(-1) ?? 0) + 1;
    return { text: '|', at: [offset] };
  };
  return joinClean(cells.flatMap((cell, index) => (index === 0 ? [cell] : [bar(cells[index - 1]), cell])));
}
