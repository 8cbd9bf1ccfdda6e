import type { Command } from 'commander';
import { usageError } from '../errors.js';
import { groupThousands } from '../format.js';
import { loadFiles } from '../load/load-files.js';
import type { Problem, ReportTable, Source } from '../model.js';
import { readAllReference } from '../reference/index.js';
import { buildDataset } from '../tidy/build-dataset.js';
import {
  addVintage,
  changeLibrary,
  libraryFolder,
  readLibrary,
  usedVintages,
  useVintages,
  type Vintage,
} from './library.js';
import { outputOptions } from './options.js';
import { runCommand } from './run.js';
import { counted } from './talk.js';

const COLUMNS = [
  ['used', 'In use'],
  ['vintage', 'Vintage'],
  ['from', 'From'],
  ['era', 'Era'],
  ['layout', 'Layout'],
  ['rows', 'Rows'],
  ['date', 'File of'],
  ['name', 'File'],
  ['sha256', 'SHA-256'],
] as const;

function tableOf(vintages: readonly Vintage[], used: readonly Vintage[]): ReportTable {
  const isUsed = (vintage: Vintage) => used.some(({ sha256 }) => sha256 === vintage.sha256);
  const rows = vintages.map((vintage) => {
    const { to, from, era, layout, date, name, sha256, rows: number } = vintage;
    const cells = { vintage: to, from, era, layout, date, name, rows: groupThousands(number, 0) };
    return { key: sha256, cells: { ...cells, used: isUsed(vintage) ? 'yes' : '', sha256: sha256.slice(0, 12) } };
  });
  const notes = [
    'Vintage: the last month in the file. Files in use are read when no --data is given; with --as-of, those of the library that were known then.',
    ...(used.length === 0 ? ['None is in use: without --data the bundled figures are read.'] : []),
  ];
  const columns = COLUMNS.map(([key, heading]) => ({ key, heading, unit: null }));
  return {
    id: 'library',
    title: `Vintages in ${libraryFolder()}`,
    columns,
    rows,
    notes,
    source: 'the files themselves',
  };
}

/** What every subcommand prints: the library as it is now. */
function listed(problems: readonly Problem[], summary: string) {
  const vintages = readLibrary();
  const used = usedVintages() ?? [];
  const json = {
    folder: libraryFolder(),
    vintages: vintages.map((each) => ({ ...each, used: used.some(({ sha256 }) => sha256 === each.sha256) })),
  };
  return { document: { name: 'library', tables: [tableOf(vintages, used)], json }, problems, sources: [], summary };
}

/** Reads Met files and copies them into the library. */
export async function addFiles(files: readonly string[]): Promise<ReturnType<typeof listed>> {
  const { tables, problems } = await loadFiles(files);
  const reference = readAllReference();
  // One by one: files of two eras may lie in one library.
  const sources = tables.map((table): Source => {
    const source = buildDataset([table], reference).dataset.sources[0]?.source;
    if (!source) throw new Error(`${table.file}: no source`);
    return source;
  });
  const bundled = sources.find(({ layout, file }) => layout === 'boroughstat-figures' || file === '-');
  if (bundled) throw usageError(`${bundled.file}: is not a file of the Met; add the files themselves.`);
  const done = changeLibrary(() => sources.map((source) => addVintage(source.file, source)));
  const [added = 0, mended = 0, there = 0] = ['added', 'mended', 'there'].map(
    (what) => done.filter((each) => each === what).length,
  );
  const others = [
    mended > 0 ? `, ${mended} that had been changed mended` : '',
    there > 0 ? `, ${there} there already` : '',
  ];
  return listed(problems, `${counted(added, 'vintage')} added${others.join('')}; ${libraryFolder()}.`);
}

/** The vintages of the newest one's era: per month the newest speaks, so older files only fill what it lacks. */
function newest(library: readonly Vintage[]): Vintage[] {
  const last = library.at(-1);
  return library.filter(({ era }) => era === last?.era);
}

function named(library: readonly Vintage[], word: string): Vintage {
  const found = library.filter(
    ({ sha256, name, to }) =>
      (word.length >= 4 && sha256.startsWith(word.toLowerCase())) || name === word || to === word,
  );
  const [first, second] = found;
  if (first && !second) return first;
  const why = first ? `${found.length} vintages are` : 'no vintage is';
  throw usageError(
    `${why} named ${word}; give a SHA-256 (or how it begins), a file name or a vintage that one has; \`boroughstat data list\` shows them.`,
  );
}

function chosen(words: readonly string[]): Vintage[] {
  const library = readLibrary();
  const [word] = words;
  if (words.length === 1 && word === 'bundled') return [];
  if (words.length === 1 && word === 'newest') {
    if (library.length === 0) throw usageError('the library is empty; add files with `boroughstat data add`.');
    return newest(library);
  }
  return [...new Set(words.map((each) => named(library, each)))];
}

function use(words: readonly string[]) {
  const vintages = chosen(words);
  changeLibrary(() => useVintages(vintages));
  const what = vintages.length === 0 ? 'the bundled figures' : counted(vintages.length, 'vintage');
  return listed([], `Without --data, ${what} will be read.`);
}

/** `boroughstat data add|list|use`: the local library of vintages. */
export function dataCommand(program: Command): Command {
  const command = program
    .command('data')
    .description('a library of the files you have had, so that any report can say what was known when');
  const adding = command.command('add').description('copy Met files into the library').argument('<files...>');
  const listing = command.command('list').description('the vintages in the library');
  const using = command
    .command('use')
    .description('the vintages to read when no --data is given')
    .argument('<vintages...>', 'SHA-256, file name or last month; or newest; or bundled');
  for (const each of [adding, listing, using]) outputOptions(each);
  adding.action((files: string[], options) => runCommand('data add', options, () => addFiles(files)));
  listing.action((options) =>
    runCommand('data list', options, async () => listed([], `${counted(readLibrary().length, 'vintage')}.`)),
  );
  using.action((words: string[], options) => runCommand('data use', options, async () => use(words)));
  return command.addHelpText(
    'after',
    '\nExamples:\n  boroughstat data add downloads/*.csv\n  boroughstat data use newest\n  boroughstat annual --as-of 2023-04',
  );
}
