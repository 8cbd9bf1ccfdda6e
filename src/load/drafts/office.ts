import { DocxBody } from './docx-body.js';
import { OfficeBody } from './office-body.js';
import type { LoadedDraft } from './text.js';
import { type XmlDocument, xmlDraft } from './xml-parts.js';

/**
 * Word documents, OpenDocument text and presentations. They have no lines: a line is a paragraph (those of table cells too),
 * counted in the order of the document and then of its footnotes, and a column is a letter of the paragraph.
 */

const WORD: XmlDocument = {
  name: 'Word document',
  ending: '.docx',
  parts: /^word\/(?:document|footnotes)\.xml$/,
};
const TEXT: XmlDocument = { name: 'OpenDocument text', ending: '.odt', parts: /^content\.xml$/ };
const SLIDES: XmlDocument = {
  name: 'presentation',
  ending: '.pptx',
  parts: /^ppt\/slides\/slide(\d+)\.xml$/,
  order: (path) => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0),
};

export const docxDraft = (name: string, bytes: Buffer): Promise<LoadedDraft> =>
  xmlDraft(name, bytes, WORD, (builder) => new DocxBody(builder));
export const odtDraft = (name: string, bytes: Buffer): Promise<LoadedDraft> =>
  xmlDraft(name, bytes, TEXT, (builder) => new OfficeBody(builder));
export const pptxDraft = (name: string, bytes: Buffer): Promise<LoadedDraft> =>
  xmlDraft(name, bytes, SLIDES, (builder) => new OfficeBody(builder, 'a:t'));
