import type { Level } from '../../core/crime.js';
import { columnNamed, type Projection } from './layout.js';

/** What the wide layouts have in common: one row an area and offence, one column a month, in any order and case. */
export interface WideLayout {
  readonly id: string;
  readonly level: Level;
  /** Each column by the names it has had, and what messages call it; the order is that of the row's key. */
  readonly columns: WideColumns;
  readonly attribution: string;
}

interface WideColumn {
  readonly names: readonly string[];
  readonly what: string;
}

interface WideColumns {
  readonly area: WideColumn;
  readonly group: WideColumn;
  readonly subgroup: WideColumn;
  readonly smallAreaCode?: WideColumn;
  readonly smallAreaName?: WideColumn;
}

export const columnIndexesOf = (header: readonly string[], columns: WideColumns): Record<string, number> =>
  Object.fromEntries(Object.entries(columns).map(([key, { names }]) => [key, columnNamed(header, names)]));

/** The usual order, words and then months, is one that needs no text of the counts. */
export function projectionOfWide(layout: WideLayout, header: readonly string[]): Projection | undefined {
  const from = Object.keys(layout.columns).length;
  const isWord = Object.values(columnIndexesOf(header, layout.columns)).every((column) => column >= 0 && column < from);
  const months = header.slice(from);
  const isInOrder = months.every(
    (month, index) => /^\d{6}$/.test(month) && (index === 0 || month > (months[index - 1] ?? '')),
  );
  return isWord && isInOrder && months.length > 0 ? { kind: 'counts', from } : undefined;
}
