import type { Command } from 'commander';
import {
  addOptions,
  commandOption,
  DATA_OPTIONS,
  METHOD_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
  REPORT_OPTIONS,
  tableList,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import type { OptionName } from '../config/settings.js';
import { buildRank } from '../reports/rank.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { ORDERS } from '../tables/rank/league.js';

const RANK_OPTIONS: readonly OptionName[] = [
  'offence',
  'borough',
  'level',
  'areaPopulation',
  ...PERIOD_OPTIONS,
  ...DATA_OPTIONS,
  'table',
  ...METHOD_OPTIONS,
  ...OUTPUT_OPTIONS,
  ...REPORT_OPTIONS,
];

/** `boroughstat rank`: the boroughs in order of one offence's rate, lowest first. */
export function rankCommand(program: Command): Command {
  const command = program
    .command('rank')
    .description('the 32 boroughs in order of the rate of one offence, lowest first');
  addOptions(command, RANK_OPTIONS, { offence: 'the offence (default: all)' });
  command.addOption(
    commandOption(
      'Comparison',
      '--over-dispersion',
      'widen the limits of the funnel by how far the boroughs differ anyway',
    ),
  );
  command.addOption(
    commandOption(
      'Comparison',
      '--by <measure>',
      'boroughs in order of their rate (default) or of their count',
    ).choices(ORDERS),
  );
  const list = tableList(RANK_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat rank --offence burglary-residential --to 2025-12\n  boroughstat rank --offence burglary-residential --by count\n  boroughstat rank --offence burglary --table funnel -o burglary.svg\n  boroughstat rank --level ward --offence burglary --borough Barnet --data ward-file.csv`,
  );
  return command.action(({ overDispersion = false, by, ...options }) =>
    runCommand(command, options, (settings) => buildRank(settings, { overDispersion, by })),
  );
}
