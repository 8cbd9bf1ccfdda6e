import { inputError } from '../../core/errors.js';
import { checkArchive } from '../containers/zip-integrity.js';
import { DraftBuilder } from './builder.js';
import { DocxBody } from './docx-body.js';
import type { LoadedDraft } from './text.js';

/**
 * A Word document. It has no lines: a line is a paragraph (those of table cells too), counted in the order of the document
 * and then of its footnotes, and a column is a letter of the paragraph.
 */

/** No report is near this; a compressed bomb is. */
const LIMITS = { unpacked: 2 ** 28, files: 10_000 };

async function partsOf(name: string, bytes: Buffer): Promise<{ body: string; notes: string }> {
  try {
    const readPart = await checkArchive(name, bytes, { limits: LIMITS, what: 'Word document' });
    const read = async (part: string): Promise<string> => (await readPart(part)) ?? '';
    return { body: await read('word/document.xml'), notes: await read('word/footnotes.xml') };
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) throw error;
    throw inputError(`${name}: is a damaged Word document, or locked by a password; save it again as .docx.`);
  }
}

export async function docxDraft(name: string, bytes: Buffer): Promise<LoadedDraft> {
  const { Parser } = await import('htmlparser2');
  const { body, notes } = await partsOf(name, bytes);
  if (body === '') throw inputError(`${name}: is no Word document (it has no text part); save it as .docx.`);
  const builder = new DraftBuilder();
  const reader = new DocxBody(builder);
  for (const xml of [body, notes]) {
    new Parser(
      {
        onopentag: (tag, attributes) => reader.open(tag, attributes),
        onclosetag: (tag) => reader.close(tag),
        ontext: (piece) => reader.text(piece),
      },
      { xmlMode: true, decodeEntities: true },
    ).end(xml);
  }
  return { draft: builder.draft(name, reader.positionOf), problems: [] };
}
