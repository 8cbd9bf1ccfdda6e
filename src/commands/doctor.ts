import { type Command, InvalidArgumentError } from 'commander';
import {
  addOptions,
  commandOption,
  DATA_OPTIONS,
  ESTIMATE_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
} from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { EXIT } from '../core/errors.js';

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('It must be a day, such as 2026-05-01.');
  return text;
}

export function doctorCommand(program: Command): Command {
  const command = program
    .command('doctor')
    .description('whether everything the coming report needs is there: months, outcomes, denominators, optional parts');
  addOptions(command, ['borough', ...PERIOD_OPTIONS, ...DATA_OPTIONS, ...ESTIMATE_OPTIONS, ...OUTPUT_OPTIONS]);
  command.addOption(commandOption('Run', '--today <day>', 'as on that day (default: by the clock)').argParser(day));
  command.addHelpText(
    'after',
    '\nThe report is that on the last financial year that has ended, unless --year or --to name another.\nExits 1 when something is missing.\n\nExample:\n  boroughstat doctor --borough Southwark',
  );
  return command.action(({ today = new Date().toISOString().slice(0, 10), ...options }) =>
    runCommand(command, options, async (settings) => {
      const { dataChecks, libraryCheck, machineChecks, readinessTable } = await import('../reports/doctor.js');
      const { findings, sources } = await dataChecks(settings, today.slice(0, 7));
      const all = [...(await machineChecks()), libraryCheck(), ...findings];
      const missing = all.filter(({ state }) => state === 'missing').length;
      const stale = all.filter(({ state }) => state === 'stale').length;
      const table = readinessTable(settings.borough, all);
      const summary = `${settings.borough}: ${missing} missing, ${stale} stale.`;
      return {
        document: { name: 'doctor', tables: [table], json: { borough: settings.borough, findings: all } },
        diagnostics: [],
        sources,
        summary,
        exitCode: missing > 0 ? EXIT.assertionFailed : EXIT.done,
      };
    }),
  );
}
