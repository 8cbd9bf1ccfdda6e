import type { Command } from 'commander';
import { usageError } from '../errors.js';
import { explainFigure } from '../figures/explain.js';
import type { Figure, ReportTable } from '../model.js';
import { jsonFigure } from '../write/json.js';
import type { Settings } from '../config.js';
import { ANNUAL_TABLES, QUARTERLY_TABLES } from '../tables/index.js';
import { pickById, type Report } from '../tables/report.js';
import { didYouMean } from '../tidy/nearest.js';
import { planTables } from './assessment.js';
import {
  areaPopulationOption,
  boroughOption,
  comparatorOption,
  dataOptions,
  indicatorOptions,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
} from './options.js';
import { prepareReport } from './prepare.js';
import { quarterlyReport } from './quarterly.js';
import { runCommand } from './run.js';

/** `boroughstat explain`: how one number of the annual tables was made, down to the rows of the files. */

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

/** The table of the annual report, or of the quarterly one where a quarter is named. */
async function tableNamed(settings: Settings, id: string): Promise<{ report: Report; table: ReportTable }> {
  if (settings.quarter !== undefined) {
    const [maker] = pickById(QUARTERLY_TABLES, [id]);
    const { report } = await quarterlyReport(settings);
    if (!maker) throw usageError(`there is no table "${id}".`);
    return { report, table: maker.make(report) };
  }
  const small = ANNUAL_TABLES.find((each) => each.id === id)?.level === 'ward';
  const report = await prepareReport(settings, small ? { levels: ['ward', 'lsoa'] } : {});
  const [maker] = planTables(report, [id])[0]?.makers ?? [];
  if (!maker) throw usageError(`there is no table "${id}".`);
  return { report, table: maker.make(report) };
}

export function explainCommand(program: Command): Command {
  const command = program
    .command('explain <table> <row> <column>')
    .description(
      'how one number of the annual or quarterly tables was made: formula, numbers, months, rows of the files, rounding',
    );
  boroughOption(command);
  periodOptions(command);
  command.option('--quarter <quarter>', 'a number of the quarterly tables, of a quarter such as 2025/26-Q4');
  dataOptions(command);
  indicatorOptions(command);
  offenceOption(command, 'the offences of the tables of wards and LSOAs (default: all, burglary)');
  areaPopulationOption(command);
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  command.addHelpText(
    'after',
    '\nROW is the key of a row (as in the JSON) or what stands in its first column; COLUMN the key of a column or its heading.\n\nExamples:\n  boroughstat explain rates burglary rate --borough Southwark\n  boroughstat explain volume-change robbery change_percent\n  boroughstat explain dashboard robbery quarter_count --quarter 2025/26-Q4',
  );
  return command.action((tableId: string, row: string, column: string, options) =>
    runCommand('explain', options, async (settings) => {
      const { report, table } = await tableNamed(settings, tableId);
      const { study, area, problems } = report;
      const { figure, row: name, heading } = cellOf(table, row, column);
      const steps = explainFigure(study, figure);
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
      return { document, problems, sources: study.sources, summary: `${area.name}: ${title}.` };
    }),
  );
}
