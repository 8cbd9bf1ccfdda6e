import type { Figure } from '../../core/figure.js';

const XMR = '2.66 × the mean difference of neighbouring months (differences above 3.267 times that mean left out once)';
const ERRORS = '1.96 × the root of the mean square of the errors that the method made in the past';
const PAST = 'how far the forecasts of past quarters were out, either way, added up ÷ how many they are';

/** How a figure is made, in words, by the name of its method. A new method is a line here: its type is made of these. */
const FORMULAS = {
  count: 'offences recorded, added up over the months, the areas and the labels',
  'street count': 'offences recorded, added up over the months, the areas and the labels',
  rate: 'offences ÷ what they are divided by × 1,000',
  'call rate': 'calls ÷ residents × 1,000',
  'mean rate': 'the rates of the boroughs added up ÷ how many they are',
  'median rate': 'the middle one of the rates of the boroughs, in order',
  'mean count': 'offences of the boroughs ÷ how many they are',
  'mean a month': 'offences of 12 months ÷ 12',
  'daily mean': 'offences of the month ÷ its days',
  change: 'the later number − the earlier one',
  'percent change': '(the later number − the earlier one) ÷ the earlier one × 100',
  'index number': 'the number of the year ÷ that of the first year × 100',
  'change in points': 'the later percentage − the earlier one',
  'gap to London': 'for a rate (own ÷ London − 1) × 100; for percentages own − London, in points',
  share: 'the part ÷ the whole × 100',
  'detection lower limit': '95% lower limit of the rate (Wilson)',
  'detection upper limit': '95% upper limit of the rate (Wilson)',
  'detection rate': 'outcomes recorded in the period ÷ offences recorded in it × 100, of the same files',
  rank: 'place among the boroughs, in order of the unrounded number; equal numbers share a place',
  'rank of rate': 'place among the boroughs, in order of the unrounded rate; equal rates share a place',
  'rank of number': 'place among the boroughs, in order of the number of offences; equal numbers share a place',
  'rank of change':
    'place among the boroughs, in order of the unrounded percentage change; equal changes share a place',
  'rank move': 'the place now − the place before',
  'rank range':
    '1 + the boroughs whose rate is significantly lower, to all − those significantly higher: exact conditional binomial tests against each other borough, adjusted after Holm at 5%',
  'rate interval': '95% limits: exact Poisson (Garwood) of fewer than 10 offences, else Byar’s; then as the rate',
  'conditional binomial test':
    'two-sided p of the two counts, each with its population (two periods by one series of estimates), if the rates were the same',
  'adjusted p': 'the p-value adjusted after Benjamini and Hochberg for all that the table tests',
  'rate ratio': 'the rate ÷ the other rate',
  'rate ratio lower limit': '95% lower limit of the ratio, by the conditional binomial interval',
  'rate ratio upper limit': '95% upper limit of the ratio, by the conditional binomial interval',
  'seasonal index': 'offences a day of the month ÷ offences a day of its year, the mean of that over the years × 100',
  'place by count': 'place among the wards or LSOAs, in order of the number of offences',
  'above the next': '(offences − offences of the next lower place) ÷ offences of the next lower place × 100',
  'survey comparison': 'this percentage − the other, in points',
  'score interval':
    '95% limits of the difference: those differences that the test of two proportions does not refute (Mee)',
  'score test of two proportions':
    'two-sided p of the difference of two percentages: pooled z test, with the design effect, and with Yates’ correction where fewer than 5 answers of either kind are expected',
  'straight line': 'baseline + (target − baseline) × share of the time that has passed',
  target: 'as the strategy sets it',
  published: 'as published; nothing is worked out',
  'implied base': 'the count ÷ the rate × 1,000',
  denominator: 'estimates added up over the areas',
  'XmR mean': 'the offences a day of the months of the stretch added up ÷ how many months they are',
  'XmR lower': `the mean − ${XMR}`,
  'XmR upper': `the mean + ${XMR}`,
  'seasonal naive forecast': 'the same three months of the year before, added up',
  'seasonal naive lower limit': `the forecast − ${ERRORS}`,
  'seasonal naive upper limit': `the forecast + ${ERRORS}`,
  'seasonal naive mean absolute error': PAST,
  'Holt-Winters forecast':
    'level, trend and season smoothed month by month (additive), carried on for three months and added up',
  'Holt-Winters lower limit': `the forecast − ${ERRORS}`,
  'Holt-Winters upper limit': `the forecast + ${ERRORS}`,
  'Holt-Winters mean absolute error': PAST,
  'expected count': 'the count × (1 + the revision to expect ÷ 100)',
} as const;

/** The statistic behind a figure: one that has a formula in words. */
export type Method = keyof typeof FORMULAS | `funnel ${number} ${'lower' | 'upper'}`;

const hasFormula = (method: string): method is keyof typeof FORMULAS => Object.hasOwn(FORMULAS, method);

/** "funnel 0.95 upper". */
function funnelFormula(method: string): string | undefined {
  const [, confidence, side] = /^funnel (0\.\d+) (lower|upper)$/.exec(method) ?? [];
  if (!side) return undefined;
  return `${Number(confidence) * 100}% limit, ${side}: the quantile of the offences that so many people would have at London's rate (Poisson; with --over-dispersion normal and widened), as a rate`;
}

/** The formula in words. */
export const formulaOf = ({ method }: Figure): string =>
  hasFormula(method) ? FORMULAS[method] : (funnelFormula(method) ?? method);
