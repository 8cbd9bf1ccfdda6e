import { Command } from 'commander';
import { groupItems } from './app/options.js';
import { writeOut } from './app/standard-output.js';
import { version } from './app/version.js';
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
import { trendCommand } from './commands/trend.js';
import { verifyManifestCommand } from './commands/verify-manifest.js';

/** The commands wired together. */
export function buildProgram(): Command {
  const command = new Command('boroughstat')
    .description(
      "Tables of a London borough's Community Safety Strategic Assessment, from the Metropolitan Police's own crime files.",
    )
    .version(version())
    .showSuggestionAfterError(false)
    .configureOutput({
      outputError: () => {},
      writeOut,
    })
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, groupItems })
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
    add(command);
  }
  return command;
}

const HELP = `
Without --data the bundled figures are used: Met recorded crime April 2010 to March 2026.
\`boroughstat <command> --help\` has the options of each command, \`boroughstat help\` the topics.

Examples:
  boroughstat annual                                       Barnet, the 12 months to March 2026
  boroughstat annual --borough Southwark -o southwark      every table, every format, into a folder
  boroughstat init --borough Southwark                     a configuration for your report, and what comes next
  boroughstat annual --borough Croydon --year 2021/22 --data historical.csv recent.csv
  boroughstat compare --borough Barnet --offence burglary,robbery -f json
  boroughstat rank --offence robbery
  boroughstat inspect --data downloads

Data goes to standard output, messages to standard error.
Exit codes: 0 done, 1 the answer is no (of compare --assert, check, doctor or verify-manifest), 2 usage, 3 input rejected, 4 output failed,
69 the network or its server failed, 70 a fault of the program, 75 another run is writing there,
130 and 143 ended by a signal.

Contains public sector information licensed under the Open Government Licence.`;
