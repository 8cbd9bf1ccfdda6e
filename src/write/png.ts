import { standaloneSvg } from '../charts/frame.js';
import { outputError } from '../core/errors.js';
import type { Chart } from '../core/report.js';
import type { Writer } from './document.js';
import { NO_RASTERIZER, pngOf } from './raster/raster.js';
import { CHART_WIDTH, onlyChart } from './svg.js';

async function drawn(chart: Chart): Promise<Uint8Array> {
  const picture = await pngOf(standaloneSvg(chart, CHART_WIDTH));
  if (!picture) throw outputError(`${NO_RASTERIZER}; ask for -f svg instead.`);
  return picture;
}

/** The charts as pictures of points, twice as dense as a screen needs, for programs that show no SVG. */
export const png: Writer = {
  format: 'png',
  extensions: ['.png'],
  rasterizes: 'only',
  write: (document) => drawn(onlyChart(document, 'png')),
  files: ({ charts = [] }) =>
    Promise.all(charts.map(async (chart) => ({ name: `chart-${chart.id}.png`, content: await drawn(chart) }))),
};
