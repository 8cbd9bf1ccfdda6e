import type { Level } from '../../core/crime.js';
import { groupThousands } from '../../core/format.js';
import type { ReportTable } from '../../core/report.js';
import { checkedUrl, isPrivateUrl } from '../../fetch/addresses.js';
import { resourcesOf } from '../../fetch/datastore.js';
import { type Connection, textAt } from '../../fetch/http.js';
import { pickResources } from '../../fetch/pick.js';
import { libraryFolder } from '../../vintages/library-folder.js';
import type { CommandResult } from '../command-result.js';
import { countText } from '../log.js';
import { progressBar, showStage } from '../progress.js';
import { version } from '../version.js';
import { fetchAll, type Line, wouldFetch } from './fetch-files.js';
import { fetchPopulation } from './fetch-population.js';

/** What `boroughstat fetch` does and says. */

export interface FetchOptions {
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
  return { retryPolicy: { tries, wait, stall }, clock, userAgent: userAgent(), allowPrivate, environment: process.env };
}

export async function fetchEstimates(options: ServerOptions): Promise<CommandResult> {
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

export async function fetchFiles(options: ServerOptions): Promise<CommandResult> {
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
