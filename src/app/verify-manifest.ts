import { readdirSync, realpathSync } from 'node:fs';
import { extname, join } from 'node:path';
import { DEFAULTS } from '../config/settings.js';
import { UserError } from '../core/errors.js';
import { BUNDLED_FIGURES } from '../load/package-root.js';
import { pathExists } from '../load/path-exists.js';
import { sha256 } from '../load/recorded-inputs.js';
import { readAllReference } from '../reference/index.js';
import { pathInLibrary } from '../vintages/store.js';
import { WRITERS } from '../write/index.js';
import {
  inputState,
  MANIFEST,
  type Manifest,
  type ManifestInput,
  type ManifestOutput,
  outputState,
} from './manifest.js';
import { readDataset } from './read-dataset.js';

/** Whether a part of a folder is as its manifest says. Only the first and the last are no fault. */
export type State = 'same' | 'changed' | 'missing' | 'not listed' | 'cannot be checked';

export interface Verified {
  /** "description": what the manifest says of an input: layout, era, months, rows. */
  readonly kind: 'settings' | 'input' | 'description' | 'output';
  readonly file: string;
  readonly state: State;
}

export const isFault = ({ state }: Verified): boolean => state !== 'same' && state !== 'cannot be checked';

const pathOf = ({ file, sha256: read }: ManifestInput): string => pathInLibrary(file, read);

/** What an input that is still the same says of itself when it is read again, against what the manifest says of it. */
async function descriptionState(input: ManifestInput): Promise<State> {
  const data = input.file === BUNDLED_FIGURES ? [] : [pathOf(input)];
  try {
    const { dataset } = await readDataset({ ...DEFAULTS, data, allowMixedEras: true }, readAllReference());
    const source = dataset.sources.find((candidate) => candidate.source.sha256 === input.sha256)?.source;
    if (!source) return 'cannot be checked';
    const words = [source.layout, source.era, source.to, source.from, source.to, source.rows];
    const stated = [input.layout, input.era, input.vintage, input.from, input.to, input.rows];
    return words.every((word, index) => word === stated[index]) ? 'same' : 'changed';
  } catch (error) {
    if (error instanceof UserError) return 'cannot be checked';
    throw error;
  }
}

async function inputsOf({ inputs }: Manifest): Promise<Verified[]> {
  const verified: Verified[] = [];
  for (const input of inputs) {
    const state = await inputState(input);
    verified.push({ kind: 'input', file: input.file, state });
    const isDescribed = input.layout !== undefined && state === 'same';
    if (isDescribed) verified.push({ kind: 'description', file: input.file, state: await descriptionState(input) });
  }
  return verified;
}

const ENDINGS = new Set(WRITERS.flatMap(({ extensions }) => extensions));

/** Files that could be taken for a part of the report: by their ending, and no input. */
function notListed(folder: string, { inputs, outputs, earlier_outputs = [] }: Manifest): string[] {
  const real = (path: string): string => (pathExists(path) ? realpathSync(path) : path);
  const read = new Set(inputs.map((input) => real(pathOf(input))));
  const listed = new Set([MANIFEST, ...[...outputs, ...earlier_outputs].map(({ name }) => name)]);
  return readdirSync(folder).filter(
    (name) => !listed.has(name) && ENDINGS.has(extname(name).toLowerCase()) && !read.has(real(join(folder, name))),
  );
}

/** Everything that a manifest states, and what it should state and does not, against what is there. */
export async function verify(folder: string, manifest: Manifest): Promise<Verified[]> {
  const settings = sha256(JSON.stringify(manifest.settings)) === manifest.configuration_sha256;
  const verified = (output: ManifestOutput): Verified => {
    return { kind: 'output', file: output.name, state: outputState(folder, output) };
  };
  const outputs = manifest.outputs.map(verified);
  // Those of earlier runs may have been filed elsewhere.
  const earlier = (manifest.earlier_outputs ?? []).map(verified).filter(({ state }) => state !== 'missing');
  return [
    { kind: 'settings', file: MANIFEST, state: settings ? 'same' : 'changed' },
    ...(await inputsOf(manifest)),
    ...outputs,
    ...earlier,
    ...notListed(folder, manifest).map((file): Verified => ({ kind: 'output', file, state: 'not listed' })),
  ];
}
