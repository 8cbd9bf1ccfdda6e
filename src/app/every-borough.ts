import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { EXIT, systemFailure, UserError, usageError } from '../core/errors.js';
import type { Area } from '../core/reference.js';
import { boroughsOf } from '../figures/basis/areas.js';
import type { Study } from '../figures/study.js';
import { inLockedLocation } from '../output/locked-location.js';
import { type FolderPlan, folderPlan, type OutputPlan } from '../output/plan.js';
import { saveFiles } from '../output/save.js';
import { readAreas } from '../reference/areas.js';
import { totalLeague } from '../tables/rank/league.js';
import { nameInPath } from '../tidy/plain-name.js';
import { boroughIndex } from '../write/html/borough-index.js';
import { createLogger, type Log } from './log.js';
import { readManifest } from './manifest.js';
import { progressBar } from './progress.js';
import { SharedStudy } from './shared-study.js';

/** What became of the report on one borough. */
export interface BoroughResult {
  readonly area: Area;
  /** The name of its folder, such as "kensington-and-chelsea". */
  readonly folder: string;
  /** Why there is none of this run; undefined where it was written, or was up to date. */
  readonly failure?: unknown;
}

/** Writes the report on one borough into its folder. */
type WriteOne = (
  plan: FolderPlan,
  report: { readonly settings: Settings; readonly log: Log; readonly shared: SharedStudy },
) => Promise<number>;

interface BoroughLoop {
  readonly isFatal: (error: unknown, isFirst: boolean) => boolean;
  readonly onProgress: (name: string, done: number, total: number) => void;
}

/**
 * Does something for each of the boroughs in turn. A failure is kept with its borough, and the others go on; one that
 * no borough can escape (`isFatal`) ends it.
 */
async function forBoroughs(
  boroughs: readonly Area[],
  work: (borough: Omit<BoroughResult, 'failure'>) => Promise<unknown>,
  { isFatal, onProgress }: BoroughLoop,
): Promise<BoroughResult[]> {
  const results: BoroughResult[] = [];
  for (const area of boroughs) {
    const borough = { area, folder: nameInPath(area.name) };
    try {
      await work(borough);
      results.push(borough);
    } catch (failure) {
      if (isFatal(failure, results.length === 0)) throw failure;
      results.push({ ...borough, failure });
    }
    onProgress(area.name, results.length, boroughs.length);
  }
  return results;
}

/**
 * Pages link to those of the other boroughs, so none may have a link to one that is not there. Which fail is known when all
 * were tried: then the others are written again, without links to those.
 */
async function writeLinked(write: (boroughs: readonly Area[]) => Promise<BoroughResult[]>): Promise<BoroughResult[]> {
  const failed: BoroughResult[] = [];
  const order = boroughsOf(readAreas());
  let linked = order;
  for (;;) {
    const results = await write(linked);
    const written = results.filter(({ failure }) => failure === undefined).map(({ area }) => area);
    failed.push(...results.filter(({ failure }) => failure !== undefined));
    if (written.length === linked.length)
      return [...results, ...failed].sort((a, b) => order.indexOf(a.area) - order.indexOf(b.area));
    linked = written;
  }
}

function requireFolder(plan: OutputPlan, { suppress, against }: Settings): FolderPlan {
  if (plan.kind !== 'folder')
    throw usageError('--borough all writes a folder for each borough: give a folder with -o.');
  if (suppress > 0 && against !== undefined) {
    throw usageError('--borough all takes --suppress or --against, not both; write the boroughs one at a time.');
  }
  return plan;
}

/**
 * The settings of the report on one borough; an earlier report is that of the same folder of an earlier run. The pages it
 * links to are among them: where there are others now, it is not up to date.
 */
const settingsOf = (settings: Settings, { area, folder }: BoroughResult, linked: readonly Area[]): Settings => ({
  ...settings,
  ...(linked.length > 1 ? { linkedBoroughs: linked.map(({ name }) => name) } : {}),
  borough: area.name,
  against: settings.against === undefined ? undefined : join(settings.against, folder),
});

/** Keeps what the reports say until the end: each sentence once, however many reports say it. */
function collectingLog() {
  const diagnostics = new Map<string, Diagnostic>();
  const log: Log = {
    summary: () => {},
    diagnostic: (diagnostic) => void diagnostics.set(`${diagnostic.level} ${diagnostic.text}`, diagnostic),
    error: () => {},
  };
  return { log, diagnostics };
}

/** A failure that every borough would meet: of the data, which are read for the first, or of the words given. */
function isOfAll(error: unknown, isFirst: boolean, shared: SharedStudy): boolean {
  const code = error instanceof UserError ? error.exitCode : EXIT.software;
  if (code === EXIT.locked || code === EXIT.output) return false;
  return !shared.isPrepared || (isFirst && code === EXIT.usage);
}

/** What one report leaves behind is collected before the next ones: by default V8 lets the heap grow to several times that. */
const collectEarly = (): void => setFlagsFromString('--heap-growing-percent=30');

/** `--borough all`: a folder for each borough with what a run on that borough alone writes in these formats, and an index. */
export async function writeEveryBorough(
  command: string,
  settings: Settings,
  plan: OutputPlan,
  writeOne: WriteOne,
): Promise<number> {
  const { path, writers, named } = requireFolder(plan, settings);
  const log = createLogger(process.stderr, { quiet: settings.quiet, json: settings.logFormat === 'json' });
  const { log: collecting, diagnostics } = collectingLog();
  const shared = new SharedStudy();
  collectEarly();
  const onProgress = progressBar((done, total) => `${done} of ${total} boroughs`);
  const hasPages = writers.some(({ format }) => format === 'html');
  const writeBoroughs = (boroughs: readonly Area[]) =>
    forBoroughs(
      boroughs,
      async (borough) => {
        const ofOne = folderPlan(join(path, borough.folder), writers, named);
        const one = settingsOf(settings, borough, hasPages ? boroughs : []);
        await writeOne(ofOne, { settings: one, log: collecting, shared });
      },
      { isFatal: (error, isFirst) => isOfAll(error, isFirst, shared), onProgress },
    );
  const results = await inLockedLocation({ path, isSet: true }, async (location) => {
    const found = await (hasPages ? writeLinked(writeBoroughs) : writeBoroughs(boroughsOf(readAreas())));
    await saveFiles(location, [{ name: 'index.html', content: indexOf(command, path, found, shared.study) }]);
    return found;
  });
  for (const diagnostic of diagnostics.values()) log.diagnostic(diagnostic);
  return reportResults(results, path, log);
}

function indexOf(command: string, path: string, results: readonly BoroughResult[], study: Study | undefined): string {
  const entries = results.map(({ area, folder, failure }) => ({
    area,
    folder,
    files: readManifest(join(path, folder))?.outputs.map(({ name }) => name) ?? [],
    isOfEarlierRun: failure !== undefined,
  }));
  const hasBoroughs = study?.dataset.sources.some(({ level }) => level === 'borough');
  const league = study && hasBoroughs ? totalLeague({ study }) : undefined;
  return boroughIndex({ command, entries, league, areas: readAreas() });
}

/** What was done, or which boroughs have no report of this run and why. */
function reportResults(results: readonly BoroughResult[], path: string, log: Log): number {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const bug = failed.find(({ failure }) => !(failure instanceof UserError) && !systemFailure(failure));
  for (const { area, failure } of failed) {
    if (failure instanceof Error) log.error(`${area.name}: ${failure.message}`);
  }
  const written = `${results.length - failed.length} of ${results.length} boroughs`;
  if (failed.length === 0) {
    log.summary(`${written}: a folder each and index.html in ${path}.`);
    return EXIT.done;
  }
  log.error(`${written} are in ${path}; not written: ${failed.map(({ area }) => area.name).join(', ')}.`);
  if (bug) throw bug.failure;
  const [first] = failed;
  return first?.failure instanceof UserError ? first.failure.exitCode : EXIT.input;
}
