import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { InputPath } from '../expand-paths.js';
import type { ReadOptions } from '../read-options.js';
import type { StrictCsvScanner } from './strict-csv.js';

const CHUNK = 2 ** 20;

export const isPacked = (path: string): boolean => /\.gz$/i.test(path);

/** The bytes of a file in pieces; each is gone when the next one comes. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export interface ScanResult {
  readonly sha256: string;
  readonly strict: StrictCsvScanner | undefined;
}

/** The bytes as they come: their hash, and whether they are plain. */
export async function scanFile(
  { path, file }: InputPath,
  plain: StrictCsvScanner | undefined,
  reading: ReadOptions,
): Promise<ScanResult | undefined> {
  const hash = createHash('sha256');
  const { size } = statSync(path);
  let read = 0;
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of bytesOf(path)) {
      hash.update(chunk);
      read += chunk.length;
      reading.onProgress?.(file, read, size);
      yield chunk;
    }
  };
  try {
    if (isPacked(path)) {
      // What is unpacked is kept until it has been: a chunk of its own each.
      const digest = async function* () {
        for await (const chunk of hashed()) yield Buffer.from(chunk);
      };
      await pipeline(digest, createGunzip({ chunkSize: CHUNK }), async (unpacked) => {
        for await (const chunk of unpacked) plain?.take(chunk as Buffer);
      });
    } else for await (const chunk of hashed()) plain?.take(chunk);
  } catch {
    return undefined;
  }
  return { sha256: hash.digest('hex'), strict: plain };
}
