import { inlineSvg } from '../../charts/frame.js';
import type { Chart, FrontMatter, ReportTable } from '../../core/report.js';
import { BOARD_HEADINGS } from '../board.js';
import { type Document, frontOf } from '../document.js';
import { type NotesOfReport, notesOfReport, SHARED_TITLE } from '../report-notes.js';
import { EXPLAIN_SCRIPT } from './explain-script.js';
import { Explanations } from './explanations.js';
import { head, header, keyFigureList, narrativeMarkup } from './head.js';
import { MAP_SCRIPT } from './map-script.js';
import { html, Markup, NOTHING } from './markup.js';
import { SCRIPT as SORT_SCRIPT } from './script.js';
import { isList, tableMarkup } from './table.js';

/** A page without a map of areas needs no script for one. */
const scriptFor = (sections: readonly Markup[]): string =>
  SORT_SCRIPT + EXPLAIN_SCRIPT + (sections.some(({ html: text }) => text.includes(' role="group"')) ? MAP_SCRIPT : '');

const LARGE = 760;
const SMALL = 330;
/** More columns than this are printed across the page's long side. */
const COLUMNS_UPRIGHT = 7;

/** A caption that says what the heading above it says is for screen readers only. */
const UNSEEN = html` class="unseen"`;

/** The picture for a wide and for a narrow screen; only one of the two is there for eyes and screen readers. */
const figure = (
  chart: Chart,
  heading: string,
): Markup => html`<figure class="chart"><figcaption${chart.title === heading ? UNSEEN : NOTHING}>${chart.title}</figcaption>
<div class="large">${new Markup(inlineSvg(chart, LARGE, ''))}</div>
<div class="small">${new Markup(inlineSvg(chart, SMALL, '-small'))}</div>
</figure>`;

/** A part of the report has a heading of its own, and its tables stand beneath it. */
const partHeading = ({ section: part, id }: ReportTable): Markup =>
  part ? html`<h2 class="part" id="part-${id}">${part}</h2>\n` : NOTHING;

interface Parts {
  readonly charts: readonly Chart[];
  readonly parted: boolean;
  readonly explanations: Explanations;
  readonly notes: NotesOfReport;
}

const sourceOf = (source: string): Markup => (source === '' ? NOTHING : html`<p class="source">Source: ${source}</p>`);

/** What several tables share, once. */
function sharedNotes({ shared, source }: NotesOfReport): Markup {
  if (shared.length === 0 && source === '') return NOTHING;
  const listed =
    shared.length > 0
      ? html`<ol class="notes" type="A">${shared.map(({ text }) => html`<li>${text}</li>\n`)}</ol>`
      : NOTHING;
  return html`<section id="shared-notes" aria-labelledby="shared-notes-heading">
<h2 id="shared-notes-heading">${SHARED_TITLE}</h2>
${listed}
${sourceOf(source)}
</section>
`;
}

function section(table: ReportTable, { charts, parted, explanations, notes }: Parts): Markup {
  const tag = new Markup(parted ? 'h3' : 'h2');
  const wide = table.columns.length > COLUMNS_UPRIGHT ? html` class="wide"` : NOTHING;
  const { notes: tableNotes, source, pointer } = notes.of(table);
  const listed =
    tableNotes.length > 0
      ? html`<ol class="notes">${tableNotes.map((note) => html`<li>${note}</li>\n`)}</ol>`
      : NOTHING;
  return html`${partHeading(table)}<section id="${table.id}"${wide} aria-labelledby="${table.id}-heading">
<${tag} id="${table.id}-heading">${table.title}</${tag}>
${narrativeMarkup(table.narrative)}
${charts.filter((chart) => chart.table === table.id).map((chart) => figure(chart, table.title))}
${tableMarkup(table, explanations)}
${listed}
${pointer === '' ? NOTHING : html`<p class="source"><a href="#shared-notes">${pointer}</a></p>`}
${sourceOf(source)}
</section>
`;
}

/** The coverage table says what definitions and sources would, and more. */
const isCovered = (tables: readonly ReportTable[]): boolean => tables.some(({ id }) => id === 'coverage');

const contents = (
  tables: readonly ReportTable[],
  { shared, source }: NotesOfReport,
): Markup => html`<nav aria-label="Contents">
<h2>Contents</h2>
<ol>
${tables.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}${shared.length > 0 || source !== '' ? html`<li><a href="#shared-notes">${SHARED_TITLE}</a></li>\n` : NOTHING}${isCovered(tables) ? NOTHING : html`<li><a href="#about">Definitions and sources</a></li>`}
</ol>
</nav>`;

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

/** The findings come before the contents: a reader with one minute has them. */
export function page(document: Document): string {
  const front = frontOf(document);
  const { tables, charts = [] } = document;
  const [first, ...others] = tables;
  const leads = first !== undefined && isList(first) && first.id === 'headlines';
  const parted = tables.some((table) => table.section);
  const notes = notesOfReport(tables);
  const parts = { charts, parted, explanations: new Explanations(document.explain), notes };
  const lead = leads && first ? section(first, parts) : NOTHING;
  const sections = (leads ? others : tables).map((table) => section(table, parts));
  const script = scriptFor(sections);
  const explanationsJson = parts.explanations.packed();
  const covered = isCovered(tables);
  const text = html`<!DOCTYPE html>
<html lang="en-GB">
${head(front, script)}
<body>
<a class="skip" href="#main">Skip to the figures</a>
<div class="page">
${header(front)}
${leads ? NOTHING : contents(tables, notes)}
<main id="main">
${leads ? keyFigureList(front.keyFigures ?? []) : NOTHING}
${lead}
${leads ? contents(tables, notes) : NOTHING}
${explanationsJson === '' ? NOTHING : DIALOG_HINT}
${sections}
${recommendationsOf(front)}
${sharedNotes(notes)}
${covered ? NOTHING : about(front)}
</main>
<p id="said" class="unseen" role="status"></p>
</div>
${explanationsJson === '' ? NOTHING : dialog(explanationsJson)}<script>${new Markup(script)}</script>
</body>
</html>
`;
  return text.html;
}
