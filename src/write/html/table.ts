import { printedCell } from '../../core/format.js';
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import { markLine, marksOfRepeatedReasons } from '../repeated-reasons.js';
import type { Explanations } from './explanations.js';
import { html, type Markup, NOTHING } from './markup.js';

/** Two columns of text are a list of terms and what is said of each. */
export const isList = ({ columns }: ReportTable): boolean =>
  columns.length === 2 && columns.every(({ unit }) => unit === null);

const listOf = ({ columns: [term, meaning], rows }: ReportTable): Markup =>
  html`<dl>${rows.map(
    ({ cells }) =>
      html`<div><dt>${printedCell(cells[term?.key ?? ''])}</dt><dd>${printedCell(cells[meaning?.key ?? ''])}</dd></div>\n`,
  )}</dl>`;

/** "could be chance": a text of no more letters stays on one line. */
const SHORT = 16;

/** A number is distinguished from a reason by its class: numbers stand right, reasons fold. A mark stands for a reason. */
function cell(column: Column, row: ReportRow, { explanations, markOf }: Context): Markup {
  const content = row.cells[column.key];
  const text = printedCell(content);
  if (column.unit === null) return html`<td class="t${text.length <= SHORT ? ' s' : ''}">${text}</td>`;
  const isNumber = typeof content !== 'string' && content?.value !== null && content !== undefined;
  const explanationIndex = typeof content === 'object' ? explanations.add(content) : undefined;
  const explanationAttribute = explanationIndex === undefined ? NOTHING : html` data-made="${`${explanationIndex}`}"`;
  const mark = isNumber ? undefined : markOf.get(text);
  return isNumber || mark !== undefined
    ? html`<td${explanationAttribute}>${mark ?? text}</td>`
    : html`<td class="why"${explanationAttribute}>${text}</td>`;
}

/** What the cells of a table have in common. */
interface Context {
  readonly explanations: Explanations;
  /** The marks of the reasons that repeat. */
  readonly markOf: ReadonlyMap<string, string>;
  /** Whether some rows are parts of others. */
  readonly isGraded: boolean;
}

function rowOf({ columns }: ReportTable, row: ReportRow, context: Context): Markup {
  const [first, ...rest] = columns;
  const level = context.isGraded ? html` class="l${`${Math.min(row.level ?? 0, 3)}`}"` : NOTHING;
  const mark = row.marked ? html`<span class="mark">&#9654;&nbsp;</span>` : NOTHING;
  const head = html`<th scope="row"${level}>${mark}${printedCell(row.cells[first?.key ?? ''])}</th>`;
  const marked = row.marked ? html` class="marked"` : NOTHING;
  return html`<tr${marked}>${head}${rest.map((column) => cell(column, row, context))}</tr>\n`;
}

/** The row header is the first text column; a table that begins with a rank has it second. */
function withNameFirst(table: ReportTable): ReportTable {
  const named = table.columns.findIndex(({ unit }) => unit === null);
  if (named <= 0) return table;
  const columns = [...table.columns];
  const [name] = columns.splice(named, 1);
  return { ...table, columns: name ? [name, ...columns] : columns };
}

/** A long table of so few columns is printed in two, next to one another. */
const NARROW = { columns: 4, rows: 40 };

const isNarrow = ({ columns, rows }: ReportTable): boolean =>
  columns.length <= NARROW.columns && rows.length >= NARROW.rows;

/** The table in a box of its own that scrolls sideways where the page may not. */
export function tableMarkup(given: ReportTable, explanations: Explanations): Markup {
  if (isList(given)) return listOf(given);
  const table = withNameFirst(given);
  const { id, title, columns, rows } = table;
  const markOf = marksOfRepeatedReasons(table, 'row');
  const context = { explanations, markOf, isGraded: rows.some(({ level = 0 }) => level > 0) };
  const heads = columns.map(({ heading, unit }) =>
    unit === null ? html`<th scope="col" class="t">${heading}</th>` : html`<th scope="col">${heading}</th>`,
  );
  const marks = [...markOf].map(([reason, mark]) => html`<p class="source">${markLine(mark, reason)}</p>\n`);
  return html`<section class="scroll${isNarrow(table) ? ' two' : ''}" aria-label="Table: ${title}" tabindex="0">
<table id="table-${id}"><caption class="unseen">${title}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => rowOf(table, row, context))}</tbody></table></section>
${marks}`;
}
