import { spawnSync } from 'node:child_process';
import { inputError } from '../../core/errors.js';
import { layOut } from './pdf-layout.js';
import { type LoadedDraft, textDraft } from './text.js';

const damaged = (name: string): Error =>
  inputError({ file: name }, 'is a damaged or locked PDF; save its text as .txt.');

/** By the package unpdf, where it is installed; undefined where it is not. */
async function byPackage(name: string, bytes: Buffer): Promise<string | undefined> {
  const unpdf = await import('unpdf').catch(() => undefined);
  if (!unpdf) return undefined;
  try {
    const { items } = await unpdf.extractTextItems(new Uint8Array(bytes));
    return items.map(layOut).join('\n\f\n');
  } catch {
    throw damaged(name);
  }
}

/**
 * A PDF as `pdftotext -layout` (poppler) gives it, or the package unpdf with the same columns: lines and columns are those of
 * that text.
 */
export async function pdfDraft(name: string, bytes: Buffer): Promise<LoadedDraft> {
  const ran = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: bytes, maxBuffer: 2 ** 28 });
  if (!ran.error && ran.status !== 0) throw damaged(name);
  const text = ran.error ? await byPackage(name, bytes) : ran.stdout.toString('utf8');
  if (text === undefined)
    throw inputError(
      { file: name },
      'reading a PDF needs pdftotext (poppler-utils) or the package unpdf; install one, or save the text as .txt.',
    );
  if (text.trim() === '')
    throw inputError({ file: name }, 'is a PDF without text (a scan); give the document it was made from.');
  return textDraft(name, Buffer.from(text));
}
