import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Files too large to be in memory at once. */

const CHUNK = 2 ** 20;

/** The bytes of a file in pieces; each is overwritten by the next one. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
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

/** The same, unpacked where they are packed; `onStored` is given the bytes as they are stored. */
export async function* contentOf(
  { path, isGzip }: { readonly path: string; readonly isGzip: boolean },
  onStored: (stored: Buffer) => void,
): AsyncGenerator<Buffer> {
  const stored = async function* () {
    for await (const chunk of chunksOf(path)) {
      onStored(chunk);
      // What waits to be unpacked may not be overwritten.
      yield isGzip ? Buffer.from(chunk) : chunk;
    }
  };
  if (isGzip) yield* pipeline(stored, createGunzip({ chunkSize: CHUNK }), () => {});
  else yield* stored();
}
