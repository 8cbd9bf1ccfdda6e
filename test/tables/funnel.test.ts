import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figure.js';
import type { Cell } from '../../src/core/report.js';
import { funnel } from '../../src/tables/rank/funnel.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

/** What each borough has if all have one robbery a month for each 20,000 people, and Barnet (the second) `times` as many; the others differ by `spread`, up and down. */
function tableOf(times: number, overDispersion = false, spread = 0) {
  const people = (code: string) =>
    reference.population.find(
      (each) => each.area === code && each.series === 'rebased-2021-census' && each.date.startsWith('2024'),
    )?.value ?? 0;
  const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index) =>
    Math.round(
      ((index === 1 ? times : 1 + (index % 2 === 0 ? spread : -spread)) * people(boroughs[index]?.code ?? '')) / 20_000,
    ),
  );
  const study = studyOf([madeUpTable({ from: '2022-04', to: '2026-03', rows })], '2026-03');
  const report = {
    study,
    area: area('Barnet'),
    comparators: [],
    diagnostics: [],
    offence: 'robbery-personal',
    overDispersion,
    by: 'rate' as const,
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
    const [plain, widened] = [tableOf(1, false, 0.3), tableOf(1, true, 0.3)];
    expect(widened.notes.join(' ')).toMatch(/limits are widened by the root/);
    const width = (table: typeof plain) => (value(barnet(table).upper_95) ?? 0) - (value(barnet(table).lower_95) ?? 0);
    expect(width(widened)).toBeGreaterThan(2 * width(plain));
    expect(value(barnet(widened).london)).toBe(value(barnet(plain).london));
  });

  it('does not say that limits are widened where the boroughs differ less than chance would make them', () => {
    // All of one rate, to the rounding: no spread at all.
    for (const widened of [false, true]) {
      const notes = tableOf(1, widened).notes.join(' ');
      expect(notes).toMatch(/vary less than chance alone would make them: 0.1 times as much/);
      expect(notes).not.toMatch(/widened/);
    }
  });

  it('says that the spread is of boroughs drawn in, and what it is of all as they are', () => {
    // Only Barnet differs, by the half of some 243: z = 121/15.6, z² = 61 in 32 boroughs, less what it adds to London's rate.
    const note = tableOf(1.5).notes.find((each) => each.includes('φ')) ?? '';
    expect(note).toMatch(/the outermost tenth on each side drawn in/);
    const all = Number(/([\d.]+) times with all as they are/.exec(note)?.[1]);
    const drawnIn = Number(/([\d.]+) times as much/.exec(note)?.[1]);
    expect(all).toBeGreaterThan(1.5);
    expect(all).toBeLessThan(2.2);
    expect(drawnIn).toBeLessThan(1);
  });
});
