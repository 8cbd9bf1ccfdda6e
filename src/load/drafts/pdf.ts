import { spawnSync } from 'node:child_process';
import { inputError } from '../../core/errors.js';
import { type LoadedDraft, textDraft } from './text.js';

/** A PDF as `pdftotext -layout` gives it (poppler, where it is installed): lines and columns are those of that text. */
export function pdfDraft(name: string, bytes: Buffer): LoadedDraft {
  const ran = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: bytes, maxBuffer: 2 ** 28 });
  if (ran.error) {
    throw inputError(`${name}: reading a PDF needs pdftotext (poppler-utils); install it, or save the text as .txt.`);
  }
  if (ran.status !== 0) throw inputError(`${name}: is a damaged or locked PDF; save its text as .txt.`);
  if (ran.stdout.toString('utf8').trim() === '') {
    throw inputError(`${name}: is a PDF without text (a scan); give the document it was made from.`);
  }
  return textDraft(name, ran.stdout);
}
