/**
 * Nomis, the statistics service of the Office for National Statistics: mid-year population estimates of all local authorities
 * (dataset NM_2002_1), the newest six years, both sexes, all ages, as CSV. The address stays the same from year to year.
 */

export const NOMIS = 'https://www.nomisweb.co.uk';

/** Guests get no more rows: an answer of so many may lack some. */
export const MOST_ROWS = 25_000;

const QUERY = {
  geography: 'TYPE464',
  date: 'latestMINUS5-latest',
  gender: '0',
  c_age: '200',
  measures: '20100',
  select: 'date_name,geography_name,geography_code,obs_value',
} as const;

export function populationUrl(base: string): string {
  const query = Object.entries(QUERY).map(([name, value]) => `${name}=${value}`);
  return `${base.replace(/\/+$/, '')}/api/v01/dataset/NM_2002_1.data.csv?${query.join('&')}`;
}
