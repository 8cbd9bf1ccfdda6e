import { boroughs, monthAt, two } from './crime.js';
import { randomFrom } from './random.js';
import { lsoaName } from './wide.js';

/** Street-level files of data.police.uk: one row an offence, in the order of the months. */

const CATEGORIES = [
  'Anti-social behaviour',
  'Bicycle theft',
  'Burglary',
  'Criminal damage and arson',
  'Drugs',
  'Other crime',
  'Other theft',
  'Possession of weapons',
  'Public order',
  'Robbery',
  'Shoplifting',
  'Theft from the person',
  'Vehicle crime',
  'Violence and sexual offences',
];
const OUTCOMES = [
  'Investigation complete; no suspect identified',
  'Status update unavailable',
  'Under investigation',
  'Unable to prosecute suspect',
  'Awaiting court outcome',
];
const POLICE = 'Metropolitan Police Service';

const header = [
  'Crime ID',
  'Month',
  'Reported by',
  'Falls within',
  'Longitude',
  'Latitude',
  'Location',
  'LSOA code',
  'LSOA name',
  'Crime type',
  'Last outcome category',
  'Context',
];

/** One in fifty has no location. */
function* rows({ from, months, lsoas, seed, rows: most }) {
  const next = randomFrom(seed);
  const within = (limit) => Math.floor(next() * limit);
  const places = boroughs().flatMap(({ name }, place) =>
    Array.from({ length: lsoas }, (_, area) => [
      `E01${String(place * 1000 + area).padStart(6, '0')}`,
      lsoaName(name, area),
    ]),
  );
  for (let index = 0; index < most; index += 1) {
    const { year, month } = monthAt(from, Math.floor((index * months) / most));
    const isKnown = next() >= 0.02;
    const [code, name] = isKnown ? places[within(places.length)] : ['', ''];
    const category = CATEGORIES[within(CATEGORIES.length)];
    const isCrime = category !== 'Anti-social behaviour';
    yield [
      isCrime ? `${index.toString(16).padStart(16, '0')}`.repeat(4) : '',
      `${year}-${two(month)}`,
      POLICE,
      POLICE,
      isKnown ? `-0.${100_000 + within(400_000)}` : '',
      isKnown ? `51.${300_000 + within(300_000)}` : '',
      isKnown ? `On or near Street ${within(900) + 1}` : 'No Location',
      code,
      name,
      category,
      isCrime ? OUTCOMES[within(OUTCOMES.length)] : '',
      '',
    ];
  }
}

export const street = { header, rows };
