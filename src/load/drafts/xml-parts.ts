import { inputError } from '../../core/errors.js';
import { limitDepth } from '../containers/markup-depth.js';
import { checkArchive } from '../containers/zip-integrity.js';
import { DraftBuilder } from './builder.js';
import type { LoadedDraft } from './text.js';

/** Documents that are archives of XML: their parts are read, and their elements passed to their handlers. */

/** No report is near this; a compressed bomb is. */
const LIMITS = { unpacked: 2 ** 28, files: 10_000 };

export interface XmlDocument {
  readonly name: string;
  readonly ending: string;
  /** The parts that hold text, by their path. */
  readonly parts: RegExp;
  /** Which of two comes first; without it they keep the order of their paths. */
  readonly order?: (path: string) => number;
}

export interface ElementReader {
  open(tag: string, attributes: Readonly<Record<string, string>>): void;
  close(tag: string): void;
  text(text: string): void;
  readonly positionOf: Parameters<DraftBuilder['draft']>[1];
}

async function partsOf(name: string, bytes: Buffer, document: XmlDocument): Promise<string[]> {
  const paths: string[] = [];
  const visit = (part: string): (() => void) => {
    if (document.parts.test(part)) paths.push(part);
    return () => undefined;
  };
  try {
    const readPart = await checkArchive(name, bytes, { limits: LIMITS, what: document.name, visit });
    const { order = () => 0 } = document;
    const sorted = paths.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
    return await Promise.all(sorted.map(async (path) => (await readPart(path)) ?? ''));
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) throw error;
    throw inputError(
      { file: name },
      `is a damaged ${document.name}, or locked by a password; save it again as ${document.ending}.`,
    );
  }
}

/** The draft that a reader of elements makes of a document's parts. */
export async function xmlDraft(
  name: string,
  bytes: Buffer,
  document: XmlDocument,
  readerFor: (builder: DraftBuilder) => ElementReader,
): Promise<LoadedDraft> {
  const { Parser } = await import('htmlparser2');
  const parts = await partsOf(name, bytes, document);
  if (parts.length === 0 || parts[0] === '')
    throw inputError({ file: name }, `is no ${document.name} (it has no text part); save it as ${document.ending}.`);
  const builder = new DraftBuilder();
  const reader = readerFor(builder);
  for (const xml of parts) {
    const handlers = { ...limitDepth(name, reader), ontext: (piece: string) => reader.text(piece) };
    new Parser(handlers, { xmlMode: true, decodeEntities: true }).end(xml);
  }
  return { draft: builder.draft(name, reader.positionOf), diagnostics: [] };
}
