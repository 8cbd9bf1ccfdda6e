import { aroundFrom, boroughs, monthAt, OFFENCES, two } from './crime.js';

/** The Met's wide layouts, one row an area and offence and one column a month: boroughs, wards, LSOAs. */

const monthHeadings = ({ from, months }) =>
  Array.from({ length: months }, (_, index) => monthAt(from, index)).map(({ year, month }) => `${year}${two(month)}`);

const NOTIFIABLE = OFFENCES.filter(([group]) => group !== 'OTHER ACCEPTED CRIME');

/** Every area of every borough with every offence: its counts along the months. */
function* series({ months, seed, boroughs: most }, areasOfBorough) {
  const around = aroundFrom(seed);
  for (const [place, borough] of boroughs(most).entries()) {
    const size = (0.6 + (place % 8) / 8) / areasOfBorough;
    for (let area = 0; area < areasOfBorough; area += 1) {
      for (const [group, subgroup, mean] of NOTIFIABLE) {
        const counts = Array.from({ length: months }, () => around(mean * size));
        yield { place, borough, area, group, subgroup, counts };
      }
    }
  }
}

function* boroughRows(settings) {
  for (const { borough, group, subgroup, counts } of series(settings, 1))
    yield [group, subgroup, borough.name, ...counts];
}

function* wardRows(settings) {
  for (const { place, borough, area, group, subgroup, counts } of series(settings, settings.wards)) {
    yield [
      group,
      subgroup,
      `${borough.name} Ward ${area + 1}`,
      `E05${14_000 + place * 50 + area}`.padEnd(9, '0'),
      borough.name,
      ...counts,
    ];
  }
}

function* lsoaRows(settings) {
  for (const { place, borough, area, group, subgroup, counts } of series(settings, settings.lsoas)) {
    const code = `E01${String(place * 1000 + area).padStart(6, '0')}`;
    yield [code, lsoaName(borough.name, area), borough.name, group, subgroup, ...counts];
  }
}

/** "Barnet 001A": five LSOAs to each of the numbered areas above them. */
export const lsoaName = (borough, area) =>
  `${borough} ${String(Math.floor(area / 5) + 1).padStart(3, '0')}${'ABCDE'[area % 5]}`;

const wide = (columns, rows) => ({ header: (settings) => [...columns, ...monthHeadings(settings)], rows });

export const borough = wide(['MajorText', 'MinorText', 'BoroughName'], boroughRows);
export const ward = wide(['MajorText', 'MinorText', 'WardName', 'WardCode', 'LookUp_BoroughName'], wardRows);
export const lsoa = wide(['LSOA Code', 'LSOA Name', 'Borough', 'Major Category', 'Minor Category'], lsoaRows);
