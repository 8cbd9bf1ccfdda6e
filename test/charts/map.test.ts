import { describe, expect, it } from 'vitest';
import { drawAreas } from '../../src/charts/map/area-map.js';
import { fifths } from '../../src/charts/map/classes.js';
import { isInside, labelSpot } from '../../src/charts/map/label-spot.js';
import { shadeOfChange } from '../../src/charts/map/map-of-changes.js';
import { outlineOnPlane } from '../../src/charts/map/plane.js';
import { pointsOf, simplifyTogether } from '../../src/charts/map/simplify.js';
import type { Outline, Ring } from '../../src/core/boundaries.js';
import type { ReportRow } from '../../src/core/report.js';
import { plainCount } from '../plain-count.js';

/** Two squares of 10 side by side; their common border bends by 0.1 at 3 and by 2 at 7. */
const BORDER: Ring = [
  [10, 0],
  [10.1, 3],
  [12, 7],
  [10, 10],
];
const WEST: Outline = [[[[0, 0], ...BORDER, [0, 10], [0, 0]]]];
const EAST: Outline = [[[[20, 10], [20, 0], ...BORDER, [20, 10]]]];
const both = new Map([
  ['W', WEST],
  ['E', EAST],
]);

describe('outlines simplified together', () => {
  const simple = simplifyTogether(both, 0.5);
  const pointsIn = (code: string) => (simple.get(code) ?? []).flat(2).map((point) => point.join(' '));

  it('lose what is nearer than the tolerance and keep what is farther, by hand', () => {
    // How far (10.1, 3) is from the line from (10, 0) to (12, 7), by the formula of a point and a line.
    const distance = Math.abs(7 * 0.1 - 2 * 3) / Math.hypot(2, 7);
    expect(distance).toBeCloseTo(0.728, 3);
    expect(pointsOf(simplifyTogether(both, 0.7))).toBe(pointsOf(both));
    expect(pointsOf(simplifyTogether(both, 0.8))).toBe(pointsOf(both) - 2);
    expect(pointsIn('W')).toContain('12 7');
  });

  it('keep one border between neighbours, whichever way round each runs', () => {
    const reversed: Outline = EAST.map((rings) => rings.map((ring) => [...ring].reverse()));
    for (const east of [EAST, reversed]) {
      const found = simplifyTogether(new Map([...both, ['E', east]]), 0.8);
      const sets = ['W', 'E'].map((code) => (found.get(code) ?? []).flat(2).map(String));
      const shared = sets[0]?.filter((point) => sets[1]?.includes(point));
      expect(new Set(shared)).toEqual(new Set(['10,0', '12,7', '10,10']));
    }
  });

  it('keep an area that is smaller than the tolerance, and drop such an island', () => {
    const tiny: Ring = [
      [30, 0],
      [30.1, 0],
      [30.1, 0.1],
      [30, 0],
    ];
    const found = simplifyTogether(
      new Map([
        ['T', [[tiny]]],
        ['W', [...WEST, [tiny.map(([x, y]) => [x + 5, y] as const)]]],
      ]),
      1,
    );
    expect(found.get('T')?.length).toBe(1);
    expect(found.get('W')?.length).toBe(1);
  });
});

it.each([
  [-10, 1],
  [-9.96, 1],
  [-9.94, 2],
  [-2.5, 2],
  [-2.44, 3],
  [0, 3],
  [2.449, 3],
  [2.45, 4],
  [9.94, 4],
  [9.95, 5],
])('a change of %d% has the shade of the words that its printed number fits', (change, shade) => {
  // From 10% down or more to 10% up or more, in words that share no edge; printed to a tenth.
  expect(shadeOfChange(change)).toBe(shade);
});

describe('classes of a map', () => {
  it('share no edge: a value stands in the class whose name it fits as both are printed', () => {
    // 61.96 and 61.97 both print as 62.0.
    const values = [50, 55, 61.96, 61.97, 70, 80, 90, 100, 110, 120];
    const { classes, shadeOf } = fifths(values, 'per 1,000 population');
    expect(shadeOf(61.96)).toBe(shadeOf(61.97));
    expect(classes.map(({ name }) => name)[0]).toMatch(/^below /);
    const numbers = classes.map(({ name }) => (name.match(/[\d.]+/g) ?? []).map(Number));
    values.forEach((value) => {
      const printed = Math.round(value * 10) / 10;
      const [low = 0, high = Number.POSITIVE_INFINITY] =
        numbers[classes.findIndex(({ shade }) => shade === shadeOf(value))] ?? [];
      const isFirst = shadeOf(value) === 1;
      expect(isFirst ? printed < low : printed >= low && printed < high).toBe(true);
    });
  });

  it('name whole numbers by their own, two in each fifth of ten, and are fewer where values are equal', () => {
    expect(fifths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'offences').classes.map(({ name }) => name)).toEqual([
      'below 3',
      '3 to 4',
      '5 to 6',
      '7 to 8',
      '9 and over',
    ]);
    expect(fifths([0, 0, 0, 0, 5], 'offences').classes).toEqual([
      { name: 'below 1', shade: 1 },
      { name: '1 and over', shade: 5 },
    ]);
    expect(fifths([4, 4, 4], 'offences').classes).toEqual([{ name: 'all the same', shade: 3 }]);
  });
});

describe('a map of areas', () => {
  const row = (key: string, value: number): ReportRow => ({
    key,
    cells: { count: plainCount(value) },
    marked: key === 'W',
  });
  const areas = [
    { code: 'W', name: 'West <ward>', row: row('W', 3) },
    { code: 'E', name: 'East', row: row('E', 9) },
  ];
  const map = { key: 'count', shades: 'step' as const, ...fifths([3, 9], 'offences') };
  const draw = (outlines: ReadonlyMap<string, Outline>) => drawAreas(map, areas, { outlines, source: 'a file' }, 700);

  it('has a part for each with its name and value, that a keyboard can reach', () => {
    const { markup, hasParts } = draw(both);
    expect(hasParts).toBe(true);
    expect(markup).toContain('role="img" tabindex="-1" aria-label="West &lt;ward&gt;: 3"');
    expect(markup).toContain('aria-label="East: 9"');
    expect(markup).toContain('Boundaries: a file');
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('fills the same whichever way round its rings run', () => {
    const turned = new Map(
      [...both].map(([code, outline]) => [code, outline.map((rings) => rings.map((ring) => [...ring].reverse()))]),
    );
    const corners = (of: typeof both) =>
      [...draw(of).markup.matchAll(/<path d="([^"]*)" class="step/g)].map(([, d = '']) =>
        (d.match(/[\d.]+,[\d.]+/g) ?? []).sort().filter((text, index, all) => text !== all[index - 1]),
      );
    expect(corners(turned)).toEqual(corners(both));
    expect(corners(both)).toHaveLength(2);
  });

  it('puts north up, and degrees in the shape they have on the ground', () => {
    const { markup } = draw(both);
    // The north-east corner (20, 10) is at the top: y is the edge of the picture.
    expect(markup).toMatch(/696,4[LZ]/);
    // At 60 degrees north a degree of longitude is half as long as one of latitude.
    const [ring = []] = outlineOnPlane(
      [
        [
          [
            [0, 60],
            [0.02, 60],
            [0.02, 60.01],
            [0, 60],
          ],
        ],
      ],
      'degrees',
    ).flat();
    const [[x0, y0] = [0, 0], [x1] = [0], [, y2] = [0, 0]] = ring;
    expect((x1 - x0) / ((y2 ?? 0) - y0)).toBeCloseTo(1, 2);
  });

  it('writes in an area only where there is room', () => {
    const square: Outline = [
      [
        [
          [0, 0],
          [100, 0],
          [100, 100],
          [0, 100],
          [0, 0],
        ],
        [
          [20, 20],
          [80, 20],
          [80, 80],
          [20, 80],
          [20, 20],
        ],
      ],
    ];
    expect(isInside([50, 50], square)).toBe(false);
    expect(isInside([10, 50], square)).toBe(true);
    expect(labelSpot(square, { width: 40, height: 40 })).toBeUndefined();
    expect(labelSpot(square, { width: 12, height: 10 })).toBeDefined();
  });
});
