import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/core/missing.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, boroughs, everywhere, madeUpTable, reference } from '../make-study.js';

/** An offence that no area of London has in months in which it was usual is missing there: "0, -100%" would be false. */
const [FROM, TO] = ['2024-04', '2026-03'];
const barnet = area('Barnet').code;
const BARNET = boroughs.findIndex(({ name }) => name === 'Barnet');
const YEAR = { from: '2025-04', to: '2026-03', label: '2025/26' };

/** Made up: 10 a month of each label in each borough, but where `shoplifting` and `more` say otherwise. */
function read(
  shoplifting: (month: string) => number,
  more: ReturnType<typeof everywhere> = [],
  only?: readonly string[],
) {
  const rest = ['OTHER THEFT', 'THEFT FROM THE PERSON', 'BICYCLE THEFT'];
  const rows = [
    ...everywhere('THEFT', 'SHOPLIFTING', (_, month) => shoplifting(month), only && [...only]),
    ...rest.flatMap((label) => everywhere('THEFT', label, () => 10, only && [...only])),
    ...more,
  ];
  const { dataset, diagnostics } = buildDataset([madeUpTable({ era: 'connect', from: FROM, to: TO, rows })], reference);
  const count = (offence: string, period = YEAR): Count => dataset.count(barnet, offence, period).count;
  return { count, warnings: diagnostics.map(({ text }) => text).filter((text) => text.includes('has no')) };
}

const endsWith = (last: string) => (month: string) => (month <= last ? 10 : 0);

describe('an offence that ends', () => {
  it('is missing from then on, and so is its group; the year before stays', () => {
    const { count, warnings } = read(endsWith('2025-03'));
    const why = 'no shoplifting offences in any area of made-up.csv: April 2025 to March 2026';
    expect(count('shoplifting')).toMatchObject({ missing: why, code: 'not-recorded' });
    expect(count('theft')).toMatchObject({ missing: why });
    expect(count('other-theft')).toBe(120);
    expect(count('shoplifting', { from: '2024-04', to: '2025-03', label: '2024/25' })).toBe(120);
    expect(warnings).toEqual([
      expect.stringContaining(
        'no shoplifting offences in any area (April 2025 to March 2026), where 320 a month are usual',
      ),
    ]);
  });

  it('leaves its group whole where rows of an unknown label are counted in it', () => {
    const renamed = everywhere('THEFT', 'RETAIL THEFT', (_, month) => (month > '2025-03' ? 10 : 0));
    const { count } = read(endsWith('2025-03'), renamed);
    expect(count('shoplifting')).toMatchObject({ code: 'not-recorded' });
    expect(count('theft')).toBe(480);
  });

  it('in the middle of a file is missing for those months alone', () => {
    const { count } = read((month) => (month === '2025-06' ? 0 : 10));
    expect(count('shoplifting')).toMatchObject({ missing: expect.stringContaining('June 2025') });
    expect(count('shoplifting', { from: '2025-07', to: '2026-03', label: '' })).toBe(90);
  });
});

it('an offence of which few are usual may have none', () => {
  // 13 a month in London, in one borough: below the 14 of which chance gives none once in a million months.
  const few = (count: number) =>
    everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', (index, month) =>
      index === 0 && month !== '2025-06' ? count : 0,
    );
  expect(read(() => 10, few(13)).warnings).toEqual([]);
  expect(read(() => 10, few(14)).warnings).toHaveLength(1);
});

it('in a file of some boroughs it may end: nothing is said of London', () => {
  const { count, warnings } = read(endsWith('2025-03'), [], ['Barnet', 'Brent']);
  expect([count('shoplifting'), warnings]).toEqual([0, []]);
});

describe('a month without an offence in one borough', () => {
  const lost = (inBarnet: number, elsewhere: number, usual = 40) => {
    const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index, month) => {
      if (month !== '2025-06') return usual;
      return index === BARNET ? inBarnet : elsewhere;
    });
    return read(() => 10, rows);
  };

  it('is missing where it is usual there and the rest of London goes on', () => {
    const { count, warnings } = lost(0, 40);
    const why = {
      missing: 'no robberies of personal property in Barnet in made-up.csv: June 2025',
      code: 'not-usable',
    };
    expect(count('robbery-personal')).toMatchObject(why);
    expect(warnings).toEqual([expect.stringContaining('in Barnet (June 2025), where 40 a month are usual')]);
  });

  it.each([
    ['in a lockdown, which all of London has', 0, 10, 40],
    ['where few are usual', 0, 29, 29],
    ['where there is one', 1, 40, 40],
  ])('counts %s', (_, inBarnet, elsewhere, usual) => {
    const { count, warnings } = lost(inBarnet, elsewhere, usual);
    expect([count('robbery-personal'), warnings]).toEqual([11 * usual + inBarnet, []]);
  });
});
