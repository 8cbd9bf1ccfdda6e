import type { Command } from 'commander';
import type { Settings } from '../config.js';
import { usageError } from '../errors.js';
import type { Figure, ReportTable } from '../model.js';
import { TREND_TABLES } from '../tables/control/index.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { REVISION_TABLES } from '../tables/revisions/index.js';
import { STREET_TABLES } from '../tables/streets.js';
import { didYouMean } from '../tidy/nearest.js';
import { jsonFigure } from '../write/json.js';
import { makeAnnual } from './annual.js';
import { makeCompare } from './compare.js';
import {
  areaPopulationOption,
  boroughOption,
  comparatorOption,
  dataOptions,
  indicatorOptions,
  levelOption,
  lsoaLookupOption,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  streetOptions,
} from './options.js';
import { makeQuarterly } from './quarterly.js';
import { makeRank } from './rank.js';
import { explained } from './reading.js';
import { makeRevisions } from './revisions.js';
import { type Made, runCommand } from './run.js';
import { makeStreets } from './streets.js';
import { makeTrend } from './trend.js';

/** `boroughstat explain`: how one number of a table was made, down to the rows of the files. */

const firstText = ({ columns, rows }: ReportTable, index: number): string => {
  const column = columns.find(({ unit }) => unit === null);
  const cell = rows[index]?.cells[column?.key ?? ''];
  return typeof cell === 'string' ? cell : '';
};

function rowOf(table: ReportTable, name: string): number {
  const wanted = name.trim().toLowerCase();
  const byKey = table.rows.findIndex(({ key }) => key.toLowerCase() === wanted);
  if (byKey !== -1) return byKey;
  const byLabel = table.rows.findIndex((_, index) => firstText(table, index).toLowerCase() === wanted);
  if (byLabel !== -1) return byLabel;
  const keys = table.rows.map(({ key }) => key);
  const listed = keys.length > 12 ? `${keys.slice(0, 12).join(', ')} and ${keys.length - 12} more` : keys.join(', ');
  throw usageError(`the table ${table.id} has no row "${name}"${didYouMean(name, keys)}; its rows are ${listed}.`);
}

function cellOf(table: ReportTable, row: string, column: string): { figure: Figure; row: string; heading: string } {
  const index = rowOf(table, row);
  const found = table.columns.find(
    ({ key, heading }) => key === column || heading.toLowerCase() === column.trim().toLowerCase(),
  );
  const keys = table.columns.filter(({ unit }) => unit !== null).map(({ key }) => key);
  if (!found) {
    throw usageError(
      `the table ${table.id} has no column "${column}"${didYouMean(column, keys)}; its columns of numbers are ${keys.join(', ') || 'none'}.`,
    );
  }
  const cell = table.rows[index]?.cells[found.key];
  if (cell === undefined || typeof cell === 'string') {
    const other =
      keys.length > 0
        ? `choose one of its columns of numbers (${keys.join(', ')})`
        : 'its numbers are those of other tables';
    throw usageError(`${table.id}, ${row}, ${column}: is words, not a figure; ${other}.`);
  }
  return { figure: cell, row: firstText(table, index) || row, heading: found.heading };
}

const ids = (makers: readonly { readonly id: string }[]): string[] => makers.map(({ id }) => id);

/** Scripts read the figures of `compare` by offence or by ward: the one must be named for the other to be pointed at. */
function makeKeyed(settings: Settings): Promise<Made> {
  if (settings.borough.includes(',')) throw usageError('explain compare takes one borough.');
  if (settings.level !== 'borough' && settings.offence.length > 1)
    throw usageError('explain compare takes one offence with --level.');
  return makeCompare(settings);
}

function makeTwoVintages(settings: Settings): Promise<Made> {
  if (settings.data.length === 2) return makeRevisions(settings);
  throw usageError('the tables of revisions stand between two files: give --data OLD NEW.');
}

interface More {
  readonly overDispersion: boolean;
  readonly category?: string | undefined;
}

async function makeStreetTables(settings: Settings, { category }: More): Promise<Made> {
  const { data } = settings;
  if (data.length === 0)
    throw usageError('the tables of streets are made of street-level files: give them with --data.');
  return makeStreets(data, settings, category);
}

type Make = (settings: Settings, more: More) => Promise<Made>;

/** The commands whose numbers are explained, by the tables they make. */
const FAMILIES: readonly { readonly tables: readonly string[]; readonly make: Make }[] = [
  { tables: [...ids(ANNUAL_TABLES), 'revised-since'], make: makeAnnual },
  { tables: ids(RANK_TABLES), make: (settings, { overDispersion }) => makeRank(settings, overDispersion) },
  { tables: ids(TREND_TABLES), make: makeTrend },
  { tables: ['compare'], make: makeKeyed },
  { tables: ids(REVISION_TABLES), make: makeTwoVintages },
  { tables: STREET_TABLES, make: makeStreetTables },
];

/** What makes the table: the quarterly report where a quarter is named, else the command that has it. */
function makerOf({ quarter, priorities }: Settings, id: string): Make {
  if (quarter !== undefined) return makeQuarterly;
  const family = FAMILIES.find(({ tables }) => tables.includes(id));
  if (family) return family.make;
  const known = FAMILIES.flatMap(({ tables }) => tables);
  // A priority of the configuration is a table of the annual report too.
  if (priorities.length > 0) return makeAnnual;
  throw usageError(`there is no table "${id}"${didYouMean(id, known)}; there are ${known.join(', ')}.`);
}

async function tableNamed(settings: Settings, id: string, more: More) {
  const made = await makerOf(settings, id)(explained({ ...settings, table: [id] }), more);
  const table = made.keyed ?? made.document.tables.find((each) => each.id === id);
  if (!table) throw usageError(`there is no table "${id}" in this report.`);
  return { made, table };
}

export function explainCommand(program: Command): Command {
  const command = program
    .command('explain <table> <row> <column>')
    .description('how one number of any table was made: formula, numbers, months, rows of the files, rounding');
  boroughOption(command);
  periodOptions(command);
  command.option('--quarter <quarter>', 'a number of the quarterly tables, of a quarter such as 2025/26-Q4');
  dataOptions(command);
  indicatorOptions(command);
  offenceOption(command, 'the offence of rank, trend and compare; the offences of the tables of wards');
  levelOption(command);
  command.option('--over-dispersion', 'a number of the funnel with widened limits');
  command.option('--against <manifest>', 'a number of the table revised-since');
  areaPopulationOption(command);
  streetOptions(command);
  lsoaLookupOption(command, 'wards to hotspots, and the table street-wards');
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  command.addHelpText(
    'after',
    '\nTABLE is a table of annual, rank, trend or revisions (its files as --data OLD NEW), of quarterly with --quarter, of streets (its files with --data), or compare; ROW is the\nkey of a row (as in the JSON) or what stands in its first column; COLUMN the key of a column or its heading, in compare\nthe key of the JSON.\n\nExamples:\n  boroughstat explain rates burglary rate --borough Southwark\n  boroughstat explain volume-change robbery change_percent\n  boroughstat explain dashboard robbery quarter_count --quarter 2025/26-Q4\n  boroughstat explain rank Southwark rate --offence burglary\n  boroughstat explain compare robbery rate_upper --borough Southwark --offence robbery\n  boroughstat explain control-chart 2026-03 daily --offence burglary\n  boroughstat explain revised-months 2024-10 change --data met-2025-03.csv met-2026-03.csv',
  );
  return command.action(
    (tableId: string, row: string, column: string, { overDispersion = false, category, ...options }) =>
      runCommand('explain', options, async (settings) => {
        const { made, table } = await tableNamed(settings, tableId, { overDispersion, category });
        const { figure, row: name, heading } = cellOf(table, row, column);
        const steps = made.document.explain?.(figure) ?? [];
        const title = `${table.title}: ${name}, ${heading}`;
        const columns = ['step', 'what'].map((key) => ({ key, heading: key === 'step' ? 'Step' : 'What', unit: null }));
        const rows = steps.map(({ depth, step, what }, index) => ({
          key: `${index + 1}`,
          level: depth,
          cells: { step: `${'  '.repeat(depth)}${step}`, what },
        }));
        const explained = { id: 'explain', title, columns, rows, notes: [], source: table.source };
        const json = { table: tableId, row, column, figure: jsonFigure(figure), steps };
        const document = { name: 'explain', tables: [explained], json };
        return { document, problems: made.problems, sources: made.sources, summary: `${title}.` };
      }),
  );
}
