import { deflateSync } from 'node:zlib';
import crc32 from 'crc-32';

const [WHITE, GREY] = [0xff, 0x99];
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A part of a PNG file: length, name and content, checksum. */
function chunk(name: string, content: Buffer): Buffer {
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  checksum.writeInt32BE(crc32.buf(named));
  return Buffer.concat([length, named, checksum]);
}

/** A line of points: the border, and where the two diagonals cross the line. Its first byte says that it is not filtered. */
function line(y: number, width: number, height: number): Buffer {
  const points = Buffer.alloc(1 + width, y === 0 || y === height - 1 ? GREY : WHITE);
  points[0] = 0;
  const x = height > 1 ? Math.round((y / (height - 1)) * (width - 1)) : 0;
  for (const at of [0, width - 1, x, width - 1 - x]) points[1 + at] = GREY;
  return points;
}

/** The usual sign of a picture that is not there, as a PNG: an empty frame with a cross. Sizes are whole numbers from 1 on. */
export function emptyFrame(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  const lines = Buffer.concat(Array.from({ length: height }, (_, y) => line(y, width, height)));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
