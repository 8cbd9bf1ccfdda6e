import { expect, it } from 'vitest';
import { pngOf } from '../../src/write/raster/raster.js';

const square = (size: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"/>`;

/** Width and height, which the PNG standard puts into bytes 16 to 23. */
const sizeOf = (png: Uint8Array | undefined) => {
  const bytes = Buffer.from(png ?? []);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

it('gives each picture to whoever asked for it, and says of one that cannot be drawn', async () => {
  const [small, broken, large] = await Promise.allSettled([
    pngOf(square(3), 1),
    pngOf('<svg', 1),
    pngOf(square(40), 2),
  ]);
  expect(small.status === 'fulfilled' && sizeOf(small.value)).toEqual([3, 3]);
  expect(broken).toMatchObject({ status: 'rejected', reason: expect.any(Error) });
  expect(large.status === 'fulfilled' && sizeOf(large.value)).toEqual([80, 80]);
});
