import { parentPort } from 'node:worker_threads';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';

/** Runs in a thread of its own (src/write/raster/raster-thread.ts): a picture in, its bytes out, in the order asked. */

/** What to draw. */
export interface Drawing {
  readonly svg: string;
  readonly options: ResvgRenderOptions;
}

/** What came of it. */
export type Picture = { readonly png: Uint8Array } | { readonly failure: string };

function pictureOf({ svg, options }: Drawing): Picture {
  try {
    return { png: new Resvg(svg, options).render().asPng() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (drawing: Drawing) => parentPort?.postMessage(pictureOf(drawing)));
