import { type Document, openedName, type Writer } from './document.js';

async function bytesOf(document: Document): Promise<Uint8Array> {
  const { workbookOf } = await import('./xlsx/workbook.js');
  const { spreadsheetBytes } = await import('./ods/bytes.js');
  return spreadsheetBytes(workbookOf(document, false));
}

/** The accessible workbook as an OpenDocument spreadsheet, which government publishes. */
export const ods: Writer = {
  format: 'ods',
  extensions: ['.ods'],
  write: bytesOf,
  files: async (document) => [{ name: openedName(document, 'ods'), content: await bytesOf(document) }],
};
