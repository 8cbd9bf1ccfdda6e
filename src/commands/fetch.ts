import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { CommandResult } from '../app/command-result.js';
import { fetchAll, type Line, wouldFetch } from '../app/fetch/fetch-files.js';
import { fetchPopulation } from '../app/fetch/fetch-population.js';
import { countText } from '../app/log.js';
import { addOptions, commandOption, OUTPUT_OPTIONS } from '../app/options.js';
import { progressBar, showStage } from '../app/progress.js';
import { runCommand } from '../app/run-command.js';
import { version } from '../app/version.js';
import { LEVELS, type Level } from '../core/crime.js';
import { groupThousands } from '../core/format.js';
import type { ReportTable } from '../core/report.js';
import { checkedUrl, isPrivateUrl } from '../fetch/addresses.js';
import { resourcesOf } from '../fetch/datastore.js';
import { type Connection, textAt } from '../fetch/http.js';
import { NOMIS } from '../fetch/nomis.js';
import { pickResources } from '../fetch/pick.js';
import { libraryFolder } from '../vintages/library-folder.js';

/** `boroughstat fetch`: the Met's current files from the London Datastore, into the library of vintages or a folder. */

const DATASTORE = 'https://data.london.gov.uk';

interface FetchOptions {
  readonly level: Level;
  readonly dataset: string;
  readonly baseUrl?: string;
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly tries: number;
  readonly wait: number;
  readonly stall: number;
  readonly maxSize: number;
}

/** A bar for each file, from the first byte. */
function barFor(title: string): (bytes: number, total: number | undefined) => void {
  const bar = progressBar();
  return (bytes, total) => bar(title, bytes, total);
}

const STATES = { fetched: 'fetched', same: 'not changed', new: 'not fetched yet', changed: 'has changed' } as const;

function tableOf(lines: readonly Line[], where: string): ReportTable {
  const columns = [
    ['title', 'Title'],
    ['state', 'State'],
    ['published', 'Published'],
    ['bytes', 'Bytes'],
    ['sha256', 'SHA-256'],
    ['url', 'Address'],
  ].map(([key = '', heading = '']) => ({ key, heading, unit: null }));
  const rows = lines.map(({ resource, state, bytes, sha256 = '' }, index) => ({
    key: `${index + 1}`,
    cells: {
      title: resource.title,
      state: STATES[state],
      published: resource.timestamp?.slice(0, 10) ?? '',
      bytes: bytes === undefined ? '' : groupThousands(bytes, 0),
      sha256: sha256.slice(0, 16),
      url: resource.url,
    },
  }));
  return { id: 'fetch', title: `Files of ${where}`, columns, rows, notes: [], source: where };
}

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
    runCommand(command, outputOf(options), () =>
      what === 'population'
        ? fetchEstimates({ baseUrl: NOMIS, ...options })
        : fetchFiles({ baseUrl: DATASTORE, ...options }),
    ),
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

/** Who asks, and why: a server's keeper reads it in the log. */
const userAgent = (): string =>
  `boroughstat/${version()} (reads recorded-crime files for the crime assessments of London boroughs; at most one request at a time)`;

/** With the server named. */
type ServerOptions = FetchOptions & { readonly baseUrl: string };

async function connectionFor({ baseUrl, tries, wait, stall }: ServerOptions): Promise<Connection> {
  const clock = {
    now: () => Date.now(),
    wait: (time: number) => new Promise<void>((done) => setTimeout(done, time)),
  };
  const allowPrivate = await isPrivateUrl(checkedUrl(baseUrl, { allowPrivate: true }));
  const patience = { tries, wait, stall };
  return { retryPolicy: patience, clock, userAgent: userAgent(), allowPrivate, environment: process.env };
}

async function fetchEstimates(options: ServerOptions): Promise<CommandResult> {
  const connection = await connectionFor(options);
  const today = new Date().toISOString().slice(0, 10);
  showStage(`Asking ${options.baseUrl}`);
  const { line, diagnostics } = await fetchPopulation({ ...options, today }, connection);
  const { resource, ...rest } = line;
  const done: Record<Line['state'], string> = {
    fetched: `fetched into ${options.into ?? libraryFolder()}${options.into === undefined ? '; rates are divided by them from now on' : ''}`,
    same: 'not changed',
    new: 'would be fetched',
    changed: 'have changed and would be fetched',
  };
  const json = { dataset: resource.url, files: [{ ...resource, ...rest }] };
  const summary = `Population estimates ${done[line.state]}.`;
  return {
    document: { name: 'fetch', tables: [tableOf([line], resource.url)], json },
    diagnostics,
    sources: [],
    summary,
  };
}

async function fetchFiles(options: ServerOptions): Promise<CommandResult> {
  const connection = await connectionFor(options);
  const where = `${options.baseUrl.replace(/\/+$/, '')}/api/v3/dataset/${encodeURIComponent(options.dataset)}`;
  showStage(`Asking ${options.baseUrl}`);
  const listed = resourcesOf(await textAt(where, connection), where);
  const { resources: picked, notes } = pickResources(listed, options.level, where);
  // Before any is fetched: a list that cannot be trusted in one file is not in another.
  const resources = picked.map((item) => ({ ...item, url: checkedUrl(item.url, connection, new URL(where)).href }));
  const { lines, diagnostics } = options.dryRun
    ? { lines: await wouldFetch(options, resources, connection), diagnostics: [] }
    : await fetchAll({ ...options, progress: barFor }, resources, connection);
  const same = lines.filter(({ state }) => state === 'same').length;
  const done = `${options.dryRun ? 'would be fetched' : 'fetched'} into ${options.into ?? libraryFolder()}`;
  const isToBeUsed = lines.length > same && !options.dryRun && options.into === undefined;
  const next = isToBeUsed ? ['Reports read them after `boroughstat data use newest`.'] : [];
  const summary = [...notes, `${countText(lines.length - same, 'file')} ${done}, ${same} not changed.`, ...next];
  const json = { dataset: where, files: lines.map(({ resource, ...rest }) => ({ ...resource, ...rest })) };
  return { document: { name: 'fetch', tables: [tableOf(lines, where)], json }, diagnostics, sources: [], summary };
}

/** The options that are settings of every command; the rest are this command's own. */
function outputOf({ level: _, dataset, baseUrl, into, dryRun, tries, wait, stall, maxSize, ...output }: FetchOptions) {
  return output;
}
