import { Argument, type Command } from 'commander';
import { ALL_OPTIONS, addOptions } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { runSettings } from '../app/run-settings.js';
import type { ReportTable } from '../core/report.js';

const shown = (value: unknown): string => {
  if (value === undefined) return 'not set';
  if (Array.isArray(value) && value.length === 0) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

function tableOf(settings: object, origins: ReadonlyMap<string, string>): ReportTable {
  const values = new Map(Object.entries(settings));
  return {
    id: 'settings',
    title: 'The settings in force, and where each comes from',
    columns: [
      { key: 'setting', heading: 'Setting', unit: null },
      { key: 'value', heading: 'Value', unit: null },
      { key: 'origin', heading: 'From', unit: null },
    ],
    rows: [...origins]
      .filter(([key]) => key !== 'config')
      .map(([key, origin]) => ({ key, cells: { setting: key, value: shown(values.get(key)), origin } })),
    notes: ['An option goes before the configuration file, and the file before the default.'],
    source: 'the options of this command and the configuration file',
  };
}

/** `boroughstat config`: the settings in force and where each comes from. */
export function configCommand(program: Command): Command {
  const command = program
    .command('config')
    .description('the settings in force, and where each comes from')
    .addArgument(new Argument('[what]', 'what to do (default: show)').choices(['show']));
  addOptions(command, ALL_OPTIONS);
  command.addHelpText(
    'after',
    '\nExamples:\n  boroughstat config\n  boroughstat config -c assessment.yaml --small-number 10',
  );
  return command.action((_what: string | undefined, options) =>
    runCommand(
      command,
      {
        ...(options.format ? { format: options.format } : {}),
        ...(options.output ? { output: options.output } : {}),
        config: options.config,
      },
      async () => {
        const { settings, origins } = await runSettings(command, options);
        const table = tableOf(settings, origins);
        const changed = [...origins.values()].filter((origin) => origin !== 'default').length;
        return {
          document: { name: 'config', tables: [table], json: { settings, origins: Object.fromEntries(origins) } },
          diagnostics: [],
          sources: [],
          summary: `${origins.size - 1} settings, ${changed} of them not the default.`,
        };
      },
    ),
  );
}
