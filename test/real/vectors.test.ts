import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { roundHalfAway } from '../../src/core/format.js';
import { isMissing } from '../../src/core/missing.js';
import { detectionRate } from '../../src/statistics/changes/detection-rate.js';
import { percentChange } from '../../src/statistics/changes/percent-change.js';
import {
  binomialAtMost,
  chiSquaredQuantile,
  normalQuantile,
  poissonAtLeast,
  poissonAtMost,
} from '../../src/statistics/distributions/special-functions.js';
import { benjaminiHochberg } from '../../src/statistics/multiple-tests/benjamini-hochberg.js';
import { chiSquaredProportions } from '../../src/statistics/proportions/chi-squared-proportions.js';
import { newcombe } from '../../src/statistics/proportions/newcombe.js';
import { twoProportions } from '../../src/statistics/proportions/two-proportions.js';
import { wilson } from '../../src/statistics/proportions/wilson.js';
import { rankAll } from '../../src/statistics/ranks/rank.js';
import { byar } from '../../src/statistics/rates/byar.js';
import { funnelLimits } from '../../src/statistics/rates/funnel-limits.js';
import { garwood } from '../../src/statistics/rates/garwood.js';
import { meanRate } from '../../src/statistics/rates/mean-rate.js';
import { overDispersion } from '../../src/statistics/rates/over-dispersion.js';
import { ratePer1000 } from '../../src/statistics/rates/rate.js';
import { rateInterval } from '../../src/statistics/rates/rate-interval.js';
import { rateRatioInterval } from '../../src/statistics/rates/rate-ratio-interval.js';
import { sameRateP } from '../../src/statistics/rates/same-rate-p.js';
import { controlSignals } from '../../src/statistics/series/control-signals.js';
import { holtWinters } from '../../src/statistics/series/holt-winters.js';
import { seasonalNaive } from '../../src/statistics/series/seasonal-naive.js';
import { xmrLimits } from '../../src/statistics/series/xmr-limits.js';
import { describeReal, sharedFile } from './real-data.js';

/** Values from outside: published numbers, R and others, each with its source in the file of vectors. */
type Values = Record<string, never>;
interface Vector {
  readonly id: string;
  readonly method: string;
  readonly inputs: Values;
  readonly expected: Values;
}

const file = sharedFile('vectors', 'stat_vectors.json');
const vectors: Vector[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : [];

const close = (value: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1e-6, Math.abs(expected)) + 1e-13,
  );

const level = (confidence: number | string | undefined): number =>
  confidence === undefined ? 0.95 : typeof confidence === 'string' ? Number.parseFloat(confidence) / 100 : confidence;

type Check = (inputs: Record<string, number>, expected: Record<string, number>) => void;

function limits(made: { lower: number; upper: number }, expected: Record<string, number>, scale = 1): void {
  // Where the formula falls below zero PHE gives no limit; a count has none below zero.
  if (expected.lower === null) expect(made.lower).toBe(0);
  else if (expected.lower !== undefined) close(made.lower * scale, expected.lower);
  if (expected.upper !== undefined) close(made.upper * scale, expected.upper);
}

/** Methods left out on purpose. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  byar_ci_rate_desctools: "another interval under the name of Byar (0.5 added in both limits); PHE's is used",
  poisson_etest_score: 'a second test of the question that the conditional binomial test answers: reports give one p',
  holt_winters_mult_fixed:
    'a multiplicative season breaks down at zero, which monthly counts reach; the additive one is used',
  series_AirPassengers: 'the series that the forecasts are tested on, no method',
};

const AIR_PASSENGERS = (
  vectors.find(({ method }) => method === 'series_AirPassengers')?.expected as { values: number[] } | undefined
)?.values;

const closeAll = (made: readonly number[], expected: unknown, tolerance?: number) => {
  const wanted = expected as number[];
  expect(made.length).toBe(wanted.length);
  for (const [index, value] of made.entries()) close(value, wanted[index] ?? Number.NaN, tolerance);
};

/** Published funnel limits come from a bisection that stops at 1e-7: to 1e-5 of the value, or to where it stopped. */
const within = (made: readonly number[], expected: readonly (number | undefined)[], least = 1e-7) => {
  for (const [index, value] of made.entries()) {
    const wanted = expected[index];
    if (wanted === undefined) throw new Error('nothing to compare with');
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(Math.max(least, 1e-5 * Math.abs(wanted)));
  }
};

const RULES: Readonly<Record<string, string>> = {
  'outside high': 'Above UCL',
  'outside low': 'Below LCL',
  'two of three high': '2 in 3 Above CL',
  'two of three low': '2 in 3 Below CL',
  'shift high': '7 Points Above CL',
  'shift low': '7 Points Below CL',
  'trend high': '7 Point Trend (Increasing)',
  'trend low': '7 Point Trend (Decreasing)',
};

const CHECKS: Record<string, Check> = {
  chisq_k_proportions: (inputs, expected) => {
    const made = chiSquaredProportions(inputs.x as unknown as number[], inputs.n as unknown as number[]);
    if (isMissing(made)) throw new Error(made.missing);
    close(made.statistic, expected.chisq ?? 0);
    expect(made.degrees).toBe(expected.df);
    close(made.p, expected.p_value ?? 0);
  },
  poisson_one_sample: ({ x = 0, expected: mean = 1 }, expected) => {
    close(x / mean, expected.rate ?? 0);
    limits(garwood(x, 0.95), expected, 1 / mean);
    // No count below the mean is as unlikely as this one, so R's two-sided p is the upper tail alone.
    close(poissonAtLeast(x, mean), expected.p_value ?? 0);
  },
  // Wald limits and mid-p are other methods than the conditional test; the ratio is the same in all.
  rate_ratio_wald: ({ count_prev = 1, exposure_prev = 1, count_now = 0, exposure_now = 1 }, expected) =>
    close((count_now / exposure_now / count_prev) * exposure_prev, expected.ratio ?? 0),
  // The root finder of epitools stops 7e-8 short of the exact limit that R's qchisq gives and R113 holds to 1e-9.
  epitools_pois: ({ x = 0, pt = 1 }, { exact_lower = 0, exact_upper = 0 }) => {
    const { lower, upper } = garwood(x, 0.95);
    within([lower / pt, upper / pt], [exact_lower, exact_upper], 1e-7);
  },
  poisson_two_counts_conditional_one_sided: (inputs, expected) => {
    const { count1 = 0, exposure1 = 1, count2 = 0, exposure2 = 1, ratio0 = 1 } = inputs;
    const [n, share] = [count1 + count2, (exposure1 * ratio0) / (exposure1 * ratio0 + exposure2)];
    const [upTo, below] = [binomialAtMost(count1, n, share), binomialAtMost(count1 - 1, n, share)];
    const half = inputs.midp ? (upTo - below) / 2 : 0;
    close((String(inputs.alternative) === 'smaller' ? upTo : 1 - below) - half, expected.p_value ?? 0);
  },
  funnel_phe_expected_events: ({ observed = 0 }, expected) => {
    const [two, three] = [garwood(observed, 0.95), garwood(observed, 0.998)];
    closeAll(
      [two.upper, two.lower, three.upper, three.lower],
      [expected.exact_low_2s, expected.exact_up_2s, expected.exact_low_3s, expected.exact_up_3s],
    );
    within(
      [two.upper, two.lower, three.upper, three.lower],
      [expected.low_2s, expected.up_2s, expected.low_3s, expected.up_3s],
    );
  },
  funnel_ratio_phe_published: ({ observed = 0 }, expected) => {
    const [two, three] = [garwood(observed, 0.95), garwood(observed, 0.998)];
    const pairs: [number, number | undefined][] = [
      [two.upper, expected.lower_2s_exp],
      [two.lower, expected.upper_2s_exp],
      [three.upper, expected.lower_3s_exp],
      [three.lower, expected.upper_3s_exp],
      [(100 * observed) / two.upper, expected.lower_2s_isr],
      [(100 * observed) / two.lower, expected.upper_2s_isr],
    ];
    for (const [made, wanted] of pairs) within([made], [wanted]);
  },
  funnel_poisson_limits_at_population: ({ observed = 0, population = 1, target_rate = 0 }, expected) => {
    const mean = population * target_rate;
    close(mean, expected.expected ?? 0);
    const [two, three] = [funnelLimits(mean, 0.95, 1), funnelLimits(mean, 0.998, 1)];
    expect([two.lower, two.upper, three.lower, three.upper]).toEqual([
      expected.count_lo95,
      expected.count_hi95,
      expected.count_lo998,
      expected.count_hi998,
    ]);
    close(poissonAtLeast(observed, mean), expected.p_upper ?? 0, 1e-9);
    close(poissonAtMost(observed, mean), expected.p_lower ?? 0, 1e-9);
  },
  funnel_overdispersion: (inputs, expected) => {
    const [observed, people] = [inputs.obs as unknown as number[], inputs.pop as unknown as number[]];
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const target = sum(observed) / sum(people);
    close(target, expected.theta ?? 0);
    const due = people.map((each) => each * target);
    closeAll(
      observed.map((count, at) => (count - (due[at] ?? 0)) / Math.sqrt(due[at] ?? 1)),
      expected.z,
    );
    close(overDispersion(observed, due, 0), expected.phi_pearson ?? 0);
  },
  holt_winters_add_fixed: ({ alpha = 0, beta = 0, gamma = 0 }, expected) => {
    const made = holtWinters(AIR_PASSENGERS ?? [], 12, { alpha, beta, gamma }, 12);
    close(made.level, expected.a ?? 0);
    close(made.trend, expected.b ?? 0);
    closeAll(made.season, expected.s);
    close(made.squaredErrors, expected.SSE ?? 0);
    closeAll(made.forecast, expected.forecast12);
  },
  seasonal_naive: ({ h = 0 }, expected) => {
    const made = seasonalNaive(AIR_PASSENGERS ?? [], 12, h);
    expect(made.values).toEqual(expected.mean);
    close(made.variance, expected.sigma2 ?? 0);
    const spread = normalQuantile(0.975) * Math.sqrt(made.variance);
    closeAll(
      made.values.map((value) => value - spread),
      expected.lower,
    );
    closeAll(
      made.values.map((value) => value + spread),
      expected.upper,
    );
  },
  xmr_nhs: (inputs, expected) => {
    const values = inputs.y as unknown as number[];
    const { rebase_at: rebase, fix_after_n: fixed } = inputs;
    const cut = rebase ? [values.slice(0, rebase - 1), values.slice(rebase - 1)] : [values];
    const made = cut.flatMap((part) => {
      const limit = xmrLimits(fixed ? part.slice(0, fixed) : part, Boolean(inputs.screen_outliers));
      return part.map(() => limit);
    });
    closeAll(
      made.map(({ mean }) => mean),
      expected.mean,
    );
    // Of a constant series NHSRplotthedots says nothing (its screening divides by zero); here its limits are the mean.
    const orMean = (limits: unknown) => (limits as (number | null)[]).map((limit, at) => limit ?? values[at]);
    closeAll(
      made.map(({ lower }) => lower),
      orMean(expected.lpl),
    );
    closeAll(
      made.map(({ upper }) => upper),
      orMean(expected.upl),
    );
    const named = controlSignals(values, made).map((each) =>
      each ? RULES[`${each.rule} ${each.side}`] : 'Common Cause',
    );
    expect(named).toEqual(expected.special_cause_type);
  },
  percent_change_edge: ({ prev, now }, expected) => {
    // A missing count never reaches a statistic: the figure made of it is missing with its reason.
    if (prev === null || now === null || prev === undefined || now === undefined) {
      expect(String(expected.result)).toMatch(/not calculable|missing|n\/a/i);
      return;
    }
    const made = percentChange(now, prev);
    expect(isMissing(made)).toBe(prev === 0);
  },
  poisson_exact_ci: ({ x = 0, n = 1, confidence }, expected) => limits(garwood(x, level(confidence)), expected, 1 / n),
  byar_ci_count: ({ x = 0, confidence }, expected) => limits(byar(x, level(confidence)), expected),
  phe_rate: ({ x = 0, n = 1, multiplier = 1000, confidence }, expected) => {
    const at = (wanted: number) => rateInterval(x, n, wanted);
    const scale = multiplier / 1000;
    if (Array.isArray(confidence)) {
      const [one, two] = [at(0.95), at(0.998)];
      for (const [made, wanted] of [
        [one.lower, expected.lower95],
        [one.upper, expected.upper95],
        [two.lower, expected.lower998],
        [two.upper, expected.upper998],
      ]) {
        if (wanted !== undefined && wanted !== null) close((made ?? 0) * scale, wanted);
      }
    } else limits(at(level(confidence)), expected, scale);
  },
  wilson_ci: ({ x = 0, n = 1, confidence }, expected) => limits(wilson(x, n, level(confidence)), expected),
  newcombe_diff_ci: ({ x1 = 0, n1 = 1, x2 = 0, n2 = 1, confidence }, expected) =>
    limits(newcombe({ cases: x1, n: n1 }, { cases: x2, n: n2 }, level(confidence)), expected),
  two_proportion_z_pooled: ({ x1 = 0, n1 = 1, x2 = 0, n2 = 1 }, expected) => {
    const made = twoProportions({ p: x1 / n1, n: n1 }, { p: x2 / n2, n: n2 });
    if (expected.z === null) expect(isMissing(made)).toBe(true);
    if (expected.z === null || isMissing(made)) return;
    close(Math.abs(made.z), Math.abs(expected.z ?? 0));
    close(made.p, expected.p_value ?? 0);
  },
  two_proportion_z_deff: ({ p1 = 0, n1 = 1, p2 = 0, n2 = 1, deff = 1 }, expected) => {
    const made = twoProportions({ p: p1, n: n1 / deff }, { p: p2, n: n2 / deff });
    if (isMissing(made)) throw new Error(made.missing);
    close(made.z, expected.z ?? 0);
    close(made.p, expected.p_value ?? 0);
  },
  poisson_two_counts_conditional: (
    { count_prev = 0, count_now = 0, exposure_prev = 1, exposure_now = 1 },
    expected,
  ) => {
    const p = sameRateP(count_now, exposure_now, count_prev, exposure_prev);
    const now = { events: count_now, exposure: exposure_now };
    const made = rateRatioInterval(now, { events: count_prev, exposure: exposure_prev }, 0.95);
    if (typeof expected.p_central === 'number') close(p, expected.p_central, 1e-7);
    if (typeof expected.ratio === 'number')
      close(((count_now / count_prev) * exposure_prev) / exposure_now, expected.ratio);
    if (typeof expected.ratio_lower === 'number') close(made.lower, expected.ratio_lower, 1e-8);
    if (typeof expected.ratio_upper === 'number') close(made.upper, expected.ratio_upper, 1e-8);
  },
  qnorm: ({ p = 0 }, { z = 0 }) => close(normalQuantile(p), z),
  qchisq: ({ p = 0, df = 1 }, { x = 0 }) => close(chiSquaredQuantile(p, df), x),
  p_adjust: (inputs, expected) => {
    const made = benjaminiHochberg(inputs.p as unknown as number[]);
    for (const [index, value] of made.entries()) close(value, (expected.BH as unknown as number[])[index] ?? 0);
  },
  rank_ties: (inputs, expected) => {
    const made = rankAll(inputs.values as unknown as number[]);
    expect(made.map(({ lowest }) => lowest)).toEqual(expected.competition_low1);
    expect(made.map(({ highest }) => highest)).toEqual(expected.competition_high1);
  },
  rank_direction: ({ n = 0, rank_highest = 0 }, { rank_lowest }) => {
    const made = rankAll(Array.from({ length: n }, (_, index) => index));
    expect(made.find(({ highest }) => highest === rank_highest)?.lowest).toBe(rank_lowest);
  },
  percent_change: ({ prev = 0, now = 0, dp = 1 }, { half_away }) => {
    const change = percentChange(now, prev);
    expect(isMissing(change) ? change : roundHalfAway(change, dp)).toBe(half_away);
  },
  pp_change: ({ det_now = 0, n_now = 1, det_prev = 0, n_prev = 1 }, expected) => {
    const [now, before] = [detectionRate(det_now, n_now) as number, detectionRate(det_prev, n_prev) as number];
    expect([roundHalfAway(now, 1), roundHalfAway(before, 1)]).toEqual([expected.rate_now_1dp, expected.rate_prev_1dp]);
    close(now - before, expected.pp_exact ?? 0);
    expect(roundHalfAway(now - before, 1)).toBe(expected.pp_1dp);
  },
  london_average: (inputs, expected) => {
    const boroughs = inputs.boroughs as unknown as [number, number][];
    const [offences, people] = [0, 1].map((place) => boroughs.reduce((sum, each) => sum + (each[place] ?? 0), 0));
    close(ratePer1000(offences ?? 0, people ?? 1) as number, expected.pooled_per_1000 ?? 0);
    close(
      meanRate(boroughs.map(([count, population]) => ratePer1000(count, population) as number)),
      expected.mean_of_rates ?? 0,
    );
    close(
      ratePer1000((offences ?? 0) + (inputs.unknown_count ?? 0), people ?? 1) as number,
      expected.pooled_incl_unknown ?? 0,
    );
  },
};

describeReal('vectors', () => {
  it.each(
    vectors
      .filter(({ method }) => method in CHECKS)
      .map((vector) => [`${vector.id} ${vector.method}`, vector] as const),
  )('%s', (_, { method, inputs, expected }) => {
    CHECKS[method]?.(inputs, expected);
  });

  it('are all of a method that is checked, or left out for a reason', () => {
    const methods = new Set(vectors.map(({ method }) => method));
    expect(vectors.length).toBe(280);
    expect([...methods].filter((method) => !(method in CHECKS) && !(method in LEFT_OUT))).toEqual([]);
  });
});
