import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { errorCode, incompleteProgram } from '../../core/errors.js';
import type { Drawing, Picture } from './raster-worker.js';

/** The build puts its parts next to the built program; the program run from its source finds them there too. */
const FOLDERS = ['./', '../../../dist/'].map((folder) => new URL(folder, import.meta.url));

/** A file that the build makes, such as a font. */
export function builtFile(name: string): string {
  const file = FOLDERS.map((folder) => fileURLToPath(new URL(name, folder))).find((path) => existsSync(path));
  if (file === undefined) throw incompleteProgram(name);
  return file;
}

interface Asked {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A thread that draws pictures, one after the other, while this one writes other formats. The renderer can draw on threads of its
 * own, but packs each picture on the thread that asked for it, which takes as long again.
 */
class RasterThread {
  readonly #worker = new Worker(builtFile('raster-worker.js'), { execArgv: [] });
  /** Answers come in the order of the questions. */
  readonly #requests: Asked[] = [];

  constructor() {
    this.#worker.on('message', (answer: Picture) => this.#answer(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that draws pictures has ended')));
    // While nothing is asked of it, the program may end: said last, since a listener makes the program wait for it.
    this.#worker.unref();
  }

  draw(drawing: Drawing): Promise<Uint8Array> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#requests.push({ resolve, reject });
      this.#worker.postMessage(drawing);
    });
  }

  #answer(answer: Picture): void {
    const request = this.#requests.shift();
    if ('png' in answer) request?.resolve(answer.png);
    else request?.reject(new Error(answer.failure));
    if (this.#requests.length === 0) this.#worker.unref();
  }

  /** The next picture is drawn by a new thread. */
  #fail(error: unknown): void {
    if (thread === this) thread = undefined;
    for (const { reject } of this.#requests.splice(0)) reject(error);
  }
}

let thread: RasterThread | undefined;

/**
 * The thread, started if need be: sooner is better, for it takes a while to load. Undefined where Node's permission model allows no
 * thread.
 */
export function rasterThread(): Pick<RasterThread, 'draw'> | undefined {
  try {
    thread ??= new RasterThread();
    return thread;
  } catch (error) {
    if (errorCode(error) !== 'ERR_ACCESS_DENIED') throw error;
    return undefined;
  }
}
