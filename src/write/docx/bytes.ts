import { Packer, type Document as WordDocument } from 'docx';
import type JSZip from 'jszip';
import { type ArchivedFile, archive } from '../archive.js';
import { applyTemplate, type Template } from './template.js';

/** The document as a file with no clock and no chance in it: the packer would date it, and number its links at random. */
export async function documentBytes(word: WordDocument, date: Date, template?: Template): Promise<Uint8Array> {
  // What the packer would compress, taken before it does: nothing is compressed twice. It has no public way to that.
  // biome-ignore lint/complexity/useLiteralKeys: the types call it private.
  const packed: JSZip = Packer['compiler'].compile(word);
  if (template) await applyTemplate(packed, template);
  const names = Object.keys(packed.files).filter((name) => !packed.files[name]?.dir);
  const files = names.sort(firstTypes).map(async (name) => fileOf(packed, name, date));
  return archive(await Promise.all(files), date);
}

async function fileOf(packed: JSZip, name: string, date: Date): Promise<ArchivedFile> {
  const content = (await packed.file(name)?.async('uint8array')) ?? new Uint8Array();
  // The properties of the document have the time of the run.
  if (name.startsWith('docProps/')) return { name, content: dated(content, date) };
  // A picture of points is compressed already.
  return { name, content, isStored: name.endsWith('.png') };
}

/** Programs that tell a document by its first entry look for the content types. */
const firstTypes = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
const rankOf = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);

const dated = (xml: Uint8Array, date: Date): Uint8Array =>
  Buffer.from(
    Buffer.from(xml)
      .toString('utf8')
      .replace(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
        (_, tag) => `${tag}${date.toISOString().replace('.000', '')}`,
      ),
  );
