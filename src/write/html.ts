import type { Writer } from './document.js';

/** One page that holds everything it needs: read from a disk, an e-mail or a web site. */
export const html: Writer = {
  format: 'html',
  extensions: ['.html', '.htm'],
  async write(document) {
    const { page } = await import('./html/page.js');
    return page(document);
  },
  async files(document) {
    const { page } = await import('./html/page.js');
    return [{ name: `${document.name}.html`, content: page(document) }];
  },
};
