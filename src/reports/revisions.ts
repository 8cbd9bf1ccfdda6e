import type { CommandResult } from '../app/command-result.js';
import { readOptionsFrom } from '../app/read-options.js';
import type { Settings } from '../config/settings.js';
import { withoutCounts } from '../core/diagnostics.js';
import { inputError, usageError } from '../core/errors.js';
import { monthCount, monthName, monthRange } from '../core/months.js';
import { findBorough } from '../figures/basis/areas.js';
import { Disclosure } from '../figures/basis/disclosure.js';
import { revisionsShow } from '../figures/basis/shown-periods.js';
import { lacksOfFiles } from '../figures/cross-checks/bundled-figures.js';
import { revisionExplainer } from '../figures/explain/explainer.js';
import { comparableOffences, pairVintages, type Vintages } from '../figures/time/revision.js';
import { bundledFiguresToCompare, loadFiles } from '../load/load-files.js';
import type { ReadOptions } from '../load/read-options.js';
import { type Reference, readAllReference } from '../reference/index.js';
import { REVISION_TABLES } from '../tables/revisions/index.js';
import type { RevisionReport } from '../tables/revisions/revision-columns.js';
import { pickById } from '../tables/shared/report.js';
import { buildDataset } from '../tidy/build-dataset.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { jsonArea } from './study-result.js';

async function read(path: string, reference: Reference, reading: ReadOptions & Pick<Settings, 'suppress'>) {
  const loaded = await loadFiles([path], reading);
  const { dataset, diagnostics } = buildDataset(loaded.tables, reference);
  const lacking = lacksOfFiles(dataset, await bundledFiguresToCompare(), true);
  const found = [...loaded.diagnostics, ...diagnostics, ...lacking];
  return { dataset, tables: loaded.tables, diagnostics: reading.suppress > 0 ? withoutCounts(found) : found };
}

/** Every month is shown, and every borough by its total: what is small in either vintage is kept back in both. */
function withDisclosure(vintages: Vintages, { areas, offenceSets }: Reference, settings: Settings): Vintages {
  const { suppress: below, borough } = settings;
  if (below === 0) return vintages;
  const { before, now } = vintages;
  const shows = revisionsShow(vintages);
  const listedAreas = [findBorough(areas, borough).code];
  const suppression = { below, shows, everyBorough: (offence: string) => offence === 'all', listedAreas };
  return { ...vintages, disclosure: new Disclosure(suppression, [before, now], offenceSets) };
}

/** Both vintages read, the months they share, and what can be compared in them. */
async function revisionReport(thenPath: string, nowPath: string, settings: Settings): Promise<RevisionReport> {
  const { borough } = settings;
  const reference = readAllReference();
  const reading = { ...readOptionsFrom(settings), keepRows: true, suppress: settings.suppress };
  const [before, now] = [await read(thenPath, reference, reading), await read(nowPath, reference, reading)];
  const vintages = withDisclosure(pairVintages(before.dataset, now.dataset, reference), reference, settings);
  const span = ({ months }: typeof before.dataset) => monthRange(months[0] ?? '', months.at(-1) ?? '');
  if (vintages.months.length === 0) {
    throw inputError(
      `${thenPath} (${span(before.dataset)}) and ${nowPath} (${span(now.dataset)}) share no month; give two vintages of the same months.`,
    );
  }
  const [thenLast, nowLast] = [before, now].map(({ dataset }) => dataset.months.at(-1) ?? '');
  if (thenLast && nowLast && thenLast > nowLast) {
    throw inputError(
      `${thenPath} runs to ${monthName(thenLast)} and ${nowPath} to ${monthName(nowLast)}; give the older one first.`,
    );
  }
  const area = findBorough(reference.areas, borough);
  if (!vintages.boroughs.codes.includes(area.code)) {
    throw inputError(
      `${area.name} is not in both ${thenPath} and ${nowPath}; choose a borough that is with --borough.`,
    );
  }
  const diagnostics = [...before.diagnostics, ...now.diagnostics];
  const tables = { before: before.tables, now: now.tables };
  return { vintages, area, offences: comparableOffences(vintages), tables, diagnostics };
}

/** The report on what changed between two vintages: the older and the newer file or folder are those of --data. */
export async function buildRevisions(settings: Settings): Promise<CommandResult> {
  const [thenPath, nowPath, ...more] = settings.data;
  if (thenPath === undefined || nowPath === undefined || more.length > 0)
    throw usageError('revisions compares two files or folders: give that of then and that of now.');
  const builders = pickById(REVISION_TABLES, settings.table);
  const report = await revisionReport(thenPath, nowPath, settings);
  const tables = builders.map((builder) => builder.make(report));
  const { before, now, months } = report.vintages;
  const sources = [...before.sources, ...now.sources].map(({ source }) => source);
  const json = {
    area: jsonArea(report.area),
    months,
    before: before.sources.map(({ source }) => jsonSource(source)),
    now: now.sources.map(({ source }) => jsonSource(source)),
    tables: tables.map(jsonTable),
  };
  const summary = `${report.area.name}: ${monthCount(months.length)} compared, ${monthRange(months[0] ?? '', months.at(-1) ?? '')}.`;
  return {
    document: { name: 'revisions', tables, json, explain: revisionExplainer(report.vintages) },
    diagnostics: report.diagnostics,
    sources,
    summary,
  };
}
