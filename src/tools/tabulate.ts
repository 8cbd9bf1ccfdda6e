import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ColumnTable, from } from 'arquero';
import { isMissing } from '../core/missing.js';
import { monthRange } from '../core/months.js';
import { loadFiles } from '../load/load-files.js';
import { readAllReference } from '../reference/index.js';
import { buildDataset } from '../tidy/build-dataset.js';
import type { Dataset } from '../tidy/dataset.js';

/**
 * Re-tabulates Met borough files into the bundled figures: monthly counts by area code and canonical offence.
 *
 *     npm run tabulate -- data/figures/recorded-crime.csv HISTORICAL.csv RECENT.csv
 *
 * Rows without a single offence are left out (an absent row means zero). Beside the table, FILE.json says where the
 * figures came from.
 */
interface Cell {
  readonly area_code: string;
  readonly offence: string;
  readonly month: string;
  readonly count: number;
}

function cellsOf(dataset: Dataset): Cell[] {
  const offences = dataset.tree.offences.filter(({ id }) => dataset.sources.some((source) => source.offences.has(id)));
  const areas = dataset.areas.filter(({ code }) => dataset.sources.some((source) => source.areas.has(code)));
  return areas.flatMap(({ code }) =>
    offences.flatMap(({ id }) =>
      dataset.months.map((month) => {
        const count = dataset.countOfRows(code, [id], { from: month, to: month, label: month }, id);
        if (isMissing(count)) throw new Error(`${code} ${id} ${month}: ${count.missing}`);
        return { area_code: code, offence: id, month, count };
      }),
    ),
  );
}

/** One row an area and offence, one column a month; rows of zeros are dropped. */
function wide(cells: readonly Cell[]): ColumnTable {
  // arquero's pivot keeps the first of two rows with one key in silence.
  const keys = new Set(cells.map(({ area_code, offence, month }) => `${area_code}|${offence}|${month}`));
  if (keys.size !== cells.length) throw new Error('a cell is there twice');
  const used = from([...cells])
    .groupby('area_code', 'offence')
    .rollup({ total: 'd => op.sum(d.count)' })
    .filter('d => d.total > 0');
  return from([...cells])
    .semijoin(used, [
      ['area_code', 'offence'],
      ['area_code', 'offence'],
    ])
    .groupby('area_code', 'offence')
    .pivot('month', 'count', { limit: 10_000, sort: false });
}

function sidecarRows(dataset: Dataset, table: string): string {
  const files = dataset.sources.map(({ source }) => source);
  const described = {
    title: 'Recorded offences by London borough and month',
    era: files[0]?.era,
    vintage: files
      .map(({ to }) => to)
      .sort()
      .at(-1),
    attribution:
      'Contains Metropolitan Police Service data (MPS Borough Level Crime, London Datastore), licensed under the Open Government Licence',
    licence: 'Open Government Licence, https://www.nationalarchives.gov.uk/doc/open-government-licence/',
    table_sha256: createHash('sha256').update(table).digest('hex'),
    origin: `re-tabulated from ${files.map(({ file, from, to }) => `${basename(file)} (${monthRange(from, to)})`).join(' and ')}`,
    files: files.map(({ file, sha256, from, to, rows }) => ({ file: basename(file), sha256, from, to, rows })),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

async function tabulate(target: string | undefined, files: readonly string[]): Promise<void> {
  if (!target || files.length === 0) throw new Error('usage: npm run tabulate -- TARGET.csv FILES...');
  // The table says what the files say: nothing is moved from one area to another.
  const reference = { ...readAllReference(), areaMoves: [] };
  const { dataset, diagnostics } = buildDataset((await loadFiles(files)).tables, reference);
  for (const { text } of diagnostics) process.stderr.write(`${text}\n`);
  const table = `${wide(cellsOf(dataset)).toCSV().trimEnd()}\n`;
  writeFileSync(target, table);
  writeFileSync(target.replace(/\.csv$/, '.json'), sidecarRows(dataset, table));
  process.stderr.write(`${target}: ${table.length} bytes\n`);
}

const [target, ...files] = process.argv.slice(2);
void tabulate(target, files);
