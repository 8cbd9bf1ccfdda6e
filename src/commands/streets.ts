import type { Command } from 'commander';
import {
  boroughOption,
  engineOptions,
  lsoaLookupOption,
  outputOptions,
  streetOptions,
  suppressOption,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildStreets } from '../reports/streets.js';

export function streetsCommand(program: Command): Command {
  const command = program
    .command('streets <files...>')
    .description('street-level files of data.police.uk: categories, where half of the offences are, last outcomes');
  boroughOption(command);
  streetOptions(command);
  lsoaLookupOption(command, 'the table street-wards');
  engineOptions(command);
  suppressOption(command);
  outputOptions(command);
  command.addHelpText(
    'after',
    '\nIts categories are not those of the Met: it stands beside the other commands, and adds nothing to them.\n\nExample:\n  boroughstat streets downloads/*/*-metropolitan-street.csv --borough Southwark --category Burglary',
  );
  return command.action((paths: string[], { category, ...options }) =>
    runCommand('streets', options, (settings) => buildStreets(paths, settings, category)),
  );
}
