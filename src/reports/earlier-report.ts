import { basename, dirname, join, resolve } from 'node:path';
import { MANIFEST, type Manifest, readManifest } from '../app/manifest.js';
import { inputError, usageError } from '../core/errors.js';
import { missing } from '../core/missing.js';
import type { Period } from '../core/months.js';
import type { Area } from '../core/reference.js';
import { SUPPRESSED } from '../figures/basis/suppression.js';
import { pathExists } from '../load/path-exists.js';
import { readInput } from '../load/recorded-inputs.js';
import { isFolder } from '../output/save.js';
import type { EarlierFigure, EarlierReport } from '../tables/annual/revised-since.js';
import type { JsonFigure } from '../write/json-types.js';

interface AnnualJson {
  readonly area: { readonly code: string; readonly name: string };
  readonly period: Period;
  readonly sources: readonly { readonly era: string }[];
  readonly tables: readonly {
    readonly id: string;
    readonly rows: readonly { readonly key: string; readonly cells: Readonly<Record<string, JsonFigure | string>> }[];
  }[];
}

const REPORT = 'annual.json';

function manifestOf(path: string): { folder: string; manifest: Manifest } {
  const folder = isFolder(path) ? path : dirname(path);
  if (!isFolder(path) && basename(path) !== MANIFEST) {
    throw usageError(`--against ${path}: name the ${MANIFEST} of an earlier report, or its folder.`);
  }
  const manifest = readManifest(folder);
  if (!Array.isArray(manifest?.outputs)) {
    throw inputError({ file: path }, `cannot be read as a manifest; name the ${MANIFEST} that \`annual\` wrote.`);
  }
  if (manifest.command !== 'annual') {
    throw usageError(`--against ${path}: is the manifest of ${String(manifest.command)}; name one of \`annual\`.`);
  }
  return { folder, manifest };
}

/** The report's own JSON, which must be as it was written. */
function readJson(path: string): AnnualJson {
  const { folder, manifest } = manifestOf(path);
  const output = manifest.outputs.find(({ name }) => name === REPORT);
  if (!output)
    throw inputError({ file: folder }, `that report was written without ${REPORT}; write it with -f json too.`);
  const report = join(folder, REPORT);
  const read = pathExists(report) ? readInput(report) : undefined;
  if (read?.sha256 !== output.sha256) {
    const state = read ? 'changed' : 'missing';
    throw inputError({ file: report }, `is ${state} since the report was made; give the report as it was.`);
  }
  return JSON.parse(read.bytes.toString('utf8'));
}

/** The file has the reason as it was printed, the mark of a suppressed number included, and no kind of reason. */
function printed({ value, missing: reason }: JsonFigure): EarlierFigure {
  if (reason === SUPPRESSED.missing) return SUPPRESSED;
  return value ?? missing('not-given', reason ?? 'not in the earlier report');
}

function columnOf({ tables }: AnnualJson, ids: readonly string[], column: string): Map<string, EarlierFigure> {
  const rows = ids.flatMap((id) => tables.find((table) => table.id === id)?.rows ?? []);
  const found = new Map<string, EarlierFigure>();
  for (const { key, cells } of rows) {
    const cell = cells[column];
    if (typeof cell === 'object' && !found.has(key)) found.set(key, printed(cell));
  }
  return found;
}

/** The figures that an earlier `annual` printed for its year, to compare with the same months now. */
export function readEarlierReport(path: string, area: Area): EarlierReport {
  const json = readJson(path);
  if (json.area.code !== area.code) {
    throw usageError(
      `--against ${path}: is a report on ${json.area.name}, not on ${area.name}; name one of ${area.name}.`,
    );
  }
  const counts = columnOf(json, ['offence-change', 'rates', 'volume-change'], 'count');
  if (counts.size === 0) {
    throw inputError(
      { file: path },
      'that report has none of the tables offence-change, rates and volume-change in its JSON.',
    );
  }
  const name = basename(resolve(isFolder(path) ? path : dirname(path)));
  const eras = [...new Set(json.sources.map(({ era }) => era))];
  return { name, period: json.period, eras, counts, rates: columnOf(json, ['rates'], 'rate') };
}
