import { type Areas, bare } from './areas.js';

/**
 * What a CSV file says, read by the plainest rules there are and by no code of the tool: the judge of what the tool makes of
 * a damaged file. It is strict: what it calls damaged, the tool must refuse, warn of, or read without a number changed.
 */

/** Counts by area, offence, measure and month, in the file's own words; null: a mark that says "not known". */
export type Counts = ReadonlyMap<string, number | null>;

export interface Meaning {
  readonly counts: Counts;
  /** Something no careful reader would pass over in silence; the first is kept. */
  readonly damage: string | undefined;
}

export type Kind = 'wide-borough' | 'wide-ward' | 'wide-lsoa' | 'long-dashboard' | 'long-detections';

interface Columns {
  readonly text: readonly (readonly string[])[];
  readonly long?: { readonly month: string; readonly count: string; readonly measure: string; readonly type?: string };
}

const GROUP = ['majortext', 'majorcategory', 'offencegroup', 'crimesection'];
const BOROUGH = ['lookupboroughname', 'boroughname', 'borough', 'bocu'];
const PART = ['minortext', 'minorcategory', 'offencesubgroup', 'crimegroup'];

/** The texts of a key are area, offence group, sub-group and, of small areas, the code. */
const COLUMNS: Readonly<Record<Kind, Columns>> = {
  'wide-borough': { text: [BOROUGH, GROUP, PART] },
  'wide-ward': { text: [BOROUGH, GROUP, PART, ['wardcode'], ['wardname']] },
  'wide-lsoa': { text: [BOROUGH, GROUP, PART, ['lsoacode'], ['lsoaname']] },
  'long-dashboard': {
    text: [['areaname'], GROUP, PART],
    long: { month: 'monthyear', count: 'count', measure: 'measure', type: 'areatype' },
  },
  'long-detections': {
    text: [['ocuname'], GROUP, PART],
    long: { month: 'monthyear', count: 'count', measure: 'type' },
  },
};

const MEASURES: Readonly<Record<string, string>> = {
  offences: 'offences',
  'positive outcomes': 'positive-outcomes',
  'sanction detections': 'sanction-detections',
};

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, '');
export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

function delimiterOf(text: string): string {
  const first = (text.split(/[\r\n]/)[0] ?? '').replace(/"[^"]*"/g, '');
  const times = (mark: string) => first.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (times(next) > times(best) ? next : best));
}

/** RFC 4180 by the letter, one character after another. */
class LiteralReader {
  readonly rows: string[][] = [];
  damage: string | undefined;
  #row: string[] = [];
  #cell = '';
  #at = 0;
  readonly #delimiter: string;

  constructor(private readonly text: string) {
    this.#delimiter = delimiterOf(text);
  }

  read(): void {
    while (this.#at < this.text.length) {
      const letter = this.text[this.#at] ?? '';
      if (letter === '"' && this.#cell === '') {
        if (!this.#readQuoted()) return;
      } else this.#readPlain(letter);
    }
    if (this.#cell !== '' || this.#row.length > 0) this.#endRow();
  }

  /** From a quotation mark that begins a cell; false where it is never closed. */
  #readQuoted(): boolean {
    const end = closing(this.text, this.#at);
    if (end === -1) {
      this.damage = 'a quotation mark is never closed';
      return false;
    }
    this.#cell = this.text.slice(this.#at + 1, end).replaceAll('""', '"');
    this.#at = end + 1;
    const next = this.text[this.#at] ?? '\n';
    // An empty quoted cell is a cell, and what follows begins none.
    if ([this.#delimiter, '\r', '\n'].includes(next)) return true;
    this.damage ??= 'text after a closing quotation mark';
    this.#cell += next;
    this.#at += 1;
    return true;
  }

  #readPlain(letter: string): void {
    if (letter === this.#delimiter) this.#endCell();
    else if (letter === '\r' || letter === '\n') {
      this.#endRow();
      if (letter === '\r' && this.text[this.#at + 1] === '\n') this.#at += 1;
    } else {
      if (letter === '"') this.damage ??= 'a quotation mark within a cell';
      this.#cell += letter;
    }
    this.#at += 1;
  }

  #endCell(): void {
    this.#row.push(this.#cell);
    this.#cell = '';
  }

  #endRow(): void {
    this.#endCell();
    this.rows.push(this.#row);
    this.#row = [];
  }
}

/** The cells of a text; `damage` when quotes stand where none can. */
export function cellsOf(text: string): { rows: string[][]; damage: string | undefined } {
  const reader = new LiteralReader(text);
  reader.read();
  return { rows: reader.rows, damage: reader.damage };
}

function closing(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return -1;
}

/** A count as it stands: digits, perhaps with a fraction of zero, or digits in threes; null for a mark of the publisher; undefined for anything else. */
function countOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (/^\d{1,15}(\.0{1,2})?$/.test(text)) return Number(text);
  if (/^\d{1,3}(,\d{3})+$/.test(text)) return Number(text.replaceAll(',', ''));
  if (text === '' || /^(\.{1,3}|\*+|:|-|–|x|z|c|\[[a-z]{1,3}\]|<\s?\d+|n\/?a|null|nil)$/i.test(text)) return null;
  return undefined;
}

function monthOfDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-01$/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}`;
  // A leading zero left out leaves no doubt.
  const british = /^0?1\/(\d{1,2})\/(\d{4})$/.exec(text);
  return british ? `${british[2]}-${british[1]?.padStart(2, '0')}` : undefined;
}

/** Where the words of a row stand: area, offence group, sub-group, code and name of a small area. */
export const wordColumns = (header: readonly string[], kind: Kind): number[] =>
  COLUMNS[kind].text.map((names) => header.findIndex((heading) => names.includes(plain(heading))));

/** The words of a row as one key whatever their spelling: a small area is known by its code, and its name does not matter. */
function resolvedKey(areas: Areas, [area = '', group = '', part = '', code = '']: readonly string[]): string {
  return [areas.resolve(area), bare(group), bare(part), code.toUpperCase()].join('|');
}

/** The meaning of a file, row by row. */
class MeaningReader {
  readonly counts = new Map<string, number | null>();
  damage: string | undefined;
  readonly #resolved = new Set<string>();
  /** The borough of each small area, and the counts of each of its labels. */
  readonly #boroughs = new Map<string, string>();
  readonly #countsOf = new Map<string, string>();
  readonly #headings: readonly string[];
  readonly #columns: Columns;
  readonly #months: readonly { readonly column: number; readonly month: string }[];

  constructor(
    private readonly header: readonly string[],
    kind: Kind,
    private readonly areas: Areas,
  ) {
    this.#headings = header.map(plain);
    this.#columns = COLUMNS[kind];
    this.#months = header.flatMap((heading, column) =>
      /^\d{4}-?(0[1-9]|1[0-2])$/.test(heading)
        ? [{ column, month: `${heading.slice(0, 4)}-${heading.slice(-2)}` }]
        : [],
    );
  }

  /** Whether every column is there. */
  readHeader(): boolean {
    const { text, long } = this.#columns;
    const needed = [...text, ...(long ? [[long.month], [long.count], [long.measure]] : [])];
    if (needed.some((names) => this.#columnOf(names) === -1)) {
      this.damage ??= 'a column is not there';
      return false;
    }
    const isTwice = (names: readonly string[]) =>
      this.#headings.filter((heading) => heading !== '' && names.includes(heading)).length > 1;
    if ([...needed, ...(long ? [[long.type ?? '']] : [])].some(isTwice)) this.damage ??= 'a heading twice';
    if (!long && this.#months.length + text.length < this.header.length) this.damage ??= 'a column of no known heading';
    return true;
  }

  readRow(row: readonly string[]): void {
    if (row.length < this.header.length) this.damage ??= 'a row too short';
    if (row.slice(this.header.length).some((cell) => cell.trim() !== '')) this.damage ??= 'a row too long';
    const { text, long } = this.#columns;
    const words = text.map((names) => squeezed(this.#cell(row, names)));
    if (long) this.#readLong(row, words, long);
    else this.#readWide(row, words);
  }

  #readWide(row: readonly string[], words: readonly string[]): void {
    if (words.includes('')) this.damage ??= 'a blank text';
    this.#requireNew(words);
    this.#requireOnePlace(words, this.#months.map(({ column }) => countOf(row[column] ?? '') ?? '').join());
    for (const { column, month } of this.#months) this.#put([...words, 'offences', month], row[column] ?? '');
  }

  #readLong(row: readonly string[], words: readonly string[], long: NonNullable<Columns['long']>): void {
    const type = long.type === undefined ? 'borough' : squeezed(this.#cell(row, [long.type]));
    // Rows of smaller areas are not read: what is wrong in them does no harm.
    if (type === 'ward') return;
    if (words.includes('')) this.damage ??= 'a blank text';
    const measure = MEASURES[squeezed(this.#cell(row, [long.measure]))];
    const month = monthOfDay(this.#cell(row, [long.month]).trim());
    if (type !== 'borough' || measure === undefined || month === undefined) {
      this.damage ??= 'a type, measure or month of no kind';
      return;
    }
    this.#requireNew(words, measure, month);
    this.#put([...words, measure, month], this.#cell(row, [long.count]));
  }

  #columnOf(names: readonly string[]): number {
    return this.#headings.findIndex((heading) => names.includes(heading));
  }

  #cell(row: readonly string[], names: readonly string[]): string {
    return row[this.#columnOf(names)] ?? '';
  }

  #put(parts: readonly string[], cell: string): void {
    const key = parts.join('|');
    const count = countOf(cell);
    if (count === undefined) this.damage ??= `"${cell}" is no count`;
    if (this.counts.has(key)) this.damage ??= `${key} twice`;
    this.counts.set(key, count ?? null);
  }

  /** A ward or LSOA lies in one borough; a row of the same counts under another area is a copy. */
  #requireOnePlace(words: readonly string[], counts: string): void {
    const code = (words[3] ?? '').toUpperCase();
    if (code === '') return;
    const area = this.areas.resolve(words[0] ?? '');
    if (area.startsWith('E09')) {
      const first = this.#boroughs.get(code) ?? area;
      if (first !== area) this.damage ??= `${code} in two boroughs`;
      this.#boroughs.set(code, area);
    }
    const label = [code, ...words.slice(1, 3).map(bare)].join('|');
    if (this.#countsOf.get(label) === counts && /[1-9]/.test(counts)) this.damage ??= `${label} copied`;
    this.#countsOf.set(label, counts);
  }

  /** The same area, label, measure and month in another spelling is the same row again. */
  #requireNew(words: readonly string[], ...more: readonly string[]): void {
    const key = [resolvedKey(this.areas, words), ...more].join('|');
    if (this.#resolved.has(key)) this.damage ??= `${key} in two spellings`;
    this.#resolved.add(key);
  }
}

/** What the text of a file of a kind says. */
export function meaningOf(text: string, kind: Kind, areas: Areas): Meaning {
  const { rows, damage } = cellsOf(text.replace(/^\uFEFF/, ''));
  const [header = [], ...body] = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const reader = new MeaningReader(
    header.map((cell) => cell.trim()),
    kind,
    areas,
  );
  reader.damage = damage;
  if (reader.readHeader()) for (const row of body) reader.readRow(row);
  return { counts: reader.counts, damage: reader.damage };
}
