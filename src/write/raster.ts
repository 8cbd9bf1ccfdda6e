import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FONTS = ['Arimo_400Regular.ttf', 'Arimo_700Bold.ttf'];

/** The fonts lie beside the built program. Without one the renderer would leave the text out and say nothing. */
function fontFiles(): string[] {
  const files = FONTS.map((name) => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url)));
  const absent = files.find((file) => !existsSync(file));
  if (absent) throw new Error(`the font ${absent} is not there: run npm run build`);
  return files;
}

/** A picture of points from an SVG, at twice its size unless told otherwise; drawn on another thread. */
export async function pngOf(svg: string, zoom = 2): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Arimo' };
  return (await renderAsync(svg, { font, fitTo: { mode: 'zoom', value: zoom } })).asPng();
}
