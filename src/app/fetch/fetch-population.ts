import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError, networkError, UserError } from '../../core/errors.js';
import type { Estimate } from '../../core/reference.js';
import { type Connection, textAt } from '../../fetch/http.js';
import { MOST_ROWS, populationUrl } from '../../fetch/nomis.js';
import { sha256 } from '../../load/recorded-inputs.js';
import { withCleanup } from '../../output/cleanup.js';
import { createFolders, outputFailure } from '../../output/save.js';
import { readAllReference } from '../../reference/index.js';
import { usedPopulation, usePopulation } from '../../vintages/estimates.js';
import { addVintage, changeLibrary, ESTIMATES, readEstimateVintages } from '../../vintages/store.js';
import { withEstimates } from '../read-estimates.js';
import type { Line } from './fetch-files.js';

/** The population estimates of Nomis, into the library, where reports find them, or into a folder. */

interface Wanted {
  readonly baseUrl: string;
  readonly into?: string;
  readonly dryRun?: boolean;
  /** The day of the run: the estimates are revised, so the file is named by it. */
  readonly today: string;
}

export interface FetchedPopulation {
  readonly line: Line;
  readonly diagnostics: readonly Diagnostic[];
}

const TITLE = 'Mid-year population estimates (Nomis, NM_2002_1)';

export async function fetchPopulation(wanted: Wanted, connection: Connection): Promise<FetchedPopulation> {
  const url = populationUrl(wanted.baseUrl);
  const text = await textAt(url, connection, 'text/csv');
  const folder = mkdtempSync(join(tmpdir(), 'boroughstat-'));
  return withCleanup(
    () => rmSync(folder, { recursive: true, force: true }),
    async () => {
      const path = join(folder, `nomis-population-${wanted.today}.csv`);
      writeFileSync(path, text);
      const { estimates, diagnostics } = await readAnswer(path, url, text);
      const hash = sha256(text);
      const line = { resource: { title: TITLE, url }, bytes: Buffer.byteLength(text), sha256: hash };
      return { line: { ...line, state: putAway(path, text, wanted, { hash, estimates }) }, diagnostics };
    },
  );
}

/** Reads the answer as any file of estimates, and refuses one that lacks an area of London in a year. */
async function readAnswer(path: string, url: string, text: string) {
  const byAddress = (message: string) => message.replaceAll(path, url);
  try {
    const { reference, diagnostics } = await withEstimates(readAllReference(), {
      population: path,
      households: undefined,
    });
    const estimates = reference.population.filter(({ file }) => file !== undefined);
    requireAllAreas(estimates, url, text);
    return {
      estimates,
      diagnostics: diagnostics.map(({ level, text: message }) => ({ level, text: byAddress(message) })),
    };
  } catch (error) {
    if (error instanceof UserError) throw networkError(byAddress(error.message));
    throw error;
  }
}

function requireAllAreas(estimates: readonly Estimate[], url: string, text: string): void {
  const all = readAllReference().areas.filter(({ kind }) => kind !== 'no-borough').length;
  const dates = [...new Set(estimates.map(({ date }) => date))].sort();
  for (const date of dates) {
    const areas = estimates.filter((estimate) => estimate.date === date).length;
    if (areas !== all)
      throw inputError(`${url}: has ${areas} of the ${all} areas of London for ${date.slice(0, 4)}; try again later.`);
  }
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const gap = years.find((year, index) => index > 0 && year !== (years[index - 1] ?? 0) + 1);
  if (gap !== undefined) throw inputError(`${url}: has no estimates for ${gap - 1}; try again later.`);
  if (text.split('\n').length > MOST_ROWS)
    throw inputError(`${url}: has as many rows as guests are given, so some may be absent; it is not used.`);
}

interface Answer {
  readonly hash: string;
  readonly estimates: readonly Estimate[];
}

/** Where the answer goes; what became of it. */
function putAway(path: string, text: string, { into, dryRun, today }: Wanted, answer: Answer): Line['state'] {
  const { hash, estimates } = answer;
  const isThere = readEstimateVintages().some(({ sha256: known }) => known === hash);
  if (dryRun) return usedPopulation()?.sha256 === hash ? 'same' : isThere || !usedPopulation() ? 'new' : 'changed';
  if (into !== undefined) {
    try {
      createFolders(into);
      const target = join(into, `nomis-population-${today}.csv`);
      writeFileSync(`${target}.part`, text);
      renameSync(`${target}.part`, target);
    } catch (error) {
      throw outputFailure(into, error);
    }
    return 'fetched';
  }
  const months = estimates.map(({ date }) => date.slice(0, 7)).sort();
  const [from = '', to = ''] = [months[0], months.at(-1)];
  const source = { sha256: hash, layout: ESTIMATES, era: '', from, to, rows: estimates.length };
  return changeLibrary(() => {
    const wasUsed = usedPopulation()?.sha256 === hash;
    const done = addVintage(path, source);
    usePopulation(hash);
    return done === 'there' && wasUsed ? 'same' : 'fetched';
  });
}
