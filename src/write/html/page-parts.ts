import type { ReportTable } from '../../core/report.js';
import { hasSections, partNames } from '../parts-of-report.js';
import { html, type Markup, NOTHING } from './markup.js';

/** A part of a page: tables under one heading, which a table that is a part of its own has alone. */
export interface PagePart {
  readonly heading: string | undefined;
  /** The id of the heading. */
  readonly anchor: string;
  readonly tables: readonly ReportTable[];
}

/** The tables under the sections of the configuration, else under their themes. */
export function pageParts(tables: readonly ReportTable[]): PagePart[] {
  const names = partNames(tables);
  const parts: { name: string | undefined; tables: ReportTable[] }[] = [];
  for (const [index, table] of tables.entries()) {
    const last = parts.at(-1);
    const name = names[index];
    if (last && name !== undefined && last.name === name) last.tables.push(table);
    else parts.push({ name, tables: [table] });
  }
  return parts.map(({ name, tables: ofPart }) => ({
    heading: !hasSections(tables) && ofPart.length === 1 && ofPart[0]?.heading === name ? undefined : name,
    anchor: `part-${ofPart[0]?.id ?? ''}`,
    tables: ofPart,
  }));
}

/** Of more columns than the first a table is printed in smaller type, than the second across the page's long side. */
const [COLUMNS_LARGE, COLUMNS_UPRIGHT] = [9, 14];

const isWide = ({ columns }: ReportTable): boolean => columns.length > COLUMNS_UPRIGHT;

/** How the section of a table is printed, as its class. */
export function printClass(table: ReportTable): Markup {
  if (isWide(table)) return html` class="wide"`;
  return table.columns.length > COLUMNS_LARGE ? html` class="dense"` : NOTHING;
}

/** The heading is printed on the page of the first table. */
export const partHeading = ({ heading, anchor, tables }: PagePart): Markup => {
  if (heading === undefined) return NOTHING;
  const wide = tables.slice(0, 1).some(isWide) ? ' wide' : '';
  return html`<h2 class="part${wide}" id="${anchor}">${heading}</h2>\n`;
};

const link = (id: string, text: string): Markup => html`<a href="#${id}">${text}</a>`;

const tableLink = ({ id, heading, title }: ReportTable): Markup => html`<li>${link(id, heading ?? title)}</li>\n`;

const partLink = ({ heading, anchor, tables }: PagePart): Markup =>
  heading === undefined
    ? html`${tables.map(tableLink)}`
    : html`<li>${link(anchor, heading)}\n<ol>\n${tables.map(tableLink)}</ol></li>\n`;

/** The parts and their tables, and what else the page has: each a link. */
export const contents = (
  parts: readonly PagePart[],
  others: readonly (readonly [id: string, title: string])[],
): Markup => html`<nav aria-label="Contents">
<h2>Contents</h2>
<ol>
${parts.map(partLink)}${others.map(([id, title]) => html`<li>${link(id, title)}</li>\n`)}</ol>
</nav>`;
