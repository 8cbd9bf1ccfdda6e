import type { Command } from 'commander';
import {
  addOptions,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
  REPORT_OPTIONS,
  tableList,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildTrend } from '../reports/trend.js';
import { TREND_TABLES } from '../tables/trend/index.js';

/** `boroughstat trend`: one offence month by month, what is signal and what is noise. */
export function trendCommand(program: Command): Command {
  const command = program
    .command('trend')
    .description('one offence month by month: control limits, signals in words, what to expect of the next quarter');
  addOptions(
    command,
    [
      'offence',
      'level',
      'borough',
      ...PERIOD_OPTIONS,
      ...DATA_OPTIONS,
      'table',
      ...METHOD_OPTIONS,
      ...OUTPUT_OPTIONS,
      ...REPORT_OPTIONS,
    ],
    {
      offence: 'the offences, comma-separated (default: all)',
      level: 'borough, ward or lsoa: each ward (or LSOA) of the borough on one line',
    },
  );
  const list = tableList(TREND_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat trend --offence burglary\n  boroughstat trend --borough Brent --offence robbery --base 2018/19 -o brent-robbery.svg\n  boroughstat trend --offence burglary,robbery\n  boroughstat trend --level ward --data MPS-ward.csv --offence burglary`,
  );
  return command.action((options) => runCommand(command, options, buildTrend));
}
