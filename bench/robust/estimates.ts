import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Areas, bare } from './areas.js';
import { cellsOf } from './meaning.js';
import { copy, type Mutant, type Original, ofCells, pick, type Random, upTo } from './mutators.js';
import { headerDamage, peopleOf, rowDamage, type Said, thousandsUnquoted } from './user-tables.js';

/** Files for --population and --households: what they say by the plainest rules, and the slips of a pen. */
export type EstimateKind = 'population estimates' | 'household estimates';

/** A place after the numbers for a note: a comma within a number moves nothing else. */
const HEADERS: Readonly<Record<EstimateKind, string>> = {
  'population estimates': 'DATE_NAME,GEOGRAPHY_CODE,OBS_VALUE,NOTE,GEOGRAPHY_NAME',
  'household estimates': 'Code,2015,2021,Area,Remark',
};

/** `words`: where any text may stand. The boroughs and the City have a number each, near to those that are known: anything else is refused as another measure. */
export function estimateOriginal(root: string, kind: EstimateKind): Original & { readonly words: readonly number[] } {
  const linesOf = (name: string) =>
    readFileSync(join(root, 'data', 'reference', name), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
  const isPopulation = kind === 'population estimates';
  const known = new Map(
    linesOf(isPopulation ? 'population.csv' : 'households.csv').map((line) => {
      const [code = '', , value = ''] = line.split(',');
      return [code, Number(value)];
    }),
  );
  const rows = linesOf('areas.csv').flatMap((line) => {
    const [code = '', name = ''] = line.split(',');
    const value = known.get(code);
    if (value === undefined) return [];
    return [isPopulation ? `2024,${code},${value + 11},,${name}` : `${code},${value - 7},${value + 23},${name},`];
  });
  const text = `${[HEADERS[kind], ...rows].join('\n')}\n`;
  return {
    text,
    cells: cellsOf(text).rows,
    countColumns: isPopulation ? [2] : [1, 2],
    words: isPopulation ? [3] : [4],
  };
}

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, '');

const NAMES = {
  code: ['geographycode', 'code', 'gsscode', 'areacode', 'wardcode', 'lsoacode'],
  name: ['geographyname', 'area', 'areaname', 'borough', 'name', 'geography'],
  date: ['datename', 'date', 'year', 'midyear'],
  value: ['obsvalue', 'value', 'population', 'persons', 'people', 'allages', 'total'],
  odd: ['measure', 'sex', 'age', 'gender', 'tenure', 'series', 'source'],
} as const;

interface Places {
  readonly code: number;
  readonly name: number;
  readonly date: number;
  readonly values: readonly number[];
  readonly years: readonly (readonly [year: string, column: number])[];
  readonly damage: string | undefined;
}

function placesOf(header: readonly string[]): Places {
  const headings = header.map(plain);
  const all = (names: readonly string[]) => headings.flatMap((heading, at) => (names.includes(heading) ? [at] : []));
  const [code = -1, name = -1, date = -1] = [NAMES.code, NAMES.name, NAMES.date].map((names) => all(names)[0] ?? -1);
  const years = headings.flatMap((heading, at) => {
    const [, year] = /^(?:mid)?(?:population|households)?((?:19|20)\d\d)$/.exec(heading) ?? [];
    return year === undefined ? [] : [[year, at] as const];
  });
  const values = all(NAMES.value);
  const faults: readonly (readonly [boolean, string])[] = [
    [new Set(years.map(([year]) => year)).size < years.length, 'a year in two columns'],
    [years.length > 0 && date >= 0, 'years in the header and in a column'],
    [years.length === 0 && values.length !== 1, 'no column of numbers, or two'],
    [all(NAMES.odd).length > 0, 'a column that splits the numbers'],
    [code < 0 && name < 0, 'no column of areas'],
    [years.length === 0 && date < 0, 'no column of years'],
  ];
  const damage = headerDamage(header) ?? faults.find(([is]) => is)?.[1];
  return { code, name, date, values, years, damage };
}

const isOfLondon = (area: string): boolean => /^E090000\d\d$/.test(area);

/** The area that a row is of; empty: of none in London. Code and name must agree. */
function areaOf(areas: Areas, code: string, name: string): { area: string; damage?: string } {
  const [byCode, byName] = [code, name].map((text) => (bare(text) === '' ? '' : areas.resolve(text)));
  const known = [byCode, byName].filter((area): area is string => area !== undefined && isOfLondon(area));
  const [area = ''] = known;
  const isSure = known.length === 0 || [byCode, byName].every((each) => each === '' || each === area);
  return isSure ? { area } : { area, damage: 'a code and a name of two areas' };
}

/** The day of an estimate: of people that of a middle of a year. */
function dayOf(cell: string, kind: EstimateKind): string | undefined {
  const text = cell.replace(/^mid[- ]?/i, '');
  if (/^(19|20)\d\d$/.test(text)) return `${text}-06-30`;
  const isDay = /^(19|20)\d\d-\d\d-\d\d$/.test(text);
  return isDay && (kind === 'household estimates' || text.endsWith('-06-30')) ? text : undefined;
}

/** The days and numbers of a row. */
function numbersOf(cell: (at: number) => string, { years, date, values }: Places, kind: EstimateKind) {
  if (years.length > 0) return years.map(([year, at]) => [`${year}-06-30`, cell(at)] as const);
  return [[dayOf(cell(date), kind), cell(values[0] ?? -1)] as const];
}

const isEstimate = (day: string | undefined, value: string | null | undefined): boolean =>
  day !== undefined && typeof value === 'string' && Number(value) >= 1000;

const BOROUGHS = 32;

/** What the text of a file of estimates says, and the first thing in it that nobody could be sure of. */
export function estimateMeaning(text: string, kind: EstimateKind, areas: Areas): Said {
  const values = new Map<string, string>();
  const { rows, damage: quotes } = cellsOf(text.replace(/^\uFEFF/, ''));
  const [first = [], ...body] = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const header = first.map((cell) => cell.trim());
  const places = placesOf(header);
  let damage = quotes ?? places.damage;
  if (places.damage !== undefined) return { values, damage };
  for (const row of body) {
    damage ??= rowDamage(header, row);
    const cell = (at: number) => (row[at] ?? '').trim();
    const { area, damage: ofArea } = areaOf(areas, cell(places.code), cell(places.name));
    damage ??= ofArea;
    if (area === '') continue;
    const numbers = numbersOf(cell, places, kind);
    for (const [day, number = ''] of numbers) {
      const value = peopleOf(number);
      if (!isEstimate(day, value)) damage ??= `${day}: ${number} is no number of a day`;
      const key = `${area}|${day}`;
      if (values.has(key)) damage ??= `${key} twice`;
      values.set(key, value ?? '');
    }
  }
  return { values, damage: damage ?? incomplete([...values.keys()]) };
}

/** A day without one of the boroughs; the City of London is none. */
function incomplete(keys: readonly string[]): string | undefined {
  const boroughs = keys.filter((key) => !key.startsWith('E09000001'));
  const days = [...new Set(boroughs.map((key) => key.slice(10)))];
  if (days.length === 0) return 'no borough';
  return days.find((day) => boroughs.filter((key) => key.endsWith(day)).length !== BOROUGHS);
}

type EstimateMutator = (original: Original, random: Random) => Mutant;

const bodyRow = ({ cells }: Original, random: Random): number => 1 + upTo(random, cells.length - 1);

/** The row and the columns of code, name and numbers of an original. */
const placesIn = (original: Original) => placesOf(original.cells[0] ?? []);

export const ESTIMATES: Readonly<Record<string, EstimateMutator>> = {
  'unquoted thousands': thousandsUnquoted(0),
  'unquoted thousands, a cell left out': thousandsUnquoted(1),
  'a second column of numbers': (original, random) => {
    const [column = 0] = original.countColumns;
    const isWide = original.cells[0]?.includes('2021');
    const name = pick(
      random,
      isWide ? ['Mid-2021', 'Households 2015'] : ['Population', 'Value', '2021', 'Mid-2024', 'Persons'],
    );
    return ofCells(
      copy(original).map((row, index) => [...row, index === 0 ? name : (row[column] ?? '')]),
      { damage: 'two columns of numbers' },
    );
  },
  'an area again in another spelling': (original, random) => {
    const cells = copy(original);
    const { code, name } = placesIn(original);
    const row = [...(cells[bodyRow(original, random)] ?? [])];
    const [codeThere = '', nameThere = ''] = [row[code], row[name]];
    const [newCode, newName] = pick(random, [
      [codeThere.toLowerCase(), nameThere],
      [codeThere, ''],
      ['', nameThere.toUpperCase()],
      ['', `London Borough of ${nameThere}`],
      [nameThere, nameThere],
    ]);
    row[code] = newCode ?? '';
    row[name] = newName ?? '';
    return ofCells([...cells, row]);
  },
  'the numbers of two areas exchanged with their names': (original, random) => {
    const cells = copy(original);
    const { name } = placesIn(original);
    const [one, other] = [cells[bodyRow(original, random)] ?? [], cells[bodyRow(original, random)] ?? []];
    [one[name], other[name]] = [other[name] ?? '', one[name] ?? ''];
    return ofCells(cells);
  },
  'codes left out': (original) => {
    const { code } = placesIn(original);
    return ofCells(
      copy(original).map((row, index) => row.map((cell, at) => (index > 0 && at === code ? '' : cell))),
      { alike: true },
    );
  },
  'one sex': (original, random) => {
    const sex = pick(random, ['Female', 'M', '1']);
    return ofCells(copy(original).map((row, index) => [...row, index === 0 ? 'Sex' : sex]));
  },
  thousands: (original) =>
    ofCells(
      copy(original).map((row, index) =>
        row.map((cell, at) =>
          index > 0 && original.countColumns.includes(at) ? String(Math.round(Number(cell) / 1000)) : cell,
        ),
      ),
    ),
  'a total of London': (original) => {
    const cells = copy(original);
    const { code, name } = placesIn(original);
    const total = (cells[1] ?? []).map((cell, at) => (original.countColumns.includes(at) ? '8900000' : cell));
    total[code] = 'E12000007';
    total[name] = 'London';
    return ofCells([...cells, total], { alike: true });
  },
};
