import type { Command } from 'commander';
import { addFiles, listed } from '../app/add-files.js';
import { countText } from '../app/log.js';
import { addOptions, OUTPUT_OPTIONS } from '../app/options.js';
import { runCommand } from '../app/run-command.js';
import { usageError } from '../core/errors.js';
import { usePopulation } from '../vintages/estimates.js';
import { changeLibrary, readLibrary, useVintages, type Vintage } from '../vintages/store.js';

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
  return [...new Set(words.map((item) => named(library, item)))];
}

function use(words: readonly string[]) {
  const vintages = chosen(words);
  changeLibrary(() => {
    useVintages(vintages);
    // The bundled figures go with the estimates that come with them.
    if (vintages.length === 0) usePopulation(undefined);
  });
  const what =
    vintages.length === 0
      ? 'the bundled figures and the estimates that come with them'
      : countText(vintages.length, 'vintage');
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
  const examples = [
    [adding, 'add downloads/*.csv'],
    [listing, 'list'],
    [using, 'use newest'],
  ] as const;
  for (const [item, example] of examples) {
    addOptions(item, OUTPUT_OPTIONS).addHelpText('after', `\nExample:\n  boroughstat data ${example}`);
  }
  adding.action((files: string[], options) => runCommand(adding, options, () => addFiles(files)));
  listing.action((options) =>
    runCommand(listing, options, async () => listed([], `${countText(readLibrary().length, 'vintage')}.`)),
  );
  using.action((words: string[], options) => runCommand(using, options, async () => use(words)));
  return command.addHelpText(
    'after',
    '\nExamples:\n  boroughstat data add downloads/*.csv\n  boroughstat data use newest\n  boroughstat annual --as-of 2023-04',
  );
}
