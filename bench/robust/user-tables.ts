import { cellsOf } from './meaning.js';
import { copy, type Mutant, type Original, ofCells, ofText, pick, type Random, upTo } from './mutators.js';

/** Populations and lookups of the user's: what a file says by the plainest rules, and the slips of a pen. */
export type UserKind = 'population' | 'lookup';

export interface Said {
  readonly values: ReadonlyMap<string, string>;
  readonly damage: string | undefined;
}

const KEYS: Readonly<Record<UserKind, readonly RegExp[]>> = {
  population: [
    /^(wardcode|lsoacode|code|gsscode|areacode|wd\d\dcd|lsoa\d\dcd)$/,
    /^(population|persons|people|total|allages|all|allpersons|persons:allages|personsallages|totalpopulation)$/,
  ],
  lookup: [/^lsoa\d\dcd$/, /^wd\d\dcd$/, /^wd\d\dnm$/],
};

const TEXTS: Readonly<Record<UserKind, string>> = {
  population:
    'Ward Code,Ward Name,Population,Hectares,Note\nE05013628,Barnet Vale,18250,391,\nE05013629,Brunswick Park,16400,385,new in 2022\nE05013630,Burnt Oak,19120,202,\nE05013631,Childs Hill,20330,310,\nE05013632,Colindale North,8940,88,\nE05013633,Colindale South,14010,131,\n',
  lookup:
    'LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD\nE01000112,Barnet 001A,E05013644,High Barnet,E09000003\nE01000113,Barnet 001B,E05013644,High Barnet,E09000003\nE01000114,Barnet 001C,E05013628,Barnet Vale,E09000003\nE01000480,Brent 001A,E05013508,Kingsbury,E09000005\n',
};

export function userOriginal(kind: UserKind): Original {
  const text = TEXTS[kind];
  return { text, cells: cellsOf(text).rows, countColumns: kind === 'population' ? [2] : [2, 3] };
}

/** The people of a cell; null where a mark says that they are not known; undefined where it is no number. */
export function peopleOf(cell: string): string | null | undefined {
  if (/^\d{1,15}(\.0{1,2})?$/.test(cell)) return String(Number(cell));
  if (/^\d{1,3}(,\d{3})+$/.test(cell)) return String(Number(cell.replaceAll(',', '')));
  return cell === '' || /^(\.{1,3}|\*+|:|-|–|x|z|c|\[[a-z]{1,3}\]|<\s?\d+|n\/?a|null|nil)$/i.test(cell)
    ? null
    : undefined;
}

/** Of each column of a kind, where it stands in a header. */
const columnsOf = (header: readonly string[], kind: UserKind): number[][] =>
  KEYS[kind].map((name) =>
    header.flatMap((heading, at) => (name.test(heading.toLowerCase().replace(/[\s_-]+/g, '')) ? [at] : [])),
  );

export function headerDamage(header: readonly string[]): string | undefined {
  const named = header.filter(Boolean).map((heading) => heading.toLowerCase());
  return new Set(named).size < named.length ? 'a heading twice' : undefined;
}

export function rowDamage(header: readonly string[], row: readonly string[]): string | undefined {
  if (row.length < header.length) return 'a row too short';
  return row.some((cell, at) => (header[at] ?? '') === '' && cell.trim() !== '')
    ? 'a cell under no heading'
    : undefined;
}

interface ReadRow {
  readonly key: string;
  readonly value: string | null;
  readonly damage?: string | undefined;
}

const READERS: Readonly<Record<UserKind, (cells: readonly string[]) => ReadRow>> = {
  population([code = '', people = '']) {
    const value = peopleOf(people);
    return {
      key: code.toUpperCase(),
      value: value ?? null,
      damage: value === undefined ? 'no number of people' : undefined,
    };
  },
  lookup(cells) {
    const [key = '', ...ward] = cells;
    const isRight = /^[EW]01\d{6}$/.test(key) && !cells.includes('');
    return { key, value: ward.join('|'), damage: isRight ? undefined : 'no LSOA and ward' };
  },
};

/** What the text of a table says, and the first thing in it that nobody could be sure of. */
export function userMeaning(text: string, kind: UserKind): Said {
  const values = new Map<string, string>();
  const seen = new Set<string>();
  const { rows, damage: quotes } = cellsOf(text.replace(/^\uFEFF/, ''));
  const [first = [], ...body] = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const header = first.map((cell) => cell.trim());
  const columns = columnsOf(header, kind);
  if (columns.some((found) => found.length !== 1)) return { values, damage: quotes ?? 'a column absent or twice' };
  let damage = quotes ?? headerDamage(header);
  for (const row of body) {
    const { key, value, damage: ofCells } = READERS[kind](columns.map(([at = -1]) => (row[at] ?? '').trim()));
    damage ??= rowDamage(header, row) ?? ofCells;
    if (key === '') continue;
    if (seen.has(key)) damage ??= `${key} twice`;
    seen.add(key);
    if (value) values.set(key, value);
  }
  return { values, damage };
}

type UserMutator = (original: Original, random: Random) => Mutant;

const bodyRow = ({ cells }: Original, random: Random): number => 1 + upTo(random, cells.length - 1);

/** A number of a row written with a comma and without quotation marks; `without`: so many cells behind it are left out. */
export const thousandsUnquoted =
  (without: number): UserMutator =>
  (original, random) => {
    const [at, column] = [bodyRow(original, random), pick(random, original.countColumns)];
    const lines = original.cells.map((row, index) =>
      (index === at
        ? [...row.slice(0, column), (row[column] ?? '').replace(/(\d{3})$/, ',$1'), ...row.slice(column + 1 + without)]
        : row
      ).join(','),
    );
    return ofText(`${lines.join('\n')}\n`, { damage: 'a number in two cells' });
  };

const ofPeople: Readonly<Record<string, UserMutator>> = {
  'unquoted thousands': thousandsUnquoted(0),
  'unquoted thousands, a cell left out': thousandsUnquoted(1),
};

const ofCodes: Readonly<Record<string, UserMutator>> = {
  'a second column of values': (original, random) => {
    const [column = 0] = original.countColumns;
    const heading = pick(random, ['Population', 'All Ages', 'Persons', 'WD22CD', 'population ', 'LSOA11CD']);
    return ofCells(copy(original).map((row, index) => [...row, index === 0 ? heading : (row[column] ?? '')]));
  },
  'a code in another case again': (original, random) => {
    const cells = copy(original);
    const row = [...(cells[bodyRow(original, random)] ?? [])];
    row[0] = pick(random, [(row[0] ?? '').toLowerCase(), ` ${row[0]} `]);
    return ofCells([...cells, row]);
  },
};

export const USER_TABLES: Readonly<Record<UserKind, Readonly<Record<string, UserMutator>>>> = {
  population: { ...ofPeople, ...ofCodes },
  lookup: ofCodes,
};
