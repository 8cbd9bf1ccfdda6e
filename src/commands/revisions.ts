import type { Command } from 'commander';
import { addOptions, OUTPUT_OPTIONS, tableList } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildRevisions } from '../reports/revisions.js';
import { REVISION_TABLES } from '../tables/revisions/index.js';

/** `boroughstat revisions OLD NEW`: what moved between two vintages of the same months. */
export function revisionsCommand(program: Command): Command {
  const command = program
    .command('revisions')
    .description('what moved between two vintages of the same months, and what is still to come')
    .argument('<old>', 'the file or folder of then')
    .argument('<new>', 'the file or folder of now');
  addOptions(command, ['borough', 'table', 'suppress', ...OUTPUT_OPTIONS]);
  const list = tableList(REVISION_TABLES);
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExample:\n  boroughstat revisions met-2025-03.csv met-2026-03.csv --borough Brent --table revised-months`,
  );
  return command.action((before: string, now: string, options) =>
    runCommand(command, { ...options, data: [before, now] }, buildRevisions),
  );
}
