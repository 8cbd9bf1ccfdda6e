import type { Command } from 'commander';
import {
  AREA_FILE_OPTIONS,
  addOptions,
  commandOption,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildCompare } from '../reports/compare.js';

/** `boroughstat compare`: every figure of some offences in some boroughs, for scripts. */
export function compareCommand(program: Command): Command {
  const command = program
    .command('compare')
    .description('a borough and London, every figure of some offences; made for scripts');
  addOptions(command, [
    'borough',
    'offence',
    'level',
    ...AREA_FILE_OPTIONS.compare,
    ...PERIOD_OPTIONS,
    ...DATA_OPTIONS,
    ...METHOD_OPTIONS,
    ...OUTPUT_OPTIONS,
  ]);
  command.addOption(
    commandOption('Comparison', '--assert <expression>', 'exit 1 unless it holds, such as "rate < london_rate"'),
  );
  command.addHelpText(
    'after',
    '\nExamples:\n  boroughstat compare --borough Barnet --offence burglary,robbery --to 2022-12 -f json\n  boroughstat compare --borough Barnet,Brent --offence robbery --assert "rate < london_rate" --quiet',
  );
  return command.action(({ assert, ...options }) =>
    runCommand(command, options, (settings) => buildCompare(settings, assert)),
  );
}
