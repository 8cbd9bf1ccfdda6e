import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes up files in the Met's long layouts, for tests and measurements: every number is invented, from a seed.
 *
 *     node scripts/make-long-files.js dashboard  OUT.csv  [--from 2021-04] [--months 24] [--wards 5] [--boroughs 32] [--seed 1]
 *     node scripts/make-long-files.js dashboard  OUT.xlsx [--cover]        the same as a workbook, with a cover sheet
 *     node scripts/make-long-files.js detections OUT.csv                   layout with sanction detections
 *
 * Outcomes come at plausible rates (burglary 5%, shoplifting 15%, drugs 70%); zero cells are left out as publishers do.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [, , kind, target, ...rest] = process.argv;
const option = (name, fallback) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : fallback);
const settings = {
  from: option('from', '2021-04'),
  months: Number(option('months', 24)),
  wards: Number(option('wards', 0)),
  boroughs: Number(option('boroughs', 32)),
  seed: Number(option('seed', 1)),
};

/** A small generator with a seed (mulberry32): the same seed makes the same file everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Group, sub-group, offences a month in a borough, share with an outcome. */
const OFFENCES = [
  ['ARSON AND CRIMINAL DAMAGE', 'ARSON', 6, 0.08],
  ['ARSON AND CRIMINAL DAMAGE', 'CRIMINAL DAMAGE', 140, 0.07],
  ['BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY', 45, 0.1],
  ['BURGLARY', 'DOMESTIC BURGLARY', 130, 0.04],
  ['DRUG OFFENCES', 'POSSESSION OF DRUGS', 90, 0.75],
  ['DRUG OFFENCES', 'TRAFFICKING OF DRUGS', 20, 0.6],
  ['MISCELLANEOUS CRIMES AGAINST SOCIETY', 'MISC CRIMES AGAINST SOCIETY', 30, 0.2],
  ['POSSESSION OF WEAPONS', 'POSSESSION OF WEAPONS', 14, 0.5],
  ['PUBLIC ORDER OFFENCES', 'PUBLIC FEAR ALARM OR DISTRESS', 110, 0.09],
  ['ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', 8, 0.08],
  ['ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', 55, 0.07],
  ['SEXUAL OFFENCES', 'OTHER SEXUAL OFFENCES', 35, 0.07],
  ['SEXUAL OFFENCES', 'RAPE', 18, 0.06],
  ['THEFT', 'BICYCLE THEFT', 25, 0.02],
  ['THEFT', 'OTHER THEFT', 240, 0.03],
  ['THEFT', 'SHOPLIFTING', 120, 0.15],
  ['THEFT', 'THEFT FROM THE PERSON', 80, 0.02],
  ['VEHICLE OFFENCES', 'AGGRAVATED VEHICLE TAKING', 2, 0.1],
  ['VEHICLE OFFENCES', 'INTERFERING WITH A MOTOR VEHICLE', 40, 0.02],
  ['VEHICLE OFFENCES', 'THEFT FROM A VEHICLE', 180, 0.01],
  ['VEHICLE OFFENCES', 'THEFT OR UNAUTH TAKING OF A MOTOR VEH', 110, 0.02],
  ['VIOLENCE AGAINST THE PERSON', 'HOMICIDE', 0.3, 0.9],
  ['VIOLENCE AGAINST THE PERSON', 'STALKING AND HARASSMENT', 170, 0.05],
  ['VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITH INJURY', 180, 0.12],
  ['VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITHOUT INJURY', 230, 0.08],
  ['OTHER ACCEPTED CRIME', 'OTHER ACCEPTED CRIME', 12, 0],
];

const boroughs = readFileSync(`${root}/data/reference/areas.csv`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
  .filter(([, , kindOfArea]) => kindOfArea === 'borough')
  .slice(0, settings.boroughs)
  .map(([code, name]) => ({ code, name }));

const next = random(settings.seed);
/** About the mean, give or take its square root. */
const around = (mean) => Math.max(0, Math.round(mean + (next() + next() + next() - 1.5) * 2 * Math.sqrt(mean)));

function monthAt(index) {
  const ordinal = Number(settings.from.slice(0, 4)) * 12 + Number(settings.from.slice(5)) - 1 + index;
  return { year: Math.floor(ordinal / 12), month: (ordinal % 12) + 1 };
}

const two = (number) => String(number).padStart(2, '0');
const startOfYear = ({ year, month }) => (month < 4 ? year - 1 : year);
const yearLabel = (start) => `${start}/${two((start + 1) % 100)}`;

/** Each month, area and offence: how many, and how many outcomes. */
function* cells() {
  for (let index = 0; index < settings.months; index += 1) {
    const date = monthAt(index);
    for (const [place, borough] of boroughs.entries()) {
      const size = 0.6 + (place % 8) / 8;
      for (const [group, subgroup, mean, share] of OFFENCES) {
        const count = around(mean * size);
        yield { date, borough, group, subgroup, count, outcomes: around(count * share) };
      }
    }
  }
}

const DASHBOARD_HEADER = [
  'Month_Year',
  'Area Type',
  'Borough_SNT',
  'Area name',
  'Area code',
  'Offence Group',
  'Offence Subgroup',
  'Measure',
  'Financial Year',
  'FY_FYIndex',
  'Count',
  'Refresh Date',
];

function* dashboardRows() {
  const last = monthAt(settings.months);
  const refresh = `${last.year}-${two(last.month)}-07`;
  const firstYear = startOfYear(monthAt(0));
  for (const { date, borough, group, subgroup, count, outcomes } of cells()) {
    const month = `${date.year}-${two(date.month)}-01`;
    const start = startOfYear(date);
    const name = borough.name.replace(' and ', ' & ');
    const row = (type, area, code, measure, number) => [
      month,
      type,
      name,
      area,
      code,
      group,
      subgroup,
      measure,
      yearLabel(start),
      start - firstYear,
      number,
      refresh,
    ];
    if (count > 0) yield row('Borough', name, borough.code, 'Offences', count);
    if (outcomes > 0) yield row('Borough', name, borough.code, 'Positive Outcomes', outcomes);
    for (let ward = 1; ward <= settings.wards; ward += 1) {
      const part = Math.floor(count / settings.wards) + (ward <= count % settings.wards ? 1 : 0);
      if (part > 0) yield row('Ward', `${name} Ward ${ward}`, `${borough.code}W${ward}`, 'Offences', part);
    }
  }
}

const DETECTIONS_HEADER = [
  'Month-Year',
  'Type',
  'Crime Section',
  'Crime Group',
  'BCU Name',
  'OCU Name',
  'Financial Year',
  'DateUpTo',
  'Count',
];

function* detectionsRows() {
  const last = monthAt(settings.months - 1);
  const upTo = `${[4, 6, 9, 11].includes(last.month) ? 30 : last.month === 2 ? 28 : 31}/${two(last.month)}/${last.year}`;
  for (const { date, borough, group, subgroup, count, outcomes } of cells()) {
    const start = startOfYear(date);
    const row = (type, number) => [
      `01/${two(date.month)}/${date.year}`,
      type,
      group,
      subgroup,
      'Made-up BCU',
      borough.name.replace(' and ', ' & '),
      `fy${two(start % 100)}-${two((start + 1) % 100)}`,
      upTo,
      number,
    ];
    if (count > 0) yield row('Offences', count);
    if (outcomes > 0) yield row('Sanction Detections', outcomes);
  }
}

const quoted = (cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

function writeCsv(header, rows) {
  const file = openSync(target, 'w');
  let lines = [header.map(quoted).join(',')];
  for (const row of rows) {
    lines.push(row.map(quoted).join(','));
    if (lines.length > 20_000) {
      writeSync(file, `${lines.join('\r\n')}\r\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\r\n')}\r\n`);
  closeSync(file);
}

async function writeWorkbook(header, rows) {
  const { writeXlsx } = await import('hucre/xlsx');
  const { writeFileSync } = await import('node:fs');
  const dates = (cell) => (/^\d{4}-\d\d-\d\d$/.test(String(cell)) ? new Date(`${cell}T00:00:00Z`) : cell);
  const cover = { name: 'Cover', rows: [['Made-up figures'], ['Every number in this workbook is invented']] };
  const data = { name: 'Data', rows: [header, ...[...rows].map((row) => row.map(dates))] };
  writeFileSync(target, await writeXlsx({ sheets: rest.includes('--cover') ? [cover, data] : [data] }));
}

const tables = { dashboard: [DASHBOARD_HEADER, dashboardRows], detections: [DETECTIONS_HEADER, detectionsRows] };
const table = tables[kind];
if (!table || !target)
  throw new Error('usage: node scripts/make-long-files.js dashboard|detections TARGET.csv|.xlsx [options]');
const [header, rows] = table;
if (target.endsWith('.xlsx')) await writeWorkbook(header, rows());
else writeCsv(header, rows());
