import { describe, expect, it } from 'vitest';
import { notComparable } from '../../src/core/missing.js';
import { shiftPeriod } from '../../src/core/months.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { rateRatio, ratioToRestOfLondon } from '../../src/figures/measures/rate-ratio.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

const people = (code: string) =>
  reference.population.find(
    (each) => each.area === code && each.series === 'rebased-2021-census' && each.date.startsWith('2024'),
  )?.value ?? 0;

/** One robbery a month for each 5,000 people everywhere; in Barnet (the second) twice as many. */
const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index) =>
  Math.round(((index === 1 ? 2 : 1) * people(boroughs[index]?.code ?? '')) / 5_000),
);
const study = studyOf([madeUpTable({ from: '2022-04', to: '2026-03', rows })], '2026-03');
const { period } = study.choices;
/** Its people are those of mid-2023; this year's are those of mid-2024. */
const twoYearsBefore = shiftPeriod(period, -24);
const barnet = (when = period) => countFigure(study, setOf(area('Barnet')), 'robbery-personal', when);

describe('the ratio of two rates', () => {
  it('is two against the rest of London, which leaves the borough itself out', () => {
    const { ratio, lower, upper, p } = ratioToRestOfLondon(study, barnet(), period);
    expect(ratio.value).toBeCloseTo(2, 2);
    expect(lower.value).toBeLessThan(2);
    expect(lower.value).toBeGreaterThan(1.9);
    expect(upper.value).toBeGreaterThan(2);
    expect(p.value).toBeLessThan(1e-9);
  });

  it('is by the people of each year: the same count over more people is less', () => {
    const { ratio, lower, upper } = rateRatio(study, barnet(), barnet(twoYearsBefore));
    expect(barnet().value).toBe(barnet(twoYearsBefore).value);
    expect(ratio.value).toBeLessThan(1);
    expect((lower.value ?? 0) < 1 && 1 < (upper.value ?? 0)).toBe(true);
  });

  it('has no value where the two may not be compared, and gives the reason', () => {
    expect(rateRatio(study, barnet(), barnet(twoYearsBefore), notComparable('why')).ratio.missing).toBe(
      'not comparable: why',
    );
  });
});
