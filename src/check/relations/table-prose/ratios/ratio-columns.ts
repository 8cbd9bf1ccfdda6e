import { type Grid, type GridRow, partRows } from '../../../grids/grid.js';
import { type Column, isBase } from '../../../grids/grid-columns.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Mention } from '../../../mentions/mentions.js';
import { sameSpan } from '../../../mentions/periods.js';
import type { Interval, Quantity, Sentence } from '../../../model.js';
import { perObject } from '../../../per-object.js';
import { intervalOf, shareOf } from '../../../verdicts/intervals.js';
import { isCounts } from '../../tables/table-ratios.js';

/** Which two columns of a table a share, a rate or an average of the prose sets against each other in a row. */

/** One column over another, times a hundred for a share, a thousand for a rate, one for an average. */
export interface Formula {
  readonly grid: Grid;
  readonly part: Column;
  readonly whole: Column;
  readonly size: number;
  /** The words name both columns. */
  readonly isNamed: boolean;
}

const plainWords = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map((word) => word.replace(/s$/, '')));

/** The words of a sentence, as they are looked for in the headings of columns. */
interface Words {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}

export const wordsOf = perObject(
  ({ text }: Sentence): Words => ({ text: text.toLowerCase(), stems: stemsOf(text), plain: plainWords(text) }),
);

const plainHeading = perObject(({ heading }: Column): readonly string[] => [...plainWords(heading)]);

/** The words of a heading, by their stems; by the words themselves where they are such as "Incidents". */
function namesColumn(column: Column, { text, stems, plain }: Words): boolean {
  if (isBase(column) && /\b(?:people|residents|population|households|inhabitants)\b/.test(text))
    return /household/i.test(column.heading) === /household/.test(text);
  if (column.stems.size > 0) return [...column.stems].every((stem) => stems.has(stem));
  const ofHeading = plainHeading(column);
  return ofHeading.length > 0 && ofHeading.every((word) => plain.has(word));
}

/** Of several columns of one thing at different times that of the time that is named, else the newest. */
function ofTime(columns: readonly Column[], { time }: Mention): readonly Column[] {
  const timed = columns.filter((column) => column.time !== undefined);
  if (timed.length === 0) return columns;
  const newest = Math.max(...timed.map((column) => column.time?.to ?? 0));
  const ofSpan = timed.filter((column) =>
    time ? column.time && sameSpan(column.time, time) : (column.time?.to ?? 0) === newest,
  );
  return [...columns.filter((column) => column.time === undefined), ...ofSpan];
}

/** "2023" and "2024", "this year" and "last year": one thing at two times, of which none is a part of the other. */
const areTimesOfOne = (a: Column, b: Column): boolean => {
  const isDated = (column: Column): boolean => column.time !== undefined || column.mark !== 0;
  return (isDated(a) || isDated(b)) && [...a.stems].join() === [...b.stems].join();
};

/** So many counts make a table of parts and wholes. */
const LEAST_ROWS = 2;

/** The columns a number can have been worked out from; the words name its whole, and perhaps its part. */
export function formulasIn(grid: Grid, mention: Mention, words: Words, size: number): Formula[] {
  if (partRows(grid).length < LEAST_ROWS) return [];
  const counts = ofTime(grid.columns.filter(isCounts), mention);
  const wholes = counts.filter(
    (column) => namesColumn(column, words) && !(size === 100 && isBase(column)) && (size > 1 || !column.time),
  );
  return wholes.flatMap((whole) =>
    counts.flatMap((part): Formula[] => {
      const isPair = part !== whole && !isBase(part) && !areTimesOfOne(part, whole);
      if (!isPair || part.time?.to !== (whole.time ?? part.time)?.to) return [];
      const isOnly = counts.filter((column) => column !== whole && !isBase(column)).length === 1;
      return [{ grid, part, whole, size, isNamed: isOnly || namesColumn(part, words) }];
    }),
  );
}

export interface Cells {
  readonly part: Quantity;
  readonly whole: Quantity;
  readonly value: Interval;
}

/** What a row makes of it; a share has no part that exceeds its whole. */
export function valueIn({ part, whole, size }: Formula, { cells }: GridRow): Cells | undefined {
  const [few, many] = [cells[part.index], cells[whole.index]];
  const share = few && many && shareOf(intervalOf(few), intervalOf(many));
  if (!few || !many || !share || (size === 100 && few.value > many.value)) return undefined;
  const value = { lower: (share.lower * size) / 100, upper: (share.upper * size) / 100 };
  return { part: few, whole: many, value };
}
