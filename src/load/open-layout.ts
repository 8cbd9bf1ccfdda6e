import { quoteForMessage } from '../core/quote-for-message.js';
import { type HeaderHandler, headerOf } from './containers/csv.js';
import { KNOWN_ELSEWHERE, LAYOUTS } from './layouts/index.js';
import { type FileName, type Layout, type LayoutReader, plainHeading } from './layouts/layout.js';
import { looksLikeMonth } from './layouts/month-columns.js';

/** A file of no known layout, and why. */
export interface NoLayout {
  readonly noLayout: string;
  readonly sha256: string;
}

export const layoutFor = (header: readonly string[]): Layout | undefined =>
  LAYOUTS.find(({ recognises }) => recognises(header));

/** A table that was saved from a workbook has its headings under a few lines of title. */
const TITLE_ROWS = 20;

/** The row under the title in which the headings of a known table are, counted from 1; undefined where there is none. */
export function headerRowBelow(text: string, isKnown: (header: readonly string[]) => boolean): number | undefined {
  const index = text.split(/\r\n|\n|\r/, TITLE_ROWS).findIndex((line, at) => at > 0 && isKnown(headerOf(line) ?? []));
  return index === -1 ? undefined : index + 1;
}

/** What to do about headings under a title. */
export const headingsBelow = (file: string, row: number): string =>
  `${file}:1:1: the headings are in row ${row}; delete the rows above it.`;

export function whyNoLayout(header: readonly string[]): string {
  const headings = header.map(plainHeading);
  const isWithoutMonths = !header.some(looksLikeMonth);
  const known = KNOWN_ELSEWHERE.find(
    ({ has, isWithoutMonths: wants = isWithoutMonths }) =>
      wants === isWithoutMonths && has.every((heading) => headings.includes(heading)),
  );
  if (known) return known.why;
  const shown = header.slice(0, 4).map(quoteForMessage).join(', ');
  return `the header (${shown}${header.length > 4 ? ', ...' : ''}) is of no known layout; it needs a borough column, an offence group, an offence sub-group and months (YYYYMM), or the columns of a Met dashboard file`;
}

/** Opens the layout that knows a header; remembers a header that none knows. */
export function layoutOpener(facts: FileName) {
  const state: { reader?: LayoutReader; unknown?: readonly string[] } = {};
  const open: HeaderHandler = (header) => {
    const layout = layoutFor(header);
    if (layout) state.reader = layout.open(header, facts);
    else state.unknown ??= header;
    return state.reader && ((row) => state.reader?.row(row));
  };
  return { state, open };
}
