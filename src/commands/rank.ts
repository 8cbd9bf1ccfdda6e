import type { Command } from 'commander';
import {
  areaPopulationOption,
  boroughOption,
  dataOptions,
  levelOption,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildRank } from '../reports/rank.js';
import { RANK_TABLES } from '../tables/rank/index.js';

/** `boroughstat rank`: the boroughs in order of one offence's rate, lowest first. */
export function rankCommand(program: Command): Command {
  const command = program
    .command('rank')
    .description('the 32 boroughs in order of the rate of one offence, lowest first');
  offenceOption(command, 'the offence (default: all)');
  boroughOption(command);
  levelOption(command);
  areaPopulationOption(command);
  periodOptions(command);
  dataOptions(command);
  tableOption(command);
  command.option('--over-dispersion', 'widen the limits of the funnel by how far the boroughs differ anyway');
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  const list = RANK_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat rank --offence burglary-residential --to 2025-12\n  boroughstat rank --offence burglary --table funnel -o burglary.svg\n  boroughstat rank --level ward --offence burglary --borough Barnet --data ward-file.csv`,
  );
  return command.action(({ overDispersion = false, ...options }) =>
    runCommand('rank', options, (settings) => buildRank(settings, overDispersion)),
  );
}
