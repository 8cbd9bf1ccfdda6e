import { createHash } from 'node:crypto';
import { contentOf } from '../file-bytes.js';
import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import type { StrictCsvScanner } from './strict-csv.js';

export interface ScanResult {
  readonly sha256: string;
  readonly strict: StrictCsvScanner | undefined;
}

/** The bytes as they come: their hash, and whether they are plain. Undefined where they cannot be unpacked. */
export async function scanFile(
  input: SniffedFile,
  plain: StrictCsvScanner | undefined,
  options: ReadOptions,
): Promise<ScanResult | undefined> {
  const { file, size = 0 } = input;
  const hash = createHash('sha256');
  let read = 0;
  const count = (stored: Buffer) => {
    hash.update(stored);
    read += stored.length;
    options.onProgress?.(file, read, size);
  };
  try {
    for await (const chunk of contentOf(input, count)) plain?.take(chunk);
  } catch {
    return undefined;
  }
  return { sha256: hash.digest('hex'), strict: plain };
}
