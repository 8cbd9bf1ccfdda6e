import type { Command } from 'commander';
import type { Settings } from '../config.js';
import { inputError, usageError } from '../errors.js';
import { findBorough } from '../figures/areas.js';
import { revisionExplainer } from '../figures/explain.js';
import { Disclosure } from '../figures/disclosure.js';
import { comparableOffences, pairVintages, type Vintages } from '../figures/revision.js';
import { revisionsShow } from '../figures/shown-periods.js';
import type { Reading } from '../load/engine/engines.js';
import { loadFiles } from '../load/load-files.js';
import { monthCount, monthRange } from '../months.js';
import { type Reference, readAllReference } from '../reference/index.js';
import { pickById } from '../tables/report.js';
import { REVISION_TABLES } from '../tables/revisions/index.js';
import type { RevisionReport } from '../tables/revisions/revision-columns.js';
import { buildDataset } from '../tidy/build-dataset.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { boroughOption, outputOptions, suppressOption, tableOption } from './options.js';
import { readingFrom } from './reading.js';
import { type Made, runCommand } from './run.js';

async function read(path: string, reference: Reference, reading: Reading) {
  const loaded = await loadFiles([path], reading);
  const { dataset, problems } = buildDataset(loaded.tables, reference);
  return { dataset, tables: loaded.tables, problems: [...loaded.problems, ...problems] };
}

/** Every month is shown, and every borough by its total: what is small in either vintage is kept back in both. */
function withDisclosure(vintages: Vintages, { areas, offenceSets }: Reference, settings: Settings): Vintages {
  const { suppress: below, borough } = settings;
  if (below === 0) return vintages;
  const { before, now } = vintages;
  const shows = revisionsShow(vintages);
  const ownRows = [findBorough(areas, borough).code];
  const suppression = { below, shows, everyBorough: (offence: string) => offence === 'all', ownRows };
  return { ...vintages, disclosure: new Disclosure(suppression, [before, now], offenceSets) };
}

/** Both vintages read, the months they share, and what can be compared in them. */
async function revisionReport(thenPath: string, nowPath: string, settings: Settings): Promise<RevisionReport> {
  const { borough } = settings;
  const reference = readAllReference();
  const reading = { ...readingFrom(settings), keepRows: true };
  const [before, now] = [await read(thenPath, reference, reading), await read(nowPath, reference, reading)];
  const vintages = withDisclosure(pairVintages(before.dataset, now.dataset, reference), reference, settings);
  const span = ({ months }: typeof before.dataset) => `${months[0]} to ${months.at(-1)}`;
  if (vintages.months.length === 0) {
    throw inputError(
      `${thenPath} (${span(before.dataset)}) and ${nowPath} (${span(now.dataset)}) share no month; give two vintages of the same months.`,
    );
  }
  const area = findBorough(reference.areas, borough);
  if (!vintages.boroughs.codes.includes(area.code)) {
    throw inputError(
      `${area.name} is not in both ${thenPath} and ${nowPath}; choose a borough that is with --borough.`,
    );
  }
  const problems = [...before.problems, ...now.problems];
  const tables = { before: before.tables, now: now.tables };
  return { vintages, area, offences: comparableOffences(vintages), tables, problems };
}

/** The tables of what moved, and how their numbers were made; the files of then and of now are those of --data. */
export async function makeRevisions(settings: Settings): Promise<Made> {
  const [thenPath, nowPath, ...more] = settings.data;
  if (thenPath === undefined || nowPath === undefined || more.length > 0)
    throw usageError('revisions compares two files or folders: give that of then and that of now.');
  const makers = pickById(REVISION_TABLES, settings.table);
  const report = await revisionReport(thenPath, nowPath, settings);
  const tables = makers.map((maker) => maker.make(report));
  const [older, newer] = [report.vintages.before, report.vintages.now].map(({ sources }) =>
    sources.map(({ source }) => source),
  );
  const sources = [...(older ?? []), ...(newer ?? [])];
  const { months } = report.vintages;
  const json = {
    area: { code: report.area.code, name: report.area.name },
    months,
    before: (older ?? []).map(jsonSource),
    now: (newer ?? []).map(jsonSource),
    tables: tables.map(jsonTable),
  };
  const summary = `${report.area.name}: ${monthCount(months.length)} compared, ${monthRange(months[0] ?? '', months.at(-1) ?? '')}.`;
  return {
    document: { name: 'revisions', tables, json, explain: revisionExplainer(report.vintages) },
    problems: report.problems,
    sources,
    summary,
  };
}

/** `boroughstat revisions OLD NEW`: what moved between two vintages of the same months. */
export function revisionsCommand(program: Command): Command {
  const command = program
    .command('revisions')
    .description('what moved between two vintages of the same months, and what is still to come')
    .argument('<old>', 'the file or folder of then')
    .argument('<new>', 'the file or folder of now');
  boroughOption(command);
  tableOption(command);
  suppressOption(command);
  outputOptions(command);
  const list = REVISION_TABLES.map(({ id, about }) => `  ${id.padEnd(22)}${about}`).join('\n');
  command.addHelpText(
    'after',
    `\nTables (--table):\n${list}\n\nExample:\n  boroughstat revisions met-2025-03.csv met-2026-03.csv --borough Brent --table revised-months`,
  );
  return command.action((before: string, now: string, options) =>
    runCommand('revisions', { ...options, data: [before, now] }, makeRevisions),
  );
}
