import { aroundFrom, boroughs, monthAt, OFFENCES, two } from './crime.js';

/** The Met's long layouts: outcomes at plausible rates (burglary 5%, drugs 70%); zeros are left out as publishers do. */

const startOfYear = ({ year, month }) => (month < 4 ? year - 1 : year);
const yearLabel = (start) => `${start}/${two((start + 1) % 100)}`;

/** Each month, area and offence: how many, and how many outcomes. */
function* cells(settings) {
  const around = aroundFrom(settings.seed);
  for (let index = 0; index < settings.months; index += 1) {
    const date = monthAt(settings.from, index);
    for (const [place, borough] of boroughs(settings.boroughs).entries()) {
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

function* dashboardRows(settings) {
  const last = monthAt(settings.from, settings.months);
  const refresh = `${last.year}-${two(last.month)}-07`;
  const firstYear = startOfYear(monthAt(settings.from, 0));
  for (const { date, borough, group, subgroup, count, outcomes } of cells(settings)) {
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

function* detectionsRows(settings) {
  const last = monthAt(settings.from, settings.months - 1);
  const upTo = `${[4, 6, 9, 11].includes(last.month) ? 30 : last.month === 2 ? 28 : 31}/${two(last.month)}/${last.year}`;
  for (const { date, borough, group, subgroup, count, outcomes } of cells(settings)) {
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

export const dashboard = { header: DASHBOARD_HEADER, rows: dashboardRows };
export const detections = { header: DETECTIONS_HEADER, rows: detectionsRows };
