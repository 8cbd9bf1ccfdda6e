import { Packer, type Document as WordDocument } from 'docx';
import JSZip from 'jszip';
import { applyTemplate, type Template } from './template.js';

/** The document as a file with no clock and no chance in it: the packer would date it, and number its links at random. */
export async function documentBytes(word: WordDocument, date: Date, template?: Template): Promise<Uint8Array> {
  // What the packer would compress, taken before it does: nothing is compressed twice. It has no public way to that.
  // biome-ignore lint/complexity/useLiteralKeys: the types call it private.
  const packed: JSZip = Packer['compiler'].compile(word);
  if (template) await applyTemplate(packed, template);
  const zip = new JSZip();
  for (const name of Object.keys(packed.files).sort(firstTypes)) {
    const entry = packed.files[name];
    if (!entry || entry.dir) continue;
    const isText = /\.(xml|rels)$/.test(name);
    const content = isText ? dated(await entry.async('string'), date) : await entry.async('uint8array');
    // A picture of points is compressed already.
    const compression = name.endsWith('.png') ? 'STORE' : 'DEFLATE';
    zip.file(name, content, { date, createFolders: false, compression });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', mimeType: TYPE });
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Programs that tell a document by its first entry look for the content types. */
const firstTypes = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
const rankOf = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);

const dated = (xml: string, date: Date): string =>
  xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, tag) => `${tag}${date.toISOString().replace('.000', '')}`,
  );
