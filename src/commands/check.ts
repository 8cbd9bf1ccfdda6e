import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { CrimeData } from '../check/data/index.js';
import { EXIT, usageError } from '../errors.js';
import type { Audit, AuditedDraft, VerdictName } from '../model.js';
import { coverageText } from '../write/audit/coverage.js';
import { AUDIT_WRITERS } from '../write/audit/index.js';
import { dataOptions } from './options.js';
import { saveOne } from './save-one.js';
import { counted, type Talk, talkTo } from './talk.js';

/** `boroughstat check`: audits the figures quoted in a draft report. */

interface Options extends Readonly<Record<string, unknown>> {
  readonly borough?: string;
  readonly data?: readonly string[];
  readonly config?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn: 'differs' | 'rounding';
  readonly quiet?: boolean;
  readonly logFormat?: 'text' | 'json';
}

const FAILS: Readonly<Record<Options['failOn'], readonly VerdictName[]>> = {
  differs: ['differs', 'wrong-direction'],
  rounding: ['differs', 'wrong-direction', 'rounding'],
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
  if (output === undefined || output === '-') return AUDIT_WRITERS[0] as (typeof AUDIT_WRITERS)[number];
  throw usageError(`${output}: the ending names no format; say -f (${known}).`);
}

const NAMES: readonly (readonly [VerdictName, string])[] = [
  ['agrees', 'agree'],
  ['rounding', 'rounding'],
  ['differs', 'differ'],
  ['wrong-direction', 'in the wrong direction'],
  ['ambiguous', 'ambiguous'],
  ['possible', 'possible'],
  ['not-checked', 'not checked'],
];

function summaryOf({ document, verdicts, accepted, totals, coverage }: Audit): string {
  const parts = NAMES.flatMap(([name, words]) => (totals[name] > 0 ? `${totals[name]} ${words}` : []));
  const kept = accepted.length > 0 ? `; ${counted(accepted.length, 'line')} accepted` : '';
  const list = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `${document}: ${counted(verdicts.length, 'claim')}${list}${kept}. ${coverageText(coverage)}`;
}

const HELD_BY = [
  'borough',
  'data',
  'asOf',
  'strict',
  'config',
  'populationSeries',
  'populationYear',
  'householdSeries',
];

/** The files the figures are held against: only where a borough, files or a configuration are named. */
async function crimeDataFor(options: Options, talk: Talk): Promise<CrimeData | undefined> {
  const given = Object.entries(options).filter(([name]) => HELD_BY.includes(name));
  if (given.length === 0) return undefined;
  const [{ settingsFrom }, { withLibrary }, { boroughIn, prepareStudy }, { crimeDataOf }] = await Promise.all([
    import('../config.js'),
    import('./with-library.js'),
    import('./prepare.js'),
    import('./crime-data.js'),
  ]);
  const settings = withLibrary(await settingsFrom(Object.fromEntries(given)));
  const { study, problems } = await prepareStudy(settings);
  for (const problem of problems) talk.problem(problem);
  return crimeDataOf(study, boroughIn(study, settings.borough));
}

async function auditAll(paths: readonly string[], options: Options, talk: Talk): Promise<AuditedDraft[]> {
  const [{ loadDraft }, { auditDraft }] = await Promise.all([
    import('../load/drafts/index.js'),
    import('../check/audit.js'),
  ]);
  const records = await crimeDataFor(options, talk);
  const audits: AuditedDraft[] = [];
  for (const path of paths) {
    const { draft, problems } = await loadDraft(path);
    for (const problem of problems) talk.problem(problem);
    audits.push(auditDraft(draft, records));
  }
  return audits;
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const talk = talkTo(process.stderr, { quiet: options.quiet ?? false, json: options.logFormat === 'json' });
  const writer = writerFor(options);
  const audits = await auditAll(paths, options, talk);
  const content = writer.write(audits);
  if (options.output === undefined || options.output === '-') process.stdout.write(content);
  else await saveOne(options.output, content);
  for (const audit of audits) talk.summary(summaryOf(audit));
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
      'drafts: .txt, .md, .html, .docx, .odt, .pptx, .pdf (where pdftotext is installed); "-" for text on standard input',
    )
    .option('--borough <name>', "the borough the draft is on: its figures are held against the files' too");
  dataOptions(command);
  return command
    .option('-f, --format <format>', `${AUDIT_WRITERS.map(({ format }) => format).join(', ')}`)
    .option('-o, --output <file>', 'a file (its ending is the format) or - for standard output')
    .addOption(
      new Option('--fail-on <verdict>', 'what makes the exit code 1: what differs, or already a rounding')
        .choices(['differs', 'rounding'])
        .default('differs'),
    )
    .option('--quiet', 'one summary line a draft on standard error, and errors')
    .addOption(
      new Option('--log-format <format>', 'standard error as text (default) or JSON lines').choices(['text', 'json']),
    )
    .addHelpText(
      'after',
      `\nFormats (-f):\n${formats}\n\nA line with <!-- boroughstat: ok REASON --> is accepted as it is, and listed.\nExits 0 when nothing differs, 1 when something does.\n\nExamples:\n  boroughstat check draft.md\n  boroughstat check draft.md -f json -o audit.json --fail-on rounding`,
    )
    .action(run);
}
