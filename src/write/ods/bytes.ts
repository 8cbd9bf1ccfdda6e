import { el, escapeMarkup } from '../../charts/svg.js';
import { archive } from '../archive.js';
import { documentDate } from '../document-date.js';
import type { Workbook } from '../xlsx/sheet.js';
import { contentXml, root } from './content.js';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

const MANIFEST = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';

function manifestXml(names: readonly string[]): string {
  const entry = (path: string, type: string) =>
    el('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
  const entries = [entry('/', TYPE), ...names.map((name) => entry(name, 'text/xml'))];
  const attributes = { 'xmlns:manifest': MANIFEST, 'manifest:version': '1.3' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el('manifest:manifest', attributes, ...entries)}`;
}

function metaXml({ title, subject, keywords }: Workbook, date: Date): string {
  const parts = [
    el('dc:title', {}, escapeMarkup(title)),
    el('dc:subject', {}, escapeMarkup(subject)),
    el('meta:keyword', {}, escapeMarkup(keywords)),
    el('dc:date', {}, date.toISOString().slice(0, 19)),
  ];
  return root('office:document-meta', el('office:meta', {}, ...parts));
}

/** Printed on A4 across, as wide as the page, however many pages long. */
function stylesXml(): string {
  const size = { 'fo:page-width': '297mm', 'fo:page-height': '210mm', 'style:print-orientation': 'landscape' };
  const fit = { 'style:scale-to-X': '1', 'style:scale-to-Y': '0' };
  const layout = el(
    'style:page-layout',
    { 'style:name': 'across' },
    el('style:page-layout-properties', { ...size, ...fit }),
  );
  const page = el('style:master-page', { 'style:name': 'Default', 'style:page-layout-name': 'across' });
  return root(
    'office:document-styles',
    el('office:styles', {}),
    el('office:automatic-styles', {}, layout),
    el('office:master-styles', {}, page),
  );
}

/** The workbook as an OpenDocument file: no clock and no chance in it, so that the same figures give the same bytes. */
export function spreadsheetBytes(workbook: Workbook): Promise<Uint8Array> {
  const date = documentDate(workbook.dated);
  const parts = {
    'content.xml': contentXml(workbook),
    'styles.xml': stylesXml(),
    'meta.xml': metaXml(workbook, date),
  };
  const file = (name: string, text: string, isStored = false) => ({ name, content: Buffer.from(text), isStored });
  return archive(
    [
      // The standard wants the type first and not compressed, so that programs know the file by its first bytes.
      file('mimetype', TYPE, true),
      ...Object.entries(parts).map(([name, xml]) => file(name, xml)),
      file('META-INF/manifest.xml', manifestXml(Object.keys(parts))),
    ],
    date,
  );
}
