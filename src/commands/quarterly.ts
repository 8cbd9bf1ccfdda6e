import type { Command } from 'commander';
import { QUARTERLY_CHARTS } from '../charts/index.js';
import type { Settings } from '../config.js';
import { inputError, usageError } from '../errors.js';
import { explainer } from '../figures/explain.js';
import type { Period } from '../model.js';
import { financialQuarter, lastQuarterBy, monthsBetween, twelveMonthsTo } from '../months.js';
import { quarterlyShows } from '../figures/shown-periods.js';
import { frontMatter } from '../tables/front.js';
import { QUARTERLY_TABLES } from '../tables/index.js';
import { makeTable, pickById } from '../tables/report.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { branded } from './brand.js';
import { pickCharts } from './charts.js';
import { crossChecked } from './cross-checked.js';
import {
  boroughOption,
  comparatorOption,
  dataOptions,
  methodOptions,
  outputOptions,
  reportOptions,
  tableOption,
  unattendedOption,
} from './options.js';
import { prepareReport } from './prepare.js';
import { type Made, runCommand } from './run.js';
import { counted } from './talk.js';

/** The quarter asked for, or the last whole one in the data. */
function quarterFrom({ quarter }: Settings, months: readonly string[]): Period {
  const last = months[months.length - 1] ?? '';
  if (quarter === undefined) return lastQuarterBy(last);
  const named = financialQuarter(quarter);
  if (!named) throw usageError(`--quarter ${quarter} is no financial quarter; write 2025/26-Q4 (Q1 is April to June).`);
  if (!monthsBetween(named.from, named.to).some((month) => months.includes(month))) {
    throw inputError(
      `no month of ${named.label} is in the data, which runs from ${months[0]} to ${last}; add the file that has it, or choose another quarter.`,
    );
  }
  return named;
}

/** The tables of a quarter, and how their numbers were made. */
export async function makeQuarterly(settings: Settings): Promise<Made> {
  const makers = pickById(QUARTERLY_TABLES, settings.table);
  const { report, quarter } = await quarterlyReport(settings);
  const { study, area, problems } = report;
  const tables = makers.map((maker) => makeTable(maker, report));
  const json = {
    area: { code: area.code, name: area.name },
    quarter,
    period: study.choices.period,
    previous: study.choices.previous,
    tables: tables.map(jsonTable),
    sources: study.sources.map(jsonSource),
  };
  const summary = `${area.name}, ${quarter.label}: ${counted(tables.length, 'table')} from ${counted(study.sources.length, 'file')}.`;
  const charts = pickCharts(QUARTERLY_CHARTS, tables, report, settings.chart);
  const front = await branded(frontMatter(report), settings);
  const document = { name: 'quarterly', tables, json, front, charts, explain: explainer(study) };
  return { document, problems, sources: study.sources, summary };
}

/** `boroughstat quarterly`: the performance dashboard of a financial quarter. */
export function quarterlyCommand(program: Command): Command {
  const command = program
    .command('quarterly')
    .description('the performance dashboard of a financial quarter: counts, changes, rates, ranks and what moved');
  boroughOption(command);
  command.option(
    '--quarter <quarter>',
    'financial quarter, such as 2025/26-Q4 (default: the last whole one in the data)',
  );
  dataOptions(command);
  tableOption(command);
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  unattendedOption(command);
  const list = QUARTERLY_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExample:\n  boroughstat quarterly --borough Barnet --quarter 2025/26-Q4 -o barnet-q4`,
  );
  return command.action((options) => runCommand('quarterly', options, makeQuarterly));
}

/** The study of a quarter is of the 12 months to its end: rates and ranks of three months would swing with the season. */
async function quarterlyReport(settings: Settings) {
  const twelveMonths = { ...settings, year: undefined, to: undefined, base: undefined };
  const report = await prepareReport(twelveMonths, {
    periodOf: ({ months }) => twelveMonthsTo(quarterFrom(settings, months).to),
    shows: quarterlyShows,
  });
  const quarter = lastQuarterBy(report.study.choices.period.to);
  return { report: crossChecked({ ...report, quarter }, settings), quarter };
}
