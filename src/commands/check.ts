import { extname } from 'node:path';
import type { Command } from 'commander';
import { createLogger } from '../app/log.js';
import { addOptions, commandOption, DATA_OPTIONS } from '../app/options.js';
import { allowProgress } from '../app/progress.js';
import { writeOut } from '../app/standard-output.js';
import { type VerdictName, WRONG } from '../core/audit.js';
import { EXIT, usageError } from '../core/errors.js';
import { saveOne } from '../output/save-to.js';
import { auditAll, type Options, summaryOf } from '../reports/audits.js';
import { AUDIT_WRITERS } from '../write/audit/index.js';

const FAILS: Readonly<Record<Options['failOn'], readonly VerdictName[]>> = {
  differs: WRONG,
  rounding: [...WRONG, 'rounding'],
};

/** The format asked for, else that of the file's ending, else text. */
function writerFor({ format, output }: Options): (typeof AUDIT_WRITERS)[number] {
  const ending = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  const found = AUDIT_WRITERS.find((writer) =>
    format === undefined ? writer.endings.includes(ending) : writer.format === format,
  );
  if (found) return found;
  const known = AUDIT_WRITERS.map((writer) => writer.format).join(', ');
  if (format !== undefined) throw usageError(`there is no format "${format}" of an audit; the formats are ${known}.`);
  if (output === undefined || output === '-') return AUDIT_WRITERS[0];
  throw usageError(`${output}: the ending names no format; say -f (${known}).`);
}

async function run(paths: readonly string[], options: Options, command: Command): Promise<void> {
  const log = createLogger(process.stderr, { quiet: options.quiet ?? false, json: options.logFormat === 'json' });
  allowProgress(options);
  const writer = writerFor(options);
  const audits = await auditAll(paths, options, { command, log });
  const content = writer.write(audits);
  if (options.output === undefined || options.output === '-') writeOut(content);
  else await saveOne(options.output, content);
  for (const audit of audits) log.summary(summaryOf(audit));
  const fails = audits.some(({ totals }) => FAILS[options.failOn].some((name) => totals[name] > 0));
  process.exitCode = fails ? EXIT.assertionFailed : EXIT.done;
}

export function checkCommand(program: Command): Command {
  const formats = AUDIT_WRITERS.map(({ format, about }) => `  ${format.padEnd(8)}${about}`).join('\n');
  const command = program
    .command('check')
    .description(
      'audits the figures quoted in a draft report: each is worked out again from the numbers beside it, and with --borough from the files',
    )
    .argument(
      '<drafts...>',
      'drafts: .txt, .md, .html, .docx, .odt, .pptx, .xlsx, .pdf (by pdftotext, else by the package unpdf); "-" for text on standard input',
    );
  addOptions(command, ['borough', ...DATA_OPTIONS, 'quiet', 'logFormat'], {
    borough: "the borough the draft is on: its figures are compared with the files' too",
    quiet: 'one summary line a draft on standard error, and errors',
  });
  const formatNames = AUDIT_WRITERS.map(({ format }) => format).join(', ');
  return command
    .addOption(commandOption('Output', '-f, --format <format>', formatNames))
    .addOption(
      commandOption('Output', '-o, --output <file>', 'a file (its ending is the format) or - for standard output'),
    )
    .addOption(
      commandOption('Output', '--fail-on <verdict>', 'what makes the exit code 1: what differs, or already a rounding')
        .choices(Object.keys(FAILS))
        .default('differs'),
    )
    .addHelpText(
      'after',
      `\nFormats (-f):\n${formats}\n\nA line with <!-- boroughstat: ok REASON --> is accepted as it is, and listed.\nExits 0 when nothing differs, 1 when something does.\n\nExamples:\n  boroughstat check draft.md\n  boroughstat check draft.md -f json -o audit.json --fail-on rounding`,
    )
    .action(run);
}
