import { inputError } from '../../core/errors.js';
import { checkArchive } from '../containers/zip-integrity.js';
import { DraftBuilder } from './builder.js';
import { OfficeBody } from './office-body.js';
import type { LoadedDraft } from './text.js';

/** OpenDocument text and presentations: a line is a paragraph, counted in the order of the document. */

/** No report is near this; a compressed bomb is. */
const LIMITS = { unpacked: 2 ** 28, files: 10_000 };

interface Office {
  readonly name: string;
  readonly ending: string;
  readonly parts: RegExp;
  readonly textTag?: string;
}

const TEXT: Office = { name: 'OpenDocument text', ending: '.odt', parts: /^content\.xml$/ };
const SLIDES: Office = {
  name: 'presentation',
  ending: '.pptx',
  parts: /^ppt\/slides\/slide(\d+)\.xml$/,
  textTag: 'a:t',
};

const orderOf = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);

async function partsOf(name: string, bytes: Buffer, office: Office): Promise<string[]> {
  const paths: string[] = [];
  const visit = (part: string): (() => void) => {
    if (office.parts.test(part)) paths.push(part);
    return () => undefined;
  };
  try {
    const readPart = await checkArchive(name, bytes, { limits: LIMITS, what: office.name, visit });
    const sorted = paths.sort((a, b) => orderOf(a) - orderOf(b));
    return await Promise.all(sorted.map(async (path) => (await readPart(path)) ?? ''));
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) throw error;
    throw inputError(
      `${name}: is a damaged ${office.name}, or locked by a password; save it again as ${office.ending}.`,
    );
  }
}

async function officeDraft(name: string, bytes: Buffer, office: Office): Promise<LoadedDraft> {
  const { Parser } = await import('htmlparser2');
  const parts = await partsOf(name, bytes, office);
  if (parts.length === 0)
    throw inputError(`${name}: is no ${office.name} (it has no text part); save it as ${office.ending}.`);
  const builder = new DraftBuilder();
  const reader = new OfficeBody(builder, office.textTag);
  for (const xml of parts) {
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

export const odtDraft = (name: string, bytes: Buffer): Promise<LoadedDraft> => officeDraft(name, bytes, TEXT);
export const pptxDraft = (name: string, bytes: Buffer): Promise<LoadedDraft> => officeDraft(name, bytes, SLIDES);
