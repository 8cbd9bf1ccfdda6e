import { gzipSync, zipSync } from 'fflate';

/**
 * Archives that are the same bytes whenever and wherever they are made: names in order, one date, no owner, and a compressor
 * in JavaScript (Node's own gives other bytes on another processor).
 *
 * Files are a Map of path to `{ bytes, isProgram }`; programs may be run.
 */
const LEVEL = { level: 6 };
const BLOCK = 512;

/** Zip keeps local time, and none before 1980. */
const DATE = () => new Date(1980, 0, 1);
const TAR_DATE = Date.UTC(1980, 0, 1) / 1000;
const UNIX = 3;

const inOrder = (files) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
const modeOf = ({ isProgram }) => (isProgram ? 0o755 : 0o644);

export function zip(files) {
  const entries = inOrder(files).map(([path, file]) => [
    path,
    [file.bytes, { ...LEVEL, mtime: DATE(), os: UNIX, attrs: ((0o100000 | modeOf(file)) << 16) >>> 0 }],
  ]);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

/** A path as tar has it: a name of at most 100 bytes, and what goes before it apart. */
function splitPath(path) {
  const at = path.length <= 100 ? 0 : path.indexOf('/', path.length - 101) + 1;
  const [prefix, name] = [path.slice(0, Math.max(0, at - 1)), path.slice(at)];
  if (name.length > 100 || prefix.length > 155) throw new Error(`${path}: is too long a name for the archive`);
  return { prefix, name };
}

function tarHeader(path, file) {
  const { prefix, name } = splitPath(path);
  const header = Buffer.alloc(BLOCK);
  const octal = (number, width) => `${number.toString(8).padStart(width - 1, '0')}\0`;
  const put = (text, at) => header.write(text, at, 'latin1');
  put(name, 0);
  put(prefix, 345);
  put(octal(modeOf(file), 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(file.bytes.length, 12), 124);
  put(octal(TAR_DATE, 12), 136);
  // The checksum is taken with blanks in its own place.
  put('        0', 148);
  put('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 7)} `, 148);
  return header;
}

export function tarGz(files) {
  const parts = inOrder(files).flatMap(([path, file]) => [
    tarHeader(path, file),
    file.bytes,
    Buffer.alloc((BLOCK - (file.bytes.length % BLOCK)) % BLOCK),
  ]);
  return Buffer.from(
    gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]), { ...LEVEL, mtime: TAR_DATE * 1000 }),
  );
}

export const ARCHIVES = { zip, 'tar.gz': tarGz };
