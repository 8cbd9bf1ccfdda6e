import type { Command } from 'commander';
import { ANNUAL_CHARTS } from '../charts/index.js';
import type { Settings } from '../config.js';
import { findBorough } from '../figures/areas.js';
import { explainer } from '../figures/explain.js';
import { periodOf } from '../figures/measure.js';
import { annualShows } from '../figures/shown-periods.js';
import type { Level } from '../model.js';
import { frontMatter } from '../tables/front.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { makeTable, type TableMaker } from '../tables/report.js';
import { type EarlierReport, revisedSince } from '../tables/revised-since.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { planTables } from './assessment.js';
import { branded } from './brand.js';
import { pickCharts } from './charts.js';
import { crossChecked } from './cross-checked.js';
import { readEarlierReport } from './earlier-report.js';
import {
  areaPopulationOption,
  boroughOption,
  comparatorOption,
  dataOptions,
  indicatorOptions,
  lsoaLookupOption,
  methodOptions,
  offenceOption,
  outputOptions,
  periodOptions,
  reportOptions,
  tableOption,
  unattendedOption,
} from './options.js';
import { prepareReport } from './prepare.js';
import { offencesNamed, type Shown } from './shown.js';
import { type Made, runCommand } from './run.js';
import { counted } from './talk.js';

/** The tables, with what moved since an earlier report where one is named; `coverage` stays last. */
function annualTables(earlier: EarlierReport | undefined): readonly TableMaker[] {
  if (earlier === undefined) return ANNUAL_TABLES;
  return [...ANNUAL_TABLES.slice(0, -1), revisedSince(earlier), ...ANNUAL_TABLES.slice(-1)];
}

/** Tables of wards need no file of boroughs when no other table is asked for. */
function levelsFor(wanted: readonly string[]): readonly Level[] {
  const small = ANNUAL_TABLES.filter(({ level }) => level === 'ward').map(({ id }) => id);
  return wanted.length > 0 && wanted.every((id) => small.includes(id)) ? ['ward', 'lsoa'] : ['borough'];
}

/** The years of the report, those of targets and of an earlier report, and what an indicator of season is made of. */
const showsOf =
  (settings: Settings): NonNullable<Shown['shows']> =>
  (periods, reference) => {
    const { against, targets } = settings;
    const area = findBorough(reference.areas, settings.borough);
    const earlier = against === undefined ? undefined : readEarlierReport(against, area);
    const baselines = targets.flatMap(({ baseline, due }) =>
      [periodOf(baseline.period) ?? [], periodOf(due) ?? []].flat(),
    );
    return annualShows(periods, {
      baselines: earlier ? [...baselines, earlier.period] : baselines,
      printed: earlier && { code: area.code, counts: numbersOf(earlier.counts) },
      monthly: reference.offences.filter(({ parent }) => parent === 'all').map(({ id }) => id),
      offences: offencesNamed({ reference }, settings.offence),
    });
  };

const numbersOf = (counts: EarlierReport['counts']): Map<string, number> =>
  new Map([...counts].flatMap(([id, { value }]) => (value === null ? [] : [[id, value]])));

/** The tables of the annual report, and how their numbers were made. */
export async function makeAnnual(settings: Settings): Promise<Made> {
  const prepared = await prepareReport(settings, { levels: levelsFor(settings.table), shows: showsOf(settings) });
  const { against } = settings;
  const earlier = against === undefined ? undefined : readEarlierReport(against, prepared.area);
  const report = crossChecked(prepared, settings, earlier);
  const { study, area, problems } = report;
  const { period, previous, base } = study.choices;
  const tables = planTables(report, settings.table, annualTables(earlier)).flatMap(({ title, makers }) =>
    makers.map((maker, index) => ({
      ...makeTable(maker, report),
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
  const front = await branded(frontMatter(report), settings);
  const document = { name: 'annual', tables, json, front, charts, explain: explainer(study) };
  return { document, problems, sources: study.sources, summary };
}

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
  offenceOption(command, 'the offences of the tables of wards and LSOAs (default: all, burglary)');
  areaPopulationOption(command);
  lsoaLookupOption(command, 'the ward of each LSOA to hotspots');
  comparatorOption(command);
  methodOptions(command);
  outputOptions(command);
  reportOptions(command);
  unattendedOption(command);
  command.option('--against <manifest>', 'add the table revised-since: what moved since that earlier report');
  const list = ANNUAL_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExamples:\n  boroughstat annual\n  boroughstat annual --borough Southwark --table headlines,rates -f md\n  boroughstat annual --borough Croydon --year 2021/22 --data met-files -o croydon-2021-22`,
  );
  return command.action((options) => runCommand('annual', options, makeAnnual));
}
