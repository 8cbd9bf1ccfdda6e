import type { Document, WriteOptions, Writer } from './document.js';

const textOf = async (document: Document, options: WriteOptions): Promise<string> =>
  (await import('./terminal/report-text.js')).reportText(document, options);

/** Tables for reading on a screen; plain text in a pipe or file. */
export const terminal: Writer = {
  format: 'table',
  extensions: ['.txt'],
  write: textOf,
  files: async (document) => [
    { name: `${document.name}.txt`, content: await textOf(document, { color: false, width: 0 }) },
  ],
};
