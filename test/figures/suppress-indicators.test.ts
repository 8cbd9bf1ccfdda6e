import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorDefinition } from '../../src/core/indicator.js';
import type { OffenceCases } from '../../src/figures/partner/same-cases.js';
import { suppressIndicators } from '../../src/figures/partner/suppress-indicators.js';

/** Worked by hand: which of a few rows a reader must not see, and which would give one away. */
const row = (id: string, part: string, value: number, parts: Partial<Indicator> = {}): Indicator =>
  ({
    id,
    part,
    value,
    areaCode: 'E09000003',
    from: '2021-04',
    to: '2022-03',
    period: { from: parts.from ?? '2021-04', to: parts.to ?? '2022-03', label: '' },
    unit: 'count',
    numerator: undefined,
    denominator: undefined,
    ...parts,
  }) as unknown as Indicator;

const DEFINITIONS = [{ id: 'case-reviews', table: 'case-review' }] as unknown as IndicatorDefinition[];

const BASES = {
  population: [{ area: 'E09000003', date: '2021-06-30', value: 389_000, series: 'any' }],
  households: [],
};

const CONTEXT = { definitions: DEFINITIONS, below: 5, bases: BASES };

const shown = (rows: readonly Indicator[], offences: readonly OffenceCases[] = []) =>
  suppressIndicators(rows, { ...CONTEXT, offences }).map(({ value }) => value);
const KEPT = expect.objectContaining({ missing: '[c] suppressed' });

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
    expect(suppressIndicators([rate], CONTEXT)[0]?.numerator).toBeUndefined();
  });

  it('do not include what a survey answers, nor what the law has bodies publish', () => {
    const survey = row('s', '', 3, { unit: 'percent', n: 100 });
    expect(shown([survey, row('case-reviews', '', 2)])).toEqual([3, 2]);
  });

  it('are of one area: London is not kept back with the borough', () => {
    expect(shown([row('a', '', 3), row('a', '', 900, { areaCode: 'London' })])).toEqual([KEPT, 900]);
  });

  // 0.3% of 1,000 is 3; 40% is 400.
  it('include a percentage of a whole that is shown', () => {
    const rows = [
      row('n', '', 1000),
      row('n', 'late', 0.3, { unit: 'percent' }),
      row('n', 'early', 40, { unit: 'percent' }),
    ];
    expect(shown(rows)).toEqual([1000, KEPT, KEPT]);
  });

  // 0.01 of 389 thousand people is 3.9; 0.1 is 38.9.
  it('include a rate of a population that anybody can look up', () => {
    const rate = (value: number) => row('r', '', value, { unit: 'per 1,000 population' });
    expect(shown([rate(0.01)])).toEqual([KEPT]);
    expect(shown([rate(0.1)])).toEqual([0.1]);
  });

  // 12 in the year and 9 in its first half are 3 in the second.
  it('include a period that follows of two others', () => {
    expect(shown([row('a', '', 12), row('a', '', 9, { to: '2021-09' })])).toEqual([KEPT, KEPT]);
    expect(shown([row('a', '', 12), row('a', '', 6, { to: '2021-09' })])).toEqual([12, 6]);
  });

  // 1 and 2 come to 3: whoever adds up knows each to within one.
  it('take a third part with two that come to less than 5', () => {
    const rows = [
      row('h', '', 63),
      row('h', 'one', 1),
      row('h', 'two', 2),
      row('h', 'three', 10),
      row('h', 'four', 50),
    ];
    expect(shown(rows)).toEqual([63, KEPT, KEPT, KEPT, 50]);
  });

  it('take the note of the publisher with them', () => {
    const [made] = suppressIndicators([row('a', '', 3, { note: 'three cases' })], CONTEXT);
    expect(made?.note).toBe('');
  });

  // 64 less 50 leaves 14 for both; a second indicator of 11 in the same months would leave 3 for the first.
  it('take another indicator of the same cases with them', () => {
    const hate = [row('hate', '', 64), row('hate', 'one', 3), row('hate', 'two', 11), row('hate', 'three', 50)];
    expect(shown([...hate, row('reports', '', 11), row('calls', '', 12)])).toEqual([64, KEPT, KEPT, 50, KEPT, 12]);
    // As a rate: 11 of 389,000 people are 0.028 per 1,000, and to two decimals between 9 and 13.
    const rate = (value: number, decimals: number) => row('r', '', value, { unit: 'per 1,000 population', decimals });
    expect(shown([...hate, rate(0.028, 3)])).toEqual([64, KEPT, KEPT, 50, KEPT]);
    expect(shown([...hate, rate(0.03, 2)])).toEqual([64, KEPT, KEPT, 50, 0.03]);
    // In another year they differ, so they are not the same; of another area neither.
    const earlier = { from: '2020-04', to: '2021-03' };
    const others = [row('reports', '', 11), row('reports', '', 13, earlier)];
    expect(shown([...hate, row('hate', 'two', 20, earlier), ...others]).slice(-2)).toEqual([11, 13]);
    expect(shown([...hate, row('reports', '', 11, { areaCode: 'London' })]).at(-1)).toBe(11);
  });

  const offence = (count: number, isKeptBack: boolean): OffenceCases => ({
    area: 'E09000003',
    isKeptBack,
    countIn: (from) => (from === '2021-04' ? count : undefined),
  });

  it('are kept back with an offence of the same cases', () => {
    expect(shown([row('deaths', '', 12)], [offence(12, true)])).toEqual([KEPT]);
    expect(shown([row('deaths', '', 12)], [offence(13, true), offence(12, false)])).toEqual([12]);
  });

  // Part two is an offence that is shown: it hides nothing, so that part three goes in its place.
  it('are not hidden by a part that is shown as an offence', () => {
    const hate = [row('hate', '', 64), row('hate', 'one', 3), row('hate', 'two', 11), row('hate', 'three', 50)];
    expect(shown(hate, [offence(11, false)])).toEqual([64, KEPT, 11, KEPT]);
    expect(shown(hate.slice(0, 3), [offence(11, false)])).toEqual([KEPT, KEPT, 11]);
  });
});
