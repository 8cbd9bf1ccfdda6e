import { createHash } from 'node:crypto';
import type { SourceTable } from '../model.js';
import { checkArchive, WORKBOOK_LIMITS } from './check-archive.js';
import type { OpenTable } from './csv.js';
import type { FileFacts, LayoutReader } from './layouts/layout.js';
import { readWorkbook } from './xlsx.js';

interface Opener {
  readonly state: { readonly reader?: LayoutReader; readonly unknown?: readonly string[] };
  readonly open: OpenTable;
}

/** A workbook to what its sheet of a known header says; the cover and other sheets are passed over. */
export async function loadWorkbook(
  file: string,
  bytes: Uint8Array,
  opener: (facts: FileFacts) => Opener,
): Promise<SourceTable | { readonly noLayout: string }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // An old or a locked workbook is no zip archive; the reader says which.
  if (bytes[0] === 0x50) await checkArchive(file, bytes, WORKBOOK_LIMITS, 'workbook');
  const { state, open } = opener({ file, sha256 });
  const sheets = await readWorkbook(file, bytes, open);
  if (state.reader) return state.reader.finish([]);
  return {
    noLayout: `${file}:1:1: none of its sheets (${sheets}) has a known header in its first rows; it needs the columns of a Met dashboard or borough file.`,
  };
}
