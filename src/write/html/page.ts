import { inlineSvg } from '../../charts/frame.js';
import type { Chart, FrontMatter, ReportTable } from '../../core/report.js';
import { BOARD_HEADINGS } from '../board.js';
import { type Document, frontOf } from '../document.js';
import { type NotesOfReport, notesOfReport } from '../report-notes.js';
import { chartFigure } from './chart-figure.js';
import { EXPLAIN_SCRIPT } from './explain-script.js';
import { Explanations } from './explanations.js';
import { FOLD_SCRIPT, folded, isFolded } from './fold.js';
import { boroughSwitch, head, header, keyFigureList, narrativeMarkup } from './head.js';
import { MAP_SCRIPT } from './map-script.js';
import { html, Markup, NOTHING } from './markup.js';
import { contents, type PagePart, pageParts, partHeading, printClass } from './page-parts.js';
import { SCRIPT as SORT_SCRIPT } from './script.js';
import { isList, tableMarkup } from './table.js';

/** A page without a map of areas needs no script for one. */
const scriptFor = (sections: readonly Markup[]): string =>
  SORT_SCRIPT +
  EXPLAIN_SCRIPT +
  FOLD_SCRIPT +
  (sections.some(({ html: text }) => text.includes(' role="group"')) ? MAP_SCRIPT : '');

/** All of the page: its text is 70 rem wide, less 1 rem at each side. */
const LARGE = 1088;
/** Beside the findings. */
const LEADING = 420;
interface Parts {
  readonly charts: readonly Chart[];
  readonly tables: readonly ReportTable[];
  readonly explanations: Explanations;
  readonly notes: NotesOfReport;
}

const sourceOf = (source: string): Markup => (source === '' ? NOTHING : html`<p class="source">Source: ${source}</p>`);

/** What several tables share, once. */
function sharedNotes({ shared, heading, source }: NotesOfReport): Markup {
  if (shared.length === 0 && source === '') return NOTHING;
  const listed =
    shared.length > 0
      ? html`<ol class="notes" type="A">${shared.map(({ text }) => html`<li>${text}</li>\n`)}</ol>`
      : NOTHING;
  return html`<section id="shared-notes" aria-labelledby="shared-notes-heading">
<h2 id="shared-notes-heading">${heading}</h2>
${listed}
${sourceOf(source)}
</section>
`;
}

/** A table with its words, pictures and notes, under a heading of the level. */
function section(table: ReportTable, level: 2 | 3, { charts, tables, explanations, notes }: Parts): Markup {
  const tag = new Markup(`h${level}`);
  const { notes: tableNotes, source, pointer } = notes.of(table);
  const listed =
    tableNotes.length > 0
      ? html`<ol class="notes">${tableNotes.map((note) => html`<li>${note}</li>\n`)}</ol>`
      : NOTHING;
  const markup = tableMarkup(table, explanations);
  return html`<section id="${table.id}"${printClass(table)} aria-labelledby="${table.id}-heading">
<${tag} id="${table.id}-heading">${table.title}</${tag}>
${narrativeMarkup(table.narrative)}
${charts.filter((chart) => chart.table === table.id).map((chart) => chartFigure(chart, LARGE, table.title))}
${isFolded(table, tables) ? folded(table, markup) : markup}
${listed}
${pointer === '' ? NOTHING : html`<p class="source"><a href="#shared-notes">${pointer}</a></p>`}
${sourceOf(source)}
</section>
`;
}

/** A part of the page: its heading, where it has one, and its tables. */
const partMarkup = (part: PagePart, parts: Parts): Markup =>
  html`${partHeading(part)}${part.tables.map((table) => section(table, part.heading === undefined ? 2 : 3, parts))}`;

/** The findings, and next to them the picture of where the borough stands. */
const lead = (table: ReportTable, chart: Chart | undefined, parts: Parts): Markup =>
  chart
    ? html`<div class="lead-in">
${section(table, 2, parts)}
<figure class="chart"><figcaption>${chart.title}</figcaption>
${new Markup(inlineSvg(chart, LEADING, ''))}
</figure>
</div>`
    : section(table, 2, parts);

/** The coverage table says what definitions and sources would, and more. */
const isCovered = (tables: readonly ReportTable[]): boolean => tables.some(({ id }) => id === 'coverage');

/** What stands beneath the tables. */
const othersOf = (
  tables: readonly ReportTable[],
  { shared, heading, source }: NotesOfReport,
): [id: string, title: string][] => [
  ...(shared.length > 0 || source !== '' ? [['shared-notes', heading] satisfies [string, string]] : []),
  ...(isCovered(tables) ? [] : [['about', 'Definitions and sources'] satisfies [string, string]]),
];

function about({ definitions, sources }: FrontMatter): Markup {
  const terms = definitions.map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>\n`);
  const defined = terms.length > 0 ? html`<h3>Definitions</h3>\n<dl>${terms}</dl>` : NOTHING;
  return html`<section id="about" aria-labelledby="about-heading">
<h2 id="about-heading">Definitions and sources</h2>
${defined}
<h3>Sources</h3>
<ul class="notes">${sources.map((source) => html`<li>${source}</li>\n`)}</ul>
</section>`;
}

/** What the Board is asked to note, where it is written. */
const recommendationsOf = ({ recommendations = [] }: FrontMatter): Markup =>
  recommendations.length === 0
    ? NOTHING
    : html`<section id="asked" aria-labelledby="asked-heading">
<h2 id="asked-heading">${BOARD_HEADINGS.recommendations}</h2>
${narrativeMarkup(recommendations)}
</section>`;

/** Where the page tells how a number was made, and what it tells. */
const dialog = (explanationsJson: string): Markup => html`<dialog id="how" aria-labelledby="how-title">
<form method="dialog"><button type="submit">Close</button></form>
<h2 id="how-title">How this number was made</h2>
<ul></ul>
</dialog>
<script type="application/json" id="made">${new Markup(explanationsJson)}</script>
`;

const DIALOG_HINT = html`<p id="how-hint" class="lead" hidden>Click a number to see how it was made: what it counts, what it is divided by, which rows of which file. With the keyboard: Tab into a table, arrow keys to the number, Enter.</p>`;

/** The whole of a page around its contents; `dialog` stands after them. */
const whole = (
  { front, otherPages }: Pick<Document, 'otherPages'> & { readonly front: FrontMatter },
  script: string,
  { body, dialog: after }: { readonly body: Markup; readonly dialog: Markup },
): string =>
  html`<!DOCTYPE html>
<html lang="en-GB">
${head(front, script)}
<body>
<a class="skip" href="#main">Skip to the figures</a>
<div class="page">
${boroughSwitch(otherPages)}${header(front)}
${body}
<p id="said" class="unseen" role="status"></p>
</div>
${after}<script>${new Markup(script)}</script>
</body>
</html>
`.html;

/** The findings come before the contents: a reader with one minute has them. */
export async function page(document: Document): Promise<string> {
  const front = frontOf(document);
  const { tables, charts = [], leadChart } = document;
  const [first, ...others] = tables;
  const leads = first !== undefined && isList(first) && first.id === 'headlines';
  const notes = notesOfReport(tables);
  const leading = leads ? leadChart : undefined;
  const parts = {
    charts: charts.filter(({ id }) => id !== leading?.id),
    tables,
    explanations: new Explanations(document.explain),
    notes,
  };
  const opening = leads && first ? lead(first, leading, parts) : NOTHING;
  const pageParted = pageParts(leads ? others : tables);
  const sections = pageParted.map((part) => partMarkup(part, parts));
  const listed = contents(
    leads && first ? [{ heading: undefined, anchor: '', tables: [first] }, ...pageParted] : pageParted,
    othersOf(tables, notes),
  );
  const script = scriptFor(sections);
  const explanationsJson = await parts.explanations.packed();
  return whole({ front, otherPages: document.otherPages }, script, {
    dialog: explanationsJson === '' ? NOTHING : dialog(explanationsJson),
    body: html`${leads ? NOTHING : listed}
<main id="main">
${leads ? keyFigureList(front.keyFigures ?? []) : NOTHING}
${opening}
${leads ? listed : NOTHING}
${explanationsJson === '' ? NOTHING : DIALOG_HINT}
${sections}
${recommendationsOf(front)}
${sharedNotes(notes)}
${isCovered(tables) ? NOTHING : about(front)}
</main>`,
  });
}
