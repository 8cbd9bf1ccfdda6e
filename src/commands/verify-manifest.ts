import type { Command } from 'commander';
import { countText } from '../app/log.js';
import { type InputState, inputState, MANIFEST, type Manifest, outputState, readManifest } from '../app/manifest.js';
import { addOptions, OUTPUT_OPTIONS } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { EXIT, inputError } from '../core/errors.js';
import type { ReportTable } from '../core/report.js';

async function tableOf(
  folder: string,
  manifest: Manifest,
): Promise<ReportTable & { readonly states: readonly InputState[] }> {
  const inputStates = await Promise.all(manifest.inputs.map(inputState));
  const inputs = manifest.inputs.map(({ file }, index) => ['input', file, inputStates[index] ?? 'missing'] as const);
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
  addOptions(command, OUTPUT_OPTIONS);
  command.addHelpText(
    'after',
    '\nExits 0 when all match, 1 when one does not, 3 when there is no manifest.\n\nExample:\n  boroughstat verify-manifest barnet-2025-26',
  );
  return command.action((folder: string, options) =>
    runCommand(command, options, async () => {
      const manifest = readManifest(folder);
      if (!manifest?.outputs || !manifest.inputs || !manifest.tool) {
        throw inputError(
          { file: folder },
          `has no ${MANIFEST} that can be read; name a folder that annual or quarterly wrote.`,
        );
      }
      const { states, ...table } = await tableOf(folder, manifest);
      const bad = states.filter((state) => state === 'changed' || state === 'missing').length;
      const summary =
        bad === 0
          ? `${folder}: all ${countText(states.length, 'file')} match.`
          : `${folder}: ${bad} of ${countText(states.length, 'file')} do not match.`;
      const json = { folder, matches: bad === 0, files: table.rows.map(({ cells }) => cells) };
      const document = { name: 'verify-manifest', tables: [table], json };
      return { document, problems: [], sources: [], summary, exitCode: bad === 0 ? EXIT.done : EXIT.assertionFailed };
    }),
  );
}
