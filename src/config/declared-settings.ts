import { ENGINES, ERAS, LEVELS } from '../core/crime.js';
import { LOG_FORMATS } from '../core/diagnostics.js';
import { LONDON_BASES } from '../core/figure.js';
import {
  count,
  FILE,
  factor,
  INTEGER,
  LIST,
  oneOf,
  oneOfOrNone,
  PATHS,
  POSITIVE,
  SWITCH,
  setting,
  TEXT,
} from './setting.js';

/** What a report is for: all of it, two pages for a board, or its tables. */
const PRESETS = ['full', 'board', 'analyst'] as const;

/**
 * Everything an analyst can set, declared once: its name in the configuration file, its kind and default, its group,
 * option and help. The schema, the defaults, and the options of commands with their help, completion and manual are
 * made from it.
 */
export const SETTINGS = {
  borough: setting(
    { ...TEXT, default: 'Barnet' },
    'Data',
    '--borough <name>',
    'the borough, by name or code (default: BOROUGHSTAT_BOROUGH, else the example, Barnet)',
  ),
  year: setting(TEXT, 'Period', '--year <year>', 'financial year, such as 2021/22'),
  to: setting(
    TEXT,
    'Period',
    '--to <month>',
    'the 12 months to a month, such as 2022-12 or "March 2025" (default: the last in the data)',
  ),
  base: setting(TEXT, 'Period', '--base <year>', 'base year or month, such as 2017/18 (default: 60 months before)'),
  quarter: setting(
    TEXT,
    'Period',
    '--quarter <quarter>',
    'financial quarter, such as 2025/26-Q4 (default: the last whole one in the data)',
  ),
  data: setting(
    PATHS,
    'Data',
    '--data <paths...>',
    'Met files: files, folders, globs, .gz, .parquet, "-" for standard input (default: the bundled figures)',
  ),
  london: setting(
    oneOf(LONDON_BASES),
    'Comparison',
    '--london <basis>',
    "London as the 32 boroughs pooled (default), the mean of their rates, or all the Met's offences",
  ),
  /** Files of the user's own estimates; in a configuration file the first stands in the group `population`. */
  population: setting(
    FILE,
    'Comparison',
    '--population <file>',
    'people by borough: your own estimates (`help rates`)',
  ),
  households: setting(FILE, 'Comparison', '--households <file>', 'households by borough, likewise'),
  populationYear: setting(INTEGER, 'Comparison', '--population-year <year>', 'divide by the estimate of this mid-year'),
  populationSeries: setting(
    TEXT,
    'Comparison',
    '--population-series <name>',
    'pre-2021-census, rebased-2021-census or that of your file (default: your file, else the newest that has the year)',
  ),
  householdSeries: setting(
    TEXT,
    'Comparison',
    '--household-series <name>',
    'census-2021, gla-household-estimate or dwelling-stock',
  ),
  level: setting(
    oneOf(LEVELS),
    'Data',
    '--level <level>',
    'boroughs (default), or the wards or LSOAs in files that have them',
  ),
  areaPopulation: setting(FILE, 'Data', '--area-population <file>', 'people by ward or LSOA code, for their rates'),
  lsoaLookup: setting(FILE, 'Data', '--lsoa-lookup <file>', 'a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM)'),
  boundaries: setting(FILE, 'Data', '--boundaries <file>', 'GeoJSON outlines of boroughs, wards or LSOAs for maps'),
  compareWith: setting(
    { ...LIST, default: ['bcu'] },
    'Comparison',
    '--compare-with <areas>',
    'bcu (default), neighbours, similar (by the census), inner, outer, inner-ons, outer-ons, or boroughs, separated by commas',
  ),
  offence: setting(LIST, 'Data', '--offence <ids>', 'offence ids, separated by commas (default: all)'),
  table: setting(LIST, 'Output', '--table <ids>', 'only these tables, separated by commas'),
  smallNumber: setting(
    count(30),
    'Comparison',
    '--small-number <n>',
    'mark percentages on a base below n (default: 30)',
  ),
  suppress: setting(
    count(0),
    'Output',
    '--suppress <n>',
    'show no count from 1 to n - 1, nor what would give one away ([c]; help suppression)',
  ),
  allowMixedEras: setting(SWITCH, 'Comparison', '--allow-mixed-eras', 'compare files of different eras, with a note'),
  allowPartial: setting(SWITCH, 'Comparison', '--allow-partial', 'rank and pool fewer than 32 boroughs, saying so'),
  allowBreaks: setting(SWITCH, 'Comparison', '--allow-breaks', 'compare across known breaks, with a note'),
  format: setting(
    LIST,
    'Output',
    '-f, --format <formats>',
    'table, md, csv, json, html, xlsx, ods, docx, svg, png, separated by commas (default: table; all into a folder)',
  ),
  output: setting(
    TEXT,
    'Output',
    '-o, --output <place>',
    'a folder, a file (its ending is the format) or - for standard output',
  ),
  open: setting(SWITCH, 'Output', '--open', 'open what was written: the file, or the index of the folder'),
  force: setting(SWITCH, 'Output', '--force', 'replace files that were changed after they were written'),
  strict: setting(SWITCH, 'Run', '--strict', 'make a warning an error (an unknown label, a file left out)'),
  engine: setting(
    oneOf(ENGINES),
    'Run',
    '--engine <name>',
    'how large files are read: by DuckDB where it is installed (auto), by DuckDB in any case, or row by row (streaming)',
  ),
  memory: setting(POSITIVE, 'Run', '--memory <megabytes>', 'most memory of DuckDB (default: a quarter of the machine)'),
  full: setting(SWITCH, 'Output', '--full', 'on a terminal: every table with all its columns, not the summary'),
  quiet: setting(SWITCH, 'Run', '--quiet', 'one summary line on standard error, what cannot be written, and errors'),
  logFormat: setting(
    oneOf(LOG_FORMATS),
    'Run',
    '--log-format <format>',
    'standard error as text (default) or JSON lines',
  ),
  ifNewer: setting(SWITCH, 'Run', '--if-newer', 'do nothing when the folder is up to date by its manifest'),
  preset: setting(
    oneOf(PRESETS),
    'Output',
    '--preset <name>',
    'full (default), board (two pages, as Word and page), or analyst (the tables, for spreadsheets and scripts)',
  ),
  chart: setting(LIST, 'Output', '--chart <ids>', 'only these charts, separated by commas'),
  asOf: setting(TEXT, 'Data', '--as-of <month>', 'only what was known by then: files that end before that month'),
  against: setting(
    TEXT,
    'Data',
    '--against <manifest>',
    'add the table revised-since: what moved since that earlier report',
  ),
  all: setting(
    SWITCH,
    'Output',
    '--all',
    'into a folder: every format, and in the page the rows of a large file behind each figure (slower)',
  ),
  workingCopy: setting(
    SWITCH,
    'Output',
    '--working-copy',
    'a workbook with filters, frozen headings, charts and unrounded values, to work with',
  ),
  csvBom: setting(
    SWITCH,
    'Output',
    '--csv-bom',
    'CSV files that Excel opens with every letter right (a byte order mark)',
  ),
  template: setting(FILE, 'Output', '--template <file>', 'a Word document whose styles the .docx takes'),
  indicators: {
    ...setting(
      PATHS,
      'Data',
      '--indicators <files...>',
      'partner indicators: CSV files (`boroughstat help indicators`)',
    ),
    aboutInFile: 'indicator files, named from the folder of this file',
  },
  era: {
    ...oneOfOrNone(ERAS),
    aboutInFile: 'refuse Met files of any other era',
  },
  designEffect: {
    ...setting(factor(1), 'Comparison', '--design-effect <number>', 'design effect of the surveys (default: 1)'),
    aboutInFile: 'design effect of the surveys; 1 for a simple random sample',
  },
} as const;
