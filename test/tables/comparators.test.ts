import { describe, expect, it } from 'vitest';
import { missing } from '../../src/core/missing.js';
import { comparatorSets } from '../../src/figures/basis/areas.js';
import { comparators } from '../../src/tables/annual/comparators.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

const BARNET = area('Barnet');
const COUNTS: Readonly<Record<string, number>> = { Barnet: 100, Brent: 10, Harrow: 10, Camden: 900, Enfield: 900 };

/** Weapons offences a month: those above, 500 elsewhere; Haringey as given. */
function lowerThan(haringey: number | undefined, choices = {}) {
  const rows = everywhere('POSSESSION OF WEAPONS', 'POSSESSION OF WEAPONS', (index) => {
    const name = boroughs[index]?.name ?? '';
    if (name === 'Haringey') return haringey ?? missing('not-recorded', 'not in the file');
    return COUNTS[name] ?? 500;
  });
  const study = studyOf([madeUpTable({ from: '2024-04', to: '2026-03', rows, era: 'connect' })], '2026-03', choices);
  const sets = comparatorSets(reference.areas, BARNET, ['neighbours', 'bcu', 'Brent']);
  const table = comparators.make({ study, area: BARNET, comparators: sets, diagnostics: [] });
  return new Map(table.rows.map(({ key, cells }) => [key, cells.lower_than]));
}

describe('comparators', () => {
  // A borough of a tenth or nine times as many offences has a lower or a higher rate, whatever its people.
  it('count the boroughs of a set that have a higher rate', () => {
    const cells = lowerThan(900);
    expect(cells.get('weapons|Boroughs bordering Barnet (5 boroughs pooled)')).toBe('3 of 5');
    // Barnet is in its own Basic Command Unit and is not counted beside itself.
    expect(cells.get('weapons|North West Basic Command Unit (3 boroughs pooled)')).toBe('0 of 2');
    expect(cells.get('weapons|Barnet')).toBe('');
    expect(cells.get('weapons|Brent')).toBe('');
  });

  it('say how many have no rate', () => {
    expect(lowerThan(undefined).get('weapons|Boroughs bordering Barnet (5 boroughs pooled)')).toBe(
      '2 of 4 (1 without a rate)',
    );
  });
});
