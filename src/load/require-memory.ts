import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inputError } from '../core/errors.js';

/**
 * Node ends a process whose memory is used up, without a word; so a file is refused before. What is in use counts only after
 * what is no longer needed has been cleared away, which takes a moment and is done near the limit alone.
 */

/** Of the memory that Node allows; the tables made of the rows need the rest. */
const MOST = 0.7;
/** What is newest has a space of its own, which does not help the rest. */
const YOUNG = 48 * 2 ** 20;
const ROWS_BETWEEN_LOOKS = 4096;

const isNearLimit = (): boolean => {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > MOST * (limit - YOUNG);
};

let collectGarbage: (() => void) | undefined;

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

function isFull(): boolean {
  if (!isNearLimit()) return false;
  collectGarbage ??= exposedCollector();
  collectGarbage();
  return isNearLimit();
}

/** Called with every row that is read. */
export function requireMemory(file: string, row: number): void {
  if (row % ROWS_BETWEEN_LOOKS !== 0 || !isFull()) return;
  const limit = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
  throw inputError(
    { file, row, column: 1 },
    `by here the file has taken most of the ${limit} MB that Node may use; give it fewer areas or months, or allow more (NODE_OPTIONS=--max-old-space-size=${2 * limit}).`,
  );
}
