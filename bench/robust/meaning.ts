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

/** RFC 4180 by the letter; `damage` when quotes stand where none can. */
export function cellsOf(text: string): { rows: string[][]; damage: string | undefined } {
  const first = (text.split(/[\r\n]/)[0] ?? '').replace(/"[^"]*"/g, '');
  const times = (mark: string) => first.split(mark).length;
  const mark = [',', ';', '\t', '|'].reduce((best, next) => (times(next) > times(best) ? next : best));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  let damage: string | undefined;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '"' && cell === '') {
      const end = closing(text, at);
      if (end === -1) return { rows, damage: 'a quotation mark is never closed' };
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      const next = text[at] ?? '\n';
      if (next !== mark && next !== '\r' && next !== '\n') damage ??= 'text after a closing quotation mark';
      // An empty quoted cell is a cell, and what follows begins none.
      if (next === mark || at >= text.length) continue;
      if (next === '\r' || next === '\n') continue;
      cell += next;
      at += 1;
    } else if (letter === mark) {
      endCell();
      at += 1;
    } else if (letter === '\r' || letter === '\n') {
      endRow();
      at += letter === '\r' && text[at + 1] === '\n' ? 2 : 1;
    } else {
      if (letter === '"') damage ??= 'a quotation mark within a cell';
      cell += letter;
      at += 1;
    }
  }
  if (cell !== '' || row.length > 0) endRow();
  return { rows, damage };
}

function closing(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return -1;
}

/** A count as it stands: digits, or digits in threes; null for a mark of the publisher; undefined for anything else. */
function countOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (/^\d{1,15}$/.test(text)) return Number(text);
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

/** What the text of a file of a kind says. */
export function meaningOf(text: string, kind: Kind, areas: Areas): Meaning {
  const counts = new Map<string, number | null>();
  const resolved = new Set<string>();
  const { rows, damage: quotes } = cellsOf(text.replace(/^\uFEFF/, ''));
  let damage = quotes;
  const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const header = (kept[0] ?? []).map((cell) => cell.trim());
  const headings = header.map(plain);
  const place = (names: readonly string[]) => headings.findIndex((heading) => names.includes(heading));
  const { text: texts, long } = COLUMNS[kind];
  const wanted = [...texts.map(place), ...(long ? [[long.month], [long.count], [long.measure]].map(place) : [])];
  if (wanted.includes(-1)) return { counts, damage: damage ?? 'a column is not there' };
  const names = [...texts, ...(long ? [[long.month], [long.count], [long.measure], [long.type ?? '']] : [])];
  const isTwice = names.some(
    (each) => headings.filter((heading) => heading !== '' && each.includes(heading)).length > 1,
  );
  if (isTwice) damage ??= 'a heading twice';
  const months = header.flatMap((heading, column) =>
    /^\d{4}-?(0[1-9]|1[0-2])$/.test(heading) ? [{ column, month: `${heading.slice(0, 4)}-${heading.slice(-2)}` }] : [],
  );
  if (!long && months.length + texts.length < header.length) damage ??= 'a column of no known heading';
  const put = (parts: readonly string[], cell: string) => {
    const key = parts.join('|');
    const count = countOf(cell);
    if (count === undefined) damage ??= `"${cell}" is no count`;
    if (counts.has(key)) damage ??= `${key} twice`;
    counts.set(key, count ?? null);
  };
  /** The same area, label, measure and month in another spelling is the same row again. */
  const once = (words: readonly string[], ...more: readonly string[]) => {
    const key = [resolvedKey(areas, words), ...more].join('|');
    if (resolved.has(key)) damage ??= `${key} in two spellings`;
    resolved.add(key);
  };
  for (const row of kept.slice(1)) {
    if (row.length < header.length) damage ??= 'a row too short';
    if (row.slice(header.length).some((cell) => cell.trim() !== '')) damage ??= 'a row too long';
    const words = texts.map((names) => squeezed(row[place(names)] ?? ''));
    if (!long) {
      if (words.includes('')) damage ??= 'a blank text';
      once(words);
      for (const { column, month } of months) put([...words, 'offences', month], row[column] ?? '');
      continue;
    }
    const type = long.type === undefined ? 'borough' : squeezed(row[place([long.type])] ?? '');
    // Rows of smaller areas are not read: what is wrong in them does no harm.
    if (type === 'ward') continue;
    if (words.includes('')) damage ??= 'a blank text';
    const measure = MEASURES[squeezed(row[place([long.measure])] ?? '')];
    const month = monthOfDay((row[place([long.month])] ?? '').trim());
    if (type !== 'borough' || measure === undefined || month === undefined)
      damage ??= 'a type, measure or month of no kind';
    else {
      once(words, measure, month);
      put([...words, measure, month], row[place([long.count])] ?? '');
    }
  }
  return { counts, damage };
}
