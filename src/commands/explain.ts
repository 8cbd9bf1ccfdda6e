import type { Command } from 'commander';
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
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { cellOf, tableNamed } from '../reports/explained-cell.js';
import { jsonFigure } from '../write/json.js';

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
        const { result, table } = await tableNamed(settings, tableId, { overDispersion, category });
        const { figure, row: name, heading } = cellOf(table, row, column);
        const steps = result.document.explain?.(figure) ?? [];
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
        return { document, problems: result.problems, sources: result.sources, summary: `${title}.` };
      }),
  );
}
