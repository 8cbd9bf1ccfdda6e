import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../config/settings.js';
import type { Source } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError, outputError, UserError, usageError } from '../core/errors.js';
import type { ReportTable } from '../core/report.js';
import { changedInput, type InputRead, readInput, recordingInputs } from '../load/recorded-inputs.js';
import { withCleanup, yieldToEventLoop } from '../output/cleanup.js';
import { type OutputPlan, planOutput, withoutAbsentPackages } from '../output/plan.js';
import { asciiText, showsUnicode } from '../output/platform.js';
import { besideFolder, createParentFolders, locationOf, removeEmptyFolders, saveFiles } from '../output/save.js';
import { withLibrary } from '../vintages/select.js';
import type { Document, OutputFile, WriteOptions } from '../write/document.js';
import { type Command, declares, nameOf } from './declared-command.js';
import { createLogger, type Log } from './log.js';
import { runSettings } from './run-settings.js';

/** What a command makes; the rest (settings, output, log) is the same for all. */
export interface CommandResult {
  readonly document: Document;
  /** Its figures by the keys that scripts know them by, where its tables do not show them all. */
  readonly keyed?: ReportTable;
  readonly problems: readonly Diagnostic[];
  readonly sources: readonly Source[];
  /** What was done, in a line or several, for standard error. */
  readonly summary: string | readonly string[];
  /** Other than 0 when the command ran and the answer is no. */
  readonly exitCode?: number;
}

type BuildReport = (settings: Settings) => Promise<CommandResult>;

const wantsColor = (options: Readonly<Record<string, unknown>>): boolean =>
  options.color !== false && !process.env.NO_COLOR && (process.stdout.isTTY ?? false);

/** Every format needs a place for more than one file. */
function requireFolder({ all, format, output }: Settings): void {
  if (!all) return;
  if (format.length > 0) throw usageError('--all and -f both name the formats; give one of them.');
  if (output === undefined || output === '-') throw usageError('--all writes many files: give a folder with -o DIR.');
}

function writeOptions({ workingCopy, template, full, format }: Settings): WriteOptions {
  const bytes = template === undefined ? undefined : readTemplate(template);
  return {
    color: false,
    width: 0,
    full: full || format.length > 0,
    workingCopy,
    template: bytes && { name: template ?? '', bytes },
  };
}

function readTemplate(path: string): Uint8Array {
  try {
    return readInput(path).bytes;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw inputError({ file: path }, 'cannot be read as a template; give a Word document (.docx) that is there.');
  }
}

/** A command that reads no crime data must work though the library is broken: it may be what mends it; doctor reports on it. */
const readsLibrary = (command: Command): boolean => declares(command, 'data') && command.name() !== 'doctor';

/** Settings in, document out: checks the destination first, writes last, and talks on standard error. */
export async function runCommand(
  command: Command,
  options: Readonly<Record<string, unknown>>,
  make: BuildReport,
): Promise<void> {
  const { color: _, ...rest } = options;
  const { settings: given, notes } = await runSettings(command, rest);
  const settings = readsLibrary(command) ? withLibrary(given) : given;
  const log = createLogger(process.stderr, { quiet: settings.quiet, json: settings.logFormat === 'json' });
  requireFolder(settings);
  const { all, format: formats, output } = settings;
  const wanted = planOutput({ formats, all, output, platform: process.platform });
  const { plan, notes: lacking } = await withoutAbsentPackages(wanted);
  // Beside a figure only: a run that is refused says why, and nothing else.
  const buildNoted: BuildReport = async (resolved) => {
    const result = await make(resolved);
    return command.name() === 'config' ? result : { ...result, problems: [...notes, ...lacking, ...result.problems] };
  };
  process.exitCode =
    plan.kind === 'stream'
      ? await toStream(plan, settings, buildNoted, log, wantsColor(options))
      : await toFiles(plan, nameOf(command), settings, buildNoted, log);
}

async function toStream(
  plan: OutputPlan & { kind: 'stream' },
  settings: Settings,
  make: BuildReport,
  log: Log,
  color: boolean,
): Promise<number> {
  const { document, problems, summary, exitCode = 0 } = await make(settings);
  for (const problem of problems) log.problem(problem);
  const width = process.stdout.isTTY ? (process.stdout.columns ?? 0) : 0;
  const content = await plan.render(document, { ...writeOptions(settings), color, width });
  const whole = typeof content !== 'string' || content.endsWith('\n');
  const text = whole ? content : `${content}\n`;
  const isPlain = process.stdout.isTTY && !showsUnicode({ name: process.platform, env: process.env });
  process.stdout.write(isPlain && typeof text === 'string' ? asciiText(text) : text);
  log.summary(summary);
  return exitCode;
}

/** Locks the place, makes everything, then puts it there at once; nothing is left behind however it ends. */
async function toFiles(
  plan: Exclude<OutputPlan, { kind: 'stream' }>,
  command: string,
  settings: Settings,
  make: BuildReport,
  log: Log,
): Promise<number> {
  const { isUpToDate, buildManifest } = await import('./manifest.js');
  if (settings.ifNewer && plan.kind === 'folder' && (await isUpToDate(plan.path, command, settings))) {
    log.summary(`${plan.path}: up to date, nothing has changed since its manifest.`);
    return 0;
  }
  const { clearLeftovers, lock } = await import('../output/lock.js');
  const locate = () => ({ ...locationOf(plan.path, plan.kind === 'file'), user: process.getuid?.() });
  let location = locate();
  let parents: string[] = [];
  let saved = false;
  let unlock = () => {};
  const undo = () => {
    unlock();
    if (!saved) removeEmptyFolders(parents);
  };
  return withCleanup(undo, () =>
    recordingInputs(async (inputs) => {
      // Only here, where a signal is heard: a folder made before would be left.
      parents = createParentFolders(location);
      unlock = lock(location.lock, plan.path);
      if (location.isNew && existsSync(location.folder)) {
        // Another run made the folder while this one waited for the lock: from now on the lock lies in the folder.
        unlock();
        location = locate();
        unlock = lock(location.lock, plan.path);
      }
      const locations = besideFolder(location.folder);
      if (!location.isNew) clearLeftovers(locations.lock, locations.staging);
      const { document, problems, sources, summary, exitCode = 0 } = await make(settings);
      await yieldToEventLoop();
      const files = await plan.files(document, writeOptions(settings));
      await requireUnchanged(sources.length > 0 ? settings.data : [], inputs());
      const manifest =
        plan.kind === 'folder' ? [buildManifest(command, settings, { inputs: inputs(), sources, files })] : [];
      await yieldToEventLoop();
      requireOtherFiles(location.folder, [...files, ...manifest], inputs());
      saveFiles(location, [...files, ...manifest]);
      saved = true;
      for (const problem of problems) log.problem(problem);
      const names = [...files, ...manifest].map(({ name }) =>
        plan.kind === 'file' ? plan.path : join(plan.path, name),
      );
      const lines = [summary].flat();
      log.summary([...lines.slice(0, -1), `${lines.at(-1)} Wrote ${names.join(', ')}.`]);
      return exitCode;
    }),
  );
}

/** A report over a file that it was made from would take the only copy of the data. */
function requireOtherFiles(folder: string, files: readonly OutputFile[], inputs: readonly InputRead[]): void {
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
  const read = new Set(inputs.filter(({ path }) => path !== '-').map(({ path }) => real(path)));
  const over = files.map(({ name }) => join(folder, name)).find((path) => read.has(real(path)));
  if (over) throw outputError(`${over}: is a file that the report is made from; choose another place with -o.`);
}

/** What is written must be of the files that lie there then: else a manifest would name what was not read. */
async function requireUnchanged(data: readonly string[], inputs: readonly InputRead[]): Promise<void> {
  const refuse = ({ file }: { readonly file: string }, happened: string) =>
    inputError({ file }, `${happened} while the report was made; nothing is written, run again.`);
  const changed = await changedInput(inputs);
  if (changed) throw refuse(changed, 'changed');
  const { expandPaths } = await import('../load/expand-paths.js');
  const added = expandPaths(data).find(({ path }) => !inputs.some((input) => input.path === path));
  if (added) throw refuse(added, 'was added');
}
