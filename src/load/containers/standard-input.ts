import { readSync } from 'node:fs';
import { errorCode } from '../../core/errors.js';

const CHUNK = 2 ** 16;
/** In milliseconds: how long to wait where the program that writes has nothing yet. */
const PAUSE = 5;

/**
 * All of standard input. Not `readFileSync(0)`: a pipe that another program fills slowly may be set not to block, and
 * then a read refuses (EAGAIN) whenever nothing has come yet.
 */
export function readStandardInput(): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    try {
      const length = readSync(0, chunk, 0, CHUNK, null);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    } catch (error) {
      const code = errorCode(error);
      // Windows ends a pipe so.
      if (code === 'EOF') return Buffer.concat(chunks);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
