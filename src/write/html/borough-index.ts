import { chartsOf } from '../../charts/chart.js';
import { mapOfRates } from '../../charts/map/map-of-rates.js';
import { printedCell } from '../../core/format.js';
import type { Area } from '../../core/reference.js';
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import { chartFigure } from './chart-figure.js';
import { INDEX } from './folder-index.js';
import { head } from './head.js';
import { html, Markup, NOTHING } from './markup.js';
import { SCRIPT as SORT_SCRIPT } from './script.js';
import { SEARCH_SCRIPT } from './search-script.js';

const LARGE = 700;

interface IndexEntry {
  readonly area: Area;
  readonly folder: string;
  /** The files of its report; none where there never was one. */
  readonly files: readonly string[];
  /** The last run wrote none. */
  readonly isOfEarlierRun: boolean;
}

/** What the index of a set of reports is of. */
interface IndexOf {
  readonly command: string;
  readonly entries: readonly IndexEntry[];
  /** The boroughs by their rate; undefined where the data has none. */
  readonly league: ReportTable | undefined;
  readonly areas: readonly Area[];
}

/** The page of a report is what a reader wants; of the others the first stands for all. */
const mainFile = (files: readonly string[]): string | undefined =>
  files.find((file) => file.endsWith('.html')) ?? files[0];

const nameOf = ({ area, folder, files, isOfEarlierRun }: IndexEntry): Markup => {
  const file = mainFile(files);
  const name = html`<strong>${area.name}</strong>`;
  const state = isOfEarlierRun ? (files.length > 0 ? ' (of an earlier run)' : ' (not written)') : '';
  return html`${file === undefined ? name : html`<a href="${folder}/${file}">${name}</a>`}${state}`;
};

/** Those that nobody opens first: the list of the folder has them all. */
const hasOthers = ({ files }: IndexEntry): boolean =>
  files.includes(INDEX) && files.some((file) => file !== INDEX && file !== mainFile(files));

const otherFiles = (entry: IndexEntry): Markup =>
  html`<td class="t">${hasOthers(entry) ? html`<a href="${entry.folder}/${INDEX}">All files<span class="unseen"> on ${entry.area.name}</span></a>` : NOTHING}</td>`;

function cell({ key, unit }: Column, row: ReportRow | undefined): Markup {
  const content = row?.cells[key];
  const isNumber = typeof content === 'object' && content.value !== null;
  return html`<td class="${unit === null ? 't' : isNumber ? 'n' : 'why'}">${printedCell(content ?? '')}</td>`;
}

/** A borough a line: its report, its figures, its other files. */
function tableOf({ entries, league }: IndexOf): Markup {
  const columns = league?.columns.filter(({ key }) => key !== 'area') ?? [];
  const others = entries.some(hasOthers);
  const row = (entry: IndexEntry) => {
    const figures = league?.rows.find(({ key }) => key === entry.area.code);
    return html`<tr><th scope="row">${nameOf(entry)}</th>${columns.map((column) => cell(column, figures))}${others ? otherFiles(entry) : NOTHING}</tr>\n`;
  };
  const heads = columns.map(({ heading }) => html`<th scope="col">${heading}</th>`);
  return html`<section class="scroll" aria-label="Table: the boroughs" tabindex="0">
<table id="boroughs"><caption class="unseen">The boroughs</caption>
<thead><tr><th scope="col">Borough</th>${heads}${others ? html`<th scope="col" class="t">Files</th>` : NOTHING}</tr></thead>
<tbody>
${entries.map(row)}</tbody></table></section>`;
}

function mapOf({ league, areas, entries }: IndexOf): Markup {
  const [first] = entries;
  const [chart] =
    league && first ? chartsOf([{ ...mapOfRates, table: league.id }], [league], { areas, area: first.area }) : [];
  return chart ? chartFigure(chart, LARGE) : NOTHING;
}

const notesOf = ({ league }: IndexOf): Markup =>
  league === undefined
    ? NOTHING
    : html`<ol class="notes">${league.notes.map((note) => html`<li>${note}</li>\n`)}</ol>
<p class="source">Source: ${league.source}</p>`;

/** A page that lists the reports on all boroughs with their figures, sorted by a click, found by name; it asks for nothing but itself. */
export function boroughIndex(index: IndexOf): string {
  const title = `London boroughs: ${index.command} reports`;
  const script = SORT_SCRIPT + SEARCH_SCRIPT;
  return html`<!DOCTYPE html>
<html lang="en-GB">
${head({ title, period: '', definitions: [], sources: [] }, script)}
<body>
<div class="page">
<main>
<h1>${title}</h1>
${tableOf(index)}
${mapOf(index)}
${notesOf(index)}
</main>
<p id="said" class="unseen" role="status"></p>
</div>
<script>${new Markup(script)}</script>
</body>
</html>
`.html;
}
