import type { Command } from 'commander';
import { ANNUAL_CHARTS } from '../charts/index.js';
import { frontMatter } from '../tables/front.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { planTables } from './assessment.js';
import { pickCharts } from './charts.js';
import {
  boroughOption,
  comparatorOption,
  dataOptions,
  indicatorOptions,
  methodOptions,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
  unattendedOption,
} from './options.js';
import { prepareReport } from './prepare.js';
import { runCommand } from './run.js';
import { counted } from './talk.js';

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
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  unattendedOption(command);
  const list = ANNUAL_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat annual\n  boroughstat annual --borough Southwark --table headlines,rates -f md\n  boroughstat annual --borough Croydon --year 2021/22 --data met-files -o croydon-2021-22`,
  );
  return command.action((options) =>
    runCommand('annual', options, async (settings) => {
      const report = await prepareReport(settings);
      const { study, area, problems } = report;
      const { period, previous, base } = study.choices;
      const tables = planTables(report, settings.table).flatMap(({ title, makers }) =>
        makers.map((maker, index) => ({
          ...maker.make(report),
          ...(index === 0 && title !== '' ? { section: title } : {}),
        })),
      );
      const json = {
        area: { code: area.code, name: area.name },
        period,
        previous,
        base,
        tables: tables.map(jsonTable),
        sources: study.sources.map(jsonSource),
        indicator_files: report.assessment?.files ?? [],
      };
      const summary = `${area.name}, ${period.label}: ${counted(tables.length, 'table')} from ${counted(study.sources.length, 'file')}.`;
      const charts = pickCharts(ANNUAL_CHARTS, tables, report, settings.chart);
      const document = { name: 'annual', tables, json, front: frontMatter(report), charts };
      return { document, problems, sources: study.sources, summary };
    }),
  );
}
