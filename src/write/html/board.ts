import type { ReportTable } from '../../core/report.js';
import { BOARD_HEADINGS, type BoardParts, boardPartsOf } from '../board.js';
import type { Document } from '../document.js';
import { chartFigure } from './chart-figure.js';
import { Explanations } from './explanations.js';
import { boroughSwitch, head, header, keyFigureList, narrativeMarkup } from './head.js';
import { html, type Markup, NOTHING } from './markup.js';
import { tableMarkup } from './table.js';

const WIDTH = 640;

const listOf = (pairs: readonly (readonly [string, string])[]): Markup =>
  html`<dl>${pairs.map(([topic, text]) => html`<div><dt>${topic}</dt><dd>${text}</dd></div>\n`)}</dl>`;

const tableOf = (table: ReportTable): Markup =>
  table.rows.length === 0 ? NOTHING : tableMarkup(table, new Explanations(undefined));

const section = (
  id: string,
  title: string,
  body: Markup,
): Markup => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}
</section>
`;

/** The parts of the two pages, in their order. */
function parts({ front, keyFigures, findings, narrative, changes, cautions, charts, source }: BoardParts): Markup {
  const { recommendations = [] } = front;
  const [first, ...others] = charts;
  const changed = html`<p>${changes.finding}</p>
${narrativeMarkup(changes.narrative)}
<p class="caption">${changes.table.title}</p>
${tableOf(changes.table)}
${others.map((chart) => chartFigure(chart, WIDTH))}`;
  return html`${keyFigureList(keyFigures)}
${section(
  'findings',
  BOARD_HEADINGS.findings,
  html`${listOf(findings)}
${narrativeMarkup(narrative)}
${first ? chartFigure(first, WIDTH) : NOTHING}`,
)}
${section('changes', BOARD_HEADINGS.changes, changed)}
${section(
  'cautions',
  BOARD_HEADINGS.cautions,
  html`${listOf(cautions)}
<p class="source">${changes.note}</p>`,
)}
${section('asked', BOARD_HEADINGS.recommendations, recommendations.length > 0 ? narrativeMarkup(recommendations) : html`<div class="write"></div>`)}
<p class="source">Source: ${source}</p>`;
}

/** The two pages for a board as a page that needs no script; printed, it is two sheets of A4. */
export function boardPage(document: Document): string {
  const board = boardPartsOf(document);
  const { front } = board;
  const text = html`<!DOCTYPE html>
<html lang="en-GB">
${head(front, '')}
<body>
<a class="skip" href="#main">Skip to the figures</a>
<div class="page summary">
${boroughSwitch(document.otherPages)}${header(front)}
<main id="main">
${parts(board)}
</main>
</div>
</body>
</html>
`;
  return text.html;
}
