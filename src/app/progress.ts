import { textFor } from '../output/platform.js';

/** What a long run is doing, on the last line of a terminal: erased when anything else is written there, and at the end. */

/**
 * A run this old shows what it begins: it may hold the only thread for some time, and then nothing can be shown. Sooner
 * over, it shows nothing.
 */
const SHOWN_AFTER = 500;
const BETWEEN = 100;
/** The rest of the line: a longer text may stand there. */
const ERASE = '\x1b[K';

let isAllowed = true;
let isShown = false;
let waiting: NodeJS.Timeout | undefined;

/** No progress where no log is wanted, or one for programs. */
export function allowProgress({ quiet = false, logFormat = 'text' }: { quiet?: boolean; logFormat?: string }): void {
  isAllowed = !quiet && logFormat === 'text';
}

/** Cut to the terminal: a line that folds could not be erased. */
function show(text: string): void {
  const { columns = 80 } = process.stderr;
  if (!isShown) process.once('exit', eraseProgress);
  isShown = true;
  process.stderr.write(`\r${textFor(process.stderr, text.slice(0, columns - 1))}${ERASE}`);
}

/** At once, or when the run is old enough and nothing else is to be shown by then. */
function showInTime(text: string): void {
  if (!isAllowed || !process.stderr.isTTY) return;
  clearTimeout(waiting);
  const wait = SHOWN_AFTER - performance.now();
  if (wait <= 0) show(text);
  else waiting = setTimeout(() => show(text), wait).unref();
}

/** What begins now, such as "Working out the figures". */
export const showStage = (text: string): void => showInTime(`${text} ...`);

export function eraseProgress(): void {
  clearTimeout(waiting);
  if (isShown) process.stderr.write(`\r${ERASE}`);
  isShown = false;
  process.off('exit', eraseProgress);
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const sizeInMegabytes = (bytes: number, total: number | undefined): string =>
  `${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`} MiB`;

/** Takes the name of what is done, and how many of how many: bytes, unless `sizeText` says it in other words. */
export function progressBar(
  sizeText: (done: number, total: number | undefined) => string = sizeInMegabytes,
): (name: string, done: number, total: number | undefined) => void {
  let lastShown = Number.NEGATIVE_INFINITY;
  return (name, done, total) => {
    const now = performance.now();
    if (done !== total && now - lastShown < BETWEEN) return;
    lastShown = now;
    const filled = total === undefined ? 0 : Math.round((20 * done) / total);
    showInTime(`[${'#'.repeat(filled).padEnd(20)}] ${sizeText(done, total)}  ${name}`);
  };
}
