import { type Missing, missing } from '../../core/missing.js';

/**
 * Crude rate per 1,000: offences per 1,000 people (or households) living there.
 *
 * Formula: 1,000 × offences / denominator. Units: offences per 1,000 of the denominator's unit, over the whole period.
 * No offences is a rate of 0; a denominator of zero has no rate and is missing. Not capped: offences are counted where
 * they happen, and visitors are not in the denominator (Westminster).
 * Source: Office for National Statistics, User guide to crime statistics for England and Wales.
 *
 * @example ratePer1000(29046, 405050) // 71.7096654734
 */
export function ratePer1000(offences: number, denominator: number): number | Missing {
  if (denominator <= 0) return missing('no-denominator', 'no rate on a denominator of zero');
  return (1000 * offences) / denominator;
}
