import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/config/settings.js';
import { readBoundaries } from '../../src/load/boundaries/boundary-file.js';
import { boundariesFor } from '../../src/reports/maps/boundaries.js';
import { area, boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Boundary files made for the purpose: squares, of which the answers are plain. */
function fileOf(text: string, name = 'made.geojson'): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, text);
  return path;
}

const square = (x: number, y: number, size = 0.1) => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
];

const feature = (properties: object, coordinates: unknown = square(-0.2, 51.5), type = 'Polygon') =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type, coordinates } });

const collection = (...features: string[]) => `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*[\\/]/, '') : '';
  }
  return 'no error';
};

describe('a boundary file', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    [
      'cut short',
      collection(feature({})).slice(0, 60),
      'made.geojson:2:20: ends before it is complete; download it again.',
    ],
    ['of another form', 'code,name\n', 'made.geojson:1:1: is not JSON; give boundaries as GeoJSON.'],
    [
      'with a fault',
      '{"type":"FeatureCollection",\n"features":[{x]}',
      'made.geojson:2:14: is not JSON; give boundaries as GeoJSON.',
    ],
    ['empty', '', 'made.geojson:1:1: is empty; download it again.'],
    ['without features', collection(), 'made.geojson:1:1: has no features; download it again.'],
    ['a list of names', '["Barnet"]', 'made.geojson:1:1: is JSON but no GeoJSON; give a FeatureCollection.'],
    ['of postcodes', '{"Barnet":["N3 1AA"]}', 'made.geojson:1:1: is JSON but no GeoJSON; give a FeatureCollection.'],
    ['TopoJSON', '{"type":"Topology"}', 'made.geojson:1:1: is TopoJSON; export it as GeoJSON.'],
    ['one feature', feature({}), 'made.geojson:1:1: is "Feature", not a FeatureCollection; export it as GeoJSON.'],
    [
      'points',
      collection(feature({}), feature({}, [0, 51], 'Point')),
      'made.geojson:3:1: feature 2 is a Point, not an area; give a file of boundaries (Polygon or MultiPolygon).',
    ],
    [
      'without a geometry',
      collection('{"type":"Feature","properties":{"features":"{[","b":{}},"geometry":null}'),
      'made.geojson:2:1: feature 1 has no outline (its geometry is empty); download the file again.',
    ],
    [
      'latitude first',
      collection(feature({}), feature({}, square(51.5, -0.2))),
      'made.geojson:3:1: feature 2 has latitude before longitude; export it with longitude first.',
    ],
    [
      'Web Mercator',
      collection(feature({}, square(-20000, 6_710_000, 900))),
      'made.geojson:2:1: feature 1 has coordinates that are neither longitude and latitude nor the British National Grid; export it as WGS 84 (EPSG:4326).',
    ],
    [
      'elsewhere',
      collection(feature({}, square(13.4, 52.5))),
      'made.geojson:2:1: feature 1 lies outside the United Kingdom; give boundaries of London.',
    ],
    [
      'of two kinds',
      collection(feature({}), feature({}, square(530000, 180000, 900))),
      'made.geojson:3:1: feature 2 has coordinates of another kind than those before it (degrees and metres); export all in one.',
    ],
    [
      'a line',
      collection(
        feature({}, [
          [
            [0, 51],
            [0, 52],
          ],
        ]),
      ),
      'made.geojson:2:1: feature 1 has a ring that is not a list of at least four points; download the file again.',
    ],
  ];
  it.each(refused)('%s is refused', (_, text, sentence) => {
    expect(messageOf(() => readBoundaries(fileOf(text)))).toBe(sentence);
  });

  it('of a zip is refused', () =>
    expect(messageOf(() => readBoundaries(fileOf('PK\u0003\u0004')))).toBe(
      'made.geojson:1:1: is packed (a zip, a workbook or gzip), not GeoJSON; unpack it, or export it as GeoJSON.',
    ));

  it('on the British National Grid is recognised', () => {
    const { system } = readBoundaries(fileOf(collection(feature({ n: 1 }, square(530000, 180000, 900)))));
    expect(system).toBe('british-grid');
  });
});

describe('boundaries joined to areas', () => {
  const study = studyOf(
    [
      madeUpTable({
        from: '2024-04',
        to: '2026-03',
        rows: everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 9),
        era: 'connect',
      }),
    ],
    '2026-03',
  );
  const joined = (...features: string[]) =>
    boundariesFor({ ...DEFAULTS, boundaries: fileOf(collection(...features)) }, { study, within: area('Barnet') });
  const texts = (...features: string[]) =>
    joined(...features).diagnostics.map(({ level, text }) => `${level}: ${text.replace(/^.*[\\/]/, '')}`);
  const all = boroughs.map(({ code, name }, index) =>
    feature({ LAD24CD: code, LAD24NM: name }, square(-0.4 + index / 50, 51.4)),
  );
  const city = feature({ LAD24CD: 'E09000001', LAD24NM: 'City of London' }, square(0.4, 51.4));

  it('by code, which is said', () => {
    expect(texts(...all, city)).toEqual([
      'note: made.geojson: outlines of 33 of 33 boroughs, joined by code (LAD24CD).',
    ]);
    expect(joined(...all, city).boundaries?.outlines.size).toBe(33);
  });

  it('by name where there is no code, with "&" and "London Borough of"', () => {
    const named = boroughs.map(({ name }, index) =>
      feature(
        { title: name.startsWith('B') ? `London Borough of ${name.replace('and', '&')}` : name },
        square(-0.4 + index / 50, 51.4),
      ),
    );
    expect(texts(...named)).toEqual([
      'note: made.geojson: outlines of 32 of 33 boroughs, joined by name (title).',
      'warning: made.geojson: has no outline of City of London (E09000001); it is not on the map.',
    ]);
  });

  it('say which features and which areas did not join', () => {
    const others = ['Slough', 'Dartford', 'Watford', 'Woking', 'Reigate'].map((LAD24NM, index) =>
      feature({ LAD24CD: `E0700000${index}`, LAD24NM }),
    );
    expect(texts(...all.slice(2), city, ...others)).toEqual([
      'note: made.geojson: outlines of 31 of 33 boroughs, joined by code (LAD24CD); not joined: 5 of its 36 areas (E07000000, E07000001, E07000002 and 2 more).',
      'warning: made.geojson: has no outline of Barking and Dagenham (E09000002) and Barnet (E09000003); they are not on the map.',
    ]);
  });

  it('state the licence of the ONS by the name of its column', () =>
    expect(joined(...all, city).boundaries?.source).toBe(
      'made.geojson; Office for National Statistics, Open Government Licence v3.0; contains OS data © Crown copyright and database right 2024; simplified from 165 points to 165',
    ));

  it('refuse an area of London that lies elsewhere: in a file that was projected twice', () => {
    const barnet = feature({ name: 'Barnet', color: 'blue' }, square(-7.5572, 49.7672, 1e-9));
    expect(messageOf(() => joined(barnet))).toBe(
      'made.geojson:2:1: feature 1 ("Barnet") lies outside London; its coordinates are wrong: export it again, once, as WGS 84 (EPSG:4326).',
    );
    // Whoever else is in the file may lie where they are.
    const slough = feature({ LAD24CD: 'E06000039' }, square(-1.5, 52.5));
    expect(joined(...all, city, slough).boundaries?.outlines.size).toBe(33);
  });

  it('refuse a code twice', () =>
    expect(messageOf(() => joined(...all, city, ...all.slice(0, 1)))).toBe(
      'made.geojson:35:1: feature 34 has the LAD24CD "E09000002" of feature 1; leave one of them out.',
    ));

  describe('of wards', () => {
    const wardRows = boroughs.map(({ name }, index) => ({
      code: `E050140${10 + index}`,
      name: `${name} Park`,
      area: name,
    }));
    const table = madeUpTable({
      from: '2024-04',
      to: '2026-03',
      rows: wardRows.map(({ area: within }) => ({
        area: within,
        group: 'ROBBERY',
        subgroup: 'ROBBERY OF PERSONAL PROPERTY',
        values: 9,
      })),
      era: 'connect',
    });
    const rows = table.rows.map((row, index) => ({ ...row, smallArea: wardRows[index] ?? { code: '', name: '' } }));
    const ofWards = studyOf([{ ...table, level: 'ward', rows }], '2026-03');
    const mapOf = (...features: string[]) =>
      boundariesFor(
        { ...DEFAULTS, boundaries: fileOf(collection(...features)) },
        { study: ofWards, within: area('Barnet') },
      );
    const barnet = wardRows.find(({ area: within }) => within === 'Barnet');
    const inBarnet = { LAD19CD: 'E09000003', LAD19NM: 'Barnet' };

    it('are not joined by name where their codes are of other boundaries', () => {
      const old = feature({ WD19CD: 'E05000043', WD19NM: 'Barnet Park', ...inBarnet });
      const other = feature({ WD19CD: 'E05000044', WD19NM: 'Burnt Oak', ...inBarnet });
      expect(messageOf(() => mapOf(old, other))).toBe(
        'made.geojson:2:1: none of the 2 areas is a borough or a ward of the data: its codes (E05000043 and E05000044) are of wards of other boundaries, and names alone are not joined to those of today; give outlines of the wards of the data (E05014010, E05014011, E05014012 and 29 more).',
      );
    });

    it('are joined by name where they have no codes of their own, or by code', () => {
      const named = feature({ ward: 'Barnet Park', ...inBarnet });
      const coded = feature({ WD22CD: barnet?.code, WD22NM: 'Another name', ...inBarnet });
      for (const each of [named, coded])
        expect([...(mapOf(each).boundaries?.outlines.keys() ?? [])]).toEqual([barnet?.code]);
    });
  });

  it('take one small area for itself, not for the borough whose code it has', () => {
    const lsoa = feature({ LSOA11CD: 'E01000112', LADCD_ACTIVE: 'E09000003' });
    expect(messageOf(() => joined(lsoa))).toContain('none of the 1 areas is a borough of the data');
  });

  it('refuse a file of which nothing joins: wards, where the data has none', () => {
    const ward = (index: number) =>
      feature({ WD24CD: `E0501000${index}`, LAD24CD: index < 5 ? 'E09000003' : 'E09000005' });
    expect(messageOf(() => joined(...[0, 1, 2, 3, 4, 5, 6].map(ward)))).toBe(
      'made.geojson:2:1: none of the 7 areas is a borough of the data, by code or by name (properties: WD24CD and LAD24CD); give outlines of London with codes or names, and for wards the ward file with --data.',
    );
  });
});
