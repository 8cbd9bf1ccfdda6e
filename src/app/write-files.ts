import { realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { inputError, outputError } from '../core/errors.js';
import { pathExists } from '../load/path-exists.js';
import { changedInput, type InputRead, recordingInputs } from '../load/recorded-inputs.js';
import { yieldToEventLoop } from '../output/cleanup.js';
import { inLockedLocation } from '../output/locked-location.js';
import type { OutputPlan } from '../output/plan.js';
import { outputFailure, saveFiles } from '../output/save.js';
import type { OutputFile, WriteOptions } from '../write/document.js';
import { folderIndex, INDEX } from '../write/html/folder-index.js';
import type { CommandResult, Run } from './command-result.js';
import { countText } from './log.js';
import { buildManifest, earlierOutputs, editedFiles, isUpToDate } from './manifest.js';

type FilePlan = Exclude<OutputPlan, { kind: 'stream' }>;

/**
 * Builds the files of a run and puts them in place at once; nothing is left behind however it ends. The options read a
 * template, which is one of the inputs.
 */
export async function toFiles(plan: FilePlan, run: Run, options: () => WriteOptions): Promise<number> {
  const { command, settings, log } = run;
  if (settings.ifNewer && plan.kind === 'folder' && (await isUpToDate(plan.path, command, settings))) {
    log.summary(`${plan.path}: up to date, nothing has changed since its manifest.`);
    return 0;
  }
  const { result, count } = await inLockedLocation({ path: plan.path, isFile: plan.kind === 'file' }, (location) =>
    recordingInputs(async (inputs) => {
      const built = await run.build(settings);
      await yieldToEventLoop();
      const files = [...(await plan.files(built.document, options(), run.onFormat))];
      await requireUnchanged(built.sources.length > 0 ? settings.data : [], inputs());
      if (plan.kind === 'folder')
        files.push(...folderFiles(run, built, { folder: location.folder, files, inputs: inputs() }));
      await yieldToEventLoop();
      requireOtherFiles(location.folder, files, inputs());
      if (!settings.force) requireUnedited(location.folder, files);
      await saveFiles(location, files);
      return { result: built, count: files.length };
    }),
  );
  const written =
    plan.kind === 'file'
      ? plan.path
      : `${countText(count, 'file')} to ${join(plan.path, sep)}; open ${join(plan.path, INDEX)}`;
  return logResult(run, result, written);
}

/** Looks at a folder that is written into: what fails is a failure of the output. */
function inOutput<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw outputFailure(folder, error);
  }
}

interface Written {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  readonly inputs: readonly InputRead[];
}

/** What a folder has besides the formats: a page that lists them, and the manifest of all. */
function folderFiles({ command, settings }: Run, { document, sources }: CommandResult, written: Written): OutputFile[] {
  const { folder, files, inputs } = written;
  const names = files.map(({ name }) => name);
  const earlier = inOutput(folder, () => earlierOutputs(folder, [...names, INDEX]));
  const content = folderIndex(
    document,
    names,
    earlier.map(({ name }) => name),
  );
  const index = { name: INDEX, content };
  return [index, buildManifest(command, settings, { inputs, sources, files: [...files, index], earlier })];
}

function logResult({ log }: Run, { diagnostics, summary, exitCode = 0 }: CommandResult, written: string): number {
  for (const diagnostic of diagnostics) log.diagnostic(diagnostic);
  const lines = [summary].flat();
  log.summary([...lines.slice(0, -1), `${lines.at(-1)} Wrote ${written}.`]);
  return exitCode;
}

/** A report over a file that it was made from would take the only copy of the data. */
function requireOtherFiles(folder: string, files: readonly OutputFile[], inputs: readonly InputRead[]): void {
  const real = (path: string) => (pathExists(path) ? realpathSync(path) : resolve(path));
  const read = new Set(inputs.filter(({ path }) => path !== '-').map(({ path }) => real(path)));
  const outputs = files.map(({ name }) => join(folder, name));
  const over = outputs.find((path) => read.has(inOutput(folder, () => real(path))));
  if (over) throw outputError(`${over}: is a file that the report is made from; choose another place with -o.`);
}

/** Nothing that people wrote into a report is lost: it is moved away by them, or replaced when they say so. */
function requireUnedited(folder: string, files: readonly OutputFile[]): void {
  const names = files.map((file) => file.name);
  const [name, ...others] = inOutput(folder, () => editedFiles(folder, names));
  if (name === undefined) return;
  const also = others.length === 0 ? '' : ` (and ${others.join(', ')})`;
  throw outputError(
    `${join(folder, name)}${also}: was changed after it was written; keep it under another name, choose another place with -o, or replace it with --force. Nothing was changed.`,
  );
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
