import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

const quoted = (cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
const line = (cells) => `${cells.map(quoted).join(',')}\r\n`;

/** A block of rows at a time: a file of gigabytes is never held. */
export function writeCsv(target, header, rows) {
  const file = openSync(target, 'w');
  let block = line(header);
  for (const row of rows) {
    block += line(row);
    if (block.length > 2 ** 20) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
}

/** Dates as dates; `cover` puts a sheet of words before that of the data. */
export async function writeWorkbook(target, header, rows, cover) {
  const { writeXlsx } = await import('hucre/xlsx');
  const dates = (cell) => (/^\d{4}-\d\d-\d\d$/.test(String(cell)) ? new Date(`${cell}T00:00:00Z`) : cell);
  const words = { name: 'Cover', rows: [['Made-up figures'], ['Every number in this workbook is invented']] };
  const data = { name: 'Data', rows: [header, ...[...rows].map((row) => row.map(dates))] };
  writeFileSync(target, await writeXlsx({ sheets: cover ? [words, data] : [data] }));
}
