import type { Command } from 'commander';
import {
  addOptions,
  BOROUGH_OR_ALL,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  REPORT_OPTIONS,
  tableList,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildQuarterly } from '../reports/quarterly.js';
import { QUARTERLY_TABLES } from '../tables/index.js';

/** `boroughstat quarterly`: the performance dashboard of a financial quarter. */
export function quarterlyCommand(program: Command): Command {
  const command = program
    .command('quarterly')
    .description('the performance dashboard of a financial quarter: counts, changes, rates, ranks and what moved');
  const names = [
    ...DATA_OPTIONS,
    'table',
    'compareWith',
    ...METHOD_OPTIONS,
    ...OUTPUT_OPTIONS,
    'preset',
    ...REPORT_OPTIONS,
  ] as const;
  addOptions(command, ['borough', 'quarter', ...names, 'ifNewer'], { borough: BOROUGH_OR_ALL });
  const list = tableList(QUARTERLY_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExample:\n  boroughstat quarterly --borough Barnet --quarter 2025/26-Q4 -o barnet-q4`,
  );
  return command.action((options) => runCommand(command, options, buildQuarterly, { takesEveryBorough: true }));
}
