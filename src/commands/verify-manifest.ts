import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, inputError } from '../errors.js';
import { bundledFigures } from '../load/package-root.js';
import type { ReportTable } from '../model.js';
import { pathInLibrary } from './library.js';
import { MANIFEST, type Manifest, type ManifestInput, outputState, readManifest, sha256 } from './manifest.js';
import { outputOptions } from './options.js';
import { runCommand } from './run.js';
import { counted } from './talk.js';

type State = 'same' | 'changed' | 'missing' | 'cannot be checked';

function inputState({ file, sha256: written }: ManifestInput): State {
  if (file === '-') return 'cannot be checked';
  try {
    const path = file === 'data/figures/recorded-crime.csv' ? bundledFigures() : pathInLibrary(file, written);
    return sha256(readFileSync(path)) === written ? 'same' : 'changed';
  } catch {
    return 'missing';
  }
}

function tableOf(folder: string, manifest: Manifest): ReportTable & { readonly states: readonly State[] } {
  const inputs = manifest.inputs.map((input) => ['input', input.file, inputState(input)] as const);
  const outputs = manifest.outputs.map((output) => ['output', output.name, outputState(folder, output)] as const);
  const all = [...inputs, ...outputs];
  return {
    id: 'manifest',
    title: `${folder}: inputs and outputs against ${MANIFEST}`,
    columns: [
      { key: 'kind', heading: 'Kind', unit: null },
      { key: 'file', heading: 'File', unit: null },
      { key: 'state', heading: 'State', unit: null },
    ],
    rows: all.map(([kind, file, state]) => ({ key: `${kind}|${file}`, cells: { kind, file, state } })),
    notes: [],
    source: `${manifest.command}, boroughstat ${manifest.tool.version}`,
    states: all.map(([, , state]) => state),
  };
}

/** `boroughstat verify-manifest DIR`: whether inputs and outputs are still what the manifest says. */
export function verifyManifestCommand(program: Command): Command {
  const command = program
    .command('verify-manifest')
    .description('whether the outputs in a folder, and the inputs they were made from, still match its manifest')
    .argument('<folder>', 'a folder that annual or quarterly wrote');
  outputOptions(command);
  command.addHelpText('after', '\nExits 0 when all match, 1 when one does not, 3 when there is no manifest.');
  return command.action((folder: string, options) =>
    runCommand('verify-manifest', options, async () => {
      const manifest = readManifest(folder);
      if (!manifest?.outputs || !manifest.inputs || !manifest.tool) {
        throw inputError(
          `${folder}: has no ${MANIFEST} that can be read; name a folder that annual or quarterly wrote.`,
        );
      }
      const { states, ...table } = tableOf(folder, manifest);
      const bad = states.filter((state) => state === 'changed' || state === 'missing').length;
      const summary =
        bad === 0
          ? `${folder}: all ${counted(states.length, 'file')} match.`
          : `${folder}: ${bad} of ${counted(states.length, 'file')} do not match.`;
      const json = { folder, matches: bad === 0, files: table.rows.map(({ cells }) => cells) };
      const document = { name: 'verify-manifest', tables: [table], json };
      return { document, problems: [], sources: [], summary, exitCode: bad === 0 ? EXIT.done : EXIT.assertionFailed };
    }),
  );
}
