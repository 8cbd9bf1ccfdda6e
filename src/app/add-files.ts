import type { Source } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { usageError } from '../core/errors.js';
import { groupThousands } from '../core/format.js';
import type { ReportTable } from '../core/report.js';
import { lacksOfFiles } from '../figures/cross-checks/bundled-figures.js';
import { bundledFiguresToCompare, loadFiles } from '../load/load-files.js';
import { USUAL_READ_OPTIONS } from '../load/read-options.js';
import { readAllReference } from '../reference/index.js';
import { buildDataset } from '../tidy/build-dataset.js';
import { usedPopulation } from '../vintages/estimates.js';
import { libraryFolder } from '../vintages/library-folder.js';
import {
  addVintage,
  changeLibrary,
  ESTIMATES,
  pathOf,
  readEstimateVintages,
  readLibrary,
  usedVintages,
  type Vintage,
} from '../vintages/store.js';
import { countText } from './log.js';
import { progressBar } from './progress.js';

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
    ...(used.every(({ layout }) => layout === ESTIMATES)
      ? ['No Met file is in use: without --data the bundled figures are read.']
      : []),
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
export function listed(diagnostics: readonly Diagnostic[], summary: string) {
  const vintages = [...readLibrary(), ...readEstimateVintages()];
  const used = [usedVintages() ?? [], usedPopulation() ?? []].flat();
  const json = {
    folder: libraryFolder(),
    vintages: vintages.map((vintage) => ({ ...vintage, used: used.some(({ sha256 }) => sha256 === vintage.sha256) })),
  };
  return { document: { name: 'library', tables: [tableOf(vintages, used)], json }, diagnostics, sources: [], summary };
}

/** Reads the files in the library as reports will: the table of each is kept next to it from then on. */
async function keepTables(sources: readonly Source[]): Promise<void> {
  const hashes = sources.map(({ sha256 }) => sha256);
  const added = readLibrary().filter(({ sha256 }) => hashes.includes(sha256));
  await loadFiles(added.map(pathOf), { engine: 'auto', keepRows: false, onProgress: progressBar() });
}

/** Reads Met files and copies them into the library. */
export async function addFiles(files: readonly string[]): Promise<ReturnType<typeof listed>> {
  const { tables, diagnostics } = await loadFiles(files, { ...USUAL_READ_OPTIONS, onProgress: progressBar() });
  const reference = readAllReference();
  // One by one: files of two eras may lie in one library.
  const datasets = tables.map((table) => buildDataset([table], reference).dataset);
  const sources = datasets.flatMap((dataset) => dataset.sources.map(({ source }) => source));
  const bundled = sources.find(({ layout, file }) => layout === 'boroughstat-figures' || file === '-');
  if (bundled) throw usageError(`${bundled.file}: is not a file of the Met; add the files themselves.`);
  const bundledFigures = await bundledFiguresToCompare();
  const lacking = datasets.flatMap((dataset) => lacksOfFiles(dataset, bundledFigures, false));
  const done = changeLibrary(() => sources.map((source) => addVintage(source.file, source)));
  await keepTables(sources);
  const [added = 0, mended = 0, there = 0] = ['added', 'mended', 'there'].map(
    (what) => done.filter((item) => item === what).length,
  );
  const others = [
    mended > 0 ? `, ${mended} that had been changed mended` : '',
    there > 0 ? `, ${there} there already` : '',
  ];
  return listed(
    [...diagnostics, ...lacking],
    `${countText(added, 'vintage')} added${others.join('')}; ${libraryFolder()}.`,
  );
}
