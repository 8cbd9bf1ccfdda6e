import { type Document, openedName, type WriteOptions, type Writer } from './document.js';

async function bytesOf(document: Document, { template }: WriteOptions): Promise<Uint8Array> {
  const word = document.isForBoard
    ? await (await import('./docx/board.js')).boardDocument(document)
    : await (await import('./docx/report.js')).wordDocument(document);
  const { documentBytes } = await import('./docx/bytes.js');
  const { documentDate } = await import('./document-date.js');
  return documentBytes(word, documentDate(document.front?.dataTo), template);
}

/** A committee report for a word processor: summary, tables with captions, charts, notes and sources. */
export const docx: Writer = {
  format: 'docx',
  extensions: ['.docx'],
  rasterizes: 'also',
  write: bytesOf,
  files: async (document, options) => [
    { name: openedName(document, 'docx'), content: await bytesOf(document, options) },
  ],
};
