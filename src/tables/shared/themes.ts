/** Under which heading of the report a table stands, and its own heading: short, in words. */
export interface Theme {
  readonly name: string;
  /** Table ids, each with its heading. */
  readonly tables: Readonly<Record<string, string>>;
}

/** The parts of a report whose order no configuration sets. A theme of one table has no heading beneath its own. */
export const THEMES: readonly Theme[] = [
  {
    name: 'Findings',
    tables: {
      headlines: 'Findings',
    },
  },
  {
    name: 'The quarter',
    tables: {
      dashboard: 'Every offence in the quarter',
    },
  },
  {
    name: 'What changed',
    tables: {
      signals: 'Changes larger than chance',
      'volume-change': 'The seven MOPAC crime types',
      'offence-change': 'Every offence',
      movers: 'What moved most',
      'revised-since': 'Revised since the earlier report',
    },
  },
  {
    name: 'Rates and ranks',
    tables: {
      rates: 'Rates',
      rankings: 'Ranks',
      league: 'The boroughs',
    },
  },
  {
    name: 'Over time',
    tables: {
      'indexed-years': 'Year by year, indexed',
      monthly: 'Month by month',
      seasonality: 'Seasons',
      'quarter-months': 'The months of the year',
      trend: 'Twelve quarters',
    },
  },
  { name: 'Detection', tables: { 'detection-rates': 'Detection' } },
  {
    name: 'In focus',
    tables: {
      'residential-burglary': 'Residential burglary',
      priorities: 'Priority offences',
      comparators: 'Comparators',
    },
  },
  {
    name: 'Wards',
    tables: {
      'ward-headlines': 'Findings on wards',
      wards: 'Every ward',
      hotspots: 'Hotspots',
    },
  },
  {
    name: "Partners' figures",
    tables: {
      'anti-social-behaviour': 'Anti-social behaviour',
      'environmental-crime': 'Environmental crime',
      'domestic-abuse': 'Domestic abuse',
      'hate-crime': 'Hate crime',
      'youth-violence': 'Youth violence',
      reoffending: 'Reoffending',
      'repeat-victimisation': 'Repeat victimisation',
      survey: 'Survey',
      'case-review': 'Case review',
      'other-indicators': 'Other figures',
    },
  },
  { name: 'Targets', tables: { targets: 'Targets' } },
  { name: 'What the figures rest on', tables: { coverage: 'What the figures rest on' } },
];

/** The theme and the heading of a table; of one that no theme has, nothing. */
export function headingsOf(id: string): { readonly theme?: string; readonly heading?: string } {
  const theme = THEMES.find(({ tables }) => tables[id] !== undefined);
  return theme ? { theme: theme.name, heading: theme.tables[id] ?? '' } : {};
}
