import { standaloneSvg } from '../charts/frame.js';
import { pngOf } from './raster.js';
import { CHART_WIDTH, onlyChart } from './svg.js';
import type { Writer } from './document.js';

/** The charts as pictures of points, twice as dense as a screen needs, for programs that show no SVG. */
export const png: Writer = {
  format: 'png',
  extensions: ['.png'],
  write: (document) => pngOf(standaloneSvg(onlyChart(document, 'png'), CHART_WIDTH)),
  async files({ charts = [] }) {
    const files = [];
    for (const chart of charts) {
      files.push({ name: `chart-${chart.id}.png`, content: await pngOf(standaloneSvg(chart, CHART_WIDTH)) });
    }
    return files;
  },
};
