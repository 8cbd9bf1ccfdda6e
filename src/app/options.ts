import { type Command, InvalidArgumentError, Option } from 'commander';
import { ENGINES } from '../load/read-options.js';

/** Options that several commands share. No defaults here: they are in config.ts, beneath the configuration file. */

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const listInto = (text: string, sofar: string[] | undefined): string[] => [...(sofar ?? []), ...list(text)];

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function dataOptions(command: Command): Command {
  command
    .option(
      '--data <paths...>',
      'Met files: files, folders, globs, .gz, .parquet, "-" for standard input (default: the bundled figures)',
    )
    .option('--as-of <month>', 'only what was known by then: files that end before that month')
    .option('--strict', 'make a warning an error (an unknown label, a file left out)')
    .option('-c, --config <file>', 'settings from a YAML file; options given here go before it');
  engineOptions(command);
  return command;
}

export const periodOptions = (command: Command): Command =>
  command
    .option('--year <year>', 'financial year, such as 2021/22')
    .option('--to <month>', 'the 12 months to a month, such as 2022-12 (default: the last in the data)')
    .option('--base <year>', 'base year or month, such as 2017/18 (default: 60 months before)');

export const suppressOption = (command: Command): Command =>
  command.option(
    '--suppress <n>',
    'show no count from 1 to n - 1, nor what would give one away ([c]; help suppression)',
    wholeNumber,
  );

export const methodOptions = (command: Command): Command =>
  suppressOption(command)
    .addOption(
      new Option(
        '--london <basis>',
        "London as the 32 boroughs pooled (default), the mean of their rates, or all the Met's offences",
      ).choices(['pooled', 'mean', 'mps']),
    )
    .option('--population-year <year>', 'divide by the estimate of this mid-year', wholeNumber)
    .option(
      '--population-series <name>',
      'pre-2021-census or rebased-2021-census (default: the newest that has the year)',
    )
    .option('--household-series <name>', 'census-2021, gla-household-estimate or dwelling-stock')
    .option('--small-number <n>', 'mark percentages on a base below n (default: 30)', wholeNumber)
    .option('--allow-mixed-eras', 'compare files of different eras, with a note')
    .option('--allow-partial', 'rank and pool fewer than 32 boroughs, saying so')
    .option('--allow-breaks', 'compare across known breaks, with a note');

export const levelOption = (command: Command): Command =>
  command.addOption(
    new Option('--level <level>', 'boroughs (default), or the wards or LSOAs in files that have them').choices([
      'borough',
      'ward',
      'lsoa',
    ]),
  );

export const areaPopulationOption = (command: Command): Command =>
  command.option('--area-population <file>', 'people by ward or LSOA code, for their rates');

export const boroughOption = (command: Command): Command =>
  command.option('--borough <name>', 'the borough, by name or code (default: Barnet)');

export const comparatorOption = (command: Command): Command =>
  command.option(
    '--compare-with <areas>',
    'bcu (default), neighbours, inner, outer, inner-ons, outer-ons, or boroughs, separated by commas',
    listInto,
  );

/** Options of the commands that make whole reports. */
export const reportOptions = (command: Command): Command =>
  command
    .option('--chart <ids>', 'only these charts, separated by commas', listInto)
    .option('--all', 'every format, into the folder of -o');

export const unattendedOption = (command: Command): Command =>
  command.option('--if-newer', 'do nothing when the folder is up to date by its manifest');

export const indicatorOptions = (command: Command): Command =>
  command
    .option('--indicators <files...>', 'partner indicators: CSV files (`boroughstat help indicators`)')
    .option('--design-effect <number>', 'design effect of the surveys (default: 1)', designEffect);

function designEffect(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('It must be a number of at least 1.');
  return value;
}

export const tableOption = (command: Command): Command =>
  command.option('--table <ids>', 'only these tables, separated by commas', listInto);

export const offenceOption = (command: Command, what: string): Command =>
  command.option('--offence <ids>', what, listInto);

export const outputOptions = (command: Command): Command =>
  command
    .option(
      '-f, --format <formats>',
      'table, md, csv, json, html, xlsx, docx, svg, png, separated by commas (default: table; all into a folder)',
      listInto,
    )
    .option('-o, --output <place>', 'a folder, a file (its ending is the format) or - for standard output')
    .option('--working-copy', 'a workbook with filters, frozen headings and charts, to work with')
    .option('--template <file>', 'a Word document whose styles the .docx takes')
    .option('--quiet', 'one summary line on standard error, and errors')
    .addOption(
      new Option('--log-format <format>', 'standard error as text (default) or JSON lines').choices(['text', 'json']),
    )
    .option('--no-color', 'no colours (NO_COLOR does the same)');

export const lsoaLookupOption = (command: Command, adds: string): Command =>
  command.option('--lsoa-lookup <file>', `a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM): adds ${adds}`);

/** Of street-level files. */
export function streetOptions(command: Command): void {
  command.option('--category <category>', 'one category of street-level files, such as Burglary (default: all)');
}

/** How large files are read. */
export function engineOptions(command: Command): void {
  command.addOption(
    new Option(
      '--engine <name>',
      'how large files are read: by DuckDB where it is installed (auto), by DuckDB in any case, or row by row (streaming)',
    ).choices([...ENGINES]),
  );
  command.option('--memory <megabytes>', 'most memory of DuckDB (default: a quarter of the machine)', wholeNumber);
}
