import type { Figure } from '../src/core/figure.js';

/** A number of offences in a cell, of no file and without a note. */
export const plainCount = (value: number): Figure => ({
  value,
  missing: null,
  absence: null,
  unit: 'offences',
  method: 'count',
  sources: [],
  notes: [],
});
