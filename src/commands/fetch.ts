import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { FetchOptions } from '../app/fetch/fetch-report.js';
import { addOptions, commandOption, OUTPUT_OPTIONS } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { LEVELS } from '../core/crime.js';
import { NOMIS } from '../fetch/nomis.js';

/** `boroughstat fetch`: the Met's current files from the London Datastore, into the library of vintages or a folder. */

const DATASTORE = 'https://data.london.gov.uk';

function number(least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least)
      throw new InvalidArgumentError(`It must be a number, ${least} or more.`);
    return value;
  };
}

const fetchOptions = () => [
  commandOption('Data', '--level <level>', 'files of which areas').choices(LEVELS).default('borough'),
  commandOption('Data', '--dataset <id>', 'the dataset: exy3m (areas) or e5n6w (the monthly dashboard)').default(
    'exy3m',
  ),
  commandOption('Data', '--base-url <url>', `the server (default: ${DATASTORE}; of population ${NOMIS})`),
  commandOption('Output', '--into <folder>', 'into a folder (default: into the library, as `data add` does)'),
  commandOption('Run', '--dry-run', 'say what is new or has changed; fetch nothing'),
  commandOption('Run', '--tries <number>', 'how often a request is made before it is given up')
    .argParser(number(1))
    .default(4),
  commandOption('Run', '--wait <seconds>', 'before the second try; twice as long before each that follows')
    .argParser(number(0))
    .default(1),
  commandOption('Run', '--stall <seconds>', 'how long to wait for a byte').argParser(number(0.01)).default(30),
  commandOption('Run', '--max-size <MiB>', 'refuse a larger file').argParser(number(0)).default(512),
];

export function fetchCommand(program: Command): Command {
  const command = program
    .command('fetch')
    .addArgument(new Argument('[what]', 'what is fetched').choices(['crime', 'population']).default('crime'))
    .description(
      "the Met's current files from the London Datastore, or population estimates, into the library of vintages or a folder",
    );
  for (const option of fetchOptions()) command.addOption(option);
  addOptions(command, OUTPUT_OPTIONS).addHelpText('after', HELP);
  return command.action((what: string, options: FetchOptions) =>
    runCommand(command, outputOf(options), async () => {
      // No other command needs the network.
      const { fetchEstimates, fetchFiles } = await import('../app/fetch/fetch-report.js');
      return what === 'population'
        ? fetchEstimates({ baseUrl: NOMIS, ...options })
        : fetchFiles({ baseUrl: DATASTORE, ...options });
    }),
  );
}

const HELP = `
Titles choose the files, never links: the historical one and that of the most recent 24 months; of the dashboard the files of
all offences (outcomes with them), knife crime and other crime. Of several with one title the newest is taken, which is said.
What has not changed is not fetched again. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured. Addresses of this machine and of
private networks are asked only when --base-url is one.

Population: \`boroughstat fetch population\` asks Nomis for the mid-year estimates of the Office for National Statistics (dataset
NM_2002_1: all local authorities, the newest six years). Each year must have the 32 boroughs and the City. They are kept in the
library, and rates are divided by them from then on; \`boroughstat data use bundled\` goes back to those of the program. From
elsewhere give a file with --population.

Examples:
  boroughstat fetch --dry-run
  boroughstat fetch && boroughstat data use newest
  boroughstat fetch --level ward --into downloads
  boroughstat fetch --dataset e5n6w
  boroughstat fetch population`;

/** The options that are settings of every command; the rest are this command's own. */
function outputOf({ level: _, dataset, baseUrl, into, dryRun, tries, wait, stall, maxSize, ...output }: FetchOptions) {
  return output;
}
