import type { CommandResult } from '../app/command-result.js';
import { withRowNumbers } from '../app/read-options.js';
import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import type { Figure } from '../core/figure.js';
import type { ReportTable } from '../core/report.js';
import { didYouMean } from '../core/suggest-name.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { REVISION_TABLES } from '../tables/revisions/index.js';
import { STREET_TABLES } from '../tables/streets/streets.js';
import { TREND_TABLES } from '../tables/trend/index.js';
import { buildAnnual } from './annual.js';
import { buildCompare } from './compare.js';
import { buildQuarterly } from './quarterly.js';
import { buildRank } from './rank.js';
import { buildRevisions } from './revisions.js';
import { buildStreets } from './streets.js';
import { buildTrend } from './trend.js';

/** `boroughstat explain`: how one number of a table was computed, down to the rows of the files. */

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

export function cellOf(
  table: ReportTable,
  row: string,
  column: string,
): { figure: Figure; row: string; heading: string } {
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

const ids = (tables: readonly { readonly id: string }[]): string[] => tables.map(({ id }) => id);

/** Scripts read the figures of `compare` by offence or by ward: the one must be named for the other to be pointed at. */
function buildKeyed(settings: Settings): Promise<CommandResult> {
  if (settings.borough.includes(',')) throw usageError('explain compare takes one borough.');
  if (settings.level !== 'borough' && settings.offence.length > 1)
    throw usageError('explain compare takes one offence with --level.');
  return buildCompare(settings);
}

function buildTwoVintages(settings: Settings): Promise<CommandResult> {
  if (settings.data.length === 2) return buildRevisions(settings);
  throw usageError('the tables of revisions stand between two files: give --data OLD NEW.');
}

interface More {
  readonly overDispersion: boolean;
  readonly category?: string | undefined;
}

async function buildStreetTables(settings: Settings, { category }: More): Promise<CommandResult> {
  const { data } = settings;
  if (data.length === 0)
    throw usageError('the tables of streets are made of street-level files: give them with --data.');
  return buildStreets(data, settings, category);
}

type BuildReport = (settings: Settings, more: More) => Promise<CommandResult>;

const buildAnnualTables: BuildReport = (settings) => buildAnnual(settings);

/** The commands whose numbers are explained, by the tables they make. */
const FAMILIES: readonly { readonly tables: readonly string[]; readonly make: BuildReport }[] = [
  { tables: [...ids(ANNUAL_TABLES), 'revised-since'], make: buildAnnualTables },
  { tables: ids(RANK_TABLES), make: (settings, { overDispersion }) => buildRank(settings, { overDispersion }) },
  { tables: ids(TREND_TABLES), make: buildTrend },
  { tables: ['compare'], make: buildKeyed },
  { tables: ids(REVISION_TABLES), make: buildTwoVintages },
  { tables: STREET_TABLES, make: buildStreetTables },
];

/** The report with the table: the quarterly one where a quarter is named, else that of the command that has it. */
function builderOf({ quarter, priorities }: Settings, id: string): BuildReport {
  if (quarter !== undefined) return (settings) => buildQuarterly(settings);
  const family = FAMILIES.find(({ tables }) => tables.includes(id));
  if (family) return family.make;
  const known = FAMILIES.flatMap(({ tables }) => tables);
  // A priority of the configuration is a table of the annual report too.
  if (priorities.length > 0) return buildAnnualTables;
  throw usageError(`there is no table "${id}"${didYouMean(id, known)}; there are ${known.join(', ')}.`);
}

export async function tableNamed(settings: Settings, id: string, more: More) {
  const result = await builderOf(settings, id)(withRowNumbers({ ...settings, table: [id] }), more);
  const table = result.keyed ?? result.document.tables.find((item) => item.id === id);
  if (!table) throw usageError(`there is no table "${id}" in this report.`);
  return { result, table };
}
