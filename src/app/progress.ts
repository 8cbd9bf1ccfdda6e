import { textFor } from '../output/platform.js';

/** How far a long task has come, on a terminal only. */

/** What is over sooner needs no word. */
const SHOWN_AFTER = 1000;
const BETWEEN = 100;

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

interface ProgressOptions {
  /** Unless no log is. */
  readonly isWanted: boolean;
  readonly patience?: number;
  /** How much is done, in words; in MiB unless said. */
  readonly sizeText?: (done: number, total: number | undefined) => string;
}

const sizeInMegabytes = (bytes: number, total: number | undefined): string =>
  `${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`} MiB`;

/** To the end of the line: a longer name may stand there. */
const ERASE = '\x1b[K';

/** Takes the name of what is done, and how many (bytes) of how many. */
export function progressBar({
  isWanted,
  patience = SHOWN_AFTER,
  sizeText = sizeInMegabytes,
}: ProgressOptions): (name: string, done: number, total: number | undefined) => void {
  if (!isWanted || !process.stderr.isTTY) return () => {};
  const since = Date.now();
  let lastShown = 0;
  return (name, done, total) => {
    const now = Date.now();
    const isDone = done === total;
    if (now - since < patience || (isDone ? lastShown === 0 : now - lastShown < BETWEEN)) return;
    lastShown = now;
    const filled = total === undefined ? 0 : Math.round((20 * done) / total);
    const line = `\r[${'#'.repeat(filled).padEnd(20)}] ${sizeText(done, total)}  ${name}${ERASE}${isDone ? '\n' : ''}`;
    process.stderr.write(textFor(process.stderr, line));
  };
}
