import type { ReportTable } from '../../core/report.js';
import { html, type Markup } from './markup.js';

/** Longer tables are folded where a page has several. */
const LONG = 20;
const SEVERAL = 3;

/** Which tables of a page are folded: a reader opens them, print shows them. */
export const isFolded = (table: ReportTable, tables: readonly ReportTable[]): boolean =>
  table.rows.length > LONG && tables.length > SEVERAL;

/** A table behind a line to open it. */
export const folded = ({ title, rows }: ReportTable, table: Markup): Markup =>
  html`<details><summary>Show the table (${`${rows.length}`} rows)<span class="unseen">: ${title}</span></summary>
${table}</details>`;

/** Paper has no line to open: all is open while the page is printed. Without scripts the style sheet does the same. */
export const FOLD_SCRIPT = `
(function () {
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (each) { each.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (each) { each.open = false; });
  });
})();
`;
