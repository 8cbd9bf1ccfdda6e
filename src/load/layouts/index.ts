import { STOP_AND_SEARCH, STOP_AND_SEARCH_HEADINGS } from '../stop-and-search.js';
import type { Layout } from './layout.js';
import { longDashboard } from './long-dashboard.js';
import { longDetections } from './long-detections.js';
import { wideBorough } from './wide-borough.js';
import { wideLsoa } from './wide-lsoa.js';
import { wideWard } from './wide-ward.js';

/** Every layout that can be read, in the order they are tried. Adding one: its file and its line here. */
export const LAYOUTS: readonly Layout[] = [wideBorough, wideWard, wideLsoa, longDashboard, longDetections];

/** Headers we know and do not add to borough figures, and why. */
export const KNOWN_ELSEWHERE: readonly { readonly has: readonly string[]; readonly why: string }[] = [
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
  {
    has: STOP_AND_SEARCH_HEADINGS,
    why: `${STOP_AND_SEARCH}; give the borough file here`,
  },
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
    why: "has one row a month, with the year and the month in columns of their own; give the Met's own LSOA file, which has a column for each month (YYYYMM)",
  },
  {
    has: ['lsoacode'],
    why: 'is an LSOA file without a column that is needed: LSOA Code, LSOA Name, borough, offence group, offence sub-group and months (YYYYMM)',
  },
];
