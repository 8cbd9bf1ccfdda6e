import { standaloneSvg } from '../charts/frame.js';
import { usageError } from '../core/errors.js';
import type { Chart } from '../core/report.js';
import type { Document, Writer } from './document.js';

export const CHART_WIDTH = 760;

/** One picture is one file: of several charts one must be named. */
export function onlyChart({ charts = [] }: Document, format: string): Chart {
  const [chart, second] = charts;
  if (!chart) throw usageError(`-f ${format}: none of these tables has a chart.`);
  if (second) {
    const ids = charts.map(({ id }) => id).join(', ');
    throw usageError(
      `-f ${format}: there are several charts; name one with --chart (${ids}), or give a folder with -o.`,
    );
  }
  return chart;
}

/** The charts as pictures that scale. */
export const svg: Writer = {
  format: 'svg',
  extensions: ['.svg'],
  write: (document) => standaloneSvg(onlyChart(document, 'svg'), CHART_WIDTH),
  files: ({ charts = [] }) =>
    charts.map((chart) => ({ name: `chart-${chart.id}.svg`, content: standaloneSvg(chart, CHART_WIDTH) })),
};
