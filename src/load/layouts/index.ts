import { OTHER_POLICE_FILES } from '../police-files.js';
import type { Layout } from './layout.js';
import { longDashboard } from './long-dashboard.js';
import { longDetections } from './long-detections.js';
import { wideBorough } from './wide-borough.js';
import { wideLsoa } from './wide-lsoa.js';
import { wideWard } from './wide-ward.js';

/** Every layout that can be read, in the order they are tried. Adding one: its file and its line here. */
export const LAYOUTS: readonly Layout[] = [wideBorough, wideWard, wideLsoa, longDashboard, longDetections];

/** A header that is known and not read, by headings that it has. */
interface KnownHeader {
  readonly has: readonly string[];
  /** Only where no heading is a month. */
  readonly isWithoutMonths?: boolean;
  readonly why: string;
}

const YEAR_AND_MONTH = 'has one row a month, with the year and the month in columns of their own';

/** Headers we know and do not add to borough figures, and why. */
export const KNOWN_ELSEWHERE: readonly KnownHeader[] = [
  {
    has: ['wardname'],
    isWithoutMonths: true,
    why: 'is no ward file of recorded crime: that has WardName, WardCode, borough, offence group, offence sub-group and months (YYYYMM)',
  },
  {
    has: ['wardname'],
    why: 'is a ward file without a column that is needed: WardName, WardCode, borough, offence group, offence sub-group and months (YYYYMM)',
  },
  {
    has: ['lsoacode', 'crimetype'],
    why: 'is a street-level file of data.police.uk: its categories are not those of the Met, read it with `boroughstat streets`; give the borough file here',
  },
  {
    has: ['lsoacode', 'outcometype'],
    why: 'is an outcomes file of data.police.uk: its outcomes are not those of the Met, read it with `boroughstat streets` together with the street-level files; give the borough file here',
  },
  ...OTHER_POLICE_FILES.map(({ has, why }) => ({ has, why: `${why}; give the borough file here` })),
  {
    has: ['financialquarter'],
    why: "is a table of the Home Office, by quarter: its figures are never added to those of the Met's monthly files; give the Met's borough file",
  },
  {
    has: ['majorclassdescription', 'minorclassdescription'],
    why: 'has the headings of the file of business crime (Major Class Description), which is a part of all crime; give the borough file of all recorded crime',
  },
  {
    has: ['lsoacode', 'value', 'year', 'month'],
    why: `${YEAR_AND_MONTH}; give the Met's own LSOA file, which has a column for each month (YYYYMM)`,
  },
  {
    has: ['lsoacode'],
    isWithoutMonths: true,
    why: 'is no LSOA file of recorded crime: that has LSOA Code, LSOA Name, borough, offence group, offence sub-group and months (YYYYMM)',
  },
  {
    has: ['lsoacode'],
    why: 'is an LSOA file without a column that is needed: LSOA Code, LSOA Name, borough, offence group, offence sub-group and months (YYYYMM)',
  },
  {
    has: ['borough', 'year', 'month'],
    why: `${YEAR_AND_MONTH}; give the Met's own borough file, which has a column for each month (YYYYMM)`,
  },
  {
    has: ['borough', 'year', 'value'],
    isWithoutMonths: true,
    why: "has a value for each year, and no offences month by month; give the Met's own borough file, which has a column for each month (YYYYMM)",
  },
  {
    has: ['rowlabels'],
    why: 'is a pivot table of a spreadsheet (Row Labels); give the file that it was made of',
  },
];
