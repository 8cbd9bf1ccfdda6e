import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { incompleteProgram } from '../core/errors.js';

const FONTS = ['Arimo_400Regular.ttf', 'Arimo_700Bold.ttf'];

/** The build puts the fonts next to the built program; the program run from its source finds them there too. */
const FOLDERS = ['./fonts/', '../../dist/fonts/'].map((folder) => new URL(folder, import.meta.url));

/** Without a font the renderer would leave the text out and say nothing. */
function fontFiles(): string[] {
  return FONTS.map((name) => {
    const file = FOLDERS.map((folder) => fileURLToPath(new URL(name, folder))).find((path) => existsSync(path));
    if (file === undefined) throw incompleteProgram(`font ${name}`);
    return file;
  });
}

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

/**
 * A picture of points from an SVG, at twice its size unless another is given; drawn on another thread. Undefined where the package
 * that draws it is not installed.
 */
export async function pngOf(svg: string, zoom = 2, load = loadRasterizer): Promise<Uint8Array | undefined> {
  const rasterizer = await load();
  if (!rasterizer) return undefined;
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Arimo' };
  return (await rasterizer.renderAsync(svg, { font, fitTo: { mode: 'zoom', value: zoom } })).asPng();
}
