import type { ResvgRenderOptions } from '@resvg/resvg-js';

type Rasterizer = Pick<typeof import('@resvg/resvg-js'), 'renderAsync'>;

/**
 * Undefined where the package, or its binary for this machine (which is optional), is not installed. One that is there and cannot
 * be read (the operating system's own refusal) is an error: a report must not lack its pictures for that.
 */
export const loadRasterizer = (): Promise<Rasterizer | undefined> =>
  import('@resvg/resvg-js').catch((error: unknown) => {
    if (error instanceof Error && 'syscall' in error) throw error;
    return undefined;
  });

/** What cannot be written without it, and what is written all the same. */
export const NO_RASTERIZER =
  'the package that draws PNG (@resvg/resvg-js, with its binary for this machine) is not installed';

const FONTS = ['Arimo_400Regular.ttf', 'Arimo_700Bold.ttf'];

/** Of threads only a run that draws loads anything. */
const loadThread = () => import('./raster-thread.js');

/** Starts the thread that draws: it takes a while to load, and is ready by the time that there is something to draw. */
export const startRasterThread = async (): Promise<void> => void (await loadThread()).rasterThread();

/**
 * A picture of points from an SVG, at twice its size unless another is given; drawn on another thread. Undefined where the package
 * that draws it is not installed.
 */
export async function pngOf(svg: string, zoom = 2, load = loadRasterizer): Promise<Uint8Array | undefined> {
  const rasterizer = await load();
  if (!rasterizer) return undefined;
  const { builtFile, rasterThread } = await loadThread();
  // Without a font the renderer would leave the text out and say nothing.
  const fontFiles = FONTS.map((name) => builtFile(`fonts/${name}`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Arimo' };
  const options: ResvgRenderOptions = { font, fitTo: { mode: 'zoom', value: zoom } };
  const thread = rasterThread();
  return thread ? thread.draw({ svg, options }) : (await rasterizer.renderAsync(svg, options)).asPng();
}
