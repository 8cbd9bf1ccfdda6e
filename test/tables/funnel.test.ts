import { describe, expect, it } from 'vitest';
import type { Cell, Figure } from '../../src/model.js';
import { funnel } from '../../src/tables/rank/funnel.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

/** What each borough has if all have one robbery a month for each 20,000 people, and Barnet (the second) `times` as many. */
function tableOf(times: number, overDispersion = false) {
  const people = (code: string) =>
    reference.population.find(
      (each) => each.area === code && each.series === 'rebased-2021-census' && each.date.startsWith('2024'),
    )?.value ?? 0;
  const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index) =>
    Math.round(((index === 1 ? times : 1) * people(boroughs[index]?.code ?? '')) / 20_000),
  );
  const study = studyOf([madeUpTable({ from: '2022-04', to: '2026-03', rows })], '2026-03');
  const report = {
    study,
    area: area('Barnet'),
    comparators: [],
    problems: [],
    offence: 'robbery-personal',
    overDispersion,
  };
  return funnel.make(report);
}

const value = (cell: Cell | undefined) => (cell as Figure).value;
const barnet = ({ rows }: ReturnType<typeof tableOf>) => rows.find(({ marked }) => marked)?.cells ?? {};

describe('the funnel', () => {
  it('keeps boroughs of one rate within the limits, which narrow as they grow', () => {
    const table = tableOf(1);
    expect(table.rows.map(({ cells }) => cells.place)).toEqual(boroughs.map(() => 'within the limits'));
    const widths = table.rows.map(({ cells }) => (value(cells.upper_95) ?? 0) - (value(cells.lower_95) ?? 0));
    expect(widths[0]).toBeGreaterThan(widths[31] ?? 0);
    expect(table.notes.join(' ')).toMatch(/Boroughs within the limits: 32 of 32/);
  });

  it('sets apart one with a fifth more, of its own size', () => {
    // Barnet would have about 243 a year; a fifth more is beyond 3.09 standard errors (243 + 48) only just.
    expect(barnet(tableOf(1.3)).place).toBe('▲ above the 99.8% limits');
    expect(barnet(tableOf(0.85)).place).toBe('▼ below the 95% limits');
  });

  it('widens the limits by the root of the over-dispersion', () => {
    const [plain, widened] = [tableOf(1.3), tableOf(1.3, true)];
    expect(widened.notes.join(' ')).toMatch(/limits are widened by its root/);
    expect(value(barnet(widened).london)).toBe(value(barnet(plain).london));
  });
});
