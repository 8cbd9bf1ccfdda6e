import { gzipSync } from 'node:zlib';
import type { Areas } from './areas.js';
import type { Kind } from './meaning.js';

/** Ways to damage, or merely to rewrite, a file. */
export interface Mutant {
  readonly bytes: Buffer;
  /** The text as it should be read where the bytes do not show it; else they are read as UTF-8. */
  readonly text?: string;
  /** The file says the same as before: it must be read, and read alike. */
  readonly alike?: boolean;
  /** What is wrong with it, where its text does not show that. */
  readonly damage?: string;
}

/** A file to damage, as text and as cells. */
export interface Original {
  readonly text: string;
  readonly cells: readonly (readonly string[])[];
  /** How many columns at the start hold words; counts stand elsewhere. */
  readonly countColumns: readonly number[];
}

/** A file of offences: where its words stand, and how its areas may be written. */
export interface CrimeOriginal extends Original {
  readonly kind: Kind;
  /** Area, offence group, sub-group, code and name of a small area. */
  readonly words: readonly number[];
  readonly areas: Areas;
}

export type Random = () => number;
export type Mutator = (original: Original, random: Random) => Mutant;

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const upTo = (random: Random, limit: number): number => Math.floor(random() * limit);

const quoted = (cell: string, separator: string): string =>
  /["\r\n]/.test(cell) || cell.includes(separator) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

export const written = (cells: readonly (readonly string[])[], separator = ',', end = '\n'): string =>
  cells.map((row) => row.map((cell) => quoted(cell, separator)).join(separator) + end).join('');

export const ofText = (text: string, more: Partial<Mutant> = {}): Mutant => ({
  bytes: Buffer.from(text),
  text,
  ...more,
});
export const ofCells = (cells: readonly (readonly string[])[], more: Partial<Mutant> = {}): Mutant =>
  ofText(written(cells), more);
export const copy = ({ cells }: Pick<Original, 'cells'>): string[][] => cells.map((row) => [...row]);

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = upTo(random, at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** A body row and a column, by chance. */
function cellAt({ cells, countColumns }: Original, random: Random, counts: boolean): [row: number, column: number] {
  const row = 1 + upTo(random, cells.length - 1);
  const width = cells[0]?.length ?? 1;
  if (counts) return [row, pick(random, countColumns)];
  return [row, upTo(random, width)];
}

function withCell(original: Original, random: Random, counts: boolean, value: string): Mutant {
  const cells = copy(original);
  const [row, column] = cellAt(original, random, counts);
  (cells[row] as string[])[column] = value;
  return ofCells(cells);
}

const ODD_COUNTS = [
  '',
  ' ',
  '..',
  '*',
  '<5',
  '[c]',
  '1.5',
  '3.0',
  '1.000',
  '1e3',
  '0x10',
  '-3',
  '+7',
  ' 12 ',
  '1,234',
  '1,23',
  '12,34,567',
  '=cmd()',
  "=cmd|'/C calc'!A0",
  '=1+1',
  '@SUM(A1)',
  '１２',
  '١٢',
  '12*',
  '12 345',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '∞',
  '9999999999999999',
  '99999999999999999999',
  '007',
  '1_000',
  '½',
  '12\u200b',
  '\u00a012',
  '1\n2',
  '"',
  '12;',
  '2022-03-01',
  '[object Object]',
];
const ODD_TEXTS = [
  '',
  ' ',
  'Total',
  'London',
  'TOTAL',
  '=cmd()',
  '+A1',
  '@x',
  '<script>alert(1)</script>',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;x\u0007',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'BARNET',
  ' Barnet ',
  'Bar\nnet',
  'Bar"net',
  'Barnet,',
  '../../etc/passwd',
  'Burglary',
  '\u202eyralgruB',
  'Ａ',
  'e\u0301',
  '\u0000',
  '%s%n',
  '{{x}}',
  'NULL',
  'City of London',
  'Heathrow',
  'Unknown',
];

const HEADINGS = [
  '202113',
  '202100',
  '2021',
  '000000',
  '999912',
  '202104 ',
  '2021-04',
  'Apr-21',
  '',
  'Borough',
  'WardName',
  'LSOA Code',
  '__proto__',
  'Count',
  'Measure',
  '=1',
  'x'.repeat(300),
];

/** Rows and columns: taken out, doubled, moved, cut short. */
const structure: Record<string, Mutator> = {
  'row deleted': (original, random) => ofCells(copy(original).filter((_, row) => row !== 1 + Math.floor(random() * 3))),
  'row doubled': (original, random) => {
    const cells = copy(original);
    return ofCells([...cells, cells[1 + upTo(random, cells.length - 1)] as string[]]);
  },
  'row doubled with other counts': (original, random) => {
    const cells = copy(original);
    const row = [...(cells[1 + upTo(random, cells.length - 1)] as string[])];
    row[pick(random, original.countColumns)] = String(upTo(random, 500));
    return ofCells([...cells, row]);
  },
  'rows moved': (original, random) => {
    const [head = [], ...body] = copy(original);
    return ofCells([head, ...shuffled(random, body)], { alike: true });
  },
  'columns moved': (original, random) => {
    const order = shuffled(random, [...(original.cells[0] ?? []).keys()]);
    return ofCells(
      copy(original).map((row) => order.map((column) => row[column] ?? '')),
      { alike: true },
    );
  },
  'columns moved, header not': (original, random) => {
    const order = shuffled(random, original.countColumns);
    const [head = [], ...body] = copy(original);
    const moved = body.map((row) =>
      row.map((cell, column) => {
        const place = original.countColumns.indexOf(column);
        return place === -1 ? cell : (row[order[place] ?? column] ?? '');
      }),
    );
    return ofCells([head, ...moved]);
  },
  'column deleted': (original, random) => {
    const gone = upTo(random, original.cells[0]?.length ?? 1);
    return ofCells(copy(original).map((row) => row.filter((_, column) => column !== gone)));
  },
  'column doubled': (original, random) => {
    const twice = upTo(random, original.cells[0]?.length ?? 1);
    return ofCells(copy(original).map((row) => [...row, row[twice] ?? '']));
  },
  'heading changed': (original, random) => {
    const cells = copy(original);
    const head = cells[0] as string[];
    head[upTo(random, head.length)] = pick(random, HEADINGS);
    return ofCells(cells);
  },
  'cell deleted': (original, random) => {
    const cells = copy(original);
    const [row, column] = cellAt(original, random, false);
    cells[row]?.splice(column, 1);
    return ofCells(cells);
  },
  'cell inserted': (original, random) => {
    const cells = copy(original);
    const [row, column] = cellAt(original, random, false);
    cells[row]?.splice(column, 0, pick(random, ['', '0', '7', 'x']));
    return ofCells(cells);
  },
  'two cells swapped': (original, random) => {
    const cells = copy(original);
    const row = cells[1 + upTo(random, cells.length - 1)] as string[];
    const [a, b] = [upTo(random, row.length), upTo(random, row.length)];
    [row[a], row[b]] = [row[b] as string, row[a] as string];
    return ofCells(cells);
  },
  'blank rows': (original, random) => {
    const cells = copy(original);
    cells.splice(1 + upTo(random, cells.length), 0, []);
    return ofCells(cells, { alike: true });
  },
  'rows cut off': (original, random) => ofCells(copy(original).slice(0, 2 + upTo(random, original.cells.length - 2))),
};

const values: Record<string, Mutator> = {
  'count to another count': (original, random) => withCell(original, random, true, String(upTo(random, 100_000))),
  'count to an odd text': (original, random) => withCell(original, random, true, pick(random, ODD_COUNTS)),
  'text to an odd text': (original, random) => withCell(original, random, false, pick(random, ODD_TEXTS)),
};

/** Separators, quotes, line ends. */
const dialect: Record<string, Mutator> = {
  'another separator': ({ cells }, random) => ofText(written(cells, pick(random, [';', '\t', '|'])), { alike: true }),
  'a line that names the separator': ({ cells }, random) => {
    const separator = pick(random, [',', ';', '\t', '|']);
    return {
      bytes: Buffer.from(`sep=${separator}\r\n${written(cells, separator)}`),
      text: written(cells),
      alike: true,
    };
  },
  'one separator swapped': ({ text }, random) => {
    const places = [...text.matchAll(/,/g)].map(({ index }) => index);
    const at = pick(random, places);
    return ofText(text.slice(0, at) + pick(random, [';', '\t', '|', ' ', '']) + text.slice(at + 1));
  },
  'everything quoted': ({ cells }) =>
    ofText(cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'), {}),
  'a stray quote': ({ text }, random) => {
    const at = upTo(random, text.length);
    return ofText(`${text.slice(0, at)}"${text.slice(at)}`);
  },
  'line ends': ({ cells }, random) => ofText(written(cells, ',', pick(random, ['\r', '\n', '\r\n'])), { alike: true }),
  'line ends mixed': ({ cells }, random) =>
    ofText(cells.map((row) => written([row], ',', pick(random, ['\n', '\r\n']))).join(''), { alike: true }),
};

const utf16 = (text: string, big: boolean): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return big ? little.swap16() : little;
};

const encodings: Record<string, Mutator> = {
  'byte order mark': ({ text }) => ({ bytes: Buffer.from(`\uFEFF${text}`), text, alike: true }),
  'UTF-16': ({ text }, random) => ({
    bytes: utf16(`${random() < 0.5 ? '\uFEFF' : ''}${text}`, random() < 0.5),
    text,
    alike: true,
  }),
  gzip: ({ text }) => ({ bytes: gzipSync(text), text, alike: true }),
  'gzip damaged': ({ text }, random) => ({ bytes: damaged(gzipSync(text), random), text }),
};

/** One to four bytes changed, put in, taken out, cut off or said twice. */
export function damaged(bytes: Buffer, random: Random): Buffer {
  let out = bytes;
  for (let times = 1 + upTo(random, 4); times > 0; times -= 1) {
    const at = upTo(random, out.length);
    const byte = Buffer.from([upTo(random, 256)]);
    const chance = random();
    if (chance < 0.3) out = Buffer.concat([out.subarray(0, at), byte, out.subarray(at + 1)]);
    else if (chance < 0.5) out = Buffer.concat([out.subarray(0, at), byte, out.subarray(at)]);
    else if (chance < 0.7) out = Buffer.concat([out.subarray(0, at), out.subarray(at + 1)]);
    else if (chance < 0.8) out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + 20), out.subarray(at)]);
    else if (chance < 0.9) out = Buffer.concat([out.subarray(0, at), out.subarray(at + 1 + upTo(random, 20))]);
    else out = out.subarray(0, Math.max(1, at));
  }
  return out;
}

const LETTERS = Buffer.from('0123456789,;"\n\r\t |.-<*abzABZ');

const bytes: Record<string, Mutator> = {
  'bytes damaged': ({ text }, random) => ({ bytes: damaged(Buffer.from(text), random) }),
  'a letter changed': ({ text }, random) => {
    const out = Buffer.from(text);
    out[upTo(random, out.length)] = LETTERS[upTo(random, LETTERS.length)] ?? 0;
    return { bytes: out };
  },
  'cut off': ({ text }, random) => ({ bytes: Buffer.from(text).subarray(0, 1 + upTo(random, text.length - 1)) }),
};

/** Every way, by name. */
export const MUTATORS: Readonly<Record<string, Mutator>> = {
  ...structure,
  ...values,
  ...dialect,
  ...encodings,
  ...bytes,
};
