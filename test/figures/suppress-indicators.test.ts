import { describe, expect, it } from 'vitest';
import { suppressIndicators } from '../../src/figures/suppress-indicators.js';
import type { Indicator, IndicatorDefinition } from '../../src/model.js';

/** Worked by hand: which of a few rows a reader must not see, and which would give one away. */
const row = (id: string, part: string, value: number, parts: Partial<Indicator> = {}): Indicator =>
  ({
    id,
    part,
    value,
    areaCode: 'E09000003',
    from: '2021-04',
    to: '2022-03',
    unit: 'count',
    numerator: undefined,
    denominator: undefined,
    ...parts,
  }) as unknown as Indicator;

const DEFINITIONS = [{ id: 'case-reviews', table: 'case-review' }] as unknown as IndicatorDefinition[];

const shown = (rows: readonly Indicator[]) => suppressIndicators(rows, DEFINITIONS, 5).map(({ value }) => value);
const KEPT = { missing: '[c] suppressed' };

describe('small numbers of partner indicators', () => {
  it('are kept back from 1 to one below the number; a zero and the number itself are shown', () => {
    const rows = [row('a', '', 4), row('b', '', 0), row('c', '', 5), row('d', '', 1)];
    expect(shown(rows)).toEqual([KEPT, 0, 5, KEPT]);
  });

  it('are kept back in every period when they are small in one', () => {
    expect(shown([row('a', '', 3), row('a', '', 90, { from: '2020-04', to: '2021-03' })])).toEqual([KEPT, KEPT]);
  });

  it('take the next smallest part with them where the whole is shown', () => {
    const rows = [row('hate', '', 64), row('hate', 'one', 3), row('hate', 'two', 11), row('hate', 'three', 50)];
    expect(shown(rows)).toEqual([64, KEPT, KEPT, 50]);
  });

  it('leave the other parts where the whole is not known', () => {
    expect(shown([row('hate', 'one', 3), row('hate', 'two', 11)])).toEqual([KEPT, 11]);
  });

  it('include a percentage or rate of few cases, by its numerator or its denominator', () => {
    const share = row('p', '', 2, { unit: 'percent', denominator: 150 });
    const rate = row('r', '', 0.01, { unit: 'per 1,000 population', numerator: 4, denominator: 400_000 });
    const large = row('q', '', 40, { unit: 'percent', denominator: 150 });
    expect(shown([share, rate, large])).toEqual([KEPT, KEPT, 40]);
    expect(suppressIndicators([rate], DEFINITIONS, 5)[0]?.numerator).toBeUndefined();
  });

  it('do not include what a survey answers, nor what the law has bodies publish', () => {
    const survey = row('s', '', 3, { unit: 'percent', n: 100 });
    expect(shown([survey, row('case-reviews', '', 2)])).toEqual([3, 2]);
  });

  it('are of one area: London is not kept back with the borough', () => {
    expect(shown([row('a', '', 3), row('a', '', 900, { areaCode: 'London' })])).toEqual([KEPT, 900]);
  });
});
