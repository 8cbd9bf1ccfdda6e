import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLookups } from '../../src/app/read-lookups.js';
import { DEFAULTS } from '../../src/config/settings.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boroughs, madeUpTable, reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Two wards in each borough, with codes of their own. */
const wards = boroughs.flatMap(({ name, code }) =>
  [1, 2].map((ward) => ({ name: `${name} ${ward}`, borough: name, gss: code.replace('E09000', `E0599${ward}`) })),
);
const table = (areas: typeof wards) => ({
  ...madeUpTable({
    era: 'connect',
    from: '2025-04',
    to: '2026-03',
    rows: areas.map(({ name, borough, gss }) => ({
      area: borough,
      group: 'ROBBERY',
      subgroup: 'ROBBERY OF PERSONAL PROPERTY',
      smallArea: { code: gss, name },
      values: 1,
    })),
  }),
  layout: 'wide-ward',
  level: 'ward' as const,
});

/** What is said of a file with so many people in each ward. */
function outcome(people: number, areas = wards): string {
  const file = join(emptyFolder(), 'people.csv');
  writeFileSync(file, `Ward Code,Total\n${areas.map(({ gss }) => `${gss},${people}\n`).join('')}`);
  const { dataset } = buildDataset([table(areas)], reference);
  try {
    return `${readLookups({ ...DEFAULTS, areaPopulation: file }, dataset, reference).files.areaPopulation?.values.size} read`;
  } catch (error) {
    return (error as Error).message.replace(file, 'people.csv');
  }
}

/** The warnings on a file of these people. */
function warnings(people: readonly (readonly [string, number])[], areas = wards.slice(0, 3)): string[] {
  const file = join(emptyFolder(), 'people.csv');
  writeFileSync(file, `Ward Code,Total\n${people.map((row) => `${row.join(',')}\n`).join('')}`);
  const { dataset } = buildDataset([table(areas)], reference);
  const { diagnostics } = readLookups({ ...DEFAULTS, areaPopulation: file }, dataset, reference);
  return diagnostics.map(({ text }) => text.replace(file, 'people.csv'));
}

/** Barking and Dagenham had 165,610 people in 2004, the fewest that are known of it: 60% of them are 99,366. */
describe('a population of wards', () => {
  it('is read where it has most people of each borough', () => expect(outcome(250_000)).toBe('64 read'));

  it('is refused where it has some people only, such as children', () =>
    expect(outcome(30_000)).toMatch(
      /^people\.csv:1:1: has 60,000 people in 2 of the 2 areas of Barking and Dagenham, a borough of 165,610 people and more; check that it counts all people\.$/,
    ));

  it('is not judged by a file of some wards', () => expect(outcome(9_000, wards.slice(0, 3))).toBe('3 read'));

  it('is warned of once where no code of it is in the data', () => {
    const others = wards.map((ward) => ({ ...ward, gss: ward.gss.replace('E0599', 'E0588') }));
    expect(warnings(others.map(({ gss }) => [gss, 9_000]))).toEqual([
      'people.csv: none of its 64 codes (E05881002) is of a ward or LSOA of the data (E05991002), so no rate is made with it; give the file of the same areas and boundaries.',
    ]);
  });

  it('is warned of once where almost nobody lives in some wards', () => {
    const people = (few: number) => wards.map(({ gss }, index): [string, number] => [gss, index < 2 ? few : 250_000]);
    expect(warnings(people(18))).toEqual([
      'people.csv: has fewer than 100 people in Barking and Dagenham 1 (E05991002) 18 and Barking and Dagenham 2 (E05992002) 18; rates of so few say nothing, and the numbers may be in thousands. Check the file.',
    ]);
    expect(warnings(people(100), wards.slice(0, 3))).toEqual([]);
  });
});
