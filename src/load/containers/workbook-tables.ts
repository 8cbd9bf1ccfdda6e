import type { SourceTable } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import { layoutFor, layoutOpener, type NoLayout } from '../open-layout.js';
import type { InputBytes } from '../recorded-inputs.js';
import { sheetsOf } from './workbook-sheets.js';
import { readWorkbook } from './xlsx.js';

/** A workbook to what its sheets of a known header say; the cover and other sheets are passed over. */
export async function loadWorkbook({ file, bytes, sha256 }: InputBytes): Promise<SourceTable | NoLayout> {
  // An old or a locked workbook is no zip archive.
  if (bytes[0] !== 0x50) {
    throw inputError(
      { file, row: 1, column: 1 },
      'the workbook is locked with a password, or of the old kind (.xls); open it in a spreadsheet and save it again as .xlsx or CSV.',
    );
  }
  const sheets = await sheetsOf(file, bytes);
  const sheetsRead: string[] = [];
  const { state, open } = layoutOpener({ file, sheets: sheetsRead });
  const isKnown = (header: readonly string[]) => layoutFor(header) !== undefined;
  const diagnostics = await readWorkbook({ file, bytes, sheets, open, isKnown, sheetsRead });
  if (state.reader) return { ...state.reader.finish(diagnostics), sha256 };
  return {
    sha256,
    noLayout: `${file}:1:1: none of its sheets (${sheets.length}) has a known header in its first rows; it needs the columns of a Met dashboard or borough file.`,
  };
}
