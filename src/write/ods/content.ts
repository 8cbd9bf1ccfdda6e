import { el, escapeMarkup } from '../../charts/svg.js';
import { columnName, type Sheet, type SheetCell, sheetReference, type Workbook } from '../xlsx/sheet.js';
import { numberStyle } from './number-styles.js';

/** The content of an OpenDocument spreadsheet (ODF 1.3, part 3), from the same sheets as the workbook. */

const NAMESPACES = Object.fromEntries([
  ...['office', 'style', 'text', 'table', 'meta'].map((name) => [
    `xmlns:${name}`,
    `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
  ]),
  ['xmlns:number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['xmlns:fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['xmlns:xlink', 'http://www.w3.org/1999/xlink'],
  ['xmlns:dc', 'http://purl.org/dc/elements/1.1/'],
]);

export const root = (name: string, ...children: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${el(name, { ...NAMESPACES, 'office:version': '1.3' }, ...children)}`;

/** Millimetres of a character of Arial 12, and of a point. */
const CHARACTER = 2.35;
const POINT = 0.3528;

/** Numbers each distinct thing in the order of its first use. */
class Register {
  readonly #names = new Map<string, string>();
  constructor(readonly prefix: string) {}
  nameOf(key: string): string {
    const known = this.#names.get(key) ?? `${this.prefix}${this.#names.size + 1}`;
    this.#names.set(key, known);
    return known;
  }
  get entries(): readonly (readonly [key: string, name: string])[] {
    return [...this.#names];
  }
}

/** The styles that the sheets use, each once. */
class Styles {
  readonly #cells = new Register('c');
  readonly #numbers = new Register('n');
  readonly #columns = new Register('w');
  readonly #rows = new Register('h');

  cell({ content, style, indent, wrap, right }: SheetCell): string {
    const number = typeof content === 'string' ? '' : this.#numbers.nameOf(content.format);
    return this.#cells.nameOf(JSON.stringify({ style, indent, wrap, right, number }));
  }
  column = (characters: number): string => this.#columns.nameOf(`${(characters * CHARACTER).toFixed(1)}mm`);
  row = (points: number): string => this.#rows.nameOf(`${(points * POINT).toFixed(1)}mm`);

  markup(): string {
    const numbers = this.#numbers.entries.map(([format, name]) => numberStyle(format, name));
    const cells = this.#cells.entries.map(([key, name]) => cellStyle(JSON.parse(key), name));
    const columns = this.#columns.entries.map(([width, name]) =>
      styleOf('table-column', name, {}, el('style:table-column-properties', { 'style:column-width': width })),
    );
    const rows = this.#rows.entries.map(([height, name]) => {
      const properties = { 'style:row-height': height, 'style:use-optimal-row-height': 'false' };
      return styleOf('table-row', name, {}, el('style:table-row-properties', properties));
    });
    const sheet = styleOf('table', 'sheet', { 'style:master-page-name': 'Default' }, '');
    return [sheet, ...numbers, ...columns, ...rows, ...cells].join('');
  }
}

const styleOf = (family: string, name: string, more: Readonly<Record<string, string>>, inside: string): string =>
  el('style:style', { 'style:name': name, 'style:family': family, ...more }, inside);

type CellStyle = Pick<SheetCell, 'style' | 'indent' | 'wrap' | 'right'> & { readonly number: string };

function cellStyle({ style, indent, wrap, right, number }: CellStyle, name: string): string {
  const isBold = style !== undefined && style !== 'link';
  const text = {
    'fo:font-family': 'Arial',
    'fo:font-size': style === 'title' ? '16pt' : '12pt',
    ...(isBold ? { 'fo:font-weight': 'bold' } : {}),
    ...(style === 'link' ? { 'style:text-underline-style': 'solid', 'fo:color': '#0b5cad' } : {}),
  };
  const cell = { 'style:vertical-align': 'top', ...(wrap ? { 'fo:wrap-option': 'wrap' } : {}) };
  const paragraph = {
    ...(right ? { 'fo:text-align': 'end' } : {}),
    ...(indent ? { 'fo:margin-left': `${indent * 3}mm`, 'fo:text-align': 'start' } : {}),
  };
  return styleOf(
    'table-cell',
    name,
    number === '' ? {} : { 'style:data-style-name': number },
    el('style:table-cell-properties', cell) +
      el('style:paragraph-properties', paragraph) +
      el('style:text-properties', text),
  );
}

function cellOf(cell: SheetCell, styles: Styles): string {
  const { content, link } = cell;
  const style = { 'table:style-name': styles.cell(cell) };
  if (typeof content !== 'string') {
    const type = content.format.includes('%') ? 'percentage' : 'float';
    const value = { 'office:value-type': type, 'office:value': String(content.value) };
    return el('table:table-cell', { ...style, ...value }, el('text:p', {}, String(content.value)));
  }
  const words = escapeMarkup(content);
  const target = { 'xlink:type': 'simple', 'xlink:href': `#${sheetReference(link ?? '')}.A1` };
  const text = link ? el('text:a', target, words) : words;
  return el('table:table-cell', { ...style, 'office:value-type': 'string' }, el('text:p', {}, text));
}

function tableOf(sheet: Sheet, styles: Styles): string {
  const columns = sheet.widths.map((width) => el('table:table-column', { 'table:style-name': styles.column(width) }));
  const rows = sheet.rows.map((cells, index) => {
    const row = el(
      'table:table-row',
      { 'table:style-name': styles.row(sheet.heights[index] ?? 16) },
      ...cells.map((cell) => cellOf(cell, styles)),
    );
    // Marked as the heading of its table, and repeated on each printed page.
    return index === sheet.table?.headingRow ? el('table:table-header-rows', {}, row) : row;
  });
  return el('table:table', { 'table:name': sheet.name, 'table:style-name': 'sheet' }, ...columns, ...rows);
}

/** `content.xml`. */
export function contentXml({ sheets }: Workbook): string {
  const styles = new Styles();
  const tables = sheets.map((sheet) => tableOf(sheet, styles));
  const marked = sheets.filter(({ table }) => table !== undefined);
  const ranges = marked.map(({ name, table, rows }) => {
    const column = columnName((rows[table?.headingRow ?? 0]?.length ?? 1) - 1);
    const sheet = sheetReference(name);
    const range = `${sheet}.A${(table?.headingRow ?? 0) + 1}:${sheet}.${column}${rows.length}`;
    return el('table:database-range', { 'table:name': table?.name, 'table:target-range-address': range });
  });
  return root(
    'office:document-content',
    el('office:automatic-styles', {}, styles.markup()),
    el('office:body', {}, el('office:spreadsheet', {}, ...tables, el('table:database-ranges', {}, ...ranges))),
  );
}
