import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, expect, it } from 'vitest';
import { isUpToDate, type Manifest } from '../../src/app/manifest.js';
import { readDataset } from '../../src/app/read-dataset.js';
import { runCommand } from '../../src/app/run-command.js';
import { annualCommand } from '../../src/commands/annual.js';
import type { Settings } from '../../src/config/settings.js';
import { loadFiles } from '../../src/load/load-files.js';
import { readAreaPopulation } from '../../src/load/lookups/area-population.js';
import { reference } from '../make-study.js';
import { emptyFolder, root } from '../run-binary.js';

/** Files that are replaced while a report is made: the manifest names what was read, or nothing is written. */
const dashboard = readFileSync(join(root, 'fixtures', 'input', 'long-dashboard.csv'), 'utf8');
/** As long as before, and one offence more. */
const other = dashboard.replace(',2,2021-06-07', ',3,2021-06-07');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

afterEach(() => {
  process.exitCode = 0;
});

function files() {
  const folder = emptyFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  const file = join(data, 'dashboard.csv');
  writeFileSync(file, dashboard);
  const population = join(folder, 'population.csv');
  writeFileSync(population, 'Ward Code,Population\nE05013630,17640\n');
  return { data, file, population, output: join(folder, 'out') };
}

type Files = ReturnType<typeof files>;

interface Reported extends Files {
  readonly settings: Settings | undefined;
  readonly refused?: string;
  readonly inputs?: Manifest['inputs'];
}

/** Makes a report that reads the data and a population, and then has something happen to the files. */
async function report(engine: string, happens: (files: Files) => void): Promise<Reported> {
  const given = files();
  const { data, population, output } = given;
  const options = { data: [data], engine, output, format: ['json'], quiet: true };
  let settings: Settings | undefined;
  try {
    await runCommand(annualCommand(new Command()), options, async (settled) => {
      settings = settled;
      const { dataset } = await readDataset(settled, reference);
      readAreaPopulation(population);
      happens(given);
      const sources = dataset.sources.map(({ source }) => source);
      return { document: { name: 'annual', tables: [], json: {} }, diagnostics: [], sources, summary: 'Done.' };
    });
  } catch (error) {
    return { ...given, refused: (error as Error).message, settings };
  }
  const manifest: Manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
  return { ...given, inputs: manifest.inputs, settings };
}

const replaceByAnother = ({ file }: Files) => {
  writeFileSync(`${file}.new`, other);
  renameSync(`${file}.new`, file);
};

const replaceByLink = ({ file }: Files) => {
  writeFileSync(`${file}.new`, other);
  rmSync(file);
  symlinkSync(`${file}.new`, file);
};

const CHANGES: readonly (readonly [string, (files: Files) => void, string])[] = [
  ['replaced by another', replaceByAnother, 'dashboard.csv: changed while'],
  ['written over', ({ file }) => writeFileSync(file, other), 'dashboard.csv: changed while'],
  ['now a link to another', replaceByLink, 'dashboard.csv: changed while'],
  ['cut short', ({ file }) => truncateSync(file, 300), 'dashboard.csv: changed while'],
  ['taken away', ({ file }) => renameSync(file, `${file}.old`), 'dashboard.csv: changed while'],
  ['joined by another', ({ data, file }) => copyFileSync(file, join(data, 'more.csv')), 'more.csv: was added while'],
  [
    'changed in its population',
    ({ population }) => writeFileSync(population, 'Ward Code,Population\n'),
    'population.csv: changed while',
  ],
];

it.each(
  ['streaming', 'duckdb'].flatMap((engine) => CHANGES.map((change) => [engine, ...change] as const)),
)('%s: data %s is refused, and nothing is written', async (engine, _, happens, said) => {
  const { refused, output } = await report(engine, happens);
  expect(refused).toContain(said);
  expect(refused).toContain('nothing is written, run again');
  expect(existsSync(output)).toBe(false);
});

it.each(['streaming', 'duckdb'])('%s: the manifest names the bytes that were read', async (engine) => {
  const { inputs, file, population, settings, output } = await report(engine, () => undefined);
  expect(inputs).toMatchObject([
    { file, sha256: sha256(dashboard), layout: 'long-dashboard' },
    { file: population, sha256: sha256('Ward Code,Population\nE05013630,17640\n') },
  ]);
  expect(await isUpToDate(output, 'annual', settings as Settings)).toBe(true);
  writeFileSync(population, 'Ward Code,Population\nE05013630,17641\n');
  expect(await isUpToDate(output, 'annual', settings as Settings)).toBe(false);
});

it('a file touched but not changed is no change, and one replaced afterwards is', async () => {
  const { inputs, settings, output, ...given } = await report('streaming', ({ file }) =>
    writeFileSync(file, dashboard),
  );
  expect(inputs).toHaveLength(2);
  expect(await isUpToDate(output, 'annual', settings as Settings)).toBe(true);
  replaceByAnother({ ...given, output });
  expect(await isUpToDate(output, 'annual', settings as Settings)).toBe(false);
});

it.each(['streaming', 'duckdb'] as const)('%s: a file that changes under its reader is refused', async (engine) => {
  const { file } = files();
  const lines = dashboard.split('\n');
  // Rows of wards are passed over, and may be there more than once.
  const wards = lines.filter((line) => line.includes(',Ward,')).join('\n');
  // Large enough to be read in pieces, where the engine is not there to read it.
  const more = engine === 'duckdb' ? '' : `${wards}\n`.repeat(Math.ceil((33 * 2 ** 20) / wards.length));
  writeFileSync(file, dashboard + more);
  const reading = { engine, keepRows: false };
  expect((await loadFiles([file], reading)).tables[0]?.rows.length).toBeGreaterThan(10);
  let isChanged = false;
  const onProgress = () => {
    if (!isChanged) writeFileSync(file, other + more);
    isChanged = true;
  };
  await expect(loadFiles([file], { ...reading, onProgress })).rejects.toThrow(/changed while it was read; run again/);
});

it('two readings of one file in one run must be of the same bytes', async () => {
  const { refused } = await report('streaming', (given) => {
    writeFileSync(given.population, 'Ward Code,Population\nE05013630,1\n');
    readAreaPopulation(given.population);
  });
  expect(refused).toMatch(/population\.csv: changed while it was read/);
});
