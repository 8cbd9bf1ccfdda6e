import type { KeyFigure, Logo } from '../../core/report.js';
import { html, type Markup, NOTHING } from './markup.js';

const MEDIA = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' } as const;

/** In the page itself, so that nothing is fetched; as a picture, so that nothing in it runs. The heading says whose it is. */
export const logoOf = ({ kind, bytes }: Logo): Markup =>
  html`<img class="logo" alt="" src="data:${MEDIA[kind]};base64,${Buffer.from(bytes).toString('base64')}">
`;

/** A reason is longer than a number, and smaller. */
const isShort = (value: string): boolean => value.length <= 22;

const keyFigure = ({ label, value, beside, note }: KeyFigure): Markup =>
  html`<li><span class="what">${label}</span> <strong${isShort(value) ? NOTHING : html` class="long"`}>${value}</strong> <span>${beside}</span>${note ? html` <span class="note">${note}</span>` : NOTHING}</li>
`;

/** The four numbers a reader asks for first, each with what it is compared with. */
export const keyFigureList = (figures: readonly KeyFigure[]): Markup =>
  figures.length === 0 ? NOTHING : html`<ul class="key" aria-label="Key figures">\n${figures.map(keyFigure)}</ul>`;
