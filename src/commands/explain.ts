import type { Command } from 'commander';
import type { CommandResult } from '../app/command-result.js';
import {
  AREA_FILE_OPTIONS,
  addOptions,
  categoryOption,
  commandOption,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import type { OptionName, Settings } from '../config/settings.js';
import { stepsOf } from '../core/explanation.js';
import { cellOf, tableNamed } from '../reports/explained-cell.js';
import { jsonFigure } from '../write/json.js';

const EXPLAIN_OPTIONS: readonly OptionName[] = [
  'borough',
  ...PERIOD_OPTIONS,
  'quarter',
  ...DATA_OPTIONS,
  'indicators',
  'designEffect',
  'offence',
  'level',
  ...AREA_FILE_OPTIONS.explain,
  'against',
  'compareWith',
  ...METHOD_OPTIONS,
  ...OUTPUT_OPTIONS,
];

const HELP = `
TABLE is a table of annual, rank, trend or revisions (its files as --data OLD NEW), of quarterly with --quarter, of streets (its files with --data), or compare; ROW is the
key of a row (as in the JSON) or what stands in its first column; COLUMN the key of a column or its heading, in compare
the key of the JSON.

Examples:
  boroughstat explain rates burglary rate --borough Southwark
  boroughstat explain volume-change robbery change_percent
  boroughstat explain dashboard robbery quarter_count --quarter 2025/26-Q4
  boroughstat explain rank Southwark rate --offence burglary
  boroughstat explain compare robbery rate_upper --borough Southwark --offence robbery
  boroughstat explain control-chart 2026-03 daily --offence burglary
  boroughstat explain revised-months 2024-10 change --data met-2025-03.csv met-2026-03.csv`;

/** Which cell of which table. */
type CellName = readonly [tableId: string, row: string, column: string];

async function explain(
  settings: Settings,
  [tableId, row, column]: CellName,
  options: Parameters<typeof tableNamed>[2],
): Promise<CommandResult> {
  const { result, table } = await tableNamed(settings, tableId, options);
  const { figure, row: name, heading } = cellOf(table, row, column);
  const explanation = result.document.explain?.(figure);
  const steps = explanation ? stepsOf(explanation) : [];
  const title = `${table.title}: ${name}, ${heading}`;
  const columns = ['step', 'what'].map((key) => ({ key, heading: key === 'step' ? 'Step' : 'What', unit: null }));
  const rows = steps.map(({ depth, step, what }, index) => ({
    key: `${index + 1}`,
    level: depth,
    cells: { step: `${'  '.repeat(depth)}${step}`, what },
  }));
  const stepTable = { id: 'explain', title, columns, rows, notes: [], source: table.source };
  const json = { table: tableId, row, column, figure: jsonFigure(figure), steps };
  const document = { name: 'explain', tables: [stepTable], json };
  return { document, diagnostics: result.diagnostics, sources: result.sources, summary: `${title}.` };
}

/** `boroughstat explain TABLE ROW COLUMN`: how one number was made. */
export function explainCommand(program: Command): Command {
  const command = program
    .command('explain <table> <row> <column>')
    .description('how one number of any table was made: formula, numbers, months, rows of the files, rounding');
  addOptions(command, EXPLAIN_OPTIONS, {
    quarter: 'a number of the quarterly tables, of a quarter such as 2025/26-Q4',
    against: 'a number of the table revised-since',
    offence: 'the offence of rank, trend and compare; the offences of the tables of wards',
    lsoaLookup:
      'a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM): adds wards to hotspots, and the table street-wards',
  });
  command.addOption(commandOption('Comparison', '--over-dispersion', 'a number of the funnel with widened limits'));
  command.addOption(categoryOption());
  command.addHelpText('after', HELP);
  return command.action(
    (tableId: string, row: string, column: string, { overDispersion = false, category, ...options }) =>
      runCommand(command, options, (settings) =>
        explain(settings, [tableId, row, column], { overDispersion, category }),
      ),
  );
}
