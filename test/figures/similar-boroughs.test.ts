import { expect, it } from 'vitest';
import { comparatorSets } from '../../src/figures/basis/areas.js';
import { similarBoroughs } from '../../src/figures/basis/similar-boroughs.js';
import { area, boroughs, reference } from '../make-study.js';

/** By Python on the tables of the census (TS007A, TS044): features in standard deviations of the 32 boroughs, Euclidean distance. */
it.each([
  ['Barnet', ['Croydon', 'Enfield', 'Ealing', 'Hounslow', 'Redbridge']],
  ['Westminster', ['Camden', 'Islington', 'Hammersmith and Fulham', 'Kensington and Chelsea', 'Southwark']],
  ['Hillingdon', ['Enfield', 'Croydon', 'Redbridge', 'Hounslow', 'Barnet']],
  ['Tower Hamlets', ['Southwark', 'Hackney', 'Lambeth', 'Islington', 'Wandsworth']],
])('the boroughs most like %s are five', (name, expected) => {
  expect(similarBoroughs(boroughs, area(name)).map((each) => each.name)).toEqual(expected);
});

it('is a keyword beside the others', () => {
  const [set] = comparatorSets(reference.areas, area('Barnet'), ['similar']);
  expect(set?.name).toBe('Boroughs most like Barnet (census 2021)');
  expect(set?.codes).toHaveLength(5);
});
