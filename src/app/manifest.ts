import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import type { Source } from '../core/crime.js';
import { BUNDLED_FIGURES, bundledFigures, packageRoot } from '../load/package-root.js';
import { pathExists } from '../load/path-exists.js';
import { type InputRead, sha256, sha256OfFile } from '../load/recorded-inputs.js';
import { pathInLibrary } from '../vintages/store.js';
import type { OutputFile } from '../write/document.js';

/** What one run read and wrote, kept next to its outputs. It has no clock time: the same inputs give the same bytes. */
export interface Manifest {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of the settings: a script compares one word. */
  readonly configuration_sha256: string;
  /** Of data/reference, which decides labels, breaks and denominators. */
  readonly reference_sha256: string;
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly ManifestOutput[];
  /** What earlier runs wrote into the folder for people to open, under names that this one does not use. */
  readonly earlier_outputs?: readonly ManifestOutput[];
}

export interface ManifestOutput {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ManifestInput {
  readonly file: string;
  readonly sha256: string;
  /** A file of the folder that was left out has no more to say. */
  readonly layout?: string;
  readonly era?: string;
  readonly vintage?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rows?: number;
}

export const MANIFEST = 'manifest.json';

/** Documents that people open and send on. */
const OPENED = /\.(html|docx|xlsx|ods)$/;

export const toolVersion = (): string => JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;

/** Where and when a report is written, what is logged and what is done with it afterwards. */
const NOT_DECIDING: readonly string[] = ['output', 'quiet', 'logFormat', 'ifNewer', 'config', 'force', 'open'];

/** Settings that decide what is written, in a fixed order; where it is written and what is logged do not matter. */
export function decidingSettings(settings: Settings): Record<string, unknown> {
  const deciding = Object.entries(settings).filter(([name]) => !NOT_DECIDING.includes(name));
  return Object.fromEntries(deciding.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referenceHash(): string {
  const folder = join(packageRoot(), 'data', 'reference');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort();
  return sha256(files.map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`).join('\n'));
}

/** The part of a manifest that is known before any work is done. */
export function manifestHead(command: string, settings: Settings) {
  const deciding = decidingSettings(settings);
  return {
    tool: { name: 'boroughstat', version: toolVersion() },
    command,
    settings: deciding,
    configuration_sha256: sha256(JSON.stringify(deciding)),
    reference_sha256: referenceHash(),
  };
}

/** What a run read, what was made of it, and what it writes. */
interface Run {
  readonly inputs: readonly InputRead[];
  readonly sources: readonly Source[];
  readonly files: readonly OutputFile[];
  readonly earlier: readonly ManifestOutput[];
}

/** Documents are named by borough and period: another run leaves them, and they stay known, as they were written. */
export function earlierOutputs(folder: string, names: readonly string[]): ManifestOutput[] {
  const { outputs, earlier_outputs = [] } = readManifest(folder) ?? {};
  const isLeft = ({ name }: ManifestOutput) =>
    OPENED.test(name) && pathExists(join(folder, name)) && !names.includes(name);
  return [...(Array.isArray(outputs) ? outputs : []), ...earlier_outputs].filter(isLeft);
}

export function buildManifest(
  command: string,
  settings: Settings,
  { inputs, sources, files, earlier }: Run,
): OutputFile {
  const manifest: Manifest = {
    ...manifestHead(command, settings),
    inputs: inputs.map(({ file, sha256: hash }) => {
      const source = sources.find((item) => item.file === file && item.sha256 === hash);
      if (!source) return { file, sha256: hash };
      const { layout, era, from, to, rows } = source;
      return { file, sha256: hash, layout, era, vintage: to, from, to, rows };
    }),
    outputs: files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content), sha256: sha256(content) })),
    ...(earlier.length > 0 ? { earlier_outputs: earlier } : {}),
  };
  return { name: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** The bytes of a file; undefined where there is none. What is there and cannot be read throws: it is not known to be absent. */
function bytesOf(path: string): Buffer | undefined {
  return pathExists(path) ? readFileSync(path) : undefined;
}

/** The manifest in a folder; undefined when there is none, or what is there is no manifest. */
export function readManifest(folder: string): Manifest | undefined {
  const bytes = bytesOf(join(folder, MANIFEST));
  try {
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Whether an output is still as the manifest says. */
export function outputState(folder: string, output: ManifestOutput): 'same' | 'changed' | 'missing' {
  const bytes = bytesOf(join(folder, output.name));
  if (bytes === undefined) return 'missing';
  return sha256(bytes) === output.sha256 ? 'same' : 'changed';
}

/** Files that a run would write over and that somebody changed after they were written, by the manifest of the folder. */
export function editedFiles(folder: string, names: readonly string[]): string[] {
  const { outputs = [], earlier_outputs = [] } = readManifest(folder) ?? {};
  return [...outputs, ...earlier_outputs]
    .filter((output) => names.includes(output.name) && outputState(folder, output) === 'changed')
    .map(({ name }) => name);
}

export type InputState = 'same' | 'changed' | 'missing' | 'cannot be checked';

/** Whether an input is still as it was read. */
export async function inputState({ file, sha256: read }: ManifestInput): Promise<InputState> {
  if (file === '-') return 'cannot be checked';
  const path = file === BUNDLED_FIGURES ? bundledFigures() : pathInLibrary(file, read);
  const now = await sha256OfFile(path);
  if (now === undefined) return 'missing';
  return now === read ? 'same' : 'changed';
}

/** Whether a run would write what is there: same tool, settings, reference data, inputs and outputs. */
export async function isUpToDate(folder: string, command: string, settings: Settings): Promise<boolean> {
  const manifest = readManifest(folder);
  if (!manifest || !Array.isArray(manifest.inputs) || settings.data.includes('-')) return false;
  const { tool, configuration_sha256, reference_sha256 } = manifestHead(command, settings);
  const alike =
    manifest.command === command &&
    manifest.tool?.version === tool.version &&
    manifest.configuration_sha256 === configuration_sha256 &&
    manifest.reference_sha256 === reference_sha256;
  if (!alike || !manifest.outputs.every((output) => outputState(folder, output) === 'same')) return false;
  const states = await Promise.all(manifest.inputs.map(inputState));
  if (states.some((state) => state !== 'same')) return false;
  // A new file in a folder is a change, one that will be left out too.
  const { expandPaths } = await import('../load/expand-paths.js');
  return expandPaths(settings.data).every(({ file }) => manifest.inputs.some((input) => input.file === file));
}
