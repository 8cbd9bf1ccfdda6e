import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.js';
import { packageRoot } from '../load/package-root.js';
import type { Source } from '../model.js';
import type { OutputFile } from '../write/document.js';

/** What one run read and wrote, kept beside its outputs. It holds no clock time: the same inputs give the same bytes. */
export interface Manifest {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of the settings: a script compares one word. */
  readonly configuration_sha256: string;
  /** Of data/reference, which decides labels, breaks and denominators. */
  readonly reference_sha256: string;
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
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

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export const toolVersion = (): string => JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;

/** Settings that decide what is written, in a fixed order; where it is written and how it is talked of do not matter. */
export function decidingSettings(settings: Settings): Record<string, unknown> {
  const { output: _, quiet: __, logFormat: ___, ifNewer: ____, config: _____, ...deciding } = settings;
  return Object.fromEntries(Object.entries(deciding).sort(([a], [b]) => (a < b ? -1 : 1)));
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

/** Every input of the run by path and hash, those left out too: a new file in a folder is a change. */
export async function hashInputs(settings: Settings): Promise<{ file: string; sha256: string }[]> {
  const { against, branding, template } = settings;
  const earlier = against === undefined || against.endsWith(MANIFEST) ? against : join(against, MANIFEST);
  const beside = [...settings.indicators, ...[branding.logo, template, earlier].filter((file) => file !== undefined)];
  const added = beside.map((file) => ({ file, sha256: sha256(readFileSync(file)) }));
  return [...(await hashData(settings)), ...added];
}

async function hashData({ data }: Settings): Promise<{ file: string; sha256: string }[]> {
  if (data.length === 0) {
    const { bundledFigures } = await import('../load/package-root.js');
    return [{ file: 'data/figures/recorded-crime.csv', sha256: sha256(readFileSync(bundledFigures())) }];
  }
  const { expandPaths } = await import('../load/expand-paths.js');
  return expandPaths(data)
    .filter(({ path }) => path !== '-')
    .map(({ path, file }) => ({ file, sha256: sha256(readFileSync(path)) }));
}

export async function makeManifest(
  command: string,
  settings: Settings,
  sources: readonly Source[],
  files: readonly OutputFile[],
): Promise<OutputFile> {
  const hashed = await hashInputs(settings);
  const standardInput = sources
    .filter(({ file }) => file === '-')
    .map(({ file, sha256: hash }) => ({ file, sha256: hash }));
  const manifest: Manifest = {
    ...manifestHead(command, settings),
    inputs: [...hashed, ...standardInput].map((input) => {
      const source = sources.find(({ file, sha256: hash }) => file === input.file && hash === input.sha256);
      if (!source) return input;
      const { layout, era, from, to, rows } = source;
      return { ...input, layout, era, vintage: to, from, to, rows };
    }),
    outputs: files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content), sha256: sha256(content) })),
  };
  return { name: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** The manifest in a folder; undefined when there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether an output is still as the manifest says. */
export function outputState(folder: string, output: Manifest['outputs'][number]): 'same' | 'changed' | 'missing' {
  try {
    return sha256(readFileSync(join(folder, output.name))) === output.sha256 ? 'same' : 'changed';
  } catch {
    return 'missing';
  }
}

/** Whether a run would write what is there: same tool, settings, reference data, inputs and outputs. */
export async function isUpToDate(folder: string, command: string, settings: Settings): Promise<boolean> {
  const manifest = readManifest(folder);
  if (!manifest || settings.data.includes('-')) return false;
  const { tool, configuration_sha256, reference_sha256 } = manifestHead(command, settings);
  const alike =
    manifest.command === command &&
    manifest.tool?.version === tool.version &&
    manifest.configuration_sha256 === configuration_sha256 &&
    manifest.reference_sha256 === reference_sha256;
  if (!alike || !manifest.outputs.every((output) => outputState(folder, output) === 'same')) return false;
  const now = await hashInputs(settings);
  const key = (inputs: readonly { file: string; sha256: string }[]) =>
    inputs
      .map(({ file, sha256: hash }) => `${file} ${hash}`)
      .sort()
      .join('\n');
  return key(now) === key(manifest.inputs);
}
