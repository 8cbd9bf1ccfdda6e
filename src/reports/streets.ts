import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { lookupFor, misfitDiagnostics } from '../app/lsoa-lookup.js';
import { failIfStrict } from '../app/read-dataset.js';
import { readOptionsFrom } from '../app/read-options.js';
import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError, usageError } from '../core/errors.js';
import { type Month, monthRange } from '../core/months.js';
import type { StreetCount } from '../core/street.js';
import { didYouMean } from '../core/suggest-name.js';
import { findBorough } from '../figures/basis/areas.js';
import { StreetFigures, totalOf } from '../figures/small-areas/street-figures.js';
import { readStreetFiles } from '../load/streets/street-files.js';
import { gapDiagnostics, spanOf } from '../load/streets/street-parts.js';
import { areaNameOfLsoa } from '../load/streets/street-tally.js';
import { readAllReference } from '../reference/index.js';
import type { Streets } from '../tables/streets/street-rows.js';
import { keptBackIn, streetTables } from '../tables/streets/streets.js';
import { areaFinder } from '../tidy/map-areas.js';
import { jsonTable } from '../write/json.js';
import { jsonArea } from './study-result.js';

/** `boroughstat streets`: street-level files of data.police.uk, apart from all that is made of the Met's files. */

function ofCategory<One extends { readonly category: string }>(
  counts: readonly One[],
  wanted: string | undefined,
): readonly One[] {
  if (wanted === undefined) return counts;
  const categories = [...new Set(counts.map(({ category }) => category))].sort();
  const found = categories.find((category) => category.toLowerCase() === wanted.toLowerCase());
  if (!found)
    throw usageError(
      `the files have no category "${wanted}"${didYouMean(wanted, categories)}; they have ${categories.join(', ')}.`,
    );
  return counts.filter(({ category }) => category === found);
}

/** "February 2022 to March 2022", "January 2025 to March 2025, 2 of 3 months". */
function monthsInWords(months: readonly Month[]): string {
  const span = spanOf(months);
  const range = monthRange(months[0] ?? '', months.at(-1) ?? '');
  return `${range}${span.length > months.length ? `, ${months.length} of ${span.length} months` : ''}`;
}

/** The offences of the files: those in the borough, those elsewhere and those without a location. */
async function readStreets(paths: readonly string[], settings: Settings, category: string | undefined) {
  const { areas } = readAllReference();
  const area = findBorough(areas, settings.borough);
  const read = await readStreetFiles(paths, readOptionsFrom(settings));
  const { files, counts, outcomes, parts, joined } = read;
  const wanted = ofCategory(counts, category);
  const find = areaFinder(areas);
  const boroughOf = (areaName: string) => find(areaName)?.code;
  const placed = wanted.map(({ lsoa, lsoaName }) => ({ lsoa, borough: boroughOf(areaNameOfLsoa(lsoaName)) }));
  const boroughCounts = wanted.filter((_, index) => placed[index]?.borough === area.code);
  if (boroughCounts.length === 0)
    throw inputError(`${paths.join(', ')}: no offence is placed in ${area.name}; add the files that have.`);
  const all = totalOf(wanted);
  const withoutLocation = totalOf(wanted.filter(({ lsoa }) => lsoa === ''));
  const months = [...new Set(files.flatMap((file) => file.months))].sort();
  const { lsoaLookup, suppress } = settings;
  const figures = new StreetFigures(files, suppress);
  const lookup = lsoaLookup === undefined ? undefined : lookupFor(lsoaLookup, areas, placed);
  const inBorough = ({ areaName }: { readonly areaName: string }) => boroughOf(areaName) === area.code;
  const boroughOutcomes = ofCategory(outcomes, category).filter(inBorough);
  const streets: Streets = {
    area,
    figures,
    months: monthsInWords(months),
    gaps: gapDiagnostics(parts).map(({ text }) => text),
    counts: boroughCounts,
    outcomes: boroughOutcomes,
    joined: joined && ofCategory(joined, category).filter(inBorough),
    ...keptBackIn(figures, boroughCounts, boroughOutcomes),
    all,
    withoutLocation,
    elsewhere: all - withoutLocation - totalOf(boroughCounts),
    wards: lookup?.wards,
  };
  const misfits = lookup ? [...lookup.diagnostics, ...misfitDiagnostics(lookup, shownCounts(streets))] : [];
  const filtered = category === undefined ? oneCategory(counts) : [];
  const diagnostics = [...read.diagnostics, ...filtered, ...misfits, ...unjoinedDiagnostics(streets)];
  failIfStrict(settings, diagnostics);
  return { streets, files, diagnostics };
}

/** So many offences of a month and force are never of one category. */
const NEVER_OF_ONE = 100;

/** Files that were filtered give shares of what is left, though nothing else in them shows it. */
function oneCategory(counts: readonly StreetCount[]): Diagnostic[] {
  const [category, other] = new Set(counts.map((item) => item.category));
  if (category === undefined || other !== undefined || totalOf(counts) < NEVER_OF_ONE) return [];
  const text = `the files have no other category than ${category}: data.police.uk publishes all categories of a month in one file, so these were filtered. Shares of all offences cannot be had from them.`;
  return [{ level: 'warning', text }];
}

/** Outcomes files are of no use to offences without a Crime ID, as all are in the files of 2010. */
function unjoinedDiagnostics({ area, joined }: Streets): Diagnostic[] {
  if (joined === undefined || joined.length > 0) return [];
  const text = `The outcomes files are not used: no offence in ${area.name} has a Crime ID, by which they are joined.`;
  return [{ level: 'warning', text }];
}

/** What a lookup must fit: the counts of the borough's LSOAs. */
const shownCounts = ({ area, counts, figures }: Streets) => ({
  what: `offences in ${area.name}`,
  lsoas: counts.map(({ lsoa, count }) => ({ lsoa, borough: area.code, count })),
  isSmall: (count: number) => figures.isSmall(count),
});

/** The tables of street-level files of one borough. */
export async function buildStreets(
  paths: readonly string[],
  settings: Settings,
  category: string | undefined,
): Promise<CommandResult> {
  const { streets, files, diagnostics } = await readStreets(paths, settings, category);
  const { area, figures, counts } = streets;
  const tables = streetTables(streets);
  const json = { area: jsonArea(area), files, tables: tables.map(jsonTable) };
  const total = streets.isTotalKept ? 'a few offences' : countText(totalOf(counts), 'offence');
  const summary = `${area.name}: ${total} from ${countText(files.length, 'file')}.`;
  const explain = readOptionsFrom(settings).keepRows ? { explain: figures.explain } : {};
  return { document: { name: 'streets', tables, json, ...explain }, diagnostics, sources: [], summary };
}
