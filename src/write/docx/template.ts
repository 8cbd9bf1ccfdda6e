import JSZip from 'jszip';
import { inputError } from '../../core/errors.js';
import type { WriteOptions } from '../document.js';

/** A Word document whose styles are taken. */
export type Template = NonNullable<WriteOptions['template']>;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
}

const attribute = (xml: string, pattern: RegExp): string => pattern.exec(xml)?.[1] ?? '';

function stylesIn(xml: string): Style[] {
  return [...xml.matchAll(/<w:style\b[^>]*>[\s\S]*?<\/w:style>/g)].map(([style]) => ({
    id: attribute(style, /w:styleId="([^"]*)"/),
    name: attribute(style, /<w:name w:val="([^"]*)"/).toLowerCase(),
    xml: style,
  }));
}

type Renamed = ReadonlyMap<string, string>;

/** References to a style by the id that the template knows it under. */
const renamed = (xml: string, ids: Renamed): string =>
  xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${ids.get(id) ?? id}"`,
  );

/** The numbering of the template is not carried over, so a style of it must not ask for it. */
const withoutNumbering = (xml: string): string => xml.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/g, '');

/** The template's styles, and after them those of ours it has none of that name for. */
function mergedStyles(theirs: string, ours: string): { xml: string; ids: Renamed } {
  const known = new Map(stylesIn(theirs).map(({ name, id }) => [name, id]));
  const styles = stylesIn(ours);
  const ids = new Map(styles.map(({ id, name }) => [id, known.get(name) ?? id]));
  const added = styles.filter(({ name }) => !known.has(name)).map(({ xml }) => renamed(xml, ids));
  return { xml: withoutNumbering(theirs).replace('</w:styles>', `${added.join('')}</w:styles>`), ids };
}

const THEME = 'word/theme/theme1.xml';
const THEME_TYPE = `<Override PartName="/${THEME}" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`;
const THEME_LINK =
  '<Relationship Id="rIdTheme" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/>';

async function textOf(zip: JSZip, name: string): Promise<string> {
  return (await zip.file(name)?.async('string')) ?? '';
}

/** The theme holds the fonts and colours that styles name. */
async function takeTheme(zip: JSZip, from: JSZip): Promise<void> {
  const theme = await from.file(THEME)?.async('string');
  if (theme === undefined) return;
  zip.file(THEME, theme);
  const types = await textOf(zip, '[Content_Types].xml');
  zip.file('[Content_Types].xml', types.replace('</Types>', `${THEME_TYPE}</Types>`));
  const links = await textOf(zip, 'word/_rels/document.xml.rels');
  zip.file('word/_rels/document.xml.rels', links.replace('</Relationships>', `${THEME_LINK}</Relationships>`));
}

async function opened({ name, bytes }: Template): Promise<JSZip> {
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip?.file('word/styles.xml') && zip.file('word/document.xml')) return zip;
  throw inputError({ file: name }, 'is no Word document with styles; give a .docx (a .dotx saved as .docx).');
}

/** Gives a packed document the styles and the theme of a template; its text, pages and numbering stay. */
export async function applyTemplate(zip: JSZip, template: Template): Promise<void> {
  const from = await opened(template);
  const { xml, ids } = mergedStyles(await textOf(from, 'word/styles.xml'), await textOf(zip, 'word/styles.xml'));
  zip.file('word/styles.xml', xml);
  for (const name of Object.keys(zip.files).filter((item) =>
    /^word\/(document|footer\d*|numbering)\.xml$/.test(item),
  )) {
    zip.file(name, renamed(await textOf(zip, name), ids));
  }
  await takeTheme(zip, from);
}
