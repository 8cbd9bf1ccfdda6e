import { textFor } from '../output/platform.js';
import { eraseProgress } from './progress.js';

/** Writes to standard output, as its terminal can show it. */
export function writeOut(content: string | Uint8Array): void {
  eraseProgress();
  process.stdout.write(typeof content === 'string' ? textFor(process.stdout, content) : content);
}
