import { inputError } from '../../core/errors.js';
import { readBytes } from '../containers/text.js';
import { pdfDraft } from './pdf.js';
import { type LoadedDraft, textDraft } from './text.js';

export type { LoadedDraft } from './text.js';

type Reader = (name: string, bytes: Buffer) => LoadedDraft | Promise<LoadedDraft>;

/** Which reader knows which ending; a draft from standard input is text. */
const READERS: Readonly<Record<string, Reader>> = {
  txt: textDraft,
  md: textDraft,
  markdown: textDraft,
  html: async (name, bytes) => (await import('./html.js')).htmlDraft(name, bytes),
  htm: async (name, bytes) => (await import('./html.js')).htmlDraft(name, bytes),
  docx: async (name, bytes) => (await import('./office.js')).docxDraft(name, bytes),
  odt: async (name, bytes) => (await import('./office.js')).odtDraft(name, bytes),
  pptx: async (name, bytes) => (await import('./office.js')).pptxDraft(name, bytes),
  xlsx: async (name, bytes) => (await import('./workbook.js')).workbookDraft(name, bytes),
  pdf: pdfDraft,
};

const endingOf = (name: string): string => /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** A draft report as text, with the position on disk of each letter. */
export async function loadDraft(path: string): Promise<LoadedDraft> {
  const name = path === '-' ? 'standard input' : path;
  const read = path === '-' ? textDraft : READERS[endingOf(path)];
  if (!read) {
    const known = Object.keys(READERS).map((ending) => `.${ending}`);
    throw inputError({ file: name }, `is no kind of draft that can be read; give ${known.join(', ')}.`);
  }
  const { bytes } = readBytes(path, name);
  if (bytes.length === 0)
    throw inputError({ file: name, row: 1, column: 1 }, 'is empty; name the draft that has the text.');
  return read(name, bytes);
}
