import JSZip from 'jszip';

/** Reads outputs back without the code that wrote them: cells of tables as text, by the id of the table or in order. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

export const unescaped = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

const stripped = (markup: string): string => unescaped(markup.replace(/<[^>]*>/g, ''));

export type Grid = string[][];

/** The tables of the page by id, lists of terms among them; the mark of the borough's row is not part of its text. */
export function gridsOfHtml(page: string): Record<string, Grid> {
  const grids: Record<string, Grid> = {};
  for (const part of page.split(/(?=<section id=")/).slice(1)) {
    const [, id = ''] = /^<section id="([^"]+)"/.exec(part) ?? [];
    const section = part.replace(/<(?:nav|h2 class="part")[\s\S]*$/, '');
    const rows = section.includes('<dl>')
      ? [...section.matchAll(/<div><dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd><\/div>/g)].map(([, term = '', of = '']) => [
          stripped(term),
          stripped(of),
        ])
      : [...section.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
          [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
            stripped(cell.replace(/<span class="mark">[\s\S]*?<\/span>/, '')),
          ),
        );
    grids[id] = rows;
  }
  return grids;
}

/** The tables of a Markdown text in order. */
export function gridsOfMarkdown(text: string): Grid[] {
  return text.split(/^## /m).flatMap((part) => {
    const lines = part.split('\n').filter((line) => line.startsWith('|'));
    const topics = [...part.matchAll(/^\*\*(.+?):\*\* (.*)$/gm)].map(([, topic = '', finding = '']) => [
      topic,
      finding,
    ]);
    // Findings are paragraphs, which in other formats are a table of two columns.
    if (topics.length > 0) return [[['Topic', 'Finding'], ...topics.map((row) => row.map(unescapedMarkdown))]];
    if (lines.length === 0) return [];
    const rows = lines.filter((_, index) => index !== 1);
    return [rows.map((line) => splitRow(line))];
  });
}

const ESCAPED = /\\([\\`*_{}[\]<>#|])/g;
const unescapedMarkdown = (text: string): string => text.replace(ESCAPED, '$1');

const splitRow = (line: string): string[] =>
  line
    .replace(/^\| /, '')
    .replace(/ \|$/, '')
    .split(' | ')
    .map((cell) =>
      cell
        .replace(/^(&nbsp;)+/, '')
        .replace(/^\*\*([\s\S]*)\*\*$/, '$1')
        .replace(ESCAPED, '$1'),
    );

export async function partOfZip(bytes: Uint8Array, name: string): Promise<string> {
  const entry = (await JSZip.loadAsync(bytes)).file(name);
  if (!entry) throw new Error(`${name} is not in the file`);
  return entry.async('string');
}

const wordText = (xml: string): string =>
  [...xml.replaceAll('<w:noBreakHyphen/>', '<w:t>-</w:t>').matchAll(/<w:t(?: [^>]*)?>([\s\S]*?)<\/w:t>/g)]
    .map(([, text = '']) => unescaped(text))
    .join('');

/** The tables of a Word document in order. */
export function gridsOfWord(xml: string): Grid[] {
  return [...xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([table]) =>
    [...table.matchAll(/<w:tr\b[\s\S]*?<\/w:tr>/g)].map(([row]) =>
      [...row.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)].map(([cell]) => wordText(cell)),
    ),
  );
}

/** The paragraphs of a Word document outside its tables. */
export function paragraphsOfWord(xml: string): string[] {
  const outside = xml.replace(/<w:tbl>[\s\S]*?<\/w:tbl>/g, '');
  return [...outside.matchAll(/<w:p\b[^>]*>[\s\S]*?<\/w:p>/g)].map(([paragraph]) => wordText(paragraph));
}
