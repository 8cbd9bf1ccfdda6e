import type { Figure } from '../model.js';

/** How a figure is made, in words, by the name of its method. A new method is a line here: a test asks for it. */
const FORMULAS: Readonly<Record<string, string>> = {
  count: 'offences recorded, added up over the months, the areas and the labels',
  rate: 'offences ÷ what they are divided by × 1,000',
  'mean rate': 'the rates of the boroughs added up ÷ how many they are',
  'median rate': 'the middle one of the rates of the boroughs, in order',
  'mean count': 'offences of the boroughs ÷ how many they are',
  'mean a month': 'offences of 12 months ÷ 12',
  'daily mean': 'offences of the month ÷ its days',
  change: 'the later number − the earlier one',
  'percent change': '(the later number − the earlier one) ÷ the earlier one × 100',
  'change in points': 'the later percentage − the earlier one',
  'gap to London': 'for a rate (own ÷ London − 1) × 100; for percentages own − London, in points',
  share: 'the part ÷ the whole × 100',
  'detection lower limit': '95% lower limit of the rate (Wilson)',
  'detection upper limit': '95% upper limit of the rate (Wilson)',
  'detection rate': 'outcomes recorded in the period ÷ offences recorded in it × 100, of the same files',
  rank: 'place among the boroughs, in order of the unrounded number; equal numbers share a place',
  'rank of rate': 'place among the boroughs, in order of the unrounded rate; equal rates share a place',
  'rank of change':
    'place among the boroughs, in order of the unrounded percentage change; equal changes share a place',
  'rank move': 'the place now − the place before',
  'rank range': 'the places that the 95% limits of the rates allow',
  'rate interval': '95% limits: exact Poisson (Garwood) of fewer than 10 offences, else Byar’s; then as the rate',
  'conditional binomial test':
    'two-sided p of the two counts, each with its own population, if the rates were the same',
  'adjusted p': 'the p-value adjusted after Benjamini and Hochberg for all that the table tests',
  'rate ratio': 'the rate ÷ the other rate',
  'rate ratio interval': '95% limits of the ratio, by the conditional binomial interval',
  'seasonal index': 'mean of the month, by its days, ÷ mean of all months × 100',
  'place by count': 'place among the wards or LSOAs, in order of the number of offences',
  'above the next': '(offences − offences of the next lower place) ÷ offences of the next lower place × 100',
  'survey comparison': 'this percentage − the other, in points',
  'z test of two proportions': 'two-sided p of the difference of two percentages, pooled, with the design effect',
  'straight line': 'baseline + (target − baseline) × share of the time that has passed',
  target: 'as the strategy sets it',
  published: 'as published; nothing is worked out',
  'implied base': 'the count ÷ the rate × 1,000',
  denominator: 'estimates added up over the areas',
};

/** What stands over a number that is a limit or an expectation: made by the statistic of the same name. */
const BY_STATISTIC = 'by the statistic of this name in src/statistics';

/** The formula in words. */
export const formulaOf = ({ method }: Figure): string => FORMULAS[method] ?? `${method}: ${BY_STATISTIC}`;

/** Whether a method has a formula in words, for the test that asks for one. */
export const hasFormula = (method: string): boolean => Object.hasOwn(FORMULAS, method);
