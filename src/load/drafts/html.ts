import { Parser } from 'htmlparser2';
import { limitDepth } from '../containers/markup-depth.js';
import { decode } from '../containers/text.js';
import { DraftBuilder } from './builder.js';
import { positionsIn } from './positions.js';
import type { LoadedDraft } from './text.js';

/** A web page: what a reader sees of it, with the line and column of its source. */

const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'svg',
  'template',
  'noscript',
  'nav',
  'select',
  'textarea',
  'button',
]);
const BLOCKS = new Set(
  'p div section article aside header footer main blockquote pre figure figcaption caption dl dt dd ul ol address details summary form fieldset hr'.split(
    ' ',
  ),
);

class Page {
  readonly builder = new DraftBuilder();
  #hidden = 0;
  #raised = 0;
  #heads = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (UNSEEN.has(name)) this.#hidden += 1;
    else if (name === 'table') this.builder.openTable();
    else if (name === 'thead') this.#heads += 1;
    else if (name === 'tr') this.builder.openRow();
    else if (name === 'td' || name === 'th') {
      // A heading at the start of a row is that row's name, not a heading of columns.
      const isHead = this.#heads > 0 || (name === 'th' && attributes.scope !== 'row');
      this.builder.openCell(isHead, Number.parseInt(attributes.colspan ?? '1', 10) || 1);
    } else if (/^h[1-6]$/.test(name)) this.builder.block(`${'#'.repeat(Number(name[1]))} `);
    else if (name === 'li') this.builder.block('- ');
    else if (name === 'br') this.builder.put(' ', 0);
    else if (name === 'sup') this.#raised += 1;
    else if (BLOCKS.has(name)) this.builder.block();
  }

  close(name: string): void {
    if (UNSEEN.has(name)) this.#hidden -= 1;
    else if (name === 'table') this.builder.closeTable();
    else if (name === 'thead') this.#heads -= 1;
    else if (name === 'td' || name === 'th') this.builder.closeCell();
    else if (name === 'sup') this.#raised -= 1;
    else if (BLOCKS.has(name) || name === 'li' || /^h[1-6]$/.test(name)) this.builder.block();
  }

  text(text: string, start: number): void {
    if (this.#hidden === 0) this.builder.put(text, start, this.#raised > 0);
  }
}

export function htmlDraft(name: string, bytes: Buffer): LoadedDraft {
  const { text, diagnostics } = decode(name, bytes);
  const page = new Page();
  const parser = new Parser(
    { ...limitDepth(name, page), ontext: (piece) => page.text(piece, parser.startIndex) },
    { decodeEntities: true },
  );
  parser.end(text);
  return { draft: page.builder.draft(name, positionsIn(text)), diagnostics };
}
