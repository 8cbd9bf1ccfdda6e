import { type Document, openedName, type Writer } from './document.js';

async function bytesOf(document: Document, workingCopy = false): Promise<Uint8Array> {
  const { workbookOf } = await import('./xlsx/workbook.js');
  const { workbookBytes } = await import('./xlsx/bytes.js');
  return workbookBytes(workbookOf(document, workingCopy), workingCopy);
}

/** An accessible workbook: one table a sheet, its notes on a sheet of their own. */
export const xlsx: Writer = {
  format: 'xlsx',
  extensions: ['.xlsx'],
  write: (document, { workingCopy }) => bytesOf(document, workingCopy),
  files: async (document, { workingCopy }) => [
    { name: openedName(document, 'xlsx'), content: await bytesOf(document, workingCopy) },
  ],
};
