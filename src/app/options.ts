import { type Command, InvalidArgumentError, Option } from 'commander';
import { OPTION_GROUPS, type OptionGroup, type Setting } from '../config/setting.js';
import { OPTIONS, type OptionName } from '../config/settings.js';
import { keysOf } from '../core/typed-record.js';

/** Commander's options, made of the declared settings. They have no defaults here: those lie beneath the configuration file. */

export const PERIOD_OPTIONS: readonly OptionName[] = ['year', 'to', 'base'];
export const ENGINE_OPTIONS: readonly OptionName[] = ['engine', 'memory'];
export const DATA_OPTIONS: readonly OptionName[] = ['data', 'asOf', 'strict', 'config', ...ENGINE_OPTIONS];
/** Files of estimates, in place of those that come with the program. */
export const ESTIMATE_OPTIONS: readonly OptionName[] = ['population', 'households'];
export const METHOD_OPTIONS: readonly OptionName[] = [
  'suppress',
  'london',
  ...ESTIMATE_OPTIONS,
  'populationYear',
  'populationSeries',
  'householdSeries',
  'smallNumber',
  'allowMixedEras',
  'allowPartial',
  'allowBreaks',
];
export const OUTPUT_OPTIONS: readonly OptionName[] = [
  'format',
  'output',
  'open',
  'force',
  'workingCopy',
  'csvBom',
  'template',
  'full',
  'quiet',
  'logFormat',
  'color',
];
/** What the commands that report on every borough say of --borough. */
export const BOROUGH_OR_ALL =
  'the borough, by name or code, or all: a folder for each with -o (default: BOROUGHSTAT_BOROUGH, else Barnet)';
/** The user's files on wards and LSOAs, and which commands can use each. */
export const AREA_FILE_OPTIONS = {
  annual: ['areaPopulation', 'lsoaLookup', 'boundaries'],
  compare: ['areaPopulation'],
  explain: ['areaPopulation', 'lsoaLookup'],
  rank: ['areaPopulation', 'boundaries'],
  streets: ['lsoaLookup'],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>;
/** Options of the commands that make whole reports. */
export const REPORT_OPTIONS: readonly OptionName[] = ['chart', 'all'];

/** Every setting that an option can set. */
export const ALL_OPTIONS = keysOf(OPTIONS);

const namesIn = (text: string, sofar: readonly string[] = []): string[] => [
  ...sofar,
  ...text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
];

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function factor(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('It must be a number of at least 1.');
  return value;
}

/** How the words of the command line become a value. */
const PARSERS: Readonly<Partial<Record<Setting['kind'], (option: Option, choices: readonly string[]) => Option>>> = {
  list: (option) => option.argParser(namesIn),
  integer: (option) => option.argParser(wholeNumber),
  count: (option) => option.argParser(wholeNumber),
  positive: (option) => option.argParser(wholeNumber),
  factor: (option) => option.argParser(factor),
  choice: (option, choices) => option.choices(choices),
};

/** An option of one command, in its group of the help. */
export const commandOption = (group: OptionGroup, flags: string, about: string): Option =>
  new Option(flags, about).helpGroup(`${group}:`);

/** Of street-level files. */
export const categoryOption = (): Option =>
  commandOption('Data', '--category <category>', 'one category of street-level files, such as Burglary (default: all)');

/** Adds settings to a command as options; `about` where a command says something else of one. */
export function addOptions(
  command: Command,
  names: readonly OptionName[],
  about: Readonly<Partial<Record<OptionName, string>>> = {},
): Command {
  for (const name of names) {
    const { kind, choices = [], option } = OPTIONS[name];
    if (!option) continue;
    const added = commandOption(option.group, option.flags, about[name] ?? option.about);
    command.addOption(PARSERS[kind]?.(added, choices) ?? added);
  }
  return command;
}

/** The groups of a help text in their order. What has no group stands in the last, where a command has groups at all. */
export function groupItems<Item extends Command | Option>(
  _all: readonly Item[],
  visible: readonly Item[],
  groupOf: (item: Item) => string,
): Map<string, Item[]> {
  const order: readonly string[] = OPTION_GROUPS.map((group) => `${group}:`);
  const [last = ''] = order.slice(-1);
  const hasGroups = visible.some((item) => order.includes(groupOf(item)));
  const headingOf = (item: Item) => (hasGroups && !order.includes(groupOf(item)) ? last : groupOf(item));
  const headings = [...new Set(visible.map(headingOf))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return new Map(headings.map((heading) => [heading, visible.filter((item) => headingOf(item) === heading)]));
}

/** The tables of a command, a line each, for its help. */
export const tableList = (tables: readonly { readonly id: string; readonly about: string }[]): string =>
  tables.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
