import type { Kind } from './meaning.js';
import { type CrimeOriginal, copy, type Mutant, ofCells, pick, type Random, upTo } from './mutators.js';

/** The same row in another spelling: once too often, or merely written otherwise. */
type CrimeMutator = (original: CrimeOriginal, random: Random) => Mutant;

const LONG: readonly Kind[] = ['long-dashboard', 'long-detections'];

/** A label as somebody else would type it. */
function otherLabel(label: string, random: Random): string {
  return pick(random, [
    label.toLowerCase(),
    label.toUpperCase(),
    label.replaceAll(' ', '  '),
    ` ${label} `,
    label.replaceAll(/ and /gi, ' & '),
    label.replaceAll(' & ', ' AND '),
    label,
  ]);
}

/** A row with its area, labels and ward name each in a spelling by chance. */
function respelled({ words, areas }: CrimeOriginal, row: readonly string[], random: Random): string[] {
  const out = [...row];
  const [area = -1, group = -1, part = -1, , name = -1] = words;
  const spellings = areas.spellings(out[area] ?? '');
  if (spellings.length > 0) out[area] = pick(random, spellings);
  for (const column of [group, part]) if (random() < 0.4) out[column] = otherLabel(out[column] ?? '', random);
  if (name !== -1 && random() < 0.5) out[name] = `${out[name]}${pick(random, [' ', ' Ward', '.'])}`;
  return out;
}

const bodyRow = (cells: readonly (readonly string[])[], random: Random): number => 1 + upTo(random, cells.length - 1);

/** The month after that of a cell, where that is within the financial year. */
function nextMonth(cell: string): string {
  const [, month = ''] = /(?:^\d{4}-|^01\/)(\d\d)/.exec(cell) ?? [];
  return cell.replace(/(^\d{4}-|^01\/)\d\d/, `$1${String(Number(month) + 1).padStart(2, '0')}`);
}

/** The row of a ward or LSOA under another area; of a borough's file merely another spelling. */
function elsewhere({ words, areas, kind }: CrimeOriginal, row: readonly string[], random: Random): string[] {
  const [area = 0] = words;
  const there = row[area] ?? '';
  const others = ['Brent', 'Hillingdon', 'E09000003', 'Aviation Security', 'Unknown'];
  const isSmall = kind === 'wide-ward' || kind === 'wide-lsoa';
  const other = isSmall ? others.filter((name) => areas.resolve(name) !== areas.resolve(there)) : [there.toUpperCase()];
  return row.map((cell, at) => (at === area ? pick(random, other) : cell));
}

export const SPELLINGS: Readonly<Record<string, CrimeMutator>> = {
  'row again in another spelling': (original, random) => {
    const cells = copy(original);
    const row = respelled(original, cells[bodyRow(cells, random)] ?? [], random);
    if (random() < 0.3) row[pick(random, original.countColumns)] = String(upTo(random, 500));
    return ofCells([...cells, row]);
  },
  'every row of an area again in another spelling': (original, random) => {
    const cells = copy(original);
    const [area = 0] = original.words;
    const name = cells[bodyRow(cells, random)]?.[area];
    const spellings = original.areas.spellings(name ?? '');
    const other = spellings.length > 0 ? pick(random, spellings) : (name ?? '').toUpperCase();
    const again = cells
      .filter((row) => row[area] === name)
      .map((row) => row.map((cell, at) => (at === area ? other : cell)));
    return ofCells([...cells, ...again]);
  },
  'row in another spelling': (original, random) => {
    const cells = copy(original);
    const at = bodyRow(cells, random);
    const [area = 0, group = 1, part = 2] = original.words;
    const row = [...(cells[at] ?? [])];
    const spellings = original.areas.spellings(row[area] ?? '');
    if (spellings.length > 0) row[area] = pick(random, spellings);
    for (const column of [group, part])
      row[column] = pick(random, [(row[column] ?? '').toLowerCase(), ` ${row[column]} `]);
    cells[at] = row;
    return ofCells(cells, { alike: true });
  },
  'next month in another spelling': (original, random) => {
    const cells = copy(original);
    const row = respelled(original, cells[bodyRow(cells, random)] ?? [], random);
    // In a wide file there is no next month of a row: it is the row again.
    if (LONG.includes(original.kind)) row[0] = nextMonth(row[0] ?? '');
    return ofCells([...cells, row]);
  },
  'row again under another borough': (original, random) => {
    const cells = copy(original);
    return ofCells([...cells, elsewhere(original, cells[bodyRow(cells, random)] ?? [], random)]);
  },
  'row again under another borough, other counts': (original, random) => {
    const cells = copy(original);
    const row = elsewhere(original, cells[bodyRow(cells, random)] ?? [], random);
    for (const column of original.countColumns) row[column] = String(upTo(random, 9));
    return ofCells([...cells, row]);
  },
};
