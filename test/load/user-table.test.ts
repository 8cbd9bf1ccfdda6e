import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAreaPopulation } from '../../src/load/lookups/area-population.js';
import { readLsoaLookup } from '../../src/load/lookups/lsoa-lookup.js';
import { emptyFolder } from '../run-binary.js';

/** Populations and lookups that nobody could be sure of: refused at their cell. */
const file = join(emptyFolder(), 'table.csv');

function outcome<Result>(read: (path: string) => Result, text: string): Result | string {
  writeFileSync(file, text);
  try {
    return read(file);
  } catch (error) {
    return (error as Error).message.replaceAll(file, 'table.csv');
  }
}
const people = (text: string) => outcome((path) => Object.fromEntries(readAreaPopulation(path).values), text);
const lookup = (text: string) => outcome((path) => [...readLsoaLookup(path).wards.keys()], text);

const HEAD = 'Ward Code,Ward Name,Population\n';
const GOOD = `${HEAD}E05013630,Burnt Oak,"17,640"\nE05013628,Barnet Vale,16180\n`;

describe('a population file', () => {
  it('gives the people of each code', () => expect(people(GOOD)).toEqual({ E05013630: 17_640, E05013628: 16_180 }));

  it('is read from the ward profiles of the GLA, which give the code a new name and the people a year', () =>
    expect(
      people(
        'Ward name,Old code,New code,Population - 2015,Children aged 0-15 - 2015\nBarnet - Hale,00ACGJ,E05000054,18250,4100\n',
      ),
    ).toEqual({ E05000054: 18_250 }));

  it.each([
    [
      'an unquoted thousand at the end',
      `${HEAD}E05013630,Burnt Oak,17,640\n`,
      /^table\.csv:2:4: "640" stands under no heading/,
    ],
    [
      'an unquoted thousand under a blank heading',
      'Ward Code,Population,\nE05013630,17,640\n',
      /^table\.csv:2:3: "640" stands under no heading/,
    ],
    [
      'an unquoted thousand before a note',
      'Ward Code,Population,Note\nE05013630,17,640\n',
      /^table\.csv:2:2: "17" is followed by "640"; if 17,640 is meant/,
    ],
    ['a row cut short', `${HEAD}E05013630,Burnt Oak\n`, /^table\.csv:2:3: the row ends after 2 of 3 cells/],
    [
      'two columns of people',
      'Ward Code,Population,All Ages\nE05013630,17640,17641\n',
      /^table\.csv:1:3: "All Ages" is the same as column 2 \("Population"\)/,
    ],
    [
      'two columns of codes',
      'LSOA21CD,WD24CD,Population\nE01000112,E05013630,1640\n',
      /^table\.csv:1:2: "WD24CD" is the same as column 1/,
    ],
    ['a code twice', `${GOOD}e05013630,Burnt Oak,1\n`, /^table\.csv:4:1: "E05013630" is there twice, in row 2 too/],
    [
      'a code twice, once without people',
      `${HEAD}E05013630,Burnt Oak,..\nE05013630,Burnt Oak,9000\n`,
      /^table\.csv:3:1: "E05013630" is there twice/,
    ],
    ['a workbook', 'PK', /is a workbook; save the sheet as CSV/],
    ['no number', `${HEAD}E05013630,Burnt Oak,17.6\n`, /^table\.csv:2:3: "17\.6" is not a whole number/],
  ])('with %s is refused', (_, text, words) => expect(people(text)).toMatch(words));

  it('that may be cut off within its last number says so', () => {
    writeFileSync(file, GOOD.trimEnd());
    expect(readAreaPopulation(file).diagnostics).toMatchObject([
      { level: 'warning', text: expect.stringMatching(/does not end with the end of a line/) },
    ]);
  });
});

describe('a lookup', () => {
  const head = 'LSOA21CD,WD24CD,WD24NM\n';
  it('gives the ward of each LSOA', () =>
    expect(lookup(`${head}E01000112,E05013644,High Barnet\n`)).toEqual(['E01000112']));

  it.each([
    [
      'two columns of LSOAs',
      'LSOA11CD,LSOA21CD,WD24CD,WD24NM\nE01000112,E01000113,E05013644,High Barnet\n',
      /^table\.csv:1:2: "LSOA21CD" is the same as column 1/,
    ],
    ['a row cut short', `${head}E01000112,E05013644\n`, /^table\.csv:2:3: the row ends after 2 of 3 cells/],
    [
      'a name in two cells',
      `${head}E01000112,E05013644,Barnet, High\n`,
      /^table\.csv:2:4: " High" stands under no heading/,
    ],
    [
      'an LSOA twice',
      `${head}E01000112,E05013644,High Barnet\nE01000112,E05013630,Burnt Oak\n`,
      /^table\.csv:3:1: "E01000112" is already row 2/,
    ],
  ])('with %s is refused', (_, text, words) => expect(lookup(text)).toMatch(words));
});
