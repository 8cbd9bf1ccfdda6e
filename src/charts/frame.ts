import type { Chart } from '../core/report.js';
import { el, escapeMarkup, FONT_SIZE, label, rect, wrap } from './svg.js';
import { LIGHT, withoutClasses } from './theme.js';

export const FONT_FAMILY = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";
const SIZE_OF_TITLE = 17;
const SIZE_OF_SOURCE = 11;
const MARGIN = 16;

interface SvgParts {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly body: string;
  readonly hasParts?: boolean | undefined;
  /** It stands in a page, which says what SVG is and in which letters it is written. */
  readonly isInPage?: boolean;
}

const svg = ({ title, description }: Chart, { id, width, height, body, hasParts, isInPage }: SvgParts): string =>
  el(
    'svg',
    {
      xmlns: isInPage ? undefined : 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.round(width)} ${Math.ceil(height)}`,
      width: Math.round(width),
      height: Math.ceil(height),
      // The parts of a picture that is an image have no names.
      role: hasParts ? 'group' : 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': isInPage ? undefined : FONT_FAMILY,
      'font-size': FONT_SIZE,
    },
    el('title', { id: `${id}-title` }, escapeMarkup(title)),
    el('desc', { id: `${id}-desc` }, escapeMarkup(description)),
    body,
  );

/** The chart inside a page, whose style sheet colours the classes and whose caption is the title. */
export function inlineSvg(chart: Chart, width: number, suffix: string): string {
  const { height, markup, hasParts } = chart.draw(width);
  return svg(chart, { id: `chart-${chart.id}${suffix}`, width, height, body: markup, hasParts, isInPage: true });
}

/** The chart for a document that says its title and source in words of its own. */
export function bareSvg(chart: Chart, width: number): string {
  const { height, markup, hasParts } = chart.draw(width);
  const body = rect({ x: 0, y: 0, width, height }, 'background') + markup;
  return withoutClasses(svg(chart, { id: `chart-${chart.id}`, width, height, body, hasParts }), LIGHT);
}

const drawn = new WeakMap<Chart, Map<number, string>>();

/** The chart on its own, drawn once for all formats that have it. */
export function standaloneSvg(chart: Chart, width: number): string {
  const ofChart = drawn.get(chart) ?? new Map<number, string>();
  drawn.set(chart, ofChart);
  const svgText = ofChart.get(width) ?? drawStandalone(chart, width);
  ofChart.set(width, svgText);
  return svgText;
}

/** The chart on its own: title above, source beneath, colours in the elements. */
function drawStandalone(chart: Chart, width: number): string {
  const inner = width - 2 * MARGIN;
  const { height, markup, hasParts } = chart.draw(inner);
  const titles = wrap(chart.title, inner, { size: SIZE_OF_TITLE, bold: true });
  const sources = wrap(`Source: ${chart.source}`, inner, { size: SIZE_OF_SOURCE });
  const top = MARGIN + titles.length * 22 + 8;
  const bottom = top + height + 12;
  const total = bottom + sources.length * 14 + MARGIN - 6;
  const body = [
    rect({ x: 0, y: 0, width, height: total }, 'background'),
    ...titles.map((text, index) =>
      label(MARGIN, MARGIN + 15 + index * 22, text, { size: SIZE_OF_TITLE, kind: 'bold' }),
    ),
    el('g', { transform: `translate(${MARGIN} ${top})` }, markup),
    ...sources.map((text, index) =>
      label(MARGIN, bottom + 10 + index * 14, text, { size: SIZE_OF_SOURCE, kind: 'quiet' }),
    ),
  ];
  const parts = { id: `chart-${chart.id}`, width, height: total, body: body.join(''), hasParts };
  return `${withoutClasses(svg(chart, parts), LIGHT)}\n`;
}
