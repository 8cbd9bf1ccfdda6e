import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FONTS = ['Arimo_400Regular.ttf', 'Arimo_700Bold.ttf'];

/** The build puts the fonts beside the built program; the program run from its source finds them there too. */
const FOLDERS = ['./fonts/', '../../dist/fonts/'].map((folder) => new URL(folder, import.meta.url));

/** Without a font the renderer would leave the text out and say nothing. */
function fontFiles(): string[] {
  return FONTS.map((name) => {
    const file = FOLDERS.map((folder) => fileURLToPath(new URL(name, folder))).find((path) => existsSync(path));
    if (file === undefined) throw new Error(`the font ${name} is not there: run npm run build`);
    return file;
  });
}

/** A picture of points from an SVG, at twice its size unless told otherwise; drawn on another thread. */
export async function pngOf(svg: string, zoom = 2): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Arimo' };
  return (await renderAsync(svg, { font, fitTo: { mode: 'zoom', value: zoom } })).asPng();
}
