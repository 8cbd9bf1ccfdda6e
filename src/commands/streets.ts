import type { Command } from 'commander';
import { inputError, usageError } from '../errors.js';
import { findBorough } from '../figures/areas.js';
import { readLsoaLookup } from '../load/lsoa-lookup.js';
import { readStreetFiles } from '../load/street-files.js';
import type { StreetCount } from '../model.js';
import { readAllReference } from '../reference/index.js';
import { type Streets, streetTables } from '../tables/streets.js';
import { areaFinder } from '../tidy/map-areas.js';
import { didYouMean } from '../tidy/nearest.js';
import { jsonTable } from '../write/json.js';
import { boroughOption, outputOptions } from './options.js';
import { runCommand } from './run.js';
import { counted } from './talk.js';

/** `boroughstat streets`: street-level files of data.police.uk, apart from all that is made of the Met's files. */

const sumOf = (counts: readonly StreetCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

function ofCategory(counts: readonly StreetCount[], wanted: string | undefined): readonly StreetCount[] {
  if (wanted === undefined) return counts;
  const categories = [...new Set(counts.map(({ category }) => category))].sort();
  const found = categories.find((category) => category.toLowerCase() === wanted.toLowerCase());
  if (!found)
    throw usageError(
      `the files have no category "${wanted}"${didYouMean(wanted, categories)}; they have ${categories.join(', ')}.`,
    );
  return counts.filter(({ category }) => category === found);
}

export function streetsCommand(program: Command): Command {
  const command = program
    .command('streets <files...>')
    .description('street-level files of data.police.uk: categories, where half of the offences are, last outcomes');
  boroughOption(command);
  command.option('--category <category>', 'one category of the files, such as Burglary (default: all)');
  command.option(
    '--lsoa-lookup <file>',
    'a lookup of LSOAs to wards (LSOA21CD, WD24CD, WD24NM): adds the table street-wards',
  );
  outputOptions(command);
  command.addHelpText(
    'after',
    '\nIts categories are not those of the Met: it stands beside the other commands, and adds nothing to them.\n\nExample:\n  boroughstat streets downloads/*/*-metropolitan-street.csv --borough Southwark --category Burglary',
  );
  return command.action((paths: string[], { category, lsoaLookup, ...options }) =>
    runCommand('streets', options, async (settings) => {
      const { areas } = readAllReference();
      const area = findBorough(areas, settings.borough);
      const { files, counts } = readStreetFiles(paths);
      const wanted = ofCategory(counts, category);
      const find = areaFinder(areas);
      // An LSOA is called by its borough and a number: "Barnet 001A".
      const own = wanted.filter(({ lsoaName }) => find(lsoaName.replace(/\s+\d{3}[A-Z]$/i, ''))?.code === area.code);
      if (own.length === 0)
        throw inputError(`${paths.join(', ')}: no offence is placed in ${area.name}; add the files that have.`);
      const all = sumOf(wanted);
      const noPlace = sumOf(wanted.filter(({ lsoa }) => lsoa === ''));
      const wards = lsoaLookup === undefined ? undefined : readLsoaLookup(lsoaLookup);
      const months = [...new Set(files.flatMap((file) => file.months))].sort();
      const span = months.length === 1 ? (months[0] ?? '') : `${months[0]} to ${months.at(-1)}`;
      const streets: Streets = {
        area,
        months: span,
        counts: own,
        all,
        noPlace,
        elsewhere: all - noPlace - sumOf(own),
        wards,
      };
      const tables = streetTables(streets);
      const json = { area: { code: area.code, name: area.name }, files, tables: tables.map(jsonTable) };
      const summary = `${area.name}: ${counted(sumOf(own), 'offence')} from ${counted(files.length, 'file')}.`;
      return { document: { name: 'streets', tables, json }, problems: [], sources: [], summary };
    }),
  );
}
