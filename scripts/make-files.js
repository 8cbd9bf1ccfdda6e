import { dashboard, detections } from './synthetic/long.js';
import { option } from './synthetic/options.js';
import { street } from './synthetic/street.js';
import { borough, lsoa, ward } from './synthetic/wide.js';
import { writeCsv, writeWorkbook } from './synthetic/write.js';

/**
 * Makes up files in the layouts the tool reads, for tests and measurements: every number is invented, from a seed.
 *
 *     node scripts/make-files.js borough    OUT.csv [--from 2021-04] [--months 24] [--boroughs 32] [--seed 1]
 *     node scripts/make-files.js ward       OUT.csv [--wards 21]
 *     node scripts/make-files.js lsoa       OUT.csv [--lsoas 150]          of each borough
 *     node scripts/make-files.js dashboard  OUT.csv [--wards 5]            boroughs and wards, offences and outcomes
 *     node scripts/make-files.js dashboard  OUT.xlsx [--cover]             the same as a workbook, with a cover sheet
 *     node scripts/make-files.js detections OUT.csv                        with sanction detections
 *     node scripts/make-files.js street     OUT.csv [--rows 100000]        of data.police.uk
 */
const KINDS = { borough, ward, lsoa, dashboard, detections, street };
const [, , kind = '', target] = process.argv;
const made = KINDS[kind];
if (!made || !target)
  throw new Error(`usage: node scripts/make-files.js ${Object.keys(KINDS).join('|')} TARGET [options]`);
const settings = {
  from: option('from', '2021-04'),
  months: option('months', 24),
  wards: option('wards', kind === 'ward' ? 21 : 0),
  lsoas: option('lsoas', 150),
  boroughs: option('boroughs', 32),
  rows: option('rows', 100_000),
  seed: option('seed', 1),
};
const header = typeof made.header === 'function' ? made.header(settings) : made.header;
if (target.endsWith('.xlsx'))
  await writeWorkbook(target, header, made.rows(settings), process.argv.includes('--cover'));
else writeCsv(target, header, made.rows(settings));
