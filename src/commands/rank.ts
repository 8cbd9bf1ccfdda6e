import type { Command } from 'commander';
import { RANK_CHARTS } from '../charts/index.js';
import type { Settings } from '../config.js';
import { usageError } from '../errors.js';
import { labelOf } from '../figures/comparison.js';
import { explainer } from '../figures/explain.js';
import { byRate, placeOf } from '../tables/league.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { makeTable, pickById } from '../tables/report.js';
import { jsonFigure, jsonSource, jsonTable } from '../write/json.js';
import { pickCharts } from './charts.js';
import {
  areaPopulationOption,
  boroughOption,
  dataOptions,
  levelOption,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
} from './options.js';
import { prepareReport } from './prepare.js';
import { offencesNamed, showsWanted } from './shown.js';
import { type Made, runCommand } from './run.js';
import { rankSmallAreas } from './small-areas.js';

/** London's boroughs, wards or LSOAs in order of one offence, and how their numbers were made. */
export async function makeRank(settings: Settings, overDispersion: boolean): Promise<Made> {
  if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
  if (settings.level !== 'borough') return rankSmallAreas(settings, settings.level);
  const makers = pickById(RANK_TABLES, settings.table);
  const report = await prepareReport(settings, { everyBorough: true, shows: showsWanted(settings) });
  const { study, problems } = report;
  const { period } = study.choices;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = makers.map((maker) => makeTable(maker, { ...report, offence, overDispersion }));
  const rows = byRate(study, offence).map(({ area }) => {
    const { rank, count, rate, changePercent } = placeOf(study, area, offence);
    return {
      rank: jsonFigure(rank),
      area: { code: area.code, name: area.name },
      count: jsonFigure(count),
      rate: jsonFigure(rate),
      change_percent: jsonFigure(changePercent),
    };
  });
  const json = {
    offence: { id: offence, label: labelOf(study, offence) },
    period,
    rows,
    notes: [...new Set(tables.flatMap(({ notes }) => notes))],
    tables: tables.map(jsonTable),
    sources: study.sources.map(jsonSource),
  };
  const summary = `${labelOf(study, offence)}, ${period.label}: ${rows.length} boroughs.`;
  const charts = pickCharts(RANK_CHARTS, tables, report, settings.chart);
  return {
    document: { name: 'rank', tables, json, charts, explain: explainer(study) },
    problems,
    sources: study.sources,
    summary,
  };
}

/** `boroughstat rank`: the boroughs in order of one offence's rate, lowest first. */
export function rankCommand(program: Command): Command {
  const command = program
    .command('rank')
    .description('the 32 boroughs in order of the rate of one offence, lowest first');
  offenceOption(command, 'the offence (default: all)');
  boroughOption(command);
  levelOption(command);
  areaPopulationOption(command);
  periodOptions(command);
  dataOptions(command);
  tableOption(command);
  command.option('--over-dispersion', 'widen the limits of the funnel by how far the boroughs differ anyway');
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  const list = RANK_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat rank --offence burglary-residential --to 2025-12\n  boroughstat rank --offence burglary --table funnel -o burglary.svg\n  boroughstat rank --level ward --offence burglary --borough Barnet --data ward-file.csv`,
  );
  return command.action(({ overDispersion = false, ...options }) =>
    runCommand('rank', options, (settings) => makeRank(settings, overDispersion)),
  );
}
