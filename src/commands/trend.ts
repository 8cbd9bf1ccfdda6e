import type { Command } from 'commander';
import { TREND_CHARTS } from '../charts/index.js';
import type { Settings } from '../config.js';
import { usageError } from '../errors.js';
import { labelOf } from '../figures/comparison.js';
import { explainer } from '../figures/explain.js';
import { trendShows } from '../figures/shown-periods.js';
import { TREND_TABLES } from '../tables/control/index.js';
import { makeTable, pickById } from '../tables/report.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { pickCharts } from './charts.js';
import {
  boroughOption,
  dataOptions,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
} from './options.js';
import { prepareReport } from './prepare.js';
import { offencesNamed, offencesWanted } from './shown.js';
import { type Made, runCommand } from './run.js';

/** The tables of one offence month by month, and how their numbers were made. */
export async function makeTrend(settings: Settings): Promise<Made> {
  if (settings.offence.length > 1) throw usageError('trend takes one offence; run it once for each.');
  const makers = pickById(TREND_TABLES, settings.table);
  const report = await prepareReport(settings, {
    shows: (periods, reference) => trendShows(periods, offencesWanted(reference, settings)),
  });
  const { study, area, problems } = report;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = makers.map((maker) => makeTable(maker, { ...report, offence }));
  const { base, period } = study.choices;
  const json = {
    area: { code: area.code, name: area.name },
    offence: { id: offence, label: labelOf(study, offence) },
    from: base.from,
    to: period.to,
    tables: tables.map(jsonTable),
    sources: study.sources.map(jsonSource),
  };
  const charts = pickCharts(TREND_CHARTS, tables, report, settings.chart);
  const summary = `${area.name}, ${labelOf(study, offence)}: ${base.from} to ${period.to}.`;
  return {
    document: { name: 'trend', tables, json, charts, explain: explainer(study) },
    problems,
    sources: study.sources,
    summary,
  };
}

/** `boroughstat trend`: one offence month by month, what is signal and what is noise. */
export function trendCommand(program: Command): Command {
  const command = program
    .command('trend')
    .description('one offence month by month: control limits, signals in words, what to expect of the next quarter');
  offenceOption(command, 'the offence (default: all)');
  boroughOption(command);
  periodOptions(command);
  dataOptions(command);
  tableOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  const list = TREND_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat trend --offence burglary\n  boroughstat trend --borough Brent --offence robbery --base 2018/19 -o brent-robbery.svg`,
  );
  return command.action((options) => runCommand('trend', options, makeTrend));
}
