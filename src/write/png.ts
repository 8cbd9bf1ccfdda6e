import { standaloneSvg } from '../charts/frame.js';
import type { Writer } from './document.js';
import { pngOf } from './raster.js';
import { CHART_WIDTH, onlyChart } from './svg.js';

/** The charts as pictures of points, twice as dense as a screen needs, for programs that show no SVG. */
export const png: Writer = {
  format: 'png',
  extensions: ['.png'],
  write: (document) => pngOf(standaloneSvg(onlyChart(document, 'png'), CHART_WIDTH)),
  files: ({ charts = [] }) =>
    Promise.all(
      charts.map(async (chart) => ({
        name: `chart-${chart.id}.png`,
        content: await pngOf(standaloneSvg(chart, CHART_WIDTH)),
      })),
    ),
};
