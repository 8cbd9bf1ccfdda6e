import { formatValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { inputError, UserError } from '../../core/errors.js';
import { checkArchive } from './zip-integrity.js';

/** The sheets of a workbook as their cells are shown: 0.123 in a cell of per cent is "12.3%". */

export interface ShownSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A draft is no data file: beyond it a workbook is refused. */
const MOST_CELLS = 200_000;

/** No report is near this; a compressed bomb is. */
const LIMITS = { unpacked: 2 ** 28, files: 10_000 };

const damaged = (file: string): Error =>
  inputError({ file }, 'is a damaged workbook, or locked by a password; save it again as .xlsx.');

function shown(value: unknown, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' && format ? formatValue(value, format) : String(value);
}

export async function shownSheets(file: string, bytes: Uint8Array): Promise<ShownSheet[]> {
  await checkArchive(file, bytes, { limits: LIMITS, what: 'workbook' }).catch((error) => {
    throw error instanceof UserError ? error : damaged(file);
  });
  const { sheets } = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw damaged(file);
  });
  const seen = sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden);
  const cells = seen.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.length, 0), 0);
  if (cells > MOST_CELLS)
    throw inputError({ file }, `has ${cells} cells, too many for a draft; save its tables as text.`);
  return seen.map(({ name, rows, cells: details }) => ({
    name,
    rows: rows.map((row, at) =>
      row.map((value, column) => shown(value, details?.get(`${at},${column}`)?.style?.numFmt)),
    ),
  }));
}
