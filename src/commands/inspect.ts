import type { Command } from 'commander';
import { countText } from '../app/log.js';
import { addOptions, DATA_OPTIONS, OUTPUT_OPTIONS, tableList } from '../app/options.js';
import { readDataset } from '../app/read-dataset.js';
import { runCommand } from '../app/run-command.js';
import { usageError } from '../core/errors.js';
import { readAllReference } from '../reference/index.js';
import { areaDiagnostics } from '../tables/inspect/area-diagnostics.js';
import { INSPECT_TABLES, inspectTables } from '../tables/inspect/inspect.js';
import { jsonSource, jsonTable } from '../write/json.js';

/** `boroughstat inspect`: what is in these files, before anything is made of them. */
export function inspectCommand(program: Command): Command {
  const command = program
    .command('inspect')
    .description('what is in these files: layout, era, areas, months, unmapped labels, overlaps, gaps');
  addOptions(command, [...DATA_OPTIONS, 'table', ...OUTPUT_OPTIONS]);
  const list = tableList(INSPECT_TABLES.map(([id, about]) => ({ id, about })));
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExample:\n  boroughstat inspect --data downloads/*.csv`,
  );
  return command.action((options) =>
    runCommand(command, options, async (settings) => {
      const ids: readonly string[] = INSPECT_TABLES.map(([id]) => id);
      const unknown = settings.table.find((id) => !ids.includes(id));
      if (unknown) throw usageError(`there is no table "${unknown}"; the tables are ${ids.join(', ')}.`);
      const reference = readAllReference();
      const { dataset, diagnostics } = await readDataset(settings, reference);
      const { offencesByYear } = await import('../tables/inspect/offences-by-year.js');
      const found = [...diagnostics, ...areaDiagnostics(dataset)];
      const all = [...inspectTables(dataset, found), offencesByYear(dataset)];
      const tables = all.filter(({ id }) => settings.table.length === 0 || settings.table.includes(id));
      const sources = dataset.sources.map(({ source }) => ({ ...jsonSource(source), file: source.file }));
      const json = { sources, tables: tables.map(jsonTable), diagnostics: found };
      const summary = `${countText(sources.length, 'file')}, ${dataset.months[0]} to ${dataset.months[dataset.months.length - 1]}.`;
      return {
        document: { name: 'inspect', tables, json },
        diagnostics: [],
        sources: dataset.sources.map(({ source }) => source),
        summary,
      };
    }),
  );
}
