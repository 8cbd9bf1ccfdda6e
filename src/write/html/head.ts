import type { Narrative } from '../../core/narrative.js';
import type { FrontMatter, KeyFigure, Logo } from '../../core/report.js';
import type { PageLink } from '../document.js';
import { html, Markup, NOTHING } from './markup.js';
import { contentPolicy, style } from './style.js';

const MEDIA = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' } as const;

/** In the page itself, so that nothing is fetched; as a picture, so that nothing in it runs. The heading says whose it is. */
const logoOf = ({ kind, bytes }: Logo): Markup =>
  html`<img class="logo" alt="" src="data:${MEDIA[kind]};base64,${Buffer.from(bytes).toString('base64')}">
`;

/** A reason is longer than a number, and smaller. */
const isShort = (value: string): boolean => value.length <= 22;

const keyFigure = ({ label, value, comparedWith, note }: KeyFigure): Markup =>
  html`<li><span class="what">${label}</span> <strong${isShort(value) ? NOTHING : html` class="long"`}>${value}</strong> <span>${comparedWith}</span>${note ? html` <span class="note">${note}</span>` : NOTHING}</li>
`;

/** The four numbers a reader asks for first, each with what it is compared with. */
export const keyFigureList = (figures: readonly KeyFigure[]): Markup =>
  figures.length === 0 ? NOTHING : html`<ul class="key">\n${figures.map(keyFigure)}</ul>`;

/** Words that people wrote: paragraphs, lists, headings. */
export function narrativeMarkup(narrative: Narrative = []): Markup {
  const parts: Markup[] = [];
  let bullets: Markup[] = [];
  const endList = () => {
    if (bullets.length > 0) parts.push(html`<ul>${bullets}</ul>\n`);
    bullets = [];
  };
  for (const { kind, text } of narrative) {
    if (kind === 'bullet') bullets.push(html`<li>${text}</li>\n`);
    else {
      endList();
      parts.push(kind === 'heading' ? html`<p class="caption">${text}</p>\n` : html`<p>${text}</p>\n`);
    }
  }
  endList();
  return parts.length === 0 ? NOTHING : html`<div class="narrative">${parts}</div>`;
}

/** The head of a page that may run one script, and no other. */
export function head({ title, colour }: FrontMatter, script: string): Markup {
  const css = style(colour);
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(contentPolicy(css, script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(css)}</style>
</head>`;
}

/** The way to the pages of other boroughs: a line that opens a list, without a script. */
export const boroughSwitch = (pages: readonly PageLink[] = []): Markup =>
  pages.length === 0
    ? NOTHING
    : html`<nav class="boroughs" aria-label="Boroughs">
<details><summary>Other boroughs</summary>
<ul>
${pages.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>\n`)}</ul>
</details>
</nav>
`;

/** Logo, title and period. */
export const header = ({ title, period, logo }: FrontMatter): Markup => html`<header>
${logo ? logoOf(logo) : NOTHING}<h1>${title}</h1>
${period === '' ? NOTHING : html`<p class="lead">${period}</p>`}
</header>`;
