import type { Command } from 'commander';
import {
  AREA_FILE_OPTIONS,
  addOptions,
  BOROUGH_OR_ALL,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
  REPORT_OPTIONS,
  tableList,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildAnnual } from '../reports/annual.js';
import { ANNUAL_TABLES } from '../tables/index.js';

/** `boroughstat annual`: the tables of the annual Community Safety Strategic Assessment. */
export function annualCommand(program: Command): Command {
  const command = program
    .command('annual')
    .description("the tables of a borough's annual Community Safety Strategic Assessment");
  addOptions(
    command,
    [
      'borough',
      ...PERIOD_OPTIONS,
      ...DATA_OPTIONS,
      'indicators',
      'designEffect',
      'table',
      'offence',
      ...AREA_FILE_OPTIONS.annual,
      'compareWith',
      ...METHOD_OPTIONS,
      ...OUTPUT_OPTIONS,
      'preset',
      ...REPORT_OPTIONS,
      'against',
      'ifNewer',
    ],
    {
      borough: BOROUGH_OR_ALL,
      offence: 'the offences of the tables of wards and LSOAs (default: all, burglary)',
      lsoaLookup: 'a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM): adds the ward of each LSOA to hotspots',
    },
  );
  const list = tableList(ANNUAL_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat annual\n  boroughstat annual --borough Southwark --table headlines,rates -f md\n  boroughstat annual --borough Croydon --year 2021/22 --data met-files -o croydon-2021-22\n  boroughstat annual --borough all -o site                  every borough, a page each (--all: every format)`,
  );
  return command.action((options) => runCommand(command, options, buildAnnual, { takesEveryBorough: true }));
}
