import { type Document, frontOf } from '../document.js';
import { head } from './head.js';
import { html, type Markup } from './markup.js';

/** The page that lists what a run wrote into a folder. */
export const INDEX = 'index.html';

interface Kind {
  readonly heading: string;
  readonly files: RegExp;
  /** What a file is called, by its ending; a table and a chart have a title. */
  readonly names?: Readonly<Record<string, string>>;
}

const KINDS: readonly Kind[] = [
  {
    heading: 'To read',
    files: /\.(html|docx|xlsx|ods)$/,
    names: { html: 'Web page', docx: 'Word report', xlsx: 'Workbook', ods: 'Workbook (OpenDocument)' },
  },
  { heading: 'To paste', files: /\.(md|txt)$/, names: { md: 'Tables in Markdown', txt: 'Tables as text' } },
  { heading: 'Charts', files: /\.(svg|png)$/ },
  { heading: 'Data', files: /\.(csv|json)$/, names: { json: 'Everything, for scripts' } },
];

/** Left in the folder by runs for other periods or boroughs. */
const EARLIER: Kind = { heading: 'Earlier reports', files: /./ };

const DATA_NAMES: Readonly<Record<string, string>> = {
  'all-tables.csv': 'All tables in one, a figure a row',
  'notes.csv': 'Notes and sources',
  'datapackage.json': 'Description of the CSV files',
};

/** What a file has in words: the title of its table or chart, or what its kind is. */
function nameOf(file: string, { names = {} }: Kind, { tables, charts = [] }: Document): string {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const id = file.slice(0, -ending.length - 1);
  const table = tables.find((item) => item.id === id);
  const chart = charts.find((item) => `chart-${item.id}` === id);
  return DATA_NAMES[file] ?? table?.title ?? chart?.title ?? names[ending] ?? file;
}

function section(kind: Kind, document: Document, files: readonly string[]): Markup[] {
  const listed = files.filter((file) => kind.files.test(file));
  if (listed.length === 0) return [];
  const items = listed.map(
    (file) => html`<li><a href="${encodeURIComponent(file)}">${nameOf(file, kind, document)}</a> (${file})</li>\n`,
  );
  return [html`<section>\n<h2>${kind.heading}</h2>\n<ul>\n${items}</ul>\n</section>\n`];
}

/** A page that lists the files of a folder, those to read first, and the documents of earlier runs. */
export function folderIndex(document: Document, names: readonly string[], earlier: readonly string[]): string {
  const front = frontOf(document);
  const { title, period } = front;
  const lead = period === '' ? [] : [html`<p class="lead">${period}</p>\n`];
  return html`<!DOCTYPE html>
<html lang="en-GB">
${head({ ...front, title: `${title}: files` }, '')}
<body>
<div class="page">
<main>
<h1>${title}</h1>
${lead}${KINDS.flatMap((kind) => section(kind, document, names))}${section(EARLIER, document, earlier)}<p>manifest.json says what was read and written, with checksums; boroughstat verify-manifest compares them.</p>
</main>
</div>
</body>
</html>
`.html;
}
