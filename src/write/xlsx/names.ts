import { capitalized } from '../../core/format.js';
import type { ReportTable } from '../../core/report.js';

/** Excel takes 31 characters for the name of a sheet. */
const LONGEST = 31;

/** "volume-change" becomes "Volume change". */
const inWords = (id: string): string => {
  const words = id.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  return capitalized(words).slice(0, LONGEST);
};

/** Sheet names by table id, no two alike (Excel does not tell capitals from small letters). */
export function sheetNames(tables: readonly ReportTable[], taken: readonly string[]): Map<string, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return new Map(
    tables.map(({ id }) => {
      const wanted = inWords(id) || 'Table';
      let name = wanted;
      for (let copy = 2; used.has(name.toLowerCase()); copy += 1) {
        name = `${wanted.slice(0, LONGEST - 4)} ${copy}`;
      }
      used.add(name.toLowerCase());
      return [id, name] as const;
    }),
  );
}

/** Headings of one table, no two alike: the columns of a marked-up table are found by them. */
export function distinct(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const times = (seen.get(heading.toLowerCase()) ?? 0) + 1;
    seen.set(heading.toLowerCase(), times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}
