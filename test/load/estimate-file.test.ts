import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowXml, workbookOf } from '../../bench/robust/workbooks.js';
import { withEstimates } from '../../src/app/read-estimates.js';
import type { Estimate } from '../../src/core/reference.js';
import { seriesName } from '../../src/figures/basis/estimates.js';
import { readEstimateFile } from '../../src/load/lookups/estimate-file.js';
import { reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Estimates of the user's: every layout gives the same numbers, and what nobody can be sure of is refused at its cell. */
const folder = emptyFolder();
const london = reference.areas.filter(({ kind }) => kind !== 'no-borough');

/** 250,100 people in the first area, 250,200 in the second, and so on: as no publisher has them. */
const people = (code: string) => 250_000 + 100 * (1 + london.findIndex((area) => area.code === code));
const expected = (year: string) =>
  london.map(({ code }) => ({ area: code, date: `${year}-06-30`, value: people(code) }));

async function read(
  content: string | Uint8Array,
  name = 'people.csv',
  base: 'population' | 'households' = 'population',
) {
  const file = join(folder, name);
  writeFileSync(file, content);
  try {
    const { estimates } = await readEstimateFile(file, { base, areas: reference.areas });
    return estimates.map(({ area, date, value }) => ({ area, date, value }));
  } catch (error) {
    return (error as Error).message.replaceAll(file, name);
  }
}

const lines = (head: string, rowOf: (code: string, name: string) => string | string[]) =>
  `${[head, ...london.flatMap(({ code, name }) => rowOf(code, name))].join('\n')}\n`;

const NOMIS = lines('"DATE_NAME","GEOGRAPHY_NAME","GEOGRAPHY_CODE","OBS_VALUE"', (code, name) => [
  `"2025","${name}","${code}",${people(code)}`,
]).concat('"2025","Darlington","E06000005",110000\n');

/** A row for each sex and age 0 to 90; what people() has above 182 in each goes to men of 90. */
function bySexAndAge(code: string): { sex: string; age: number; value: number }[] {
  const each = 1000;
  return ['F', 'M'].flatMap((sex) =>
    Array.from({ length: 91 }, (_, age) => ({
      sex,
      age,
      value: sex === 'M' && age === 90 ? people(code) - 181 * each : each,
    })),
  );
}

describe('a file of estimates', () => {
  it.each([
    ['Nomis', NOMIS],
    [
      'all columns of Nomis',
      lines(
        'DATE,DATE_NAME,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER,GENDER_NAME,C_AGE,C_AGE_NAME,MEASURES_NAME,OBS_VALUE',
        (code, name) => `2025,2025,1,${name},${code},0,Total,200,All Ages,Value,${people(code)}`,
      ),
    ],
    [
      'a column a year',
      lines('Code,Area name,Mid-2025', (code, name) => `${code},${name},"${people(code).toLocaleString('en')}"`),
    ],
    [
      'names alone, with totals',
      `${lines('borough,year,population', (code, name) => `${name.replace(' and ', ' & ')},2025,${people(code)}`)}London,2025,9000000\n`,
    ],
    [
      'sexes and ages',
      lines('gss_code,gss_name,year,sex,age,value', (code, name) =>
        bySexAndAge(code).map(({ sex, age, value }) => `${code},${name},2025,${sex},${age},${value}.0`),
      ),
    ],
  ])('is read as %s has it', async (_, text) => expect(await read(text)).toEqual(expected('2025')));

  it('from the page of Nomis is read once its title is off, which is said', async () => {
    const table = lines('"local authority: district / unitary (as of April 2023)","mnemonic","2025"', (code, name) => [
      `"${name}","${code}",${people(code)}`,
    ]);
    expect(await read(table)).toEqual(expected('2025'));
    const title =
      '"Population estimates"\n"ONS Crown Copyright Reserved [from Nomis on 5 March 2026]"\n\n"age","All Ages"\n\n';
    expect(await read(title + table)).toBe('people.csv:1:1: the headings are in row 6; delete the rows above it.');
  });

  it('is read from the workbook of sexes and ages, of its sheet alone', async () => {
    const header = ['ladcode23', 'laname23', 'country', 'sex', 'age', 'population_2024', 'population_2025'];
    const rows = london.flatMap(({ code, name }) =>
      bySexAndAge(code).map(({ sex, age, value }) => [code, name, 'E', sex, age, value, value]),
    );
    const changes = ['ladcode23', 'laname23', 'country', 'sex', 'age', 'population_2024', 'births_2025'];
    const sheet = (cells: (string | number)[][]) =>
      cells.map((row, index) => rowXml(row.map(String), index + 1)).join('');
    const book = await workbookOf([
      { name: 'MYEB1', rows: sheet([header, ...rows]) },
      { name: 'MYEB2', rows: sheet([changes, ...rows.slice(0, 5)]) },
    ]);
    const found = await read(book, 'people.xlsx');
    expect(found).toHaveLength(66);
    expect(found).toEqual(expect.arrayContaining([...expected('2024'), ...expected('2025')]));
  }, 60_000);

  // The yearly workbook of the Office for National Statistics: of its sheets of years one has people, one median ages.
  it('is read from the workbook of years, of its sheet of people alone', async () => {
    const title = ['MYE4: Population estimates: Summary for the UK'];
    const years = ['Code', 'Name', 'Geography', 'Mid-2025', 'Mid-2024'];
    const sheet = (cells: (string | number)[][]) =>
      cells.map((row, index) => rowXml(row.map(String), index + 1)).join('');
    const table = (value: (code: string) => number) =>
      sheet([title, years, ...london.map(({ code, name }) => [code, name, 'Borough', value(code), value(code)])]);
    const ages = sheet([
      ['Code', 'Name', 'Geography', 'All ages', '0'],
      ['E09000003', 'Barnet', 'Borough', '9', '9'],
    ]);
    const found = await read(
      await workbookOf([
        { name: 'MYE2 - Persons', rows: ages },
        { name: 'MYE4', rows: table(people) },
        { name: 'MYE6', rows: table(() => 35) },
      ]),
      'mye.xlsx',
    );
    expect(found).toHaveLength(66);
    expect(found).toEqual(expect.arrayContaining([...expected('2024'), ...expected('2025')]));
    expect(await read(await workbookOf([{ name: 'MYE2 - Persons', rows: ages }]), 'ages.xlsx')).toMatch(
      /ages\.xlsx:1:1: has no columns of areas and people/,
    );
  });

  it('keeps the series of its own layout, or is called by its name', async () => {
    const own = join(folder, 'own.csv');
    writeFileSync(
      own,
      lines('area,date,value,series', (code) => `${code},2025-06-30,${people(code)},ours`),
    );
    const { estimates } = await readEstimateFile(own, { base: 'population', areas: reference.areas });
    expect(new Set(estimates.map(({ series }) => series))).toEqual(new Set(['ours']));
    writeFileSync(own, NOMIS);
    const named = await readEstimateFile(own, { base: 'population', areas: reference.areas });
    expect(new Set(named.estimates.map(({ series }) => series))).toEqual(new Set(['own.csv']));
  });

  it('that says where each number is from has a series of each, since projections go on from estimates', async () => {
    const file = join(folder, 'mixed.csv');
    const of = (code: string, name: string) => [
      `${code},${name},2010,Mid-year estimates,${people(code)}`,
      `${code},${name},2011,Projections,${people(code)}`,
    ];
    writeFileSync(file, lines('Code,Name,Year,Source,Population', of));
    const { estimates } = await readEstimateFile(file, { base: 'population', areas: reference.areas });
    expect(new Set(estimates.map(({ date, series }) => `${date}: ${seriesName(series)}`))).toEqual(
      new Set([
        '2010-06-30: the estimates of the file mixed.csv (Mid-year estimates)',
        '2011-06-30: the estimates of the file mixed.csv (Projections)',
      ]),
    );
  });

  it('of households has the day of a census, or that it names', async () => {
    const census = lines('date,geography,geography code,Accommodation type: Total: All households', (code, name) => [
      `2021,${name},${code},${people(code)}`,
    ]);
    const found = await read(census, 'households.csv', 'households');
    expect(found).toEqual(expected('2021').map((item) => ({ ...item, date: '2021-03-21' })));
  });

  const barnet = 'E09000003';
  const wrong = (from: string, to: string, text = NOMIS) => text.replace(from, to);
  const BARNET = `"Barnet","${barnet}",${people(barnet)}`;
  it.each([
    [
      'another name of the area',
      wrong(BARNET, `"Bexley","${barnet}",1`),
      /^people\.csv:4:2: "Bexley" is not the area "E09000003" \(Barnet\)/,
    ],
    [
      'a code that is mistyped',
      wrong(BARNET, `"Barnet","E0900003",1`),
      /^people\.csv:4:2: "Barnet" is not the area "E0900003"/,
    ],
    [
      'a borough too few',
      wrong(`"2025",${BARNET}\n`, ''),
      /^people\.csv:1:1: has 31 of 32 boroughs on 2025-06-30 \(no Barnet\)/,
    ],
    [
      'a row twice',
      `${NOMIS}"2025",${BARNET}\n`,
      /^people\.csv:36:1: Barnet on 2025-06-30 is there twice, in row 4 too/,
    ],
    [
      'thousands',
      wrong(BARNET, `"Barnet","${barnet}",405`),
      /Barnet has 405 people on 2025-06-30; write whole numbers/,
    ],
    ['a decimal', wrong(BARNET, `"Barnet","${barnet}",405.1`), /^people\.csv:4:4: "405\.1" is not a whole number/],
    ['a mark', wrong(BARNET, `"Barnet","${barnet}",:`), /^people\.csv:4:4: ":" is not a whole number/],
    [
      'an unquoted thousand',
      wrong(BARNET, `"Barnet","${barnet}",405,050`),
      /^people\.csv:4:5: "050" stands under no heading/,
    ],
    ['a short row', wrong(BARNET, `"Barnet","${barnet}"`), /^people\.csv:4:4: the row ends after 3 of 4 cells/],
    [
      'another day of the year',
      wrong('"2025","Barnet"', '"2025-12-01","Barnet"'),
      /^people\.csv:4:1: "2025-12-01" is not the year of a mid-year/,
    ],
    [
      'a part by ethnicity',
      lines('code,year,ethnic group,value', (code) => `${code},2025,White,${people(code)}`),
      /^people\.csv:1:3: "ethnic group" splits/,
    ],
    [
      'one sex',
      lines('code,year,sex,value', (code) => `${code},2025,male,${people(code)}`),
      /City of London on 2025-06-30 has no row of females/,
    ],
    [
      'a band of ages',
      lines('code,year,age,value', (code) => `${code},2025,Aged 16 to 64,${people(code)}`),
      /^people\.csv:2:3: "Aged 16 to 64" is a part/,
    ],
    [
      'percentages',
      lines('GEOGRAPHY_CODE,DATE_NAME,MEASURES_NAME,OBS_VALUE', (code) => `${code},2025,Percent,100`),
      /"Percent" is no number/,
    ],
    [
      'two columns of people',
      lines('code,year,population,population', (code) => `${code},2025,1,2`),
      /^people\.csv:1:4: "population" is the same as column 3/,
    ],
    [
      'two columns of people by two names',
      lines('code,year,persons,population', (code) => `${code},2025,${people(code)},1`),
      /^people\.csv:1:4: "population" is the same as column 3 \("persons"\)/,
    ],
    [
      'a year in two columns',
      lines('code,2025,population_2025', (code) => `${code},1,2`),
      /^people\.csv:1:3: 2025 is there in two columns/,
    ],
    ['wards', 'Ward Code,Population\nE05013630,17640\n', /^people\.csv:1:1: has no columns of areas and people/],
  ])('is refused with %s', async (_, text, message) => expect(await read(text)).toMatch(message));

  it('is refused with an age too few', async () => {
    const text = lines('code,year,sex,age,value', (code) =>
      bySexAndAge(code)
        .filter(({ sex, age }) => sex === 'F' || age !== 17)
        .map(({ sex, age, value }) => `${code},2025,${sex},${age},${value}`),
    );
    expect(await read(text)).toMatch(/City of London on 2025-06-30 has no row of the age 17/);
  });
});

describe('an area whose name is mistyped', () => {
  it('is refused, whatever the letter that went wrong', async () => {
    const damaged = (letter: string) => NOMIS.replace('"Richmond upon Thames"', `"Richmond${letter}upon Thames"`);
    expect(await read(damaged('6'))).toMatch(/"Richmond6upon Thames" is not the area "E09000027"/);
    expect(await read(damaged('é'))).toMatch(/is not the area "E09000027"/);
    // Punctuation and blanks are no part of a name.
    expect(await read(damaged('-'))).toEqual(await read(NOMIS));
  });
});

describe('estimates among those of the program', () => {
  const SERIES = 'rebased-2021-census';
  const shipped = reference.population.filter(({ series, date }) => series === SERIES && date === '2024-06-30');
  const like = async (of: (estimate: Estimate) => number, series = 'ours') => {
    const file = join(folder, 'like.csv');
    const rows = shipped.map((item) => `${item.area},2025-06-30,${of(item)},${series}`);
    writeFileSync(file, `${['area,date,value,series', ...rows].join('\n')}\n`);
    try {
      return (await withEstimates(reference, { population: file, households: undefined })).diagnostics.map(({ text }) =>
        text.replace(file, 'like.csv'),
      );
    } catch (error) {
      return (error as Error).message.replace(file, 'like.csv');
    }
  };

  it('are noted with their years', async () =>
    expect(await like(({ value }) => value + 1000)).toEqual([
      'like.csv: population of 33 areas, 30 June 2025 (series ours).',
    ]));
  it('are refused under the name of one of these', async () =>
    expect(await like(({ value }) => value, SERIES)).toMatch(
      /the series rebased-2021-census is one that comes with the program/,
    ));
  it('are refused where they count something else', async () =>
    // Households, as it were: 2.6 people in each.
    expect(await like(({ value }) => Math.round(value / 2.6))).toMatch(
      /people in Barking and Dagenham on 30 June 2025, where [\d,]+ are known for 30 June 2024/,
    ));
});
