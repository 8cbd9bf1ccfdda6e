import type { Command } from 'commander';
import {
  areaPopulationOption,
  boroughOption,
  comparatorOption,
  dataOptions,
  indicatorOptions,
  lsoaLookupOption,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
  unattendedOption,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildAnnual } from '../reports/annual.js';
import { ANNUAL_TABLES } from '../tables/index.js';

/** `boroughstat annual`: the tables of the annual Community Safety Strategic Assessment. */
export function annualCommand(program: Command): Command {
  const command = program
    .command('annual')
    .description("the tables of a borough's annual Community Safety Strategic Assessment");
  boroughOption(command);
  periodOptions(command);
  dataOptions(command);
  indicatorOptions(command);
  tableOption(command);
  offenceOption(command, 'the offences of the tables of wards and LSOAs (default: all, burglary)');
  areaPopulationOption(command);
  lsoaLookupOption(command, 'the ward of each LSOA to hotspots');
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  unattendedOption(command);
  command.option('--against <manifest>', 'add the table revised-since: what moved since that earlier report');
  const list = ANNUAL_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat annual\n  boroughstat annual --borough Southwark --table headlines,rates -f md\n  boroughstat annual --borough Croydon --year 2021/22 --data met-files -o croydon-2021-22`,
  );
  return command.action((options) => runCommand('annual', options, buildAnnual));
}
