import { ImageRun, Paragraph } from 'docx';
import { bareSvg } from '../../charts/frame.js';
import type { Chart, Logo } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { pngOf } from '../raster/raster.js';
import { emptyFrame } from './empty-frame.js';
import { TWIPS_PER_PIXEL, WIDTH_UPRIGHT } from './page-size.js';

/** Programs that show no SVG get points enough for a printer. */
const ZOOM = 1.5;

/** The width of the text of a page, and in its height half of what two charts with their captions and notes leave, in pixels. */
const PAGE = WIDTH_UPRIGHT / TWIPS_PER_PIXEL;
const HALF = 400;
/** A chart that is higher than it may be is made smaller, down to the last of these, which leaves its text to be read. */
const SCALES = [1, 0.92, 0.84, 0.76];
const LEAST_SCALE = 0.68;

/** What a program that shows no SVG shows of it: a picture of points, or an empty frame where none can be drawn. */
async function fallbackOf(svg: string, zoom: number, width: number, height: number) {
  const points = (await pngOf(svg, zoom)) ?? emptyFrame(Math.ceil(width), Math.ceil(height));
  return { type: 'png', data: Buffer.from(points) } as const;
}

interface Sized {
  readonly svg: string;
  /** As drawn, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

function drawn(chart: Chart, width: number): Omit<Sized, 'scale'> {
  const svg = bareSvg(chart, width);
  return { svg, width, height: Number(/height="(\d+)"/.exec(svg)?.[1] ?? width) };
}

/**
 * As wide as the text: what must be smaller is drawn wider, so that it fills the line all the same. A chart that grows with
 * its width, such as a map, is narrower instead.
 */
function sized(chart: Chart, page: number, most: number): Sized {
  for (const scale of SCALES) {
    const filling = drawn(chart, Math.round(page / scale));
    if (filling.height * scale <= most) return { ...filling, scale };
  }
  const filling = drawn(chart, Math.round(page / LEAST_SCALE));
  const narrow = drawn(chart, Math.round(page));
  const scale = Math.max(most / narrow.height, LEAST_SCALE);
  return filling.height * LEAST_SCALE <= narrow.height * scale
    ? { ...filling, scale: LEAST_SCALE }
    : { ...narrow, scale };
}

/** The chart as SVG, with a picture of points for programs that show none, and its description for those who do not see it. */
export async function picture(chart: Chart, { page = PAGE, most = HALF } = {}): Promise<Paragraph> {
  const { svg, width, height, scale } = sized(chart, page, most);
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: await fallbackOf(svg, ZOOM * scale, width, height),
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
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
