import { ImageRun, Paragraph } from 'docx';
import { bareSvg } from '../../charts/frame.js';
import type { Chart, Logo } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { pngOf } from '../raster.js';
import { emptyFrame } from './empty-frame.js';

/** The picture is drawn at this width, in pixels, and scaled to the page. */
const DRAWN = 640;
/** Programs that show no SVG get points enough for a printer. */
const ZOOM = 1.5;

/** The width of the page within its margins, and half its height, in pixels. */
const PAGE = 650;
const HALF = 425;
/** A chart that is higher than half a page is made smaller down to this, which leaves its text to be read. */
const LEAST_SCALE = 0.68;

/** What a program that shows no SVG shows of it: a picture of points, or an empty frame where none can be drawn. */
async function fallbackOf(svg: string, zoom: number, width: number, height: number) {
  const points = (await pngOf(svg, zoom)) ?? emptyFrame(Math.ceil(width), Math.ceil(height));
  return { type: 'png', data: Buffer.from(points) } as const;
}

/** The chart, as high as `most` where its text can be read, as SVG, with a picture of points for programs that show none, and its description for those who do not see it. */
export async function picture(chart: Chart, most = HALF): Promise<Paragraph> {
  const svg = bareSvg(chart, DRAWN);
  const height = Number(/height="(\d+)"/.exec(svg)?.[1] ?? DRAWN);
  const scale = Math.min(PAGE / DRAWN, Math.max(most / height, LEAST_SCALE));
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: await fallbackOf(svg, ZOOM, DRAWN, height),
    transformation: { width: Math.round(DRAWN * scale), height: Math.round(height * scale) },
    altText: { name: `chart-${chart.id}`, title: safeText(chart.title), description: safeText(chart.description) },
  });
  return new Paragraph({ children: [image] });
}

const LOGO_HEIGHT = 56;
const LOGO_WIDTH = 400;

/** The logo above the title; the title beneath says whose it is. */
export async function logoPicture({ kind, bytes, width, height }: Logo): Promise<Paragraph> {
  const scale = Math.min(LOGO_HEIGHT / height, LOGO_WIDTH / width);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { name: 'logo', title: 'Logo', description: 'Logo' };
  const data = Buffer.from(bytes);
  const image =
    kind === 'svg'
      ? new ImageRun({
          type: kind,
          data,
          fallback: await fallbackOf(data.toString('utf8'), 4 * scale, width * scale, height * scale),
          transformation,
          altText,
        })
      : new ImageRun({ type: kind, data, transformation, altText });
  return new Paragraph({ children: [image] });
}
