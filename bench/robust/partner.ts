import type { Areas } from './areas.js';
import { cellsOf } from './meaning.js';
import { copy, type Mutant, type Original, ofCells, ofText, pick, type Random, upTo } from './mutators.js';
import { headerDamage, peopleOf, rowDamage, type Said } from './user-tables.js';

/** Indicators of partners: what a file says by the plainest rules, and the slips of a pen. */
const COLUMNS = 'indicator,area,from,to,value,numerator,denominator,n,unit,source,note'.split(',');

const TEXT = `${COLUMNS.join(',')}
anti-social-behaviour-calls,Barnet,2024-04,2025-03,12120,,,,count,Met dashboard,
hate-crime: racist,Barnet,2024-04,2025-03,731,,,,count,Met dashboard,
hate-crime: racist,Brent,2024-04,2025-03,884,,,,count,Met dashboard,"counted, not estimated"
survey-adults: feel safe after dark,Barnet,2025-03,2025-04,71,,,1000,percent,Residents' survey,
survey-adults: feel safe by day,London,2025-03,2025-04,93.4,,,1000,percent,Residents' survey,
adult-reoffending,Barnet,2022-04,2023-03,25.0,250,1000,,percent,Ministry of Justice,
first-time-entrants,Barnet,2024-04,2025-03,2.5,95,38000,,"per 1,000 young people",Youth Justice Board,
`;

/** `words`: where any text may stand, that of the note. */
export const partnerOriginal = (): Original & { readonly words: readonly number[] } => ({
  text: TEXT,
  cells: cellsOf(TEXT).rows,
  countColumns: [4, 5, 6, 7],
  words: [COLUMNS.indexOf('note')],
});

const UNITS = ['count', 'percent', 'per 1,000 population', 'per 1,000 households', 'per 1,000 young people'];

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(8, 10);

/** The month of a cell; a day where it begins or ends one. */
function monthOf(cell: string, end: 'from' | 'to'): string | undefined {
  const [, month = '', day] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-(\d\d))?$/.exec(cell) ?? [];
  if (month === '') return undefined;
  return day === undefined || day === (end === 'from' ? '01' : lastDay(month)) ? month : undefined;
}

interface Number_ {
  readonly value: number | null;
  readonly decimals: number;
}

/** A number of a unit; undefined where it is none. */
function numberOf(cell: string, unit: string): Number_ | undefined {
  const text = unit === 'percent' ? cell.replace(/\s?%$/, '') : cell;
  const [, , places = ''] = /^(\d{1,9})\.(\d{1,6})$/.exec(text) ?? [];
  if (unit !== 'count' && places !== '') return { value: Number(text), decimals: places.length };
  const whole = peopleOf(text);
  if (whole === undefined) return undefined;
  return { value: whole === null ? null : Number(whole), decimals: 0 };
}

type Cell = (column: string) => string;

/** Whole numbers beside the value; NaN where a cell is none, undefined where it is blank. */
const partOf = (cell: Cell, column: string): number | undefined =>
  cell(column) === '' ? undefined : Number(peopleOf(cell(column)) ?? Number.NaN);

interface Row {
  readonly unit: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly number: Number_ | undefined;
  readonly parts: readonly (number | undefined)[];
  readonly implied: number | undefined;
}

function rowOf(cell: Cell): Row {
  const unit = cell('unit').toLowerCase();
  const parts = ['numerator', 'denominator', 'n'].map((column) => partOf(cell, column));
  const [numerator, denominator] = parts;
  const isRatio = unit !== 'count' && numerator !== undefined && denominator !== undefined;
  return {
    unit,
    from: cell('from') === '' ? '' : monthOf(cell('from'), 'from'),
    to: monthOf(cell('to'), 'to'),
    number: numberOf(cell('value'), unit),
    parts,
    implied: isRatio ? ((unit === 'percent' ? 100 : 1000) * numerator) / denominator : undefined,
  };
}

function faultOf(cell: Cell, { unit, from, to, number, parts, implied }: Row): string | undefined {
  const [numerator, denominator, n] = parts;
  const value = number?.value ?? Number.NaN;
  const isWritten = cell('value') !== '';
  const half = 0.500001 / 10 ** (number?.decimals ?? 0);
  const faults: readonly (readonly [boolean, string])[] = [
    [!UNITS.includes(unit), 'no unit'],
    [from === undefined || to === undefined, 'no month'],
    [(from ?? '') > (to ?? ''), 'ends before it begins'],
    [number === undefined, 'no number'],
    [parts.some(Number.isNaN), 'a part that is no number'],
    [denominator === 0 || n === 0, 'nothing to divide by'],
    [unit === 'percent' && (value > 100 || (numerator ?? 0) > (denominator ?? Number.POSITIVE_INFINITY)), 'above 100%'],
    [n !== undefined && unit !== 'percent', 'people asked for a count'],
    [cell('indicator') === '' || cell('area') === '' || cell('source') === '', 'a blank cell'],
    [isWritten && implied !== undefined && Math.abs(implied - value) > half, 'does not follow from its parts'],
    [
      unit !== 'percent' &&
        /^\d{1,3}$/.test(cell('value')) &&
        /^\d{3}$/.test(cell('numerator')) &&
        denominator === undefined,
      'a number in two cells',
    ],
  ];
  return faults.find(([is]) => is)?.[1];
}

const squeezed = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** An indicator, its part, area and months as one key whatever their spelling. */
export function partnerKey(areas: Areas, words: readonly [indicator: string, area: string, from: string, to: string]) {
  const [indicator, area, from, to] = words;
  const [id = '', ...part] = indicator.split(':');
  return [squeezed(id).replace(/[\s_]+/g, '-'), squeezed(part.join(':')), areas.resolve(area), from, to].join('|');
}

/** What a row says, as one text. */
export const partnerValue = (value: number | null, others: readonly (number | string | undefined)[]): string =>
  [value === null ? 'none' : Number(value.toPrecision(9)), ...others.map((item) => item ?? '')].join('|');

/** What the text of an indicator file says, and the first thing in it that nobody could be sure of. */
export function partnerMeaning(text: string, areas: Areas): Said {
  const values = new Map<string, string>();
  const { rows, damage: quotes } = cellsOf(text.replace(/^\uFEFF/, ''));
  const [first = [], ...body] = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const header = first.map((heading) => heading.trim());
  const places = new Map(COLUMNS.map((column) => [column, header.findIndex((each) => each.toLowerCase() === column)]));
  const needed = COLUMNS.filter((column) => !['numerator', 'denominator', 'n', 'note'].includes(column));
  if (needed.some((column) => places.get(column) === -1)) return { values, damage: quotes ?? 'a column is not there' };
  const isOdd = header.some((heading) => heading !== '' && !COLUMNS.includes(heading.toLowerCase()));
  let damage = quotes ?? headerDamage(header) ?? (isOdd ? 'a column of no known heading' : undefined);
  for (const row of body) {
    damage ??= rowDamage(header, row);
    const cell: Cell = (column) => (row[places.get(column) ?? -1] ?? '').trim();
    // A row of a form that nobody has filled in.
    if (['value', 'numerator', 'source'].every((column) => cell(column) === '')) continue;
    const read = rowOf(cell);
    damage ??= faultOf(cell, read);
    const key = partnerKey(areas, [cell('indicator'), cell('area'), read.from ?? '', read.to ?? '']);
    if (values.has(key)) damage ??= `${key} twice`;
    const value = cell('value') === '' ? (read.implied ?? null) : (read.number?.value ?? null);
    values.set(key, partnerValue(value, [...read.parts, read.unit, cell('source'), cell('note')]));
  }
  return { values, damage };
}

type PartnerMutator = (original: Original, random: Random) => Mutant;

const [AREA, FROM, TO, VALUE] = [1, 2, 3, 4];

/** One row changed by hand. */
const withRow =
  (change: (row: string[], random: Random) => string[] | undefined, damage?: string): PartnerMutator =>
  (original, random) => {
    const cells = copy(original);
    const at = 1 + upTo(random, cells.length - 1);
    const changed = change(cells[at] ?? [], random);
    if (changed === undefined) return ofCells(cells, { alike: true });
    cells[at] = changed;
    return ofCells(cells, damage === undefined ? {} : { damage });
  };

const withCell = (row: readonly string[], column: number, cell: string): string[] =>
  row.map((each, at) => (at === column ? cell : each));

export const PARTNER: Readonly<Record<string, PartnerMutator>> = {
  'unquoted thousands': (original) => {
    const lines = original.text.split('\n').map((line) => line.replace(',12120,', ',12,120,'));
    return ofText(lines.join('\n'), { damage: 'a number in two cells' });
  },
  'unquoted thousands, a blank cell left out': (original) => {
    const lines = original.text.split('\n').map((line) => line.replace(',12120,,', ',12,120,'));
    return ofText(lines.join('\n'), { damage: 'a number in two cells' });
  },
  'a row again in another spelling': (original, random) => {
    const cells = copy(original);
    const row = [...(cells[1 + upTo(random, cells.length - 1)] ?? [])];
    const [indicator = '', area = ''] = row;
    row[0] = pick(random, [
      indicator.toUpperCase(),
      indicator.replace('-', ' '),
      indicator.replace('-', '_'),
      indicator,
    ]);
    row[AREA] = pick(random, [area.toUpperCase(), ...(area === 'London' ? [] : [`London Borough of ${area}`]), area]);
    if (random() < 0.3) row[VALUE] = '41';
    return ofCells([...cells, row], { damage: 'a row twice' });
  },
  'months exchanged': withRow((row) => withCell(withCell(row, FROM, row[TO] ?? ''), TO, row[FROM] ?? '')),
  'a month as a spreadsheet has it': withRow((row, random) =>
    withCell(row, pick(random, [FROM, TO]), pick(random, ['Apr-24', '01/04/2024', '2024-4', '202404', '45383'])),
  ),
  'a share of one': withRow(
    (row) => (row[8] === 'percent' ? withCell(row, VALUE, String(Number(row[VALUE]) / 100)) : undefined),
    'a share of one',
  ),
  'a part changed': withRow(
    (row) => (row[5] === '' ? undefined : withCell(row, 5, String(Math.round(Number(row[5]) / 2)))),
    'does not follow from its parts',
  ),
  'a decimal comma': withRow(
    (row) => (row[VALUE]?.includes('.') ? withCell(row, VALUE, row[VALUE].replace('.', ',')) : undefined),
    'a decimal comma',
  ),
  'another unit': withRow((row, random) =>
    withCell(row, 8, pick(random, ['%', 'Percent', 'COUNT', 'rate', 'per 1000'])),
  ),
  'a day for a month': withRow((row) =>
    withCell(withCell(row, FROM, `${row[FROM]}-01`), TO, `${row[TO]}-${lastDay(row[TO] ?? '')}`),
  ),
};
