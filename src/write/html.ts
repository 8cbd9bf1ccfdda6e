import { type Document, openedName, type Writer } from './document.js';

async function pageOf(document: Document): Promise<string> {
  if (document.isForBoard) return (await import('./html/board.js')).boardPage(document);
  return (await import('./html/page.js')).page(document);
}

/** One page that holds everything it needs: read from a disk, an e-mail or a web site. */
export const html: Writer = {
  format: 'html',
  extensions: ['.html', '.htm'],
  write: pageOf,
  files: async (document) => [{ name: openedName(document, 'html'), content: await pageOf(document) }],
};
