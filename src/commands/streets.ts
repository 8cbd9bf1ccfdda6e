import type { Command } from 'commander';
import { AREA_FILE_OPTIONS, addOptions, categoryOption, ENGINE_OPTIONS, OUTPUT_OPTIONS } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { buildStreets } from '../reports/streets.js';

export function streetsCommand(program: Command): Command {
  const command = program
    .command('streets <files...>')
    .description('street-level files of data.police.uk: categories, where half of the offences are, last outcomes');
  addOptions(
    command,
    ['borough', ...AREA_FILE_OPTIONS.streets, ...ENGINE_OPTIONS, 'suppress', 'strict', ...OUTPUT_OPTIONS],
    {
      lsoaLookup: 'a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM): adds the table street-wards',
    },
  );
  command.addOption(categoryOption());
  command.addHelpText(
    'after',
    '\nIts categories are not those of the Met: this command stands apart from the others, and adds nothing to them. Outcomes files among the files are joined by Crime ID: they add the table street-outcome-files.\n\nExample:\n  boroughstat streets downloads/*/*-metropolitan-street.csv --borough Southwark --category Burglary',
  );
  return command.action((paths: string[], { category, ...options }) =>
    runCommand(command, options, (settings) => buildStreets(paths, settings, category)),
  );
}
