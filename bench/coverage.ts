import { wilson } from '../src/statistics/proportions/wilson.js';
import { rateInterval } from '../src/statistics/rates/rate-interval.js';
import { sameRateP } from '../src/statistics/rates/same-rate-p.js';
import { controlSignals } from '../src/statistics/series/control-signals.js';
import { xmrLimits } from '../src/statistics/series/xmr-limits.js';
import { printRankCoverage } from './rank-coverage.js';
import { binomial, percent, poisson, print, SEED } from './simulation.js';

/**
 * How often the limits hold what they should, and how often chance alone sets off a signal, by simulation. Prints Markdown.
 *
 *     npm run bench:coverage          the seed is printed; SEED=7 in the environment takes another
 */
const DRAWS = 20_000;
const SERIES = 4_000;

const share = (times: number, holds: () => boolean): number => {
  let held = 0;
  for (let index = 0; index < times; index += 1) if (holds()) held += 1;
  return held / times;
};

print(`Seed ${SEED}, ${DRAWS} draws each.\n`);
print(
  '| offences expected | 95% limits of a rate hold it | 99.8% limits | a change between two equal years is called one (5%) |',
);
print('|---:|---:|---:|---:|');
for (const mean of [1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100, 300, 1000]) {
  const holds = (confidence: number) =>
    share(DRAWS, () => {
      const { lower, upper } = rateInterval(poisson(mean), 1000, confidence);
      return lower <= mean && mean <= upper;
    });
  const alarm = share(2_000, () => sameRateP(poisson(mean), 1000, poisson(mean), 1000) < 0.05);
  print(`| ${mean} | ${percent(holds(0.95))} | ${percent(holds(0.998))} | ${percent(alarm)} |`);
}

print('\n| detection rate | offences | 95% limits (Wilson) hold it |');
print('|---:|---:|---:|');
for (const [p, n] of [
  [0.05, 50],
  [0.05, 500],
  [0.1, 100],
  [0.2, 30],
  [0.5, 100],
] as const) {
  const holds = share(DRAWS / 4, () => {
    const { lower, upper } = wilson(binomial(n, p), n, 0.95);
    return lower <= p && p <= upper;
  });
  print(`| ${percent(p)} | ${n} | ${percent(holds)} |`);
}

print(
  '\n| offences a month | months | months that signal by chance | series with a signal | outside | two of three | shift | trend |',
);
print('|---:|---:|---:|---:|---:|---:|---:|---:|');
for (const [mean, months] of [
  [10, 24],
  [10, 60],
  [100, 24],
  [100, 60],
  [1000, 60],
] as const) {
  const found: Record<string, number> = { outside: 0, 'two of three': 0, shift: 0, trend: 0 };
  const any = share(SERIES, () => {
    const values = Array.from({ length: months }, () => poisson(mean));
    const limits = xmrLimits(values, true);
    const signals = controlSignals(
      values,
      values.map(() => limits),
    ).flatMap((signal) => signal ?? []);
    for (const { rule } of signals) found[rule] = (found[rule] ?? 0) + 1;
    return signals.length > 0;
  });
  const each = Object.values(found).map((times) => times / (SERIES * months));
  const all = each.reduce((sum, part) => sum + part, 0);
  print(`| ${mean} | ${months} | ${percent(all)} | ${percent(any)} | ${each.map(percent).join(' | ')} |`);
}

printRankCoverage();
