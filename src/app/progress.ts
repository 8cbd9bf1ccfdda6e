/** How far a long task has come, on a terminal only. */

/** What is over sooner needs no word. */
const PATIENCE = 1000;
const BETWEEN = 100;

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** Takes the name of what is done, and how many bytes of how many; `isWanted`: unless no talk is. */
export function progressBar({
  isWanted,
  patience = PATIENCE,
}: {
  readonly isWanted: boolean;
  readonly patience?: number;
}): (name: string, bytes: number, total: number | undefined) => void {
  if (!isWanted || !process.stderr.isTTY) return () => {};
  const since = Date.now();
  let lastShown = 0;
  return (name, bytes, total) => {
    const now = Date.now();
    const isDone = bytes === total;
    if (now - since < patience || (isDone ? lastShown === 0 : now - lastShown < BETWEEN)) return;
    lastShown = now;
    const size = `${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`} MiB`;
    const filled = total === undefined ? 0 : Math.round((20 * bytes) / total);
    process.stderr.write(`\r[${'#'.repeat(filled).padEnd(20)}] ${size}  ${name}${isDone ? '\n' : ''}`);
  };
}
