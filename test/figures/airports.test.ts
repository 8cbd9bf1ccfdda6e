import { expect, it } from 'vitest';
import { drawTiles } from '../../src/charts/map/tile-map.js';
import { airportCaution } from '../../src/figures/basis/airports.js';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { area, boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';
import { plainCount } from '../plain-count.js';

const of = (labels: [group: string, label: string], era: 'cris' | 'connect', airports: boolean) =>
  studyOf(
    [
      madeUpTable({
        era,
        from: '2022-04',
        to: '2024-03',
        rows: [
          ...everywhere(...labels, () => 10),
          ...(airports
            ? [{ area: 'London Heathrow and London City Airports', group: labels[0], subgroup: labels[1], values: 5 }]
            : []),
        ],
      }),
    ],
    '2024-03',
  );
const caution = (study: ReturnType<typeof of>, name: string) =>
  airportCaution(study, area(name), [study.choices.period]);

it('says in both boroughs of an airport, and in no other, that the airports stand apart', () => {
  const study = of(['Theft', 'Shoplifting'], 'cris', true);
  expect(caution(study, 'Newham')).toContain('London City Airport, which lies in Newham');
  expect(caution(study, 'Hillingdon')).toContain('not in the figures of Hillingdon');
  expect(caution(study, 'Barnet')).toBeUndefined();
});

it('says nothing where the files have no such row, or one of Heathrow alone', () => {
  expect(caution(of(['Theft', 'Shoplifting'], 'cris', false), 'Newham')).toBeUndefined();
  // The ward file has all of the row of these months in the ward of Heathrow.
  expect(caution(of(['THEFT', 'SHOPLIFTING'], 'connect', true), 'Newham')).toBeUndefined();
});

it('marks a gap to London on a base below 30 offences, as a change on one is', () => {
  const few = (count: number) =>
    studyOf(
      [
        madeUpTable({
          from: '2022-04',
          to: '2024-03',
          rows: everywhere('THEFT', 'SHOPLIFTING', (index, month) => (index < count && month === '2024-01' ? 1 : 0)),
        }),
      ],
      '2024-03',
    );
  // London has 29 and 30.
  const gap = (count: number) => compareOffence(few(count), area('Westminster'), 'shoplifting').rateGapPercent;
  expect([gap(29).small, gap(30).small]).toEqual([true, undefined]);
});

it('calls a tile of the map what its figures are', () => {
  const map = { key: 'rate', shades: 'step' as const, shadeOf: () => 1, classes: [{ name: 'a', shade: 1 }] };
  const rate = plainCount(1);
  const rows = [{ key: 'E09000017', cells: { area: 'Hillingdon with Heathrow', rate } }];
  const { markup } = drawTiles(map, rows, boroughs, 1000);
  expect(markup).toContain('Heathrow');
});
