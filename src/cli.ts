import { Command } from 'commander';
import { annualCommand } from './commands/annual.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { completionCommand } from './commands/completion.js';
import { configCommand } from './commands/config.js';
import { dataCommand } from './commands/data.js';
import { doctorCommand } from './commands/doctor.js';
import { explainCommand } from './commands/explain.js';
import { fetchCommand } from './commands/fetch.js';
import { helpCommand } from './commands/help.js';
import { initCommand } from './commands/init.js';
import { inspectCommand } from './commands/inspect.js';
import { quarterlyCommand } from './commands/quarterly.js';
import { rankCommand } from './commands/rank.js';
import { revisionsCommand } from './commands/revisions.js';
import { streetsCommand } from './commands/streets.js';
import { talkTo } from './commands/talk.js';
import { trendCommand } from './commands/trend.js';
import { version } from './commands/version.js';
import { verifyManifestCommand } from './commands/verify-manifest.js';
import { EXIT, MendableError, systemFailure } from './errors.js';
import { outputFailure } from './write/save.js';

/** Wires the commands; turns errors into one sentence and an exit code. */

function program(): Command {
  const command = new Command('boroughstat')
    .description(
      "Tables of a London borough's Community Safety Strategic Assessment, from the Metropolitan Police's own crime files.",
    )
    .version(version())
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text) => logger().error(text.replace(/^error: /, '').trim()) })
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', HELP);
  for (const add of [
    annualCommand,
    quarterlyCommand,
    checkCommand,
    compareCommand,
    rankCommand,
    inspectCommand,
    revisionsCommand,
    dataCommand,
    fetchCommand,
    doctorCommand,
    explainCommand,
    streetsCommand,
    trendCommand,
    verifyManifestCommand,
    initCommand,
    configCommand,
    completionCommand,
    helpCommand,
  ]) {
    add(command).exitOverride().showSuggestionAfterError();
  }
  return command;
}

const HELP = `
Without --data the bundled figures are used: Met recorded crime April 2010 to March 2026.
\`boroughstat <command> --help\` has the options of each command, \`boroughstat help\` the topics.

Examples:
  boroughstat annual                                       Barnet, the 12 months to March 2026
  boroughstat annual --borough Southwark -o southwark      every table, every format, into a folder
  boroughstat annual --borough Croydon --year 2021/22 --data historical.csv recent.csv
  boroughstat compare --borough Barnet --offence burglary,robbery -f json
  boroughstat rank --offence robbery
  boroughstat inspect --data downloads

Data goes to standard output, all talk to standard error.
Exit codes: 0 done, 1 an --assert does not hold, 2 usage, 3 input rejected, 4 output failed,
69 the network or its server failed, 70 a fault of the program, 75 another run is writing there,
130 and 143 ended by a signal.

Contains public sector information licensed under the Open Government Licence.`;

/** commander throws to say that it printed help (exit 0) or a usage error, which it has already explained. */
const commanderCode = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('commander.')) return undefined;
  return 'exitCode' in error && error.exitCode === 0 ? EXIT.done : EXIT.usage;
};

/** An error may come before the options are settled. */
const wantsJsonLog = (): boolean => /--log-format[= ]json/.test(process.argv.join(' '));

const logger = () => talkTo(process.stderr, { quiet: false, json: wantsJsonLog() });

/** Not a fault of the files or the words given: said so, with what whoever mends it needs. */
function reportBug(error: unknown): number {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  logger().error(
    `this is a fault of the program, not of your files: ${message}. Please report it, with the command and these lines: ${stack}`,
  );
  return EXIT.software;
}

function report(error: unknown): number {
  const usage = commanderCode(error);
  if (usage !== undefined) return usage;
  const known = error instanceof MendableError ? error : systemFailure(error);
  if (!known) return reportBug(error);
  logger().error(known.message);
  return known.exitCode;
}

// A reader that has had enough (`| head`) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  logger().error(outputFailure('standard output', error).message);
  process.exitCode = EXIT.output;
});
// Nobody is left to be told.
process.stderr.on('error', () => {});
// The last resort: what is thrown outside of any command.
process.on('uncaughtException', (error) => {
  process.exitCode = report(error);
});

try {
  await program().parseAsync();
} catch (error) {
  // Not process.exit(): it would cut what is still being written.
  process.exitCode = report(error);
}
