import type { Command } from 'commander';
import {
  boroughOption,
  dataOptions,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildTrend } from '../reports/trend.js';
import { TREND_TABLES } from '../tables/trend/index.js';

/** `boroughstat trend`: one offence month by month, what is signal and what is noise. */
export function trendCommand(program: Command): Command {
  const command = program
    .command('trend')
    .description('one offence month by month: control limits, signals in words, what to expect of the next quarter');
  offenceOption(command, 'the offence (default: all)');
  boroughOption(command);
  periodOptions(command);
  dataOptions(command);
  tableOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  const list = TREND_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat trend --offence burglary\n  boroughstat trend --borough Brent --offence robbery --base 2018/19 -o brent-robbery.svg`,
  );
  return command.action((options) => runCommand('trend', options, buildTrend));
}
