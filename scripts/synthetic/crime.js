import { readFileSync } from 'node:fs';
import { randomFrom } from './random.js';

/** Crime that never was: what the generators of all layouts share. Every number is invented, from a seed. */

/** Group, sub-group, offences a month in a borough, share with an outcome. */
export const OFFENCES = [
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

/** The 32 boroughs, or the first of them. */
export const boroughs = (most = 32) =>
  readFileSync(new URL('../../data/reference/areas.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .filter(([, , kind]) => kind === 'borough')
    .slice(0, most)
    .map(([code, name]) => ({ code, name }));

/** Numbers about a mean, give or take its square root. */
export function aroundFrom(seed) {
  const next = randomFrom(seed);
  return (mean) => Math.max(0, Math.round(mean + (next() + next() + next() - 1.5) * 2 * Math.sqrt(mean)));
}

/** The month so many after the first. */
export function monthAt(from, index) {
  const ordinal = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + index;
  return { year: Math.floor(ordinal / 12), month: (ordinal % 12) + 1 };
}

export const two = (number) => String(number).padStart(2, '0');
