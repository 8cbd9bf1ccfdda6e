import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { compareSmall } from '../../src/figures/small-areas/small-area-comparison.js';
import {
  rankInLondon,
  smallAreas,
  smallAreasOf,
  smallAreasTogether,
} from '../../src/figures/small-areas/small-areas.js';
import { readAreaPopulation } from '../../src/load/lookups/area-population.js';
import { leadSentence, topSentence, wardBasisNotes, wardNotes } from '../../src/tables/wards/ward-words.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boundariesOf } from '../../src/tidy/ward-boundaries.js';
import { boroughs, madeUpTable, reference, studyOf } from '../make-study.js';
import { boroughstat, root } from '../run-binary.js';

/** One ward a borough coded from E05014000 on with 10 burglaries a month, and more in Barnet's. */
function wardTable(
  more: readonly (readonly [code: string, name: string, borough: string, monthly: number])[] = [],
): SourceTable {
  const plain = boroughs.map(({ name }, index) => [`E050140${10 + index}`, 'Abbey', name, 10] as const);
  const rows = [...plain, ...more];
  // A file has its other burglaries too: without a row of them its total would be missing.
  const other = { area: 'Barnet', group: 'BURGLARY', subgroup: 'BURGLARY BUSINESS AND COMMUNITY', values: 0 };
  const table = madeUpTable({
    file: 'wards.csv',
    from: '2023-04',
    to: '2025-03',
    rows: [
      ...rows.map(([, , area, monthly]) => ({
        area,
        group: 'BURGLARY',
        subgroup: 'DOMESTIC BURGLARY',
        values: monthly,
      })),
      other,
    ],
  });
  return {
    ...table,
    level: 'ward',
    rows: table.rows.map((row, index) => ({
      ...row,
      smallArea: { code: rows[index]?.[0] ?? rows[1]?.[0] ?? '', name: rows[index]?.[1] ?? 'Abbey' },
    })),
  };
}

const HENDON = ['E05013643', 'Hendon', 'Barnet', 25] as const;
const CHILDS_HILL = ['E05013631', 'Childs Hill', 'Barnet', 20] as const;
const BARNET = 'E09000003';

const studyOfWards = (more: Parameters<typeof wardTable>[0]) =>
  studyOf([wardTable(more)], '2025-03', { base: { from: '2023-04', to: '2024-03', label: '2023/24' } });

describe('wards', () => {
  const study = studyOfWards([HENDON, CHILDS_HILL]);
  const found = (name: string, borough = BARNET) => {
    const area = smallAreasOf(study, 'ward', borough).find((each) => each.name === name);
    if (!area) throw new Error(name);
    return compareSmall(study, area, 'burglary');
  };

  it('rank by number of offences, 1 = most; equal ones share a place', () => {
    expect(found('Hendon').rankInLondon.value).toBe(1);
    expect(found('Childs Hill').rankInLondon.value).toBe(2);
    expect(found('Abbey').rankInLondon).toMatchObject({ value: 3, tied: true });
    expect(found('Abbey').rankInBorough.value).toBe(3);
  });

  it('stand so many percent above the next: 300 against 240 is 25%', () => {
    expect(found('Hendon').aboveNext.value).toBe(25);
    expect(found('Childs Hill').aboveNext.value).toBe(100);
  });

  it('that their file marks as no longer in use are in no list, rank or sum', () => {
    const old = ['E05000049', 'Hendon (NOT ACTIVE)', 'Barnet', 40] as const;
    const withOld = studyOfWards([HENDON, CHILDS_HILL, old]);
    expect(smallAreas(withOld, 'ward').map(({ gss }) => gss)).toEqual(smallAreas(study, 'ward').map(({ gss }) => gss));
    expect(wardNotes(withOld).join(' ')).toContain('no longer in use: Hendon (NOT ACTIVE) E05000049.');
    expect(wardNotes(study).join(' ')).not.toContain('no longer in use');
    // A table without ranks and shares speaks of neither.
    expect(wardBasisNotes(withOld).join(' ')).toMatch(/no longer in use/);
    expect(wardBasisNotes(withOld).join(' ')).not.toMatch(/Ranks|Shares/);
    // Hendon 25, Childs Hill 20 and Abbey 10 a month, without the 40.
    const wards = smallAreasTogether(withOld, 'ward', BARNET);
    expect(countFigure(withOld, wards, 'burglary', withOld.choices.period).value).toBe(660);
    const [first] = rankInLondon(withOld, 'ward', 'burglary').ordered;
    expect(first?.area.name).toBe('Hendon');
  });

  it('that are equal stand so many percent above the next lower place, each, and none leads', () => {
    const equal = studyOfWards([HENDON, ['E05013631', 'Childs Hill', 'Barnet', 25]]);
    const above = smallAreasOf(equal, 'ward', BARNET)
      .filter(({ name }) => name !== 'Abbey')
      .map((area) => compareSmall(equal, area, 'burglary').aboveNext.value);
    // 300 against 120.
    expect(above).toEqual([150, 150]);
    const barnet = boroughs.find(({ code }) => code === BARNET);
    if (!barnet) throw new Error('Barnet');
    expect(leadSentence(equal, barnet, 'burglary')).toBeUndefined();
  });

  it('have shares of what is placed in the wards of the borough: 300 of 660', () => {
    const wards = smallAreasTogether(study, 'ward', BARNET);
    expect(countFigure(study, wards, 'burglary', study.choices.period).value).toBe(660);
    expect(found('Hendon').share.value).toBeCloseTo(45.4545, 4);
  });

  it('of one name in every borough are kept apart by code and borough', () => {
    expect(smallAreas(study, 'ward')).toHaveLength(34);
    expect(found('Abbey', 'E09000005').count.value).toBe(120);
  });

  it('say so in a sentence', () => {
    const area = reference.areas.find(({ code }) => code === BARNET);
    if (!area) throw new Error('Barnet');
    expect(leadSentence(study, area, 'burglary')?.text).toBe(
      'Hendon had 25.0% more burglaries (300) than the next highest ward in London (Childs Hill in Barnet, 240).',
    );
    expect(topSentence(study, area, 'burglary').text).toBe(
      '3 of the 3 wards of Barnet are in the London top 20 for burglaries: Hendon (1st), Childs Hill (2nd) and Abbey (3rd=).',
    );
  });

  it('are not ranked in London without all boroughs', () => {
    const table = wardTable([HENDON]);
    const some = { ...table, rows: table.rows.filter(({ area }) => area !== 'Brent') };
    const partial = studyOf([some], '2025-03');
    const [hendon] = smallAreasOf(partial, 'ward', BARNET).filter(({ name }) => name === 'Hendon');
    if (!hendon) throw new Error('Hendon');
    const ranked = rankInLondon(partial, 'ward', 'burglary').rankOf(hendon.code);
    expect(ranked.missing).toBe('no rank: 31 of 32 boroughs are in the files');
  });

  it.each([
    ['other counts', 7],
    ['the same counts', 3],
  ])('under two boroughs are refused with both places, %s', (_, count) => {
    const twice = () =>
      studyOfWards([
        ['E05013571', 'Hillingdon East', 'Hillingdon', 3],
        ['e05013571', 'Hillingdon East', 'Ealing', count],
      ]);
    expect(twice).toThrow(
      /^wards\.csv:\d+:\d+: "E05013571 Hillingdon East" is in Ealing here and in Hillingdon, wards\.csv:\d+:\d+; it lies in one borough: correct the borough, or delete the row if it is a copy\.$/,
    );
  });

  it('under their borough and, with the very same counts, under an entry that is none are a copy', () => {
    const copied = () =>
      studyOfWards([
        ['E05013571', 'Hillingdon East', 'Hillingdon', 3],
        ['E05013571', 'Hillingdon East', AVIATION, 3],
      ]);
    expect(copied).toThrow(/has in every month what wards\.csv:\d+ has .*; one is a copy: delete it/);
  });

  const AVIATION = 'Aviation Security (SO18)';
  const burglariesOf = (more: Parameters<typeof wardTable>[0], gss: string) => {
    const made = studyOfWards(more);
    return smallAreas(made, 'ward')
      .filter((area) => area.gss === gss)
      .map((area) => [area.borough, compareSmall(made, area, 'burglary').count.value]);
  };

  it('under their borough and an entry that is none are one ward of the borough', () => {
    const rows = [
      ['E05013571', 'Hillingdon East', 'Hillingdon', 3],
      ['E05013571', 'Hillingdon East', AVIATION, 7],
    ] as const;
    expect(burglariesOf(rows, 'E05013571')).toEqual([['E09000017', 120]]);
  });

  it('under an entry that is no borough alone are of the borough that is known of them', () => {
    expect(burglariesOf([['E05013570', 'Heathrow Villages', AVIATION, 7]], 'E05013570')).toEqual([['E09000017', 84]]);
  });

  it('of which no borough is known are told', () => {
    const table = wardTable([['E05013571', 'Hillingdon East', AVIATION, 7]]);
    expect(buildDataset([table], reference).diagnostics).toEqual([
      {
        level: 'warning',
        text: "wards.csv: the ward Hillingdon East (E05013571) stands under Aviation Security and no borough, so it is among no borough's wards; add a line to data/reference/ward-boroughs.csv.",
      },
    ]);
  });
});

describe('boundaries', () => {
  it.each([
    ['E05000043', 'old'],
    ['E05009317', 'either'],
    ['E05011217', 'either'],
    ['E05013628', 'new'],
  ])('of %s are %s', (code, boundaries) => expect(boundariesOf(code)).toBe(boundaries));

  it('old and new in one file are refused', () => {
    const mixed = wardTable([['E05000051', 'Finchley Church End', 'Barnet', 4]]);
    expect(() => buildDataset([mixed], reference)).toThrow(
      'wards.csv:1:1: has wards of old and new boundaries (Finchley Church End E05000051, Abbey E05014010); give the files of the two apart.',
    );
  });

  it('of an older file never fill a ward that the newer one has not', () => {
    const newer = wardTable();
    const older = { ...wardTable([HENDON]), file: 'older.csv', sha256: 'older' };
    const cut = {
      ...older,
      months: older.months.slice(0, 23),
      rows: older.rows.map((row) => ({ ...row, values: row.values.slice(0, 23) })),
    };
    const { dataset } = buildDataset([cut, newer], reference);
    const hendon = `E05013643/${BARNET}`;
    expect(dataset.count(hendon, 'burglary', { from: '2023-04', to: '2024-03', label: '' }).count).toMatchObject({
      code: 'not-recorded',
      missing: 'not among the wards of wards.csv',
    });
  });
});

describe('the command line', () => {
  const wardFile = join(root, 'fixtures', 'input', 'wide-ward.csv');

  it('makes the tables of wards from a ward file alone, and says what is missing without a borough file', () => {
    const { out, code } = boroughstat([
      'annual',
      '--table',
      'wards',
      '--offence',
      'robbery',
      '-f',
      'csv',
      '--data',
      wardFile,
    ]);
    expect(code).toBe(0);
    // awk over the fixture: robberies of Childs Hill and Hendon, April 2024 to March 2025.
    expect(out).toMatch(/Childs Hill,E05013631,\d+,\d+/);
    expect(out).toContain('no rank: 3 of 32 boroughs are in the files');
  });

  it('refuses a table of wards without wards, by name', () => {
    const { talk, code } = boroughstat(['annual', '--table', 'wards']);
    expect(code).toBe(2);
    expect(talk).toContain(
      "the table wards cannot be made: there is no ward file; add the Met's ward file with --data; see boroughstat annual --help.",
    );
  });

  it('rates wards by a population file, and only those in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boroughstat-wards-'));
    const people = join(folder, 'people.csv');
    writeFileSync(
      people,
      '\uFEFFBorough,Ward Code,WardName,Persons: All Ages\r\nBarnet,E05013631,Childs Hill,"10,000"\r\n',
    );
    expect(readAreaPopulation(people).values.get('E05013631')).toBe(10_000);
    const { out } = boroughstat([
      'compare',
      '--level',
      'ward',
      '--offence',
      'burglary',
      '-f',
      'json',
      '--area-population',
      people,
      '--data',
      wardFile,
    ]);
    const { comparisons } = JSON.parse(out) as {
      comparisons: {
        area: { name: string };
        count: { value: number };
        rate: { value: number | null; missing: string | null };
      }[];
    };
    const [childsHill, hendon] = ['Childs Hill', 'Hendon'].map((name) =>
      comparisons.find(({ area }) => area.name === name),
    );
    expect(childsHill?.rate.value).toBeCloseTo((childsHill?.count.value ?? 0) / 10, 9);
    expect(hendon?.rate.missing).toBe('E05013643 is not in the population file');
  });
});
