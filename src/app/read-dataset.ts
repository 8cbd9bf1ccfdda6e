import type { Settings } from '../config/settings.js';
import type { Level } from '../core/crime.js';
import { type Diagnostic, withoutCounts } from '../core/diagnostics.js';
import { inputError, UserError, usageError } from '../core/errors.js';
import { type Period, shiftPeriod } from '../core/months.js';
import type { Area, Estimate } from '../core/reference.js';
import { didYouMean } from '../core/suggest-name.js';
import { boroughsOf, comparatorSets, findBorough } from '../figures/basis/areas.js';
import { lacksOfFiles } from '../figures/cross-checks/bundled-figures.js';
import { type Choices, Study } from '../figures/study.js';
import { bundledFiguresToCompare, loadBundledFigures, loadFiles } from '../load/load-files.js';
import type { ReadOptions } from '../load/read-options.js';
import { withConfiguredSets } from '../reference/configured-sets.js';
import { type Reference, readAllReference } from '../reference/index.js';
import type { Report } from '../tables/shared/report.js';
import { buildDataset } from '../tidy/build-dataset.js';
import type { Dataset } from '../tidy/dataset.js';
import { filesAsOf } from '../vintages/files-as-of.js';
import { showStage } from './progress.js';
import { withEstimates } from './read-estimates.js';
import { readLookups } from './read-lookups.js';
import { readOptionsFrom } from './read-options.js';
import { checkPeriodOptions, periodNamed, resolvePeriod } from './resolve-period.js';
import type { SharedStudy } from './shared-study.js';
import { EVERY_BOROUGH, offencesNamed, type ShownScope, suppressionOf } from './shown-figures.js';

/** What a command is about, where it is not the usual: a borough over 12 months that options settle. */
export interface StudyScope extends ShownScope {
  /** Settles the 12 months of the study from the data. */
  readonly periodOf?: (dataset: Dataset) => Period;
  /** The files of which level hold the borough; those of boroughs by default. */
  readonly levels?: readonly Level[];
  /** The study that other reports of the run use as well. */
  readonly shared?: SharedStudy | undefined;
}

export interface Prepared {
  readonly study: Study;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the data and settles the period; the first half of every command that makes figures. */
export async function prepareStudy(settings: Settings, scope: StudyScope = {}): Promise<Prepared> {
  checkPeriodOptions(settings);
  const { reference, diagnostics: ofEstimates } = await withEstimates(
    withConfiguredSets(readAllReference(), settings),
    settings,
  );
  checkSeries('--population-series', settings.populationSeries, reference.population);
  checkSeries('--household-series', settings.householdSeries, reference.households);
  const { dataset, diagnostics } = await readDataset(settings, reference);
  const { files, diagnostics: more } = readLookups(settings, dataset, reference);
  failIfStrict(settings, [...ofEstimates, ...more]);
  const study = new Study(dataset, reference, { ...choicesFrom(settings, dataset, reference, scope), ...files });
  return { study, diagnostics: [...diagnostics, ...ofEstimates, ...more] };
}

/** Where a message must name a row, files that were read without the numbers of their rows are read again. */
async function readAndBuild(
  settings: Settings,
  reference: Reference,
  reading: ReadOptions,
): Promise<{ dataset: Dataset; diagnostics: Diagnostic[] }> {
  const loaded = await (settings.data.length === 0 ? loadBundledFigures() : loadFiles(settings.data, reading));
  const known = filesAsOf(loaded.tables, settings.asOf);
  const again = loaded.tables.every(({ keepsRows = true }) => keepsRows)
    ? undefined
    : () => readAndBuild(settings, reference, { ...reading, keepRows: true });
  showStage('Adding up the counts');
  try {
    const { dataset, diagnostics } = buildDataset(known.tables, reference, settings.allowMixedEras);
    const namesRows = dataset.sources.some(({ unknownLabels }) => unknownLabels.length > 0);
    if (again && namesRows) return again();
    const lacking =
      settings.data.length === 0 ? [] : lacksOfFiles(dataset, await bundledFiguresToCompare(), settings.allowPartial);
    const found = [...loaded.diagnostics, ...known.diagnostics, ...diagnostics, ...lacking];
    return { dataset, diagnostics: settings.suppress > 0 ? withoutCounts(found) : found };
  } catch (error) {
    if (again && error instanceof UserError) return again();
    throw error;
  }
}

export async function readDataset(
  settings: Settings,
  reference: Reference,
): Promise<{ dataset: Dataset; diagnostics: Diagnostic[] }> {
  const { dataset, diagnostics } = await readAndBuild(settings, reference, readOptionsFrom(settings));
  failIfStrict(settings, diagnostics);
  failIfOtherEra(settings, dataset);
  showStage('Working out the figures');
  return { dataset, diagnostics };
}

export function failIfStrict({ strict }: Settings, diagnostics: readonly Diagnostic[]): void {
  const warning = diagnostics.find(({ level }) => level === 'warning');
  if (strict && warning) throw inputError(`${warning.text} (an error because of --strict)`);
}

/** A report of its time is reproduced by files of its time only. */
function failIfOtherEra({ era, config, data }: Settings, { sources }: Dataset): void {
  const other = sources.find(({ source }) => era !== undefined && source.era !== era);
  if (!other) return;
  const what = data.length === 0 ? 'no Met files are given, and the bundled figures are' : `${other.source.file} is`;
  throw inputError(
    `${config ?? 'the configuration'}: asks for Met files of the ${era} era; ${what} of the ${other.source.era} era: give the files with --data.`,
  );
}

const hasAssessment = ({ indicators, targets, priorities, sections, offenceLists }: Settings): boolean =>
  [indicators, targets, priorities, sections, Object.keys(offenceLists)].some(({ length }) => length > 0);

function checkSeries(option: string, name: string | undefined, estimates: readonly Estimate[]): void {
  const known = [...new Set(estimates.map(({ series }) => series))];
  if (name !== undefined && !known.includes(name)) {
    throw usageError(`${option} ${name} is not known${didYouMean(name, known)}; there are ${known.join(', ')}.`);
  }
}

function choicesFrom(settings: Settings, dataset: Dataset, reference: Reference, scope: StudyScope): Choices {
  const { periodOf } = scope;
  const period = periodOf ? periodOf(dataset) : resolvePeriod(settings, dataset.months);
  const base = settings.base === undefined ? shiftPeriod(period, -60) : periodNamed('--base', settings.base);
  if (base.from >= period.from) {
    throw usageError(`--base ${base.label} is not earlier than ${period.label}; give an earlier year.`);
  }
  const { london, populationYear, populationSeries, householdSeries, smallNumber } = settings;
  const { allowMixedEras, allowPartial, allowBreaks } = settings;
  const periods = { period, previous: shiftPeriod(period, -12), base };
  const suppress = settings.suppress > 0 ? suppressionOf(settings, periods, reference, scope) : undefined;
  const methods = { suppress, london, populationYear, populationSeries, householdSeries, smallNumber };
  return { ...periods, ...methods, allowMixedEras, allowPartial, allowBreaks };
}

/** The borough, which must be in the files; for tables of wards or LSOAs it is enough that they are. */
export function boroughIn(study: Study, name: string, levels: readonly Level[] = ['borough']): Area {
  const area = findBorough(study.reference.areas, name);
  const { sources } = study.dataset;
  const within = ({ level, smallAreas }: Dataset['sources'][number]) =>
    levels.includes(level) && [...smallAreas.values()].some(({ borough }) => borough === area.code);
  if (sources.some(within)) return area;
  const [first] = sources;
  if (first && levels.includes('borough') && sources.every(({ level }) => level !== 'borough')) {
    throw inputError(
      { file: first.source.file, row: 1, column: 1 },
      `is a ${LEVEL_WORDS[first.level]} file; its rows are not borough rows, add the borough file or ask for --level ${first.level}.`,
    );
  }
  if (!study.dataset.boroughsPresent.includes(area.code)) {
    const present = boroughsOf(study.reference.areas).filter(({ code }) =>
      study.dataset.boroughsPresent.includes(code),
    );
    const names =
      present.length > 5 ? `${present.length} others` : present.map((item) => item.name).join(', ') || 'none';
    throw inputError(`the files have no rows for ${area.name} (boroughs in them: ${names}); add the file that has.`);
  }
  return area;
}

const LEVEL_WORDS: Record<Level, string> = { borough: 'borough', ward: 'ward', lsoa: 'LSOA' };

/** Everything the report tables are made from. */
export async function prepareReport(settings: Settings, scope: StudyScope = {}): Promise<Report> {
  const { shared, levels } = scope;
  const { study, diagnostics } = shared
    ? await shared.prepare(() => prepareStudy({ ...settings, borough: EVERY_BOROUGH }, scope))
    : await prepareStudy(settings, scope);
  const area = boroughIn(study, settings.borough, levels);
  const comparators = comparatorSets(study.reference.areas, area, settings.compareWith);
  const offences = offencesNamed(study, settings.offence);
  if (!hasAssessment(settings)) return { study, area, comparators, diagnostics, offences };
  const { assessment, diagnostics: more } = await (await import('./read-assessment.js')).readAssessment(
    settings,
    study,
    area,
  );
  failIfStrict(settings, more);
  return { study, area, comparators, diagnostics: [...diagnostics, ...more], assessment, offences };
}
