import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import { EXIT, inputError, UserError, usageError } from '../core/errors.js';
import { readInput } from '../load/recorded-inputs.js';
import { type FolderPlan, isFolderPath, type OutputPlan, planOutput, withoutAbsentPackages } from '../output/plan.js';
import { withLibrary } from '../vintages/select.js';
import type { WriteOptions } from '../write/document.js';
import type { BuildReport, Run } from './command-result.js';
import { type Command, declares, nameOf } from './declared-command.js';
import { createLogger, type Log } from './log.js';
import { allowProgress, showStage } from './progress.js';
import { runSettings } from './run-settings.js';
import { EVERY_BOROUGH } from './shown-figures.js';
import { writeOut } from './standard-output.js';

const wantsColor = (options: Readonly<Record<string, unknown>>): boolean =>
  options.color !== false && !process.env.NO_COLOR && (process.stdout.isTTY ?? false);

/** What a preset writes into a folder; none: every format. */
const PRESET_FORMATS: Readonly<Record<Settings['preset'], readonly string[]>> = {
  full: [],
  board: ['docx', 'html'],
  analyst: ['md', 'csv', 'json', 'xlsx'],
};

/** The boroughs together are a site of pages: every format of each would be eight times as large. */
const SITE_FORMATS: readonly string[] = ['html'];

/** The formats asked for; into a folder, where none is, those of the preset, and of all boroughs by the full one the pages. */
function formatsOf({ all, format, output, preset }: Settings, isEveryBorough: boolean): readonly string[] {
  if (format.length > 0 || all || !isFolderPath(output)) return format;
  return isEveryBorough && preset === 'full' ? SITE_FORMATS : PRESET_FORMATS[preset];
}

/** Every format needs a folder, for they are several files. */
function requireFolder({ all, format, output, open }: Settings): void {
  if (open && (output ?? '-') === '-') throw usageError('--open needs a file or folder; name it with -o.');
  if (!all) return;
  if (format.length > 0) throw usageError('--all and -f both name the formats; give one of them.');
  if (output === undefined || output === '-') throw usageError('--all writes many files: give a folder with -o DIR.');
}

function writeOptions({ workingCopy, csvBom, template, full, format }: Settings): WriteOptions {
  const bytes = template === undefined ? undefined : readTemplate(template);
  return {
    color: false,
    width: 0,
    full: full || format.length > 0,
    workingCopy,
    csvBom,
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

/**
 * Settings in, document out: checks the destination first, writes last, and logs to standard error. `takesEveryBorough`:
 * for the borough "all", a report on each.
 */
export async function runCommand(
  command: Command,
  options: Readonly<Record<string, unknown>>,
  build: BuildReport,
  { takesEveryBorough = false } = {},
): Promise<void> {
  const { color: _, ...rest } = options;
  const { settings: given, notes } = await runSettings(command, rest);
  const settings = readsLibrary(command) ? withLibrary(given) : given;
  const log = createLogger(process.stderr, { quiet: settings.quiet, json: settings.logFormat === 'json' });
  requireFolder(settings);
  allowProgress(settings);
  const { all, output } = settings;
  const isEveryBorough = takesEveryBorough && settings.borough.toLowerCase() === EVERY_BOROUGH;
  const wanted = planOutput({ formats: formatsOf(settings, isEveryBorough), all, output, platform: process.platform });
  const { plan, notes: lacking } = await withoutAbsentPackages(wanted);
  // Beside a figure only: a run that is refused says why, and nothing else.
  const buildNoted: BuildReport = async (resolved, shared) => {
    const result = await build(resolved, shared);
    return command.name() === 'config'
      ? result
      : { ...result, diagnostics: [...notes, ...lacking, ...result.diagnostics] };
  };
  const onFormat = (format: string) => showStage(`Writing ${format}`);
  const run = { command: nameOf(command), settings, build: buildNoted, log, onFormat };
  const write = async (ofOne: Exclude<OutputPlan, { kind: 'stream' }>, one: Run) =>
    (await import('./write-files.js')).toFiles(ofOne, one, () => writeOptions(settings));
  if (isEveryBorough) {
    const { writeEveryBorough } = await import('./every-borough.js');
    process.exitCode = await writeEveryBorough(run.command, settings, plan, (ofOne, { shared, ...one }) =>
      write(ofOne, { ...run, ...one, build: (resolved) => buildNoted(resolved, shared), onFormat: undefined }),
    );
  } else {
    process.exitCode = plan.kind === 'stream' ? await toStream(plan, run, wantsColor(options)) : await write(plan, run);
  }
  if (settings.open && plan.kind !== 'stream' && process.exitCode === EXIT.done) await openWritten(plan, log);
}

/** What was written is shown by the program that the user has for it. */
async function openWritten({ kind, path }: FolderPlan, log: Log): Promise<void> {
  const { openResult } = await import('../output/open-result.js');
  const { INDEX } = await import('../write/html/folder-index.js');
  const file = kind === 'folder' ? join(path, INDEX) : path;
  if (!(await openResult(file)))
    log.diagnostic({ level: 'warning', text: `${file} cannot be opened from here; open it yourself.` });
}

async function toStream(plan: OutputPlan & { kind: 'stream' }, run: Run, color: boolean): Promise<number> {
  const { settings, log } = run;
  const { document, diagnostics, summary, exitCode = 0 } = await run.build(settings);
  for (const diagnostic of diagnostics) log.diagnostic(diagnostic);
  const width = process.stdout.isTTY ? (process.stdout.columns ?? 0) : 0;
  const content = await plan.render(document, { ...writeOptions(settings), color, width });
  const whole = typeof content !== 'string' || content.endsWith('\n');
  const text = whole ? content : `${content}\n`;
  writeOut(text);
  log.summary(summary);
  return exitCode;
}
