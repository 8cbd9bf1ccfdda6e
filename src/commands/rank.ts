import type { Command } from 'commander';
import {
  AREA_FILE_OPTIONS,
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
import type { OptionName, Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { buildRank } from '../reports/rank.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { ORDERS } from '../tables/rank/league.js';

const RANK_OPTIONS: readonly OptionName[] = [
  'offence',
  'borough',
  'level',
  ...AREA_FILE_OPTIONS.rank,
  ...PERIOD_OPTIONS,
  ...DATA_OPTIONS,
  'table',
  ...METHOD_OPTIONS,
  ...OUTPUT_OPTIONS,
  ...REPORT_OPTIONS,
];

/** A terminal shows no more at once. */
const ON_A_TERMINAL = 50;

function limitFrom(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usageError(`--limit ${text} is no number of rows; write 50.`);
  return Number(text);
}

/** What is read on the screen is short; what is saved or handed on is whole. */
export const usualLimit = (
  { output, format }: Pick<Settings, 'output' | 'format'>,
  isTerminal: boolean,
): number | undefined =>
  isTerminal && output === undefined && (format.length === 0 || format.includes('table')) ? ON_A_TERMINAL : undefined;

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
  command.addOption(
    commandOption(
      'Output',
      '--limit <n>',
      `of wards and LSOAs, only the first (default: ${ON_A_TERMINAL} on a terminal, else all)`,
    ).argParser(limitFrom),
  );
  const list = tableList(RANK_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat rank --offence burglary-residential --to 2025-12\n  boroughstat rank --offence burglary-residential --by count\n  boroughstat rank --offence burglary --table funnel -o burglary.svg\n  boroughstat rank --level ward --offence burglary --borough Barnet --data ward-file.csv`,
  );
  return command.action(({ overDispersion = false, by, limit, ...options }) =>
    runCommand(command, options, (settings) => {
      if (limit !== undefined && settings.level === 'borough')
        throw usageError('there are 32 boroughs; --limit is for --level ward and lsoa.');
      return buildRank(settings, { overDispersion, by, limit: limit ?? usualLimit(settings, process.stdout.isTTY) });
    }),
  );
}
