import { InternalHyperlink, PageReference, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { safeText } from '../../core/safe-text.js';
import { type Entry, styled } from './parts.js';

/** Where the page numbers stand, in twentieths of a point. */
const RIGHT = 9900;

/**
 * A line for each heading with the number of its page: a field, which the word processor works out when it opens the
 * document. No number is written beforehand, for nobody knows it until the pages are laid out.
 */
export const contents = (entries: readonly Entry[]): Paragraph[] => [
  styled('ContentsHeading', 'Contents'),
  ...entries.map(
    ({ text, anchor }) =>
      new Paragraph({
        style: 'ContentsLine',
        tabStops: [{ type: TabStopType.RIGHT, position: RIGHT, leader: 'dot' }],
        children: [
          new InternalHyperlink({
            anchor,
            children: [new TextRun(safeText(text)), new TextRun({ children: [new Tab()] }), new PageReference(anchor)],
          }),
        ],
      }),
  ),
];
