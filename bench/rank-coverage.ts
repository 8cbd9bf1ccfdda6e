import { readFileSync } from 'node:fs';
import { type Exposed, rankConfidenceSet } from '../src/statistics/ranks/rank-confidence-set.js';
import { rateInterval } from '../src/statistics/rates/rate-interval.js';
import { percent, poisson, print } from './simulation.js';

/**
 * How often the 95% confidence set of a borough's rank holds its true rank, where the true rates are known: those that 32
 * boroughs really had, made smaller, equal, or nearly equal. Beside it the range that takes the other boroughs' rates for
 * exact, which this one replaced.
 */
const DRAWS = 3_000;
const CONFIDENCE = 0.95;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The offences of each borough that a draw has on average, and its residents. */
type Truth = readonly { readonly mean: number; readonly exposure: number }[];

const rows = readFileSync('fixtures/worked/rank-sets.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

const real = (offence: string, size = 1): Truth =>
  rows
    .filter(([id]) => id === offence)
    .map(([, , events, population]) => ({ mean: size * Number(events), exposure: Number(population) }));

/** So many offences in a borough on average, and the rates of the boroughs as the factors say. */
function boroughs(mean: number, factor: (index: number) => number): Truth {
  const exposures = real('shoplifting').map(({ exposure }) => exposure);
  const average = exposures.reduce((sum, each) => sum + each, 0) / exposures.length;
  return exposures.map((exposure, index) => ({ mean: mean * (exposure / average) * factor(index), exposure }));
}

const SCENARIOS: readonly (readonly [string, Truth])[] = [
  ['shoplifting (961 to 8,206 offences a borough)', real('shoplifting')],
  ['business burglary (157 to 1,555)', real('burglary-business-and-community')],
  ['business robbery (100 to 643)', real('robbery-business')],
  ['business robbery, a tenth of it', real('robbery-business', 0.1)],
  ['homicide (0 to 10)', real('homicide')],
  ['all rates equal, 3 offences', boroughs(3, () => 1)],
  ['all rates equal, 50', boroughs(50, () => 1)],
  ['all rates equal, 1,000', boroughs(1000, () => 1)],
  ['each 1% above the last, 200', boroughs(200, (index) => 1.01 ** index)],
  ['each 1% above the last, 2,000', boroughs(2000, (index) => 1.01 ** index)],
  ['two halves, the rates of one twice those of the other, 50', boroughs(50, (index) => 1 + (index % 2))],
];

/** The range that was printed before: the limits of the borough's own rate among the others' rates. */
function othersTakenForExact({ events, exposure }: Exposed, others: readonly Exposed[]): Range {
  const { lower, upper } = rateInterval(events, exposure, CONFIDENCE);
  const below = (limit: number) => others.filter((each) => (1000 * each.events) / each.exposure < limit).length;
  return { from: 1 + below(lower), to: 1 + below(upper) };
}

/** All ranks that the true rates allow: more than one where they are equal. */
function trueRanks(truth: Truth): Range[] {
  // Rates that differ by less than the arithmetic of the factors are equal.
  const rates = truth.map(({ mean, exposure }) => Number((mean / exposure).toPrecision(9)));
  return rates.map((own) => ({
    from: 1 + rates.filter((rate) => rate < own).length,
    to: rates.length - rates.filter((rate) => rate > own).length,
  }));
}

/** Of a way to make ranges: how often they hold the true rank, in the borough where they do least, and how wide they are. */
function tally(boroughCount: number) {
  const held = Array.from({ length: boroughCount }, () => 0);
  let places = 0;
  return {
    add(index: number, range: Range, truth: Range): void {
      places += range.to - range.from + 1;
      if (range.from <= truth.from && truth.to <= range.to) held[index] = (held[index] ?? 0) + 1;
    },
    summary(): string {
      const mean = held.reduce((sum, each) => sum + each, 0) / (boroughCount * DRAWS);
      const width = (places / (boroughCount * DRAWS)).toFixed(1);
      return `${percent(mean)} | ${percent(Math.min(...held) / DRAWS)} | ${width}`;
    },
  };
}

function summaryOf(truth: Truth): string {
  const ranks = trueRanks(truth);
  const [now, before] = [tally(truth.length), tally(truth.length)];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = truth.map(({ mean, exposure }) => ({ events: poisson(mean), exposure }));
    for (const [index, own] of drawn.entries()) {
      const others = drawn.filter((_, other) => other !== index);
      const rank = ranks[index] ?? { from: 0, to: 0 };
      now.add(index, rankConfidenceSet(own, others, CONFIDENCE), rank);
      before.add(index, othersTakenForExact(own, others), rank);
    }
  }
  return `${now.summary()} | ${before.summary()}`;
}

/** Prints the table, a row for each set of true rates. */
export function printRankCoverage(): void {
  print(
    '\n| true rates of 32 boroughs | 95% set of a rank holds it | in the worst borough | places | others taken for exact: holds it | in the worst borough | places |',
  );
  print('|---|---:|---:|---:|---:|---:|---:|');
  for (const [name, truth] of SCENARIOS) print(`| ${name} | ${summaryOf(truth)} |`);
}
