import { inlineSvg } from '../../charts/frame.js';
import type { Chart } from '../../core/report.js';
import { html, Markup, NOTHING } from './markup.js';

/** The width of a chart on a narrow screen. */
const SMALL = 330;
/** A caption that says what the heading above it says is for screen readers only. */
const UNSEEN = html` class="unseen"`;

/** A chart as a figure, for a wide and for a narrow screen; only one of the two is there for eyes and screen readers. */
export const chartFigure = (
  chart: Chart,
  large: number,
  heading?: string,
): Markup => html`<figure class="chart"><figcaption${chart.title === heading ? UNSEEN : NOTHING}>${chart.title}</figcaption>
<div class="large">${new Markup(inlineSvg(chart, large, ''))}</div>
<div class="small">${new Markup(inlineSvg(chart, SMALL, '-small'))}</div>
</figure>`;
