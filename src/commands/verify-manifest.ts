import type { Command } from 'commander';
import { countText } from '../app/log.js';
import { MANIFEST, type Manifest, readManifest } from '../app/manifest.js';
import { addOptions, OUTPUT_OPTIONS } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { isFault, type Verified, verify } from '../app/verify-manifest.js';
import { EXIT, inputError } from '../core/errors.js';
import type { ReportTable } from '../core/report.js';

function tableOf(folder: string, { command, tool }: Manifest, verified: readonly Verified[]): ReportTable {
  return {
    id: 'manifest',
    title: `${folder}: inputs and outputs against ${MANIFEST}`,
    columns: [
      { key: 'kind', heading: 'Kind', unit: null },
      { key: 'file', heading: 'File', unit: null },
      { key: 'state', heading: 'State', unit: null },
    ],
    rows: verified.map(({ kind, file, state }) => ({ key: `${kind}|${file}`, cells: { kind, file, state } })),
    notes: ['Description: layout, era, months and rows of an input, read again.'],
    source: `${command}, boroughstat ${tool.version}`,
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
    '\nThe settings, and the months and rows of each input, are compared too; a file that could be of the report and is not\nlisted does not match. Exits 0 when all match, 1 when one does not, 3 when there is no manifest.\n\nExample:\n  boroughstat verify-manifest barnet-2025-26',
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
      const verified = await verify(folder, manifest);
      const table = tableOf(folder, manifest, verified);
      const bad = verified.filter(isFault).length;
      const files = verified.filter(({ kind }) => kind === 'input' || kind === 'output').length;
      const summary =
        bad === 0
          ? `${folder}: all ${countText(files, 'file')} match.`
          : `${folder}: ${bad} of ${countText(verified.length, 'check')} do not hold.`;
      const json = { folder, matches: bad === 0, files: table.rows.map(({ cells }) => cells) };
      const document = { name: 'verify-manifest', tables: [table], json };
      return {
        document,
        diagnostics: [],
        sources: [],
        summary,
        exitCode: bad === 0 ? EXIT.done : EXIT.assertionFailed,
      };
    }),
  );
}
