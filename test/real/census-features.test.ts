import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../run-binary.js';
import { describeReal, sharedFile } from './real-data.js';

describeReal('the census features', () => {
  it('are made again from the tables of the census and the borough profiles, byte for byte', () => {
    const files = [
      'census2021_ts007a_population_age_ltla.csv',
      'census2021_ts044_households_accommodation_ltla.csv',
      'london_borough_profiles_2017.csv',
    ].map((name) => sharedFile('data', 'denominators', name));
    const made = execFileSync(process.execPath, [join(root, 'scripts', 'census-features.js'), ...files], {
      encoding: 'utf8',
    });
    expect(made).toBe(readFileSync(join(root, 'data', 'reference', 'census-features.csv'), 'utf8'));
  });
});
